package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// records hands out what a store holds of a source, in the order in which it came.
func (s *memStore) records(source, zone string) func(func(geo.IncidentRecord) error) error {
	return func(visit func(geo.IncidentRecord) error) error {
		for _, i := range s.stored(source) {
			r := geo.IncidentRecord{Incident: i, TimeZone: zone}
			for _, p := range i.Units {
				for _, e := range s.editions {
					for _, u := range e.Units {
						if p.Basis == geo.ByStatement && u.ID == p.Unit {
							r.Edition, r.Commune = e.Edition.Code, u.Code
						}
					}
				}
			}
			if err := visit(r); err != nil {
				return err
			}
		}
		return nil
	}
}

// What is written is read again without loss, in every format: each incident is
// the same, and the same import knows all of them.
func TestExportsComeBack(t *testing.T) {
	t.Parallel()
	for _, format := range []string{ExportCSV, ExportXLSX, ExportGeoJSON} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				zone := rapid.SampledFrom([]string{"Asia/Ho_Chi_Minh", "Europe/London", "America/St_Johns"}).Draw(t, "zone")
				first := newMemStore()
				testPlaces(first)
				take(t, first, anyIncidents(t), zone)
				var out bytes.Buffer
				if err := WriteRecords(&out, format, first.records("test", zone)); err != nil {
					t.Fatal(err)
				}
				second := newMemStore()
				testPlaces(second)
				want := first.stored("test")
				if b := take(t, second, out.String(), ""); b.Counts.Stored != int64(len(want)) || b.Counts.Rejected+b.Counts.Skipped+b.Counts.Duplicates != 0 {
					t.Fatalf("%d incidents came back as %+v: %+v\n%s", len(want), b.Counts, second.rejects, out.String())
				}
				got := second.stored("test")
				for i := range want {
					want[i].ID, want[i].Row, got[i].ID, got[i].Row = uuid.Nil, 0, uuid.Nil, 0
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Fatalf("%s\n%s", d, out.String())
				}
				if b := take(t, first, out.String(), ""); b.Counts.Duplicates != int64(len(want)) {
					t.Fatalf("the same incidents again: %+v", b.Counts)
				}
			})
		})
	}
}

// take imports a file.
func take(t *rapid.T, s *memStore, file, zone string) geo.Batch {
	t.Helper()
	b, err := Import(t.Context(), s, Options{File: stringFile(file), FileName: "x", Source: "test", TimeZone: zone, Now: testNow})
	if err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	return b
}

// anyIncidents draws a file of valid incidents.
func anyIncidents(t *rapid.T) string {
	var b strings.Builder
	out := csv.NewWriter(&b)
	code := func(list *geo.CodeList) *rapid.Generator[string] { return rapid.SampledFrom(list.All()) }
	or := func(g *rapid.Generator[string]) *rapid.Generator[string] { return rapid.OneOf(rapid.Just(""), g) }
	day := rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("20%02d-%02d-%02d", rapid.IntRange(0, 23).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 28).Draw(t, "d"))
	})
	moment := rapid.Custom(func(t *rapid.T) string {
		return day.Draw(t, "day") + fmt.Sprintf(" %02d:%02d:%02d", rapid.IntRange(4, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "min"), rapid.IntRange(0, 59).Draw(t, "s"))
	})
	ids := []string{"", "", "a", "0012", "1e5", "=1+1", "'=x", "''-x", "-", "nt", "Tổng số", "Cộng", "STT", "a,b", `a"b`, "+84", "@x", "'x", "TRUE", "#REF!", "1/2/2022", "45000", "Mật", "e\u0323\u0302", "Ký tên"}
	used := map[string]bool{}
	header := []string{"external_id", "occurred_at", "occurred_until", "reported_at", "category", "severity", "victim_group", "victim_age", "victim_sex", "forms", "acts",
		"setting", "report_source", "case_status", "lon", "lat", "location_quality", "uncertainty_m", "edition", "commune", "exemplary", "closed_trial", "spoke_up_at", "assistance",
		"harm_percent", "death", "weapon"}
	_ = out.Write(header)
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		id := rapid.SampledFrom(ids).Draw(t, "id")
		if used[id] && id != "" {
			id += fmt.Sprint(len(used))
		}
		used[id] = true
		at := rapid.OneOf(day, moment, rapid.SampledFrom([]string{"2021", "2020-02", "2022-06-22T10:00:00Z"})).Draw(t, "at")
		until := ""
		if rapid.Bool().Draw(t, "lasts") {
			until = rapid.SampledFrom([]string{"2024-05-30", "2024-06", "2024-06-01 10:00", "2024-06-02 00:00"}).Draw(t, "until")
		}
		var lon, lat, quality, edition, commune string
		switch rapid.IntRange(0, 2).Draw(t, "place") {
		case 0:
			lon, lat = fmt.Sprint(rapid.Float64Range(104, 109).Draw(t, "lon")), fmt.Sprint(rapid.Float64Range(20, 23).Draw(t, "lat"))
			quality = rapid.SampledFrom([]string{"", "gps", "address", "hamlet"}).Draw(t, "quality")
		case 1:
			edition, commune = "2022-07", rapid.SampledFrom([]string{"01", "02", "03"}).Draw(t, "commune")
		}
		persons := rapid.SampledFrom([][3]string{{"", "", ""}, {"woman_18_59;child_under_13", "34;9", "f;m"}, {"unknown", "", ""}, {"unknown;man_60_plus", ";", ";m"}, {"", "16;70", "f;"}, {"", "1985", "f"}}).Draw(t, "persons")
		services := or(rapid.SampledFrom([]string{"medical", "1:legal@2024-05-18/2024-05-19", "shelter@/2024-05-19;1:other@2024-05-01", "refused"})).Draw(t, "services")
		_ = out.Write([]string{id, at, until, or(rapid.OneOf(day, moment)).Draw(t, "reported"), code(geo.Categories).Draw(t, "category"), or(code(geo.Severities)).Draw(t, "severity"),
			persons[0], persons[1], persons[2], or(rapid.SampledFrom([]string{"physical", "sexual;economic"})).Draw(t, "forms"), or(rapid.SampledFrom([]string{"a", "acđ", "q;đ"})).Draw(t, "acts"),
			or(code(geo.Settings)).Draw(t, "setting"), or(code(geo.ReportSources)).Draw(t, "from"), or(code(geo.CaseStatuses)).Draw(t, "status"),
			lon, lat, quality, or(rapid.SampledFrom([]string{"50", "33.3", "0.125"})).Draw(t, "radius"), edition, commune,
			or(rapid.Just("x")).Draw(t, "exemplary"), or(rapid.Just("yes")).Draw(t, "closed"), or(day).Draw(t, "spoke"), services,
			or(rapid.SampledFrom([]string{"5", "12 %", "35"})).Draw(t, "harm"), or(rapid.Just("x")).Draw(t, "death"), or(rapid.Just("x")).Draw(t, "weapon")})
	}
	out.Flush()
	return b.String()
}

// A formula stays text in a spreadsheet, and comes back as it was.
func TestEscapedFormulas(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"=1+1", "-x", "+84", "@a", "\tx", "'=1", "''=1", " =1", "x", "'x", "-5", "+3.5", "'-5", "", "'", "＝1"} {
		escaped := escapeFormula(s)
		if got := unescape(escaped); got != s && escaped != s {
			t.Errorf("%q is written as %q and read as %q", s, escaped, got)
		}
		if first := strings.TrimLeft(escaped, " "); first != "" && slices.Contains([]byte("=@\t"), first[0]) {
			t.Errorf("%q is written as %q", s, escaped)
		}
	}
}

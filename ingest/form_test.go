package ingest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
)

func formBytes(t *testing.T, kind, format string) []byte {
	t.Helper()
	form, err := FormOf(kind)
	must(t, err)
	var b bytes.Buffer
	must(t, form.Write(&b, format))
	return b.Bytes()
}

// filled writes the examples of a form's columns into its first row, the fields
// given instead where there are any.
func filled(t *testing.T, kind string, instead map[string]string) []byte {
	t.Helper()
	b, err := excelize.OpenReader(bytes.NewReader(formBytes(t, kind, ExportXLSX)))
	must(t, err)
	defer b.Close()
	form, err := FormOf(kind)
	must(t, err)
	for i, c := range form.Columns {
		at, err := excelize.CoordinatesToCellName(i+1, 2)
		must(t, err)
		text, given := instead[c.Name]
		if !given {
			text = c.Example
		}
		must(t, b.SetCellStr(form.Title, at, text))
	}
	return []byte(bookBytes(t, b))
}

// What is written into the form of incidents is understood column by column, and
// stored.
func TestIncidentForm(t *testing.T) {
	t.Parallel()
	content := filled(t, FormIncidents, map[string]string{"occurred_at": "22/05/2024", "reported_at": "23/05/2024", "spoke_up_at": "24/05/2024", "time": "23h30",
		"edition": "2022-07", "commune": "02", "lon": "", "lat": "", "location_quality": ""})
	s := newMemStore()
	testPlaces(s)
	o := options(t, "", "")
	o.File, o.FileName, o.DryRun, o.Sample = bytes.NewReader(content), "Vụ việc.xlsx", true, 5
	a, err := Run(t.Context(), s, o)
	must(t, err)
	var want, got []string
	for _, id := range formFields {
		want = append(want, Fields[id].Name)
	}
	if len(a.Understood.Tables) != 1 {
		t.Fatalf("%d tables: %+v", len(a.Understood.Tables), a.Understood.Tables)
	}
	for _, c := range a.Understood.Tables[0].Columns {
		got = append(got, c.Field)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	fields := map[string]string{"external_id": "CA-2024-00017", "occurred_at": "2024-05-22T23:30:00+07:00", "reported_at": "2024-05-23", "spoke_up_at": "2024-05-24",
		"category": "injury", "severity": "serious", "severity_test": "harm_11", "victim_group": "child_13_15", "setting": "rented_room",
		"report_source": "womens_union", "case_status": "verifying", "location_quality": "commune_only", "forms": "sexual", "assistance": "1:medical;1:psychological"}
	// The examples of age and group contradict each other: a form is filled in by people.
	if len(a.Rejects) != 1 || a.Rejects[0].Code != "victim_contradiction" {
		t.Errorf("rejects %+v", a.Rejects)
	}
	content = filled(t, FormIncidents, map[string]string{"occurred_at": "22/05/2024", "reported_at": "23/05/2024", "spoke_up_at": "24/05/2024", "time": "23h30",
		"edition": "2022-07", "commune": "02", "lon": "", "lat": "", "location_quality": "", "victim_age": "", "victim_sex": ""})
	o.File = bytes.NewReader(content)
	if a, err = Run(t.Context(), s, o); err != nil || len(a.Sample) != 1 {
		t.Fatalf("%v %+v", err, a.Rejects)
	}
	if d := cmp.Diff(fields, a.Sample[0].Fields); d != "" {
		t.Error(d)
	}
}

func TestFormsOfSmallTables(t *testing.T) {
	t.Parallel()
	now := TableOptions{FileName: "form.xlsx", Now: testNow.AddDate(3, 0, 0)}
	reports, err := ReadReporting(bytes.NewReader(filled(t, FormReporting, nil)), now)
	must(t, err)
	want := []geo.ReportingRow{{Row: 1, Edition: "2025-07", Level: geo.Commune, Code: "08707", State: 2,
		Period: geo.Period{From: geo.DayOf(2026, 5, 15), To: geo.DayOf(2026, 6, 14)}, Submitted: reports.Rows[0].Submitted}}
	if d := cmp.Diff(want, reports.Rows); d != "" || len(reports.Errors) > 0 {
		t.Errorf("%s %+v", d, reports.Errors)
	}
	models, err := ReadModels(bytes.NewReader(filled(t, FormModels, nil)), now)
	must(t, err)
	if len(models.Rows) != 1 || models.Rows[0].Started != geo.DayOf(2025, 3, 25) || models.Rows[0].Capacity != 40 || !models.Rows[0].Located || len(models.Errors) > 0 {
		t.Errorf("%+v %+v", models.Rows, models.Errors)
	}
}

// An empty form has no rows and no faults; the one in CSV has the same columns.
func TestEmptyForms(t *testing.T) {
	t.Parallel()
	for _, format := range []string{ExportCSV, ExportXLSX} {
		o := options(t, "", "")
		o.File, o.FileName = bytes.NewReader(formBytes(t, FormIncidents, format)), "form"
		b, err := Import(t.Context(), newMemStore(), o)
		if err != nil || b.Counts != (geo.BatchCounts{}) || !strings.Contains(strings.Join(b.Warnings, "\n"), "no rows") {
			t.Errorf("%s: %+v, %q, %v", format, b.Counts, b.Warnings, err)
		}
		for _, read := range map[string]func(TableOptions) (int, error){
			FormReporting: func(o TableOptions) (int, error) {
				a, err := ReadReporting(bytes.NewReader(formBytes(t, FormReporting, format)), o)
				return len(a.Rows) + len(a.Errors), err
			},
			FormModels: func(o TableOptions) (int, error) {
				a, err := ReadModels(bytes.NewReader(formBytes(t, FormModels, format)), o)
				return len(a.Rows) + len(a.Errors), err
			},
		} {
			if n, err := read(TableOptions{FileName: "form", Now: testNow}); n != 0 || err != nil {
				t.Errorf("%s: %d rows, %v", format, n, err)
			}
		}
	}
}

// Every name that people give to a column means one field, with its accents and
// without; the form's own header is the surest.
func TestHeaders(t *testing.T) {
	t.Parallel()
	for id, names := range headers {
		for i, name := range names {
			name, weak := strings.CutSuffix(name, "?")
			if weak {
				continue
			}
			for _, written := range []string{name, strings.ToUpper(name), plainWords(name), "  " + strings.ReplaceAll(name, " ", "_") + " (nếu có)", "3. " + name} {
				if looksPersonal(written) {
					t.Errorf("%q of %s looks personal", written, Fields[id].Name)
				}
				best := headerMatch{score: 1 << 20}
				for _, m := range matchHeader(written) {
					if m.score == best.score && m.field != best.field {
						t.Errorf("%q is %s and %s", written, Fields[m.field].Name, Fields[best.field].Name)
					}
					if m.score < best.score {
						best = m
					}
				}
				if best.field != fieldID(id) || best.weak {
					t.Errorf("%q (number %d of %s) is taken for %s", written, i, Fields[id].Name, Fields[best.field].Name)
				}
			}
		}
	}
}

func TestHeadersAboutOthers(t *testing.T) {
	t.Parallel()
	for column, want := range map[string]string{
		"Nạn nhân / Tuổi": "victim_age", "Tuổi nạn nhân": "victim_age", "Tuổi của nạn nhân": "victim_age", "Đối tượng / Tuổi": "", "Tuổi đối tượng": "", "Tuổi người gây bạo lực": "",
		"Suspect age": "", "Victim's age": "victim_age", "Đối tượng bị xâm hại": "victim_group", "Ngày xảy ra vụ việc": "occurred_at", "Ngày, tháng, năm xảy ra": "occurred_at",
		"Người báo tin / Giới tính": "", "Tỉ lệ tổn thương cơ thể (%)": "harm_percent", "Số vụ": "", "Xã": "commune_name", "Hành vi của đối tượng": "category", "ngày báo cáo vụ việc bạo lực": "reported_at",
	} {
		best, name := 1<<20, ""
		for _, m := range matchHeader(column) {
			if m.score < best {
				best, name = m.score, Fields[m.field].Name
			}
		}
		if name != want {
			t.Errorf("%q is %q, want %q", column, name, want)
		}
	}
}

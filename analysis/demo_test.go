package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/fixtures/demotest"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

var _ analysis.Store = (*storage.Store)(nil)

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func open(t *testing.T, db storagetest.Database) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), storage.Config{Owner: db.Owner, App: db.App})
	check(t, err)
	t.Cleanup(s.Close)
	return s
}

func request(tb testing.TB, layer, edition string, level geo.Level, w fixtures.Span, conditions ...string) analysis.Request {
	tb.Helper()
	r := analysis.Request{Layer: layer, Edition: edition, Level: level}
	var err error
	r.Filter.Period, err = geo.ParsePeriod(w.From, w.To)
	check(tb, err)
	for i := 0; i < len(conditions); i += 2 {
		check(tb, r.Filter.Set(conditions[i], conditions[i+1]))
	}
	return r
}

func column(tb testing.TB, l *analysis.Layer, name string) analysis.Column {
	tb.Helper()
	c, ok := l.Column(name)
	if !ok {
		tb.Fatalf("no column %s", name)
	}
	return c
}

// The demo province through the real database: the planted truths are found
// again, every count is the database's own, and two servers stay in step.
func TestDemoProvince(t *testing.T) {
	t.Parallel()
	db := storagetest.NewDatabase(t)
	first := open(t, db)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	demotest.Load(ctx, t, first)
	service := analysis.New(first, "test", nil)
	check(t, service.Load(ctx))
	truth, err := fixtures.Truth()
	check(t, err)
	ask := func(t *testing.T, r analysis.Request) *analysis.Layer {
		t.Helper()
		l, err := service.Layer(ctx, r)
		check(t, err)
		return l
	}
	t.Run("states", func(t *testing.T) { plantedStates(t, truth, ask) })
	t.Run("hot clusters", func(t *testing.T) { plantedRates(t, truth, ask) })
	t.Run("hot spots", func(t *testing.T) { plantedHotspots(ctx, t, first, truth, ask) })
	t.Run("need", func(t *testing.T) { plantedNeed(ctx, t, first, truth, ask) })
	t.Run("expansion", func(t *testing.T) { plantedExpansion(ctx, t, first, service, truth, ask) })
	t.Run("work", func(t *testing.T) { plantedWork(ctx, t, service, truth, ask) })
	t.Run("counts", func(t *testing.T) { countsEqualSQL(t, db, ask) })
	t.Run("two servers", func(t *testing.T) { twoServers(ctx, t, db, first, service) })
}

type asker func(*testing.T, analysis.Request) *analysis.Layer

func plantedStates(t *testing.T, truth fixtures.Truths, ask asker) {
	// A commune that has been without incidents for three years may be silent before
	// it is asked for its reports of the last one.
	for kind, allowed := range map[string][]string{"silent": {"silent"}, "not_reporting": {"not_reporting", "silent"}, "partial": {"partial", "has_incidents"}} {
		found := 0
		for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
			for _, p := range truth.Find(kind, edition) {
				l := ask(t, request(t, "status", edition, "", p.Window))
				codes, states := column(t, l, "code").Texts, column(t, l, "status").Texts
				for i, code := range codes {
					planted := slices.Contains(p.Codes, code)
					if planted && (kind == "partial" || states[i] == allowed[0]) {
						found++
					}
					if planted && !slices.Contains(allowed, states[i]) {
						t.Errorf("%s of %s, planted %s, is %s", code, edition, kind, states[i])
					}
					if !planted && kind == "silent" && states[i] == "silent" && !slices.Contains(truth.Find("not_reporting", edition)[0].Codes, code) {
						t.Errorf("%s of %s is silent, which nobody planted", code, edition)
					}
				}
			}
		}
		if found < 3 {
			t.Errorf("only %d communes are %s as planted", found, kind)
		}
	}
	if n := len(truth.Find("not_reporting", fixtures.EditionOld)[0].Codes); n != 6 {
		t.Errorf("%d communes that do not report", n)
	}
}

// A cluster's rate is at least three times that of the province outside the hot
// clusters: four times the underlying rate was planted, and the province's own
// rate has the clusters in it.
func plantedRates(t *testing.T, truth fixtures.Truths, ask asker) {
	for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
		hot := truth.Find("hot", edition)
		for _, p := range hot {
			l := ask(t, request(t, "density", edition, "", p.Window))
			counts, people := column(t, l, "count").Counts, column(t, l, "population").Counts
			var in, inPeople, rest, restPeople float64
			for i, code := range column(t, l, "code").Texts {
				switch {
				case slices.Contains(p.Codes, code):
					in, inPeople = in+float64(counts[i]), inPeople+float64(people[i])
				case !slices.ContainsFunc(hot, func(h fixtures.Planted) bool { return slices.Contains(h.Codes, code) }):
					rest, restPeople = rest+float64(counts[i]), restPeople+float64(people[i])
				}
			}
			ratio := in / inPeople / (rest / restPeople)
			t.Logf("%s, %s: %.2f times the rest", p.Name, edition, ratio)
			if ratio < 3 {
				t.Errorf("%s of %s: %.2f times the rate of the rest, four times was planted", p.Name, edition, ratio)
			}
		}
	}
}

// countsEqualSQL asks the database the same questions in its own words.
func countsEqualSQL(t *testing.T, db storagetest.Database, ask asker) {
	conn, err := pgx.Connect(t.Context(), db.Admin)
	check(t, err)
	defer conn.Close(t.Context())
	span := fixtures.Span{From: "2021-03-05", To: "2026-02-11"}
	type question struct{ key, value, sql string }
	questions := []question{{"", "", "true"}, {"weekdays", "6-7", "extract(isodow FROM i.occurred_on) >= 6"}, {"severity", "serious,unknown", "i.severity IN ('serious', 'unknown')"},
		{"source", "demo", "true"}, {"source", "nobody", "false"}, {"case_status", "unfounded", "i.case_status = 'unfounded'"},
		{"victim_group", "child_under_13,child_13_15", "i.victim_groups & 6 <> 0"}}
	for _, c := range geo.Categories.All() {
		questions = append(questions, question{"category", c, fmt.Sprintf("i.category = '%s'", c)})
	}
	for h := range 24 {
		questions = append(questions, question{"hours", fmt.Sprint(h), fmt.Sprintf("i.occurred_minute / 60 = %d", h)})
	}
	for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
		for _, q := range questions {
			counted := "i.case_status NOT IN ('unfounded', 'duplicate')"
			if q.key == "case_status" {
				counted = "true"
			}
			rows, err := conn.Query(t.Context(), fmt.Sprintf(`SELECT coalesce(u.code, CASE WHEN p.incident IS NULL THEN 'outside' ELSE 'uncertain' END), count(*)
				FROM antoan.incident i
				LEFT JOIN antoan.incident_unit p ON p.incident = i.id AND p.edition = (SELECT id FROM antoan.edition WHERE code = $1)
				LEFT JOIN antoan.unit u ON u.id = p.unit
				WHERE i.occurred_on BETWEEN '%s' AND '%s' AND %s AND %s GROUP BY 1`, span.From, span.To, counted, q.sql), edition)
			check(t, err)
			want, total := map[string]int64{}, int64(0)
			var code string
			var n int64
			_, err = pgx.ForEachRow(rows, []any{&code, &n}, func() error { want[code], total = n, total+n; return nil })
			check(t, err)
			l := ask(t, request(t, "density", edition, "", span, q.key, q.value))
			got := map[string]int64{}
			for i, code := range column(t, l, "code").Texts {
				if n := column(t, l, "count").Counts[i]; n > 0 {
					got[code] = n
				}
			}
			for name, key := range map[string]string{"outside": "unlocated", "uncertain": "uncertain"} {
				if n, _ := l.Metadata[key].(int64); n > 0 {
					got[name] = n
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s=%s: %s", edition, q.key, q.value, diff)
			}
			if l.Metadata["total"] != total || q.key == "" && total < 2000 {
				t.Errorf("%s, %s=%s: %v in all, the database has %d", edition, q.key, q.value, l.Metadata["total"], total)
			}
		}
	}
}

// twoServers imports through one connection and waits for the other to say so.
func twoServers(ctx context.Context, t *testing.T, db storagetest.Database, first *storage.Store, service *analysis.Service) {
	second := &watched{Store: open(t, db), changed: make(chan bool, 16)}
	other := analysis.New(second, "test", nil)
	check(t, other.Load(ctx))
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- other.Follow(ctx) }()
	<-second.changed // it listens
	before := other.Summary()
	b, err := ingest.Import(ctx, first, ingest.Options{File: strings.NewReader("id,occurred_at,category,lon,lat\nx1,2026-05-01,injury,,\nx2,2026-05-02,threat,,\n"), FileName: "two.csv",
		Source: "other", Mapping: mapping(t, "id=external_id")})
	check(t, err)
	if b.Counts.Stored != 2 {
		t.Fatalf("stored: %+v", b.Counts)
	}
	for other.Summary().Incidents != before.Incidents+2 {
		select {
		case <-second.changed:
		case <-ctx.Done():
			t.Fatalf("the other server has %+v, had %+v", other.Summary(), before)
		}
	}
	check(t, service.Update(ctx))
	if diff := cmp.Diff(service.Summary(), other.Summary()); diff != "" {
		t.Error(diff)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Follow ended with %v", err)
	}
}

func mapping(t *testing.T, s string) ingest.Mapping {
	t.Helper()
	m, err := ingest.ParseMapping(s)
	check(t, err)
	return m
}

// watched tells after each update that Watch asked for.
type watched struct {
	*storage.Store
	changed chan bool
}

func (w *watched) Watch(ctx context.Context, changed func()) error {
	return w.Store.Watch(ctx, func() {
		changed()
		w.changed <- true
	})
}

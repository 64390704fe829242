package analysis

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/antoan-vn/antoan/geo"
)

// strange is an edition whose names are all that a file format stumbles over.
func strange() *memory {
	m := newMemory()
	names := []string{"Xã Hòa Bình", `Phường "Số 1", ấp; <b>&`, "=HYPERLINK(\"x\")", "+84", "-1", "@cmd", "\tTab", "\rCR", "hai\ndòng", "Thị trấn Đ'Ran \\"}
	var units []geo.Unit
	for i, name := range names {
		u := unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", 26, int64(1000*i)-1) // the first's are not known
		u.Name = name
		units = append(units, u)
	}
	units[2].Outline = append(units[2].Outline, square(40, 40)...)
	m.addEdition("e", units...)
	for i := range 7 {
		m.add(uuid.New(), geo.Fact{On: geo.DayOf(2024, time.May, i+1), Groups: 16, Placed: placed(int32(i%3 + 1))})
	}
	return m
}

func TestThreeFormsSayTheSame(t *testing.T) {
	t.Parallel()
	s := loaded(t, strange())
	bound := orb.Bound{Min: orb.Point{105.15, 21.01}, Max: orb.Point{105.55, 21.09}} // of units 2 to 6, whose corners lie at 105.2 …
	for _, r := range []Request{{Layer: "density"}, {Layer: "status"}, {Layer: "density", Bound: &bound}} {
		l := ask(t, s, r)
		var js struct {
			Matched int              `json:"number_matched"`
			Columns map[string][]any `json:"columns"`
		}
		var gj, table bytes.Buffer
		if err := json.Unmarshal([]byte(values(t, l)), &js); err != nil {
			t.Fatal(err)
		}
		if err := l.WriteGeoJSON(&gj); err != nil {
			t.Fatal(err)
		}
		if err := l.WriteCSV(&table); err != nil {
			t.Fatal(err)
		}
		fc, err := geojson.UnmarshalFeatureCollection(gj.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&table).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := 10
		if r.Bound != nil {
			want = 5
		}
		if len(fc.Features) != want || len(rows) != want+1 || js.Matched != want || fc.ExtraMembers["numberMatched"] != float64(want) || fc.ExtraMembers["numberReturned"] != float64(want) {
			t.Fatalf("%d features, %d rows, %d and %v matched, want %d", len(fc.Features), len(rows)-1, js.Matched, fc.ExtraMembers["numberMatched"], want)
		}
		if _, ok := fc.ExtraMembers["crs"]; ok {
			t.Error("RFC 7946 knows no crs")
		}
		header := densityColumns
		if r.Layer == "status" {
			header = statusColumns
		}
		for k, c := range header {
			if rows[0][k] != c.Name {
				t.Fatalf("column %d is %s, the catalogue has %s", k, rows[0][k], c.Name)
			}
		}
		for n, f := range fc.Features {
			u := l.level.units[l.rows[n]]
			if f.ID != u.Code || f.Properties["name"] != u.Name {
				t.Errorf("feature %d is %v %v, want %s %s", n, f.ID, f.Properties["name"], u.Code, u.Name)
			}
			got, multi := f.Geometry.(orb.MultiPolygon)
			if !multi {
				got = orb.MultiPolygon{f.Geometry.(orb.Polygon)}
			}
			if !got.Equal(u.Outline) || multi != (len(u.Outline) > 1) {
				t.Errorf("outline of %s is not as stored", u.Code)
			}
			for k, c := range header {
				v := js.Columns[c.Name][n]
				if f.Properties[c.Name] != v {
					t.Errorf("%s of %s: %v in GeoJSON, %v in the arrays", c.Name, u.Code, f.Properties[c.Name], v)
				}
				cell := rows[n+1][k]
				switch v := v.(type) {
				case nil:
					if cell != "" {
						t.Errorf("%s of %s is null and %q", c.Name, u.Code, cell)
					}
				case float64:
					if parsed, err := json.Number(cell).Float64(); err != nil || parsed != v {
						t.Errorf("%s of %s: %v and %q", c.Name, u.Code, v, cell)
					}
				case string:
					// csv.Reader turns \r\n into \n only; the quote guards against formulas.
					if cell != v && cell != "'"+v {
						t.Errorf("%s of %s: %q and %q", c.Name, u.Code, v, cell)
					}
				}
			}
		}
		// People of the first are not known: null, never 0.
		if r.Bound == nil && r.Layer == "density" && (js.Columns["rate"][0] != nil || js.Columns["population"][0] != nil || js.Columns["rate"][9] != 0.0) {
			t.Errorf("rates: %v", js.Columns["rate"])
		}
	}
}

func TestFormulasAreTexts(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"=1+1", "+84", "-1", "@cmd", "\tx", "\rx", "\n=1"} {
		if got := escapeFormula(text, true); got != "'"+text {
			t.Errorf("%q is written %q", text, got)
		}
		if got := escapeFormula(text, false); got != text {
			t.Errorf("the number %q is written %q", text, got)
		}
	}
	if got := escapeFormula("Xã =", true) + escapeFormula("", true); got != "Xã =" {
		t.Error(got)
	}
}

func TestCSVHeader(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := ask(t, loaded(t, strange()), Request{Layer: "density"}).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "code,name,count,") {
		t.Errorf("begins %.40q", b.String())
	}
}

// The tag changes when and only when the answer does.
func TestETag(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.add(uuid.New(), geo.Fact{On: day(t, "2026-01-05"), Area: 1, Groups: 16, Placed: placed(1)}, geo.Fact{On: day(t, "2026-01-05"), Area: 2, Groups: 16, Placed: placed(2)})
	s := loaded(t, m)
	winter := geo.Filter{Period: period(t, "2026-01-01", "2026-03-31")}
	r := Request{Layer: "density", Edition: "old", Filter: winter}
	first := ask(t, s, r)
	if first.ETag("csv") == first.ETag("values") {
		t.Error("two formats, one tag")
	}
	same := r
	same.Level = geo.Commune // the default
	if ask(t, s, same).ETag("csv") != first.ETag("csv") {
		t.Error("the same answer, another tag")
	}
	seen := map[string]string{first.ETag("csv"): "the first"}
	differs := func(name string, l *Layer) {
		tag := l.ETag("csv")
		if other, ok := seen[tag]; ok {
			t.Errorf("%s has the tag of %s", name, other)
		}
		seen[tag] = name
	}
	status := r
	status.Layer = "status"
	bounded := r
	bounded.Bound = &orb.Bound{Min: orb.Point{105, 21}, Max: orb.Point{105.25, 21.05}}
	filtered := r
	filtered.Filter.Groups = 1
	differs("status", ask(t, s, status))
	differs("a window", ask(t, s, bounded))
	differs("a filter", ask(t, s, filtered))
	// Two callers who see one incident each, but not the same.
	for _, area := range []int32{1, 2} {
		l, err := s.Layer(geo.WithScope(t.Context(), geo.Scope{Areas: []int32{area}}), r)
		if err != nil {
			t.Fatal(err)
		}
		differs(fmt.Sprintf("area %d", area), l)
	}
	// A month ends without any change of the data.
	s.now = func() time.Time { return today.AddDate(0, 0, 20) }
	differs("status in April", ask(t, s, status))
	m.add(uuid.New(), geo.Fact{On: day(t, "2026-01-05"), Groups: 16, Placed: placed(2)})
	if err := s.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	differs("another incident", ask(t, s, r))
}

func TestPointPages(t *testing.T) {
	t.Parallel()
	m := twoEditions(2)
	for range 6 {
		id, err := uuid.NewV7()
		if err != nil {
			t.Fatal(err)
		}
		m.points = append(m.points, geo.IncidentPoint{ID: id, Point: orb.Point{105.5, 21.25}, Minute: 65, Category: "injury", Groups: 2})
	}
	slices.SortFunc(m.points, func(a, b geo.IncidentPoint) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	s := loaded(t, m)
	q := geo.PointQuery{Limit: 3}
	var ids []string
	for {
		p, err := s.Points(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := p.WriteGeoJSON(&b, "/next"); err != nil {
			t.Fatal(err)
		}
		fc, err := geojson.UnmarshalFeatureCollection(b.Bytes())
		if err != nil || len(fc.Features) != 3 || fc.Features[0].Geometry.(orb.Point) != (orb.Point{105.5, 21.25}) || fc.Features[0].Properties["time"] != "01:05" ||
			fc.Features[0].Properties["victim_groups"] != "child_under_13" || fc.Features[0].Properties["uncertainty_m"] != nil {
			t.Fatalf("%s: %v", b.String(), err)
		}
		for _, f := range p.Points {
			ids = append(ids, f.ID.String())
		}
		if p.Next == "" {
			break
		}
		q.After = uuid.MustParse(p.Next)
	}
	if len(ids) != 6 || len(slices.Compact(ids)) != 6 {
		t.Errorf("%d points over the pages", len(ids))
	}
	for _, limit := range []int{0, -1, MaxPoints + 1} {
		if _, err := s.Points(t.Context(), geo.PointQuery{Limit: limit}); err == nil {
			t.Errorf("limit %d is taken", limit)
		}
	}
}

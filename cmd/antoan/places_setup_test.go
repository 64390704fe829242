package main

import (
	"context"
	"encoding/csv"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"

	"github.com/antoan-vn/antoan/storage/cluster"
)

// oldCommune is a commune of Vĩnh Phúc in 2022.
type oldCommune struct {
	code, name, district string
	outline              orb.MultiPolygon
}

// newVinhPhuc is a site with the communes and districts of 2022, the communes of
// 2025 and what went where.
func newVinhPhuc(t *testing.T) (*site, []oldCommune) {
	t.Helper()
	old, young, crosswalk := shared(t, "vinhphuc_communes_2022.geojson"), shared(t, "vinhphuc_communes_2025.geojson"), shared(t, "vn_vinhphuc_crosswalk_2022_2025.csv")
	districts := shared(t, "vn_pre2025_districts_gso_692.geojson.gz")
	s := newSite(t)
	s.must("import", "boundaries", old, "--edition", "2022-07", "--level", "commune", "--valid-from", "2022-07-01", "--valid-to", "2025-06-30",
		"--parent", "district_code", "--province", "province_code")
	s.must("import", "boundaries", districts, "--edition", "2022-07", "--level", "district", "--valid-from", "2022-07-01", "--valid-to", "2025-06-30",
		"--code", "level2_id", "--province", "level1_id", "--where", "level1_id = '26'", "--make-valid")
	s.must("import", "boundaries", young, "--edition", "2025-07", "--level", "commune", "--valid-from", "2025-07-01", "--province", "province_code")
	s.must("import", "succession", crosswalk, "--from", "2022-07", "--to", "2025-07", "--column", "from_code=code_2022_07", "--column", "to_code=code_2025_07")
	return s, oldCommunes(t, old)
}

func oldCommunes(t *testing.T, path string) []oldCommune {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := geojson.UnmarshalFeatureCollection(text)
	if err != nil {
		t.Fatal(err)
	}
	var communes []oldCommune
	for _, f := range all.Features {
		var outline orb.MultiPolygon
		switch g := f.Geometry.(type) {
		case orb.MultiPolygon:
			outline = g
		case orb.Polygon:
			outline = orb.MultiPolygon{g}
		}
		communes = append(communes, oldCommune{f.Properties.MustString("code"), f.Properties.MustString("name"), f.Properties.MustString("district"), outline})
	}
	return communes
}

// inside draws a point of the commune.
func (c *oldCommune) inside(rng *rand.Rand) orb.Point {
	b := c.outline.Bound()
	for {
		p := orb.Point{b.Min[0] + rng.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + rng.Float64()*(b.Max[1]-b.Min[1])}
		if planar.MultiPolygonContains(c.outline, p) {
			return p
		}
	}
}

// officeFile writes a file as an office sends it: with titles in Vietnamese.
func officeFile(t *testing.T, name string, rows [][]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return path
}

// storedPlace is where an incident of a source stands.
type storedPlace struct {
	point          orb.Point // NaN where it has none
	quality        string
	radius         float64
	before, after  string // codes of the communes of 2022 and 2025, empty where unknown
	statedByOffice bool
}

// storedPlaces reads the incidents of a source by their identifiers.
func storedPlaces(t *testing.T, s *site, source string) map[string]storedPlace {
	t.Helper()
	c, err := cluster.Open(t.Context(), cluster.Config{Dir: s.dir})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	conn, err := pgx.Connect(t.Context(), c.ConnString(cluster.Admin, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), `
		SELECT i.external_id, coalesce(ST_X(i.location), 'NaN'), coalesce(ST_Y(i.location), 'NaN'), i.location_quality::text, coalesce(i.uncertainty_m, 0),
		       coalesce(max(u.code) FILTER (WHERE e.code = '2022-07'), ''), coalesce(max(u.code) FILTER (WHERE e.code = '2025-07'), ''), coalesce(bool_or(iu.basis = 1), false)
		FROM antoan.incident i JOIN antoan.source s ON s.id = i.source
		LEFT JOIN antoan.incident_unit iu ON iu.area = i.area AND iu.incident = i.id
		LEFT JOIN antoan.edition e ON e.id = iu.edition LEFT JOIN antoan.unit u ON u.id = iu.unit
		WHERE s.name = $1 GROUP BY i.area, i.occurred_on, i.id`, source)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]storedPlace{}
	var id string
	var p storedPlace
	if _, err := pgx.ForEachRow(rows, []any{&id, &p.point[0], &p.point[1], &p.quality, &p.radius, &p.before, &p.after, &p.statedByOffice}, func() error {
		all[id] = p
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// successorOf reads which commune of 2025 each of 2022 went to.
func successorOf(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(shared(t, "vn_vinhphuc_crosswalk_2022_2025.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	to := map[string]string{}
	for _, r := range rows[1:] {
		to[r[0]] = r[4]
	}
	return to
}

func offBy(p, q orb.Point) float64 {
	return 111_195 * math.Hypot((p[0]-q[0])*math.Cos(q[1]*math.Pi/180), p[1]-q[1])
}

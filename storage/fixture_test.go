package storage_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

// bench is a store on a database of its own, a context that sees everything,
// and a superuser's connection that sees through row-level security.
type bench struct {
	*testing.T
	*storage.Store
	ctx   context.Context
	db    storagetest.Database
	admin *pgx.Conn
}

func setup(t *testing.T) bench {
	t.Helper()
	db := storagetest.NewDatabase(t)
	s, err := storage.Open(t.Context(), storage.Config{Owner: db.Owner, App: db.App})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return bench{t, s, everything(t), db, connect(t, db.Admin)}
}

func everything(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(geo.WithScope(t.Context(), geo.Everything), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func (b bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// is fails the test unless the error is of the kind.
func (b bench) is(err, kind error) {
	b.Helper()
	if !errors.Is(err, kind) {
		b.Fatalf("error %v, want %v", err, kind)
	}
}

// one returns the first column of one row.
func one[T any](b bench, sql string, args ...any) (v T) {
	b.Helper()
	if err := b.admin.QueryRow(b.ctx, sql, args...).Scan(&v); err != nil {
		b.Fatalf("%s: %v", sql, err)
	}
	return v
}

func (b bench) exec(sql string, args ...any) {
	b.Helper()
	if _, err := b.admin.Exec(b.ctx, sql, args...); err != nil {
		b.Fatalf("%s: %v", sql, err)
	}
}

func sum(name string) string {
	h := sha256.Sum256([]byte(name))
	return hex.EncodeToString(h[:])
}

// file identifies an import by the name of its file.
func file(name string) geo.ImportID {
	return geo.ImportID{FileName: name, SHA256: sum(name), Source: "police", Mapping: "id=external_id", TimeZone: "Asia/Ho_Chi_Minh"}
}

func hashOf(s string) uuid.UUID { return uuid.NewSHA1(uuid.NameSpaceOID, []byte(s)) }

// incident is a row with an external id and nothing special.
func incident(id, content string) geo.Incident {
	on := geo.DayOf(2024, time.May, 17)
	at := on.Time().Add(13 * time.Hour)
	return geo.Incident{
		ID: uuid.Must(uuid.NewV7()), Row: 1, ExternalID: id, Key: hashOf("key " + id), Hash: hashOf(content),
		Occurred: geo.Occurrence{On: on, Until: on, Minute: 20 * 60, From: at, To: at}, AreaRecord: 26,
		Category: 2, Severity: 1, Setting: 1, ReportSource: 1, CaseStatus: 1,
	}
}

// at gives an incident a place; its units are those of the moment.
func at(i geo.Incident, p orb.Point, units ...geo.Placed) geo.Incident {
	i.Located, i.Point, i.Quality, i.Units = true, p, geo.QualityGPS, units
	return i
}

func (b bench) begin(id geo.ImportID) geo.IncidentWriter {
	b.Helper()
	w, err := b.Begin(b.ctx, id)
	b.must(err)
	b.Cleanup(func() { w.Rollback(context.Background()) })
	return w
}

// add imports rows as one batch and checks that all are accounted for.
func (b bench) add(id geo.ImportID, rows ...geo.Incident) geo.Batch {
	b.Helper()
	batch, err := b.try(id, rows...)
	b.must(err)
	c := batch.Counts
	if c.Read != c.Stored+c.Corrected+c.Duplicates+c.Skipped+c.Rejected {
		b.Fatalf("counts do not add up: %+v", c)
	}
	return batch
}

func (b bench) try(id geo.ImportID, rows ...geo.Incident) (geo.Batch, error) {
	w, err := b.Begin(b.ctx, id)
	if err != nil {
		return geo.Batch{}, err
	}
	for i := range rows {
		rows[i].Row = int64(i + 1)
	}
	if err := w.Write(b.ctx, rows, nil); err != nil {
		return geo.Batch{}, errors.Join(err, w.Rollback(b.ctx))
	}
	return w.Commit(b.ctx, geo.BatchCounts{Read: int64(len(rows))}, nil)
}

// shapes is a file of outlines that is in memory already.
type shapes struct {
	crs  string
	rows []geo.Outline
	next int
	fail error // instead of the end
}

func (s *shapes) CRS() string {
	if s.crs == "" {
		return "EPSG:4326"
	}
	return s.crs
}
func (s *shapes) Fields() geo.OutlineFields { return geo.OutlineFields{Code: "ma", Name: "ten"} }
func (s *shapes) Close() error              { return nil }
func (s *shapes) Next() (geo.Outline, error) {
	if s.next == len(s.rows) {
		if s.fail != nil {
			return geo.Outline{}, s.fail
		}
		return geo.Outline{}, io.EOF
	}
	s.next++
	o := s.rows[s.next-1]
	o.Row = int64(s.next)
	return o, nil
}

// square is a unit of given side with its lower left corner at x, y, in degrees.
func square(code string, x, y, side float64) geo.Outline {
	ring := orb.Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}
	return geo.Outline{Code: code, Name: "Xã " + code, Province: 26, Population: -1, Shape: orb.MultiPolygon{{ring}}}
}

func edition(code string, level geo.Level) geo.OutlineSpec {
	return geo.OutlineSpec{Edition: geo.Edition{Code: code, ValidFrom: geo.DayOf(2022, 7, 1), ValidTo: geo.MaxDay}, Level: level}
}

func (b bench) outlines(code string, level geo.Level, rows ...geo.Outline) geo.OutlineReport {
	b.Helper()
	r, err := b.ImportUnits(b.ctx, edition(code, level), &shapes{rows: rows})
	b.must(err)
	return r
}

// units returns the keys of an edition and of its units, by level and code.
func (b bench) units(code string) (edition int32, ids map[string]int32) {
	b.Helper()
	ids = map[string]int32{}
	units, err := b.Units(b.ctx, code)
	b.must(err)
	for _, u := range units {
		ids[u.Code] = u.ID
	}
	return one[int32](b, "SELECT id FROM edition WHERE code = $1", code), ids
}

// places returns "edition unit basis" of an incident, ascending, "?" for a unit not known.
func (b bench) places(id uuid.UUID) []string {
	b.Helper()
	return rowsOf(b.T, b.admin, `SELECT concat_ws(' ', e.code, coalesce(n.code, '?'), u.basis) FROM incident_unit u
		JOIN edition e ON e.id = u.edition LEFT JOIN unit n ON n.id = u.unit WHERE u.incident = $1 ORDER BY 1`, id)
}

var nan = math.NaN()

func name(prefix string, n int) string { return fmt.Sprintf("%s%05d", prefix, n) }

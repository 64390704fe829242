package analysis

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

func TestMain(m *testing.M) { storagetest.Main(m) }

// today is the day on which every test without a database takes place.
var today = time.Date(2026, time.March, 15, 12, 0, 0, 0, time.UTC)

func day(tb testing.TB, s string) geo.Day {
	tb.Helper()
	d, err := geo.ParseDay(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func period(tb testing.TB, from, to string) geo.Period {
	tb.Helper()
	p, err := geo.ParsePeriod(from, to)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// place returns the place of a code that the test knows to be good.
func place(tb testing.TB, l *geo.CodeList, code string) uint8 {
	tb.Helper()
	i, err := l.Parse(code)
	if err != nil {
		tb.Fatal(err)
	}
	return i
}

// loaded returns a service on the store, its clock stopped.
func loaded(tb testing.TB, store Store) *Service {
	tb.Helper()
	s := New(store, "test", nil)
	s.now = func() time.Time { return today }
	if err := s.Load(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return s
}

// ask answers a request that the test knows to be good, seeing every area.
func ask(tb testing.TB, s *Service, r Request) *Layer {
	tb.Helper()
	l, err := s.Layer(geo.WithScope(tb.Context(), geo.Everything), r)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func values(tb testing.TB, l *Layer) string {
	tb.Helper()
	var b bytes.Buffer
	if err := l.WriteValues(&b); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// square is a unit of 0.1 × 0.1 degrees with its lower left corner at x, y tenths.
func square(x, y float64) orb.MultiPolygon {
	x, y = 105+x/10, 21+y/10
	return orb.MultiPolygon{{{{x, y}, {x + 0.1, y}, {x + 0.1, y + 0.1}, {x, y + 0.1}, {x, y}}}}
}

// unit makes a unit with the people of 2024; people below zero: none known.
func unit(id int32, level geo.Level, code, parent string, area int32, people int64) geo.Unit {
	u := geo.Unit{ID: id, Level: level, Code: code, Name: "Xã " + code, Parent: parent, Area: area, AreaKm2: 10, Outline: square(float64(id%50), float64(id/50))}
	if people >= 0 {
		u.PeopleBy = []geo.Population{{Year: 2024, Total: people, Women: -1, Children: -1}}
	}
	return u
}

// twoEditions is a division of n communes in n/5 districts and one province,
// and a second one of n/2 communes alone, with units from 1001 on.
func twoEditions(n int) *memory {
	m := newMemory()
	var communes, districts, merged []geo.Unit
	for i := range n {
		c := unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), fmt.Sprintf("%03d", i/5), int32(i%3), int64(1000+i))
		communes = append(communes, c)
		if i%5 == 0 {
			districts = append(districts, unit(int32(500+i/5), geo.District, fmt.Sprintf("%03d", i/5), "26", 26, int64(6000+i)))
		}
		if i%2 == 0 {
			merged = append(merged, unit(int32(1001+i/2), geo.Commune, fmt.Sprintf("%05d", i), "", 26, -1))
		}
	}
	province := unit(900, geo.Province, "26", "", 26, 100_000)
	m.addEdition("old", append(append(communes, districts...), province)...)
	m.addEdition("new", merged...)
	return m
}

// randomFacts makes n incidents over the units of twoEditions(units).
func randomFacts(r *rand.Rand, n, units int, batch uuid.UUID) []geo.Fact {
	all := make([]geo.Fact, n)
	for i := range all {
		f := geo.Fact{
			On: geo.DayOf(2021, time.January, 1) + geo.Day(r.IntN(1800)), Minute: int16(r.IntN(1441)) - 1,
			Category: uint8(r.IntN(len(geo.Categories.Codes))), Severity: uint8(r.IntN(len(geo.Severities.Codes))),
			Setting: uint8(r.IntN(len(geo.Settings.Codes))), ReportSource: uint8(r.IntN(len(geo.ReportSources.Codes))),
			CaseStatus: uint8(r.IntN(len(geo.CaseStatuses.Codes))), Quality: uint8(r.IntN(len(geo.Qualities.Codes))),
			Groups: uint16(1 + r.IntN(1023)), Source: int16(r.IntN(3) + 1), Area: int32(r.IntN(5)), Batch: batch,
		}
		c := r.IntN(units)
		switch r.IntN(20) {
		case 0: // no place in any edition
		case 1: // known in the old edition only
			f.Placed = []geo.Placed{{Edition: 1, Unit: int32(c + 1)}}
		case 2: // split on the way to the new one
			f.Placed = []geo.Placed{{Edition: 1, Unit: int32(c + 1)}, {Edition: 2, Basis: geo.BySuccession}}
		default:
			f.Placed = []geo.Placed{{Edition: 1, Unit: int32(c + 1)}, {Edition: 2, Unit: int32(1001 + c/2)}}
		}
		all[i] = f
	}
	return all
}

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// monthsKept is how many months of reports an archive has, from January 2021 on.
const monthsKept = 66

// archive is a store in memory with one edition, some years of reports and incidents.
// What the indicators do not ask for is not there.
type archive struct {
	analysis.Store
	units   []geo.Unit
	reports []geo.Report
	cases   []geo.Case
}

// newArchive draws communes of 5,000 to 35,000 people, reports of which one in fifty
// is missing, and incidents with one victim each.
func newArchive(communes, provinces, incidents int) *archive {
	a, draw := &archive{}, rand.New(rand.NewPCG(1, 2))
	first := geo.DayOf(2021, time.January, 1)
	last := geo.DayOf(2021, time.January+monthsKept, 1) - 1
	for i := range communes {
		x, y, side := 104+float64(i%60)/20, 20+float64(i/60)/20, 0.05
		u := geo.Unit{ID: int32(i + 1), Level: geo.Commune, Code: fmt.Sprintf("%05d", i), Name: fmt.Sprintf("Xã %d", i), Type: "xã", Area: int32(i%provinces + 1), AreaKm2: 30,
			Label: orb.Point{x + side/2, y + side/2}, Outline: orb.MultiPolygon{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}}
		people := int64(5000 + i*7%30000)
		u.PeopleBy = []geo.Population{{Year: 2023, Total: people, Women: people / 2, Children: people / 4}}
		a.units = append(a.units, u)
		for _, month := range (geo.Period{From: first, To: last}).Months() {
			if draw.IntN(50) > 0 {
				a.reports = append(a.reports, geo.Report{Unit: u.ID, Period: month, State: 2, Submitted: month.To + geo.Day(draw.IntN(9))})
			}
		}
	}
	for range incidents {
		at := draw.IntN(communes)
		f := geo.Fact{On: first + geo.Day(draw.IntN(int(last-first)+1)), Category: uint8(draw.IntN(len(geo.Categories.Codes))), Severity: uint8(draw.IntN(len(geo.Severities.Codes))),
			ReportSource: uint8(draw.IntN(len(geo.ReportSources.Codes))), Area: a.units[at].Area, Placed: []geo.Placed{{Edition: 1, Unit: int32(at + 1)}}}
		victim := geo.Victim{Group: uint8(draw.IntN(len(geo.VictimGroups.Codes))), Age: -1}
		f.Groups = 1 << victim.Group
		a.cases = append(a.cases, geo.Case{Fact: f, Reported: f.On, SpokeUp: geo.MinDay, Household: fmt.Sprint(draw.IntN(incidents)), Victims: []geo.Victim{victim}})
	}
	return a
}

func (a *archive) Version(context.Context) (int64, error) { return 1, nil }

func (a *archive) Editions(context.Context) ([]geo.Edition, error) {
	return []geo.Edition{{ID: 1, Code: "2025-07", ValidFrom: geo.MinDay, ValidTo: geo.MaxDay}}, nil
}

func (a *archive) Units(context.Context, string) ([]geo.Unit, error)       { return a.units, nil }
func (a *archive) Successors(context.Context) ([]geo.Successor, error)     { return nil, nil }
func (a *archive) Reports(context.Context) ([]geo.Report, error)           { return a.reports, nil }
func (a *archive) Sources(context.Context) (map[int16]string, error)       { return nil, nil }
func (a *archive) Models(context.Context) ([]geo.SafetyModel, error)       { return nil, nil }
func (a *archive) NamedPeriods(context.Context) ([]geo.NamedPeriod, error) { return nil, nil }
func (a *archive) Entries(context.Context, *geo.Register, geo.EntryQuery) (geo.EntryPage, error) {
	return geo.EntryPage{}, nil
}
func (a *archive) Changes(context.Context, int64) ([]geo.Change, error) { return nil, nil }

// Plans has the target that the plan of 2022 sets.
func (a *archive) Plans(context.Context) ([]geo.Plan, error) {
	span := geo.Period{From: geo.DayOf(2021, time.January, 1), To: geo.DayOf(2023, time.December, 31)}
	return []geo.Plan{{Code: "2022-2027", Signed: geo.DayOf(2022, time.June, 22), Period: span, Targets: []geo.Target{{Indicator: "I1", Level: geo.Commune, Period: span, Threshold: 60}}}}, nil
}

func (a *archive) Facts(_ context.Context, _ uuid.UUID, add func(geo.Fact)) (int64, error) {
	for i := range a.cases {
		add(a.cases[i].Fact)
	}
	return 1, nil
}

func (a *archive) Cases(_ context.Context, _ geo.Day, add func(geo.Case)) (int64, error) {
	for i := range a.cases {
		add(a.cases[i])
	}
	return 1, nil
}

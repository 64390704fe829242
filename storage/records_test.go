package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// What is written out is what was stored.
func TestRecords(t *testing.T) {
	t.Parallel()
	b := setup(t)
	located := at(incident("a", "1"), orb.Point{105.5, 21.5})
	located.UncertainM, located.SeverityTest, located.Acts, located.Forms, located.Exemplary = 33.25, "harm_11", "ađ", 5, true
	located.ReportedAt, located.SpokeUpAt = located.Occurred.From.Add(time.Hour), located.Occurred.From.Add(50*time.Hour)
	located.Victims = []geo.Victim{{Group: 4, Age: 34, Sex: 'f', Assistance: []geo.Assistance{{Kind: 1, Offered: 19000, Completed: geo.MinDay}, {Kind: 2, Offered: geo.MinDay, Completed: 19001}}}, {Age: -1}}
	private := incident("b", "2")
	private.ClosedTrial = true
	b.add(file("x"), located, private, incident("", "3"))
	read := func(q geo.RecordQuery) (all []geo.Incident, hidden int64) {
		hidden, err := b.Records(b.ctx, q, func(r geo.IncidentRecord) error {
			if r.TimeZone != "Asia/Ho_Chi_Minh" || r.Edition+r.Commune != "" {
				t.Errorf("%+v", r)
			}
			r.Key = uuid.Nil
			all = append(all, r.Incident)
			return nil
		})
		b.must(err)
		return all, hidden
	}
	all, hidden := read(geo.RecordQuery{Source: "police", Period: geo.AllDates})
	if len(all) != 2 || hidden != 1 {
		t.Fatalf("%d incidents, %d hidden", len(all), hidden)
	}
	located.Key, located.Row = uuid.Nil, 0
	if d := cmp.Diff(located, all[0]); d != "" {
		t.Error(d)
	}
	if all, hidden := read(geo.RecordQuery{Source: "police", Period: geo.AllDates, ClosedTrials: true}); len(all) != 3 || hidden != 0 {
		t.Errorf("%d incidents, %d hidden", len(all), hidden)
	}
	if all, _ := read(geo.RecordQuery{Source: "police", Period: geo.Period{From: located.Occurred.On + 1, To: geo.MaxDay}}); len(all) != 0 {
		t.Errorf("%d incidents of later days", len(all))
	}
	_, err := b.Records(b.ctx, geo.RecordQuery{Source: "nobody", Period: geo.AllDates}, nil)
	b.is(err, geo.ErrNotFound)
	stop := errors.New("stop")
	_, err = b.Records(b.ctx, geo.RecordQuery{Source: "police", Period: geo.AllDates}, func(geo.IncidentRecord) error { return stop })
	b.is(err, stop)
}

func TestProfiles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := geo.MappingProfile{Source: "office", Signature: "s", Columns: []string{"Ngày", "Hành vi"}, Mapping: "Ngày=occurred_at", Values: "category:x=other\ncategory:*=threat", DateOrder: "dmy"}
	first, err := b.SaveProfile(b.ctx, p)
	b.must(err)
	p.DateOrder = "mdy"
	second, err := b.SaveProfile(b.ctx, p)
	b.must(err)
	all, err := b.Profiles(b.ctx)
	b.must(err)
	if d := cmp.Diff([]geo.MappingProfile{second}, all); d != "" || first.SavedAt.After(second.SavedAt) {
		t.Error(d)
	}
	p.DateOrder = "never"
	_, err = b.SaveProfile(b.ctx, p)
	if err == nil {
		t.Error("an order that there is not is saved")
	}
}

package storage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func TestReportsComeAndGoWithTheirBatch(t *testing.T) {
	t.Parallel()
	b := setup(t)
	twoEditions(b)
	_, units := b.units("2022")
	may := geo.Period{From: geo.DayOf(2024, time.May, 1), To: geo.DayOf(2024, time.May, 31)}
	report := func(name, code string, state uint8) geo.Batch {
		t.Helper()
		reports := []geo.Report{{Unit: units[code], Period: may, State: state}}
		dry := b.begin(file(name))
		dry.Reported(reports)
		would, err := dry.Preview(b.ctx, geo.BatchCounts{}, nil)
		b.must(err)
		w := b.begin(file(name))
		w.Reported(reports)
		batch, err := w.Commit(b.ctx, geo.BatchCounts{}, nil)
		b.must(err)
		if diff := cmp.Diff(would.Reports, batch.Reports); diff != "" {
			t.Errorf("%s: a dry run says otherwise: %s", name, diff)
		}
		return batch
	}
	states := func() string {
		return strings.Join(rowsOf(t, b.admin, "SELECT u.code || ' ' || r.state FROM reporting r JOIN unit u ON u.id = r.unit ORDER BY u.code"), ", ")
	}
	undo := func(batch geo.Batch, want string) {
		t.Helper()
		_, err := b.Undo(b.ctx, batch.ID)
		b.must(err)
		if got := states(); got != want {
			t.Errorf("after undoing: %q, want %q", got, want)
		}
	}
	zero := report("nothing", "A", geo.ReportNil)
	if len(zero.Reports) != 1 || zero.Reports[0].Code != "A" || zero.Reports[0].State != "nil_report" || zero.Reports[0].From != "2024-05-01" || zero.Reports[0].Former != "" {
		t.Errorf("%+v", zero.Reports)
	}
	if changes, err := b.Changes(b.ctx, zero.Version-1); err != nil || changes[0].Kind != geo.Rebuild {
		t.Errorf("readers are not told: %v %v", changes, err)
	}
	cases := report("cases", "A", geo.ReportIn)
	if again := report("nothing again", "A", geo.ReportNil); len(again.Reports) != 0 || states() != "A reported" {
		t.Errorf("a report became less: %+v, %s", again.Reports, states())
	}
	undo(zero, "A reported")
	undo(cases, "")
	first, second := report("1", "B", geo.ReportNil), report("2", "B", geo.ReportIn)
	undo(second, "B nil_report")
	undo(first, "")
	third := report("3", "B", geo.ReportIn)
	b.exec("UPDATE reporting SET state = 'late'")
	undo(third, "B late")
	read, err := b.Batch(b.ctx, third.ID)
	if err != nil || read.State != geo.BatchUndone || read.Reports != nil {
		t.Errorf("%+v %v", read, err)
	}
}

package storage_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

func TestCorrectionsThatLeaveOutWhatWasKnownAreWarnedOf(t *testing.T) {
	t.Parallel()
	b := setup(t)
	full, fuller := at(incident("a", "full"), orb.Point{105.6, 21.3}), incident("b", "full")
	full.Severity, full.CaseStatus, full.Victims = 3, 2, []geo.Victim{{Group: 4}}
	fuller.Severity = 3
	b.add(file("full"), full, fuller)
	bare, same := incident("a", "bare"), incident("b", "other")
	bare.Severity, bare.CaseStatus, same.Severity = 0, 0, 4
	fix := b.add(file("bare"), bare, same)
	if w := strings.Join(fix.Warnings, "\n"); fix.Counts.Corrected != 2 || !strings.Contains(w, "(incidents): severity (1), case status (1), victims (1), point (1);") {
		t.Errorf("%+v, warnings %q", fix.Counts, w)
	}
	w := b.begin(file("back"))
	b.must(w.Write(b.ctx, []geo.Incident{full, incident("b", "third")}, nil))
	back, err := w.Preview(b.ctx, geo.BatchCounts{Read: 2}, nil)
	b.must(err)
	if w := strings.Join(back.Warnings, "\n"); strings.Contains(w, "leave out") {
		t.Errorf("nothing is lost, but %q", w)
	}
}

package main

import (
	"strings"
	"testing"
)

// A late correction keeps what was said before, and from which file.
func TestIncidentHistory(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const header = "external_id,occurred_at,category,severity\n"
	s.must("ingest", write(t, "thang5.csv", header+"c1,2026-05-01,injury,unknown\n"), "--source", "office")
	s.must("ingest", write(t, "thang6.csv", header+"c1,2026-05-01,injury,serious\n"), "--source", "office")
	out := s.must("incident", "history", "office", "c1")
	for _, want := range []string{"thang5.csv", "thang6.csv", "unknown → serious", "external_id"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if a := s.run("incident", "history", "office", "c2"); a.code != exitRefused {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}

package main

import (
	"strings"
	"testing"
)

// Rows that failed are printed, mended and sent again without a word about where
// they came from.
func TestRejectsMendedAndSentAgain(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	file := write(t, "thang5.csv", "external_id,occurred_at,category\nc1,2026-05-32,injury\nc2,2026-05-02,injury\nc3,2026-05-03,moon\n")
	batch := *counts(t, s.must("ingest", file, "--source", "office", "--json")).Batch
	csv := s.must("batch", "rejects", batch)
	again := counts(t, s.must("ingest", write(t, "fix.csv", strings.Replace(csv, "2026-05-32", "2026-05-31", 1)), "--json"))
	if again.Stored != 1 || again.Rejected != 1 {
		t.Errorf("%+v", again.BatchCounts)
	}
	if out := s.must("batch", "rejects", batch); strings.Count(out, "\n") != 1 {
		t.Errorf("rows still wait: %s", out)
	}
	if out := s.must("batch", "rejects", *again.Batch); !strings.Contains(out, "moon") {
		t.Errorf("the row that failed again is lost: %s", out)
	}
	if out := s.must("batch", "show", batch); !strings.Contains(out, "sent again    2") {
		t.Error(out)
	}
	if a := s.run("ingest", write(t, "late.csv", strings.Replace(csv, "moon", "injury", 1))); a.code != exitRefused || !strings.Contains(a.stderr, "sent again before") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}

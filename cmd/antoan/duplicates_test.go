package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Two offices tell the same case: the pair is listed, merged, taken back and
// decided in a review, by the real commands.
func TestDuplicatesFromFilesToReview(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	const header = "external_id,occurred_at,category,edition,commune\n"
	s.must("ingest", write(t, "a.csv", header+"a1,2026-05-01,injury,2022-07,09802\n"), "--source", "police station", "--json")
	second := counts(t, s.must("ingest", write(t, "b.csv", header+"b1,2026-05-02,injury,2022-07,09802\n"), "--source", "union office", "--json"))
	if len(second.Warnings) == 0 || !strings.Contains(strings.Join(second.Warnings, "\n"), "antoan duplicates list") {
		t.Errorf("the batch does not say so: %q", second.Warnings)
	}
	list := func(verdict string) []geo.Duplicate {
		t.Helper()
		var out struct{ Duplicates []geo.Duplicate }
		if err := json.Unmarshal([]byte(s.must("duplicates", "list", "--json", "--limit", "1000", "--verdict", verdict)), &out); err != nil {
			t.Fatal(err)
		}
		return out.Duplicates
	}
	var pair *geo.Duplicate
	for _, d := range list("open") {
		if d.First.ExternalID == "a1" && d.Second.ExternalID == "b1" {
			pair = &d
		}
	}
	if pair == nil {
		t.Fatal("the pair is not listed")
	}
	id := pair.ID.String()
	if out := s.must("duplicates", "merge", id, "--stays", "second"); !strings.Contains(out, "merged") || !strings.Contains(out, "duplicate") {
		t.Error(out)
	}
	if a := s.run("duplicates", "merge", id); a.code != exitRefused || !strings.Contains(a.stderr, "unmerge") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
	s.must("duplicates", "unmerge", id)
	open := len(list("open"))
	c := s.command("duplicates", "review")
	var stdout bytes.Buffer
	c.Stdin, c.Stdout = strings.NewReader("?\nk\nq\n"), &stdout
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(stdout.String(), "union office"); n < 1 {
		t.Errorf("the review shows no rows: %s", stdout.String())
	}
	if kept := list("kept"); len(kept) != 1 || len(list("open")) != open-1 {
		t.Errorf("%d kept, %d open before, %d after", len(kept), open, len(list("open")))
	}
	if a := s.run("duplicates", "keep", "nonsense"); a.code != exitRefused {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}

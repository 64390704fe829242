package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files that are wrong as a whole store nothing, exit non-zero and say what to do.
func TestWrongFiles(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	before := s.must("batch", "list", "--json")
	header := "external_id,occurred_at,category,lon,lat\n"
	for name, c := range map[string]struct{ path, says string }{
		"missing":        {filepath.Join(t.TempDir(), "absent.csv"), "no such file"},
		"directory":      {t.TempDir(), "director"},
		"empty":          {write(t, "empty.csv", ""), "empty"},
		"no header":      {write(t, "bare.csv", "1,2024-01-01,injury,105,21\n2,2024-01-02,injury,105,21\n"), "header"},
		"open quote":     {write(t, "quote.csv", header+"a,2024-01-01,\"injury,105.7,21.2\n"), "quot"},
		"truncated gzip": {truncatedGzip(t, header), "gzip"},
		"nested bomb":    {write(t, "bomb.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":`+strings.Repeat("[", 200000)), "nest"},
		"cut geojson":    {write(t, "cut.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[105.7,21.2]},"properties":{"occurred_at":"2024-01-01","category":"inj`), ""},
		"metres":         {write(t, "metres.csv", header+"a,2024-01-01,injury,562050,2357390\nb,2024-01-02,injury,562150,2357490\nc,2024-01-02,injury,562150,2357490\n"), ""},
		"spreadsheet":    {write(t, "book.csv", "PK\x03\x04xl/workbook.xml\x00\x00"), ""},
	} {
		a := s.run("ingest", c.path, "--source", "office")
		if a.code != exitRefused {
			t.Errorf("%s: exit %d, stderr %q", name, a.code, a.stderr)
		}
		if !strings.Contains(strings.ToLower(a.stderr), c.says) || len(a.stderr) > 1000 {
			t.Errorf("%s says: %s", name, a.stderr)
		}
	}
	if after := s.must("batch", "list", "--json"); after != before {
		t.Errorf("something was stored: %s", after)
	}
}

func truncatedGzip(t *testing.T, header string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(header + strings.Repeat("a,2024-01-01,injury,105.7,21.2\n", 5000))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cut.csv.gz")
	if err := os.WriteFile(path, b.Bytes()[:b.Len()/2], 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Rows that are wrong are kept aside with the reason; the rest is stored.
func TestWrongRows(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	file := write(t, "rows.csv", `external_id,occurred_at,category,lon,lat,edition,commune
ok1,2024-01-01,injury,105.7,21.2,,
ok2,2024-01,rape,,,2022-07,09802
dup,2024-01-03,injury,105.7,21.2,,
dup,2024-01-03,injury,105.7,21.2,,
clash,2024-01-03,injury,105.7,21.2,,
clash,2024-01-04,injury,105.7,21.2,,
future,2199-01-01,injury,105.7,21.2,,
old,1899-12-31,injury,105.7,21.2,,
word,2024-01-01,mystery,105.7,21.2,,
east,2024-01-01,injury,east,21.2,,
nowhere,2024-01-01,injury,,,2022-07,99999
date,2024-02-30,injury,105.7,21.2,,
,,,,,,
`)
	a := counts(t, s.must("ingest", file, "--source", "office", "--json"))
	if a.Read != 13 || a.Stored != 4 || a.Duplicates != 1 || a.Skipped != 1 || a.Rejected != 7 {
		t.Errorf("%+v", a.BatchCounts)
	}
	rejects := s.must("batch", "rejects", *a.Batch)
	if n := strings.Count(rejects, "\n"); n != 8 {
		t.Errorf("%d lines of rejects:\n%s", n, rejects)
	}
	for _, want := range []string{"clash", "2199-01-01", "1899-12-31", "mystery", "east", "99999", "2024-02-30"} {
		if !strings.Contains(rejects, want) {
			t.Errorf("rejects lack %s:\n%s", want, rejects)
		}
	}
	// The clashing id again, alone: now it is a correction.
	mended := write(t, "mended.csv", "external_id,occurred_at,category,lon,lat,edition,commune\nclash,2024-01-04,injury,105.7,21.2,,\n")
	if a := counts(t, s.must("ingest", mended, "--source", "office", "--json")); a.Corrected != 1 {
		t.Errorf("%+v", a.BatchCounts)
	}
	if dry := counts(t, s.must("ingest", write(t, "dry.csv", "external_id,occurred_at,category\nnew,2024-01-04,injury\n"), "--source", "office", "--json", "--dry-run")); dry.Batch != nil || dry.Stored != 1 {
		t.Errorf("dry run: %+v", dry)
	}
}

// Wrong outlines store nothing and say where.
func TestWrongOutlines(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	square := func(code, ring string) string {
		return `{"type":"Feature","properties":{"code":"` + code + `","name":"x"},"geometry":{"type":"Polygon","coordinates":[` + ring + `]}}`
	}
	good := "[[105,21],[105.1,21],[105.1,21.1],[105,21.1],[105,21]]"
	for name, c := range map[string]struct{ content, says string }{
		"bowtie": {square("1", "[[105,21],[105.1,21.1],[105.1,21],[105,21.1],[105,21]]"), "Self-intersection"},
		"twice":  {square("1", good) + "," + square("1", good), "1"},
		"metres": {square("1", "[[562050,2357390],[562150,2357390],[562150,2357490],[562050,2357490],[562050,2357390]]"), "metres"},
	} {
		file := write(t, "o.geojson", `{"type":"FeatureCollection","features":[`+c.content+`]}`)
		a := s.run("import", "boundaries", file, "--edition", "e", "--level", "commune", "--valid-from", "2020-01-01")
		if a.code != exitRefused || !strings.Contains(a.stderr, c.says) {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
	if out := s.must("editions", "list"); out != "" {
		t.Errorf("something was stored: %s", out)
	}
	file := write(t, "o.geojson", `{"type":"FeatureCollection","features":[`+square("1", "[[105,21],[105.1,21.1],[105.1,21],[105,21.1],[105,21]]")+`]}`)
	s.must("import", "boundaries", file, "--edition", "e", "--level", "commune", "--valid-from", "2020-01-01", "--make-valid")
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Reports and comparisons by command, and the same bytes by HTTP.
func TestReportByCommandAndHTTP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	dir := t.TempDir()
	for name, begin := range map[string]string{"r.xlsx": "PK", "r.pdf": "%PDF-", "r.docx": "PK"} {
		path := filepath.Join(dir, name)
		s.must("report", "year", "--period", "2025", "--lang", "en", "--out", path)
		b, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(b), begin) || len(b) < 10_000 {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
	server, _ := s.startServer("serve")
	for path, args := range map[string]string{
		"/api/v1/reports/plan.pdf?period=2021-2023&atlas=1":                      "report plan --period 2021-2023 --atlas --format pdf",
		"/api/v1/reports/month.docx?period=2026-05@15&lang=en&edition=2022-07":   "report month --period 2026-05@15 --lang en --edition 2022-07 --format docx",
		"/api/v1/compare?from_edition=2022-07&to_edition=2025-07&period=2025-H1": "compare --from-edition 2022-07 --to-edition 2025-07 --period 2025-H1 --json",
		"/api/v1/compare": "compare --json",
	} {
		byCommand := s.must(strings.Fields(args)...)
		status, byHTTP, err := fetch(server, path)
		if err != nil || status != 200 || byCommand != byHTTP {
			t.Errorf("%s: %d %v, %d and %d bytes", path, status, err, len(byCommand), len(byHTTP))
		}
	}
	for _, args := range []string{"report year --period 2025-06", "report year --period 2025 --format odt", "compare --from-edition 2025-07 --to-edition 2022-07"} {
		if r := s.run(strings.Fields(args)...); r.code != exitRefused || r.stdout != "" {
			t.Errorf("%s: exit %d, %s", args, r.code, r.stderr)
		}
	}
}

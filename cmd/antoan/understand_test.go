package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/ingest"
)

// A newcomer drops a file, looks at it, stores it, keeps what it took to understand
// it, and gets it back.
func TestFileAsItIs(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	file := write(t, "bao cao thang 6.csv", "Ngày xảy ra;Cột A;Họ tên;Tuổi;Giới tính\n5/6/2022;đánh đập;X;34;nữ\n7/8/2022;chửi;Y;1985;nữ\nTổng số;2;;;\n")
	// It cannot be understood without help: the answer says what to do.
	a := s.run("ingest", file)
	if a.code != exitRefused || !strings.Contains(a.stderr, "--date-order") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
	dry := s.must("ingest", file, "--dry-run")
	for _, want := range []string{"Ngày xảy ra", "→ occurred_at", "personal", "--date-order dmy", "victim_age", "Cột A", "not known", "nguồn / source          bao-cao"} {
		if !strings.Contains(dry, want) {
			t.Errorf("the preview lacks %q:\n%s", want, dry)
		}
	}
	if strings.Contains(dry, "X") {
		t.Errorf("a name is shown:\n%s", dry)
	}
	s.must("mapping", "save", file, "--source", "xa minh quang", "--map", "Cột A=category", "--values", "category:chửi=harassment", "--date-order", "dmy")
	if list := s.must("mapping", "list"); !strings.Contains(list, "--map 'Cột A=category'") || !strings.Contains(s.must("mapping", "show", "xa minh quang"), "dmy") {
		t.Errorf("mappings: %s", list)
	}
	if a := s.run("mapping", "show", "nobody"); a.code != exitRefused {
		t.Errorf("exit %d", a.code)
	}
	// The saved mapping names the source, too.
	b := counts(t, s.must("ingest", file, "--json"))
	if b.Read != 3 || b.Stored != 2 || b.Skipped != 1 || b.Understood.Source != "xa minh quang" || b.Understood.Profile != "xa minh quang" {
		t.Errorf("%+v %+v", b, b.Understood)
	}
	for _, format := range []string{"csv", "xlsx", "geojson"} {
		out := filepath.Join(t.TempDir(), "out."+format)
		s.must("export", "incidents", "--format", format, "-o", out)
		if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v %v", info, err)
		}
		if again := counts(t, s.must("ingest", out, "--source", "xa minh quang", "--json")); again.Duplicates != 2 || again.Read != 2 {
			t.Errorf("%s came back as %+v", format, again.BatchCounts)
		}
	}
}

// A dry run of a large file is quick: it counts the beginning, and says so.
func TestPreviewOfLargeFile(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var b strings.Builder
	b.WriteString("external_id,occurred_at,category\n")
	line := strings.Repeat("x", 150)
	for i := range 1_000_000 {
		b.WriteString(line[:i%150])
		b.WriteString(",2022-05-01,injury\n")
	}
	var a ingestAnswer
	if err := json.Unmarshal([]byte(s.must("ingest", write(t, "large.csv", b.String()), "--dry-run", "--json")), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Rows) != previewRows || a.Read == 0 || a.Understood.Tables[0].Columns[1].How != ingest.HowName {
		t.Errorf("%+v", a)
	}
	if a.Complete == (a.Read < 1_000_000) {
		t.Errorf("%d rows counted, complete %v", a.Read, a.Complete)
	}
}

// The forms are written, and understood.
func TestTemplates(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, kind := range []string{"incidents", "reporting", "models"} {
		out := filepath.Join(t.TempDir(), kind+".xlsx")
		s.must("template", kind, "-o", out)
		if csv := s.must("template", kind, "--format", "csv"); !strings.HasPrefix(csv, "\ufeff") || strings.Count(csv, "\n") != 1 {
			t.Errorf("%s: %q", kind, csv)
		}
		if kind == "incidents" {
			if a := counts(t, s.must("ingest", out, "--json")); a.Read != 0 {
				t.Errorf("%+v", a.BatchCounts)
			}
			continue
		}
		if out := s.must("import", kind, out); !strings.Contains(out, "0 dòng") {
			t.Error(out)
		}
	}
}

package ingest

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// rejected imports a file of which rows fail, and returns its batch and its rejects
// as they are given out.
func rejected(t *testing.T, s *memStore) (geo.Batch, string) {
	t.Helper()
	o := options(t, "ma,occurred_at,category,edition,commune\n=a1,2024-02-30,blow,,\na2,2024-02-28,blow,,\na3,2024-02-28,moon,,\n", "ma=external_id", "category:blow=injury")
	b, err := Import(t.Context(), s, o)
	if err != nil || b.Counts.Rejected != 2 || b.Counts.Stored != 1 {
		t.Fatalf("%+v %v", b.Counts, err)
	}
	var csv strings.Builder
	if err := WriteRejectsCSV(&csv, b.ID, s.rejects); err != nil {
		t.Fatal(err)
	}
	return b, csv.String()
}

func TestMendedRejectsJoinTheirSource(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	first, csv := rejected(t, s)
	mended := strings.Replace(csv, "2024-02-30", "2024-02-29", 1)
	b, err := Import(t.Context(), s, Options{File: stringFile(mended), FileName: "fix.csv", Now: testNow, GuessSource: true})
	if err != nil {
		t.Fatal(err)
	}
	checkAccount(t, b.Counts)
	if b.Source != "test" || b.Counts.Stored != 1 || b.Counts.Rejected != 1 || !slices.Equal(s.resubmitted, []int64{1, 3}) {
		t.Errorf("%+v, rows %v", b, s.resubmitted)
	}
	last := s.batches[len(s.batches)-1].id
	if last.Fixes != first.ID || last.Values != "category:blow=injury" {
		t.Errorf("%+v", last)
	}
	if !slices.ContainsFunc(s.stored("test"), func(i geo.Incident) bool { return i.ExternalID == "=a1" }) {
		t.Error("the apostrophe against formulas became part of the identifier")
	}
	if w := strings.Join(b.Warnings, "\n"); strings.Contains(w, "message") || strings.Contains(w, "no source") {
		t.Errorf("warnings %q", w)
	}
}

// Excel in Vietnam writes semicolons.
func TestMendedRejectsFromASpreadsheet(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	_, csv := rejected(t, s)
	lines := strings.SplitAfter(strings.Replace(csv, "moon", "injury", 1), "\n")
	text := "\ufeff" + strings.ReplaceAll(lines[0], ",", ";") + ";;;;;;;;;\n"
	for _, line := range lines[2:] {
		text += strings.ReplaceAll(line, ",", ";")
	}
	b, err := Import(t.Context(), s, Options{File: stringFile(text), FileName: "fix.csv", Now: testNow, GuessSource: true})
	if err != nil || b.Counts.Stored != 1 || b.Source != "test" || !slices.Equal(s.resubmitted, []int64{3}) {
		t.Errorf("%+v %v %v", b, s.resubmitted, err)
	}
}

func TestMendedRejectsAreRefused(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	first, csv := rejected(t, s)
	for what, o := range map[string]Options{
		"another source":     {File: stringFile(csv), Source: "other"},
		"another batch":      {File: stringFile(csv), Fixes: uuid.New()},
		"an unknown batch":   {File: stringFile(strings.ReplaceAll(csv, first.ID.String(), uuid.NewString()))},
		"two batches":        {File: stringFile(strings.Replace(csv, first.ID.String(), uuid.NewString(), 1))},
		"no file of rejects": {File: stringFile("external_id,occurred_at,category\nx,2024-01-01,injury\n"), Fixes: first.ID},
	} {
		o.FileName, o.Now, o.GuessSource = "fix.csv", testNow, true
		_, err := Import(t.Context(), s, o)
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	noRow := strings.Replace(csv, first.ID.String()+",1,", first.ID.String()+",,", 1)
	b, err := Import(t.Context(), s, Options{File: stringFile(noRow), FileName: "fix.csv", Now: testNow, GuessSource: true})
	if err != nil || b.Counts.Rejected != 2 || s.rejects[len(s.rejects)-2].Code != "no_rejected_row" {
		t.Errorf("%+v %v %+v", b, err, s.rejects)
	}
}

// One row proves neither the order of day and month nor a zone of VN-2000; the file
// that it was rejected from did.
func TestMendedRejectsNeedNoAnswerAgain(t *testing.T) {
	t.Parallel()
	s := province()
	file, places := metreFile(60, "5897", "x,y", "%.3f,%.3f")
	file = regexp.MustCompile(`2024-05-(\d\d)`).ReplaceAllString(file, "$1/05/2024")
	file = strings.Replace(file, "r1,02/05/2024,injury", "r1,02/05/2024,moon", 1)
	first, err := Import(t.Context(), s, options(t, file, ""))
	if err != nil || first.Counts.Rejected != 1 {
		t.Fatalf("%+v %v", first.Counts, err)
	}
	var csv strings.Builder
	if err := WriteRejectsCSV(&csv, first.ID, s.rejects); err != nil {
		t.Fatal(err)
	}
	mended := strings.Replace(csv.String(), "moon", "injury", 1)
	b, err := Import(t.Context(), s, Options{File: stringFile(mended), FileName: "fix.csv", Now: testNow, GuessSource: true})
	if err != nil || b.Counts.Stored != 1 || b.Counts.Rejected != 0 {
		t.Fatalf("%+v %v", b.Counts, err)
	}
	for _, i := range s.stored("test") {
		if i.ExternalID == "r1" && (i.Occurred.From.Month() != 5 || math.Hypot(i.Point[0]-places[1][0], i.Point[1]-places[1][1]) > 1e-6) {
			t.Errorf("stored as of %v at another place or day", i.Occurred.From)
		}
	}
}

package api

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

const manyRejects = 2000

func TestRejects(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	var file strings.Builder
	file.WriteString("external_id,occurred_at,category,setting\nok,2025-01-01,injury,home\n")
	for i := range manyRejects + 7 {
		fmt.Fprintf(&file, "=id%d,2025-02-30,injury,%s\n", i, map[bool]string{true: "home"}[i == manyRejects])
	}
	b := s.do("POST", "/api/v1/batches?source=police", strings.NewReader(file.String()), "Content-Type", "text/csv", "Prefer", "wait=20").batch(t)
	r := s.get("/api/v1/batches/" + b.ID.String() + "/rejects.csv")
	rows, err := csv.NewReader(strings.NewReader(r.text)).ReadAll()
	if err != nil || len(rows) != manyRejects+8 {
		t.Fatalf("%v, %d rows", err, len(rows))
	}
	if got, want := strings.Join(rows[0], ","), "batch,row,line,column,code,message,external_id,occurred_at,category,setting"; got != want {
		t.Errorf("header %s, want %s", got, want)
	}
	for i, row := range rows[1:] {
		if row[0] != b.ID.String() || row[1] != fmt.Sprint(i+2) || row[2] != fmt.Sprint(i+3) || row[6] != fmt.Sprintf("'=id%d", i) {
			t.Fatalf("row %d: %v", i, row)
		}
	}
	if got := rows[manyRejects+1][9]; got != "home" {
		t.Errorf("a column of one row: %q", got)
	}
	if !strings.Contains(r.Header.Get("Content-Disposition"), b.ID.String()) {
		t.Errorf("name %q", r.Header.Get("Content-Disposition"))
	}
	none := s.do("POST", "/api/v1/batches?source=police", strings.NewReader("occurred_at,category\n2025-01-01,injury\n"), "Content-Type", "text/csv", "Prefer", "wait=20").batch(t)
	if got := s.get("/api/v1/batches/" + none.ID.String() + "/rejects.csv?bom=1").text; got != utf8BOM+"batch,row,line,column,code,message\n" {
		t.Errorf("no rejects: %q", got)
	}
}

// A row that may be of a trial in private keeps no place, and where points are
// not given out, neither are the rows that hold them.
func TestRejectsHidePlaces(t *testing.T) {
	t.Parallel()
	const file = "external_id,occurred_at,category,lon,lat,closed_trial\na,2025-02-30,rape,105.51,21.21,yes\nb,2025-02-30,rape,105.52,21.22,no\n"
	s := serve(t, nil)
	b := s.do("POST", "/api/v1/batches?source=police", strings.NewReader(file), "Content-Type", "text/csv", "Prefer", "wait=20").batch(t)
	text := s.get("/api/v1/batches/" + b.ID.String() + "/rejects.csv").text
	if strings.Contains(text, "105.51") || strings.Contains(text, "21.21") || !strings.Contains(text, "105.52") {
		t.Error(text)
	}
	far := serve(t, func(c *Config) { c.PointsAllowed = false })
	b = far.do("POST", "/api/v1/batches?source=police", strings.NewReader(file), "Content-Type", "text/csv", "Prefer", "wait=20").batch(t)
	if r := far.get("/api/v1/batches/" + b.ID.String() + "/rejects.csv"); r.StatusCode != 403 || strings.Contains(r.text, "105") {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}

package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The totals of the workbook are those of the routes beside it.
func TestReportEqualsTheOtherRoutes(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	var layer struct {
		Metadata struct{ Total, Unlocated int }
	}
	if err := json.Unmarshal([]byte(s.get("/api/v1/layers/density/values?from=2025-01-01&to=2025-12-31").text), &layer); err != nil {
		t.Fatal(err)
	}
	r := s.get("/api/v1/reports/year.xlsx?period=2025&lang=en")
	if r.StatusCode != http.StatusOK || !strings.Contains(r.Header.Get("Content-Disposition"), `filename="antoan-year-2025-2025-07.xlsx"`) {
		t.Fatalf("%d %v %.300s", r.StatusCode, r.Header, r.text)
	}
	book, err := excelize.OpenReader(strings.NewReader(r.text))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("By unit", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"Total": layer.Metadata.Total, "Place unknown, or outside": layer.Metadata.Unlocated} {
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 4 && row[2] == name })
		if at < 0 || rows[at][4] != strconv.Itoa(want) || want == 0 {
			t.Errorf("%s: row %d, the layer has %d", name, at, want)
		}
	}
}

// Every link of the list answers, and what is asked wrongly is told.
func TestReportLinks(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	var list struct {
		Reports []struct {
			Kind, Example string
			Links         map[string]string
		}
	}
	if err := json.Unmarshal([]byte(s.get("/api/v1/reports").text), &list); err != nil || len(list.Reports) != 5 {
		t.Fatalf("%v, %+v", err, list)
	}
	for _, k := range list.Reports {
		for name, path := range k.Links {
			r := s.get(path + "?atlas=1&period=" + k.Example)
			if r.StatusCode != http.StatusOK || len(r.text) < 1000 {
				t.Errorf("%s %s: %d %.300s", k.Kind, name, r.StatusCode, r.text)
			}
		}
	}
	if r := s.get("/api/v1/compare?period=2025"); r.StatusCode != http.StatusNotFound || !strings.Contains(r.text, "an edition before 2025-07") {
		t.Errorf("one edition, compared with none: %d %.200s", r.StatusCode, r.text)
	}
	for query, status := range map[string]int{"year.xlsx": 422, "year.xlsx?period=2025-06": 422, "month.xlsx?period=x": 422, "year.xlsx?period=2025&edition=none": 404,
		"year.xlsx?period=2025&lang=fr": 422, "year.xlsx?period=2025&page=1": 422, "week.xlsx?period=2025": 404, "plan.xlsx": 404, "year.txt?period=2025": 404} {
		if r := s.get("/api/v1/reports/" + query); r.StatusCode != status {
			t.Errorf("%s: %d, want %d: %.200s", query, r.StatusCode, status, r.text)
		}
	}
}

package report_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/report"
)

// rows returns the cells of a sheet as they are stored, not as they are shown.
func rows(t *testing.T, book *excelize.File, sheet string) [][]string {
	t.Helper()
	all, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// isTotal tells whether a row is the sum of those above.
func isTotal(row []string) bool {
	return slices.ContainsFunc(row[:min(3, len(row))], func(c string) bool { return c == "Tổng số" || c == "Total" })
}

// Every number of a total is the sum of those above it, up to the head.
func addsUp(t *testing.T, book *excelize.File) {
	t.Helper()
	totals, sums := 0, 0
	for _, sheet := range book.GetSheetList() {
		all := rows(t, book, sheet)
		for at, row := range all {
			if !isTotal(row) {
				continue
			}
			totals++
			for c, text := range row {
				total, err := strconv.Atoi(text)
				if err != nil {
					continue
				}
				sum := 0
				for up := at - 1; up >= 0 && len(all[up]) > 1; up-- {
					if c < len(all[up]) {
						n, _ := strconv.Atoi(all[up][c]) // the head and empty cells are zero
						sum += n
					}
				}
				if sums++; total != sum {
					t.Errorf("%s: the total of column %d is %d, its rows add up to %d", sheet, c+1, total, sum)
				}
			}
		}
	}
	if totals < 9 || sums < 4+11+1+1+4+4*6 {
		t.Errorf("%d totals with %d sums in %v", totals, sums, book.GetSheetList())
	}
}

// likeTheAPI holds the table by unit and the targets against the answers of the layers
// and indicators, asked for again.
func likeTheAPI(ctx context.Context, t *testing.T, s *analysis.Service, r report.Request, made *report.Document, book *excelize.File) {
	t.Helper()
	name := "Theo đơn vị"
	if r.Lang == "en" {
		name = "By unit"
	}
	sheet := rows(t, book, name)
	period := r.Period
	if period == "" {
		days, err := s.PlanToDate()
		if err != nil {
			t.Fatal(err)
		}
		period = days.From.String() + "/" + days.To.String()
	}
	figures, err := s.Indicators(ctx, analysis.IndicatorRequest{Period: period})
	if err != nil {
		t.Fatal(err)
	}
	days, err := geo.ParsePeriod(figures.Indicators[0].From, figures.Indicators[0].To)
	if err != nil {
		t.Fatal(err)
	}
	edition := made.File[strings.LastIndex(made.File, "20"):] // the name ends with it
	l, err := s.Layer(ctx, analysis.Request{Layer: "density", Edition: edition, Filter: geo.Filter{Period: days}})
	if err != nil {
		t.Fatal(err)
	}
	codes, _ := l.Column("code")
	n, _ := l.Column("count")
	at := slices.IndexFunc(sheet, func(row []string) bool { return len(row) > 1 && row[1] == codes.Texts[0] })
	if at < 0 {
		t.Fatalf("%s holds no row of %s", name, codes.Texts[0])
	}
	for i, code := range codes.Texts {
		if row := sheet[at+i]; row[1] != code || row[4] != strconv.FormatInt(n.Counts[i], 10) {
			t.Errorf("row %v, the layer has %s with %d incidents", row, code, n.Counts[i])
		}
	}
	total := slices.IndexFunc(sheet, isTotalOf)
	if sheet[total][4] != strconv.FormatInt(l.Metadata["total"].(int64), 10) {
		t.Errorf("total %v, the layer has %v", sheet[total], l.Metadata["total"])
	}
	targets := rows(t, book, map[string]string{"": "Chỉ tiêu", "en": "Targets"}[r.Lang])
	others := rows(t, book, map[string]string{"": "Chỉ số", "en": "Indicators"}[r.Lang])
	for _, i := range figures.Indicators {
		if has := slices.ContainsFunc(others, func(row []string) bool { return len(row) > 5 && row[0] == i.Name }); !has && i.Edition == edition && i.Share == nil && i.Form == nil {
			t.Errorf("no row of %s", i.Name)
		}
		switch {
		case i.Share != nil:
			want := []string{i.Reading, strconv.Itoa(i.Units), strconv.Itoa(i.Low), strconv.Itoa(i.Official), strconv.Itoa(i.High)}
			if !slices.ContainsFunc(targets, func(row []string) bool {
				return len(row) > 6 && strings.HasPrefix(row[0], i.Edition) && slices.Equal(row[2:7], want)
			}) {
				t.Errorf("no row of targets has %s %v", i.Edition, want)
			}
		case i.Form != nil:
			if sheet[total][4] != strconv.Itoa(i.Form.Total.Cases) {
				t.Errorf("total %v, the form has %d", sheet[total], i.Form.Total.Cases)
			}
		}
	}
}

func isTotalOf(row []string) bool { return len(row) > 4 && isTotal(row) }

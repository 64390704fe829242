package report_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/image/font/sfnt"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/fixtures/demotest"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/report"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

func TestMain(m *testing.M) { storagetest.Main(m) }

// demo is the demo province, ready to be asked.
func demo(tb testing.TB) (context.Context, *analysis.Service) {
	tb.Helper()
	db := storagetest.NewDatabase(tb)
	store, err := storage.Open(tb.Context(), storage.Config{Owner: db.Owner, App: db.App})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(store.Close)
	ctx := geo.WithScope(tb.Context(), geo.Everything)
	demotest.Load(ctx, tb, store)
	service := analysis.New(store, "test", nil)
	if err := service.Load(ctx); err != nil {
		tb.Fatal(err)
	}
	return ctx, service
}

func TestDemoProvince(t *testing.T) {
	t.Parallel()
	ctx, service := demo(t)
	for _, r := range []report.Request{
		{Kind: "year", Period: "2024"}, {Kind: "year", Period: "2025@15", Edition: fixtures.EditionOld, Lang: "en"}, {Kind: "half-year", Period: "2025-H1"},
		{Kind: "quarter", Period: "2025-Q4"}, {Kind: "month", Period: "2026-05@15", Lang: "en"}, {Kind: "plan"}, {Kind: "plan", Period: "2021-2023"},
	} {
		t.Run(r.Kind+" "+strings.ReplaceAll(r.Period, "/", " "), func(t *testing.T) {
			made, err := report.Make(ctx, service, r)
			if err != nil {
				t.Fatal(err)
			}
			var file bytes.Buffer
			if err := made.WriteXLSX(&file); err != nil {
				t.Fatal(err)
			}
			book, err := excelize.OpenReader(&file)
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close()
			addsUp(t, book)
			printable(t, book)
			var page bytes.Buffer
			if err := made.WritePDF(&page); err != nil || !bytes.HasPrefix(page.Bytes(), []byte("%PDF-")) {
				t.Errorf("pdf: %d bytes, %v", page.Len(), err)
			}
			likeTheAPI(ctx, t, service, r, made, book)
		})
	}
	t.Run("atlas", func(t *testing.T) { atlas(ctx, t, service) })
	t.Run("blind", func(t *testing.T) { blind(ctx, t, service) })
	t.Run("refused", func(t *testing.T) { refused(ctx, t, service) })
}

// atlas has one page for every unit, with its numbers, in PDF.
func atlas(ctx context.Context, t *testing.T, s report.Source) {
	pages := func(r report.Request) int {
		made, err := report.Make(ctx, s, r)
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := made.WritePDF(&file); err != nil {
			t.Fatal(err)
		}
		return bytes.Count(file.Bytes(), []byte("/Type /Page\n"))
	}
	for edition, units := range map[string]int{fixtures.EditionOld: 136, fixtures.EditionNew: 36} {
		r := report.Request{Kind: "quarter", Period: "2025-Q3", Edition: edition}
		without := pages(r)
		r.Atlas = true
		if with := pages(r); with != without+units || without < 5 {
			t.Errorf("%s: %d pages, %d with the atlas", edition, without, with)
		}
	}
}

// blind is a reader who may see no area: every number of a unit is missing, none is zero.
func blind(ctx context.Context, t *testing.T, s report.Source) {
	made, err := report.Make(geo.WithScope(ctx, geo.Scope{}), s, report.Request{Kind: "year", Period: "2024", Atlas: true})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := made.WriteXLSX(&file); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Formats {
		if err := f.Write(made, new(bytes.Buffer)); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	units := 0
	for _, row := range rows(t, book, "Theo đơn vị") {
		if len(row) > 11 && len(row[1]) == 5 { // a code
			units++
			for _, c := range []int{4, 5, 6, 7, 8, 10} {
				if row[c] != "–" {
					t.Errorf("%s: column %d shows %q", row[1], c+1, row[c])
				}
			}
		}
	}
	if units != 136 {
		t.Errorf("%d rows of units", units)
	}
}

// The yearly report of a province with its atlas, from what is in the database to the
// last byte; nothing is remembered from one to the next. The target is 10 s.
func BenchmarkYearWithAtlas(b *testing.B) {
	ctx, service := demo(b)
	for _, f := range report.Formats {
		b.Run(f.Name, func(b *testing.B) {
			var size countingWriter
			for b.Loop() {
				if err := service.Load(ctx); err != nil {
					b.Fatal(err)
				}
				made, err := report.Make(ctx, service, report.Request{Kind: "year", Period: "2024", Atlas: true})
				if err != nil {
					b.Fatal(err)
				}
				size = 0
				if err := f.Write(made, &size); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

type countingWriter int

func (w *countingWriter) Write(p []byte) (int, error) {
	*w += countingWriter(len(p))
	return len(p), nil
}

// printable holds every text against the letters of the font.
func printable(t *testing.T, book *excelize.File) {
	t.Helper()
	file, err := os.ReadFile("fonts/NotoSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	font, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range book.GetSheetList() {
		for _, row := range rows(t, book, sheet) {
			for _, cell := range row {
				for _, r := range cell {
					if at, err := font.GlyphIndex(nil, r); err != nil || at == 0 {
						t.Errorf("%s: the font has no %q of %q", sheet, r, cell)
					}
				}
			}
		}
	}
}

// refused are requests that no report answers.
func refused(ctx context.Context, t *testing.T, s report.Source) {
	for field, r := range map[string]report.Request{
		"kind": {Kind: "week", Period: "2025"}, "period": {Kind: "quarter", Period: "2025"}, "lang": {Kind: "year", Period: "2025", Lang: "fr"},
		"period ": {Kind: "year"}, "period  ": {Kind: "month", Period: "2025-13"}, "period   ": {Kind: "year", Period: "2199"},
	} {
		_, err := report.Make(ctx, s, r)
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != strings.TrimSpace(field) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	if _, err := report.Make(ctx, s, report.Request{Kind: "year", Period: "2025", Edition: "none"}); !errors.Is(err, geo.ErrNotFound) {
		t.Errorf("an unknown edition: %v", err)
	}
}

package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
)

// discard is a store that keeps nothing but the counts.
type discard struct{ editions []geo.EditionUnits }

func (discard) FindBatch(context.Context, Identity) (geo.Batch, error) {
	return geo.Batch{}, geo.ErrNotFound
}
func (discard) Begin(context.Context, Identity) (Writer, error) { return discardWriter{}, nil }
func (d discard) Places(context.Context) ([]geo.EditionUnits, []geo.Successor, error) {
	return d.editions, nil, nil
}

func (discard) PlacesMark(context.Context) (string, error)           { return "", nil }
func (discard) Names(context.Context) ([]geo.EditionUnits, error)    { return nil, nil }
func (discard) Transform(context.Context, string, []orb.Point) error { return nil }
func (discard) ImportOf(context.Context, uuid.UUID) (Identity, error) {
	return Identity{}, geo.NotFound("batch")
}
func (discardWriter) Understood([]byte)                                {}
func (discardWriter) Reported([]geo.Report)                            {}
func (discardWriter) Resubmit([]int64)                                 {}
func (discard) Profiles(context.Context) ([]geo.MappingProfile, error) { return nil, nil }

type discardWriter struct{}

func (discardWriter) Write(context.Context, []geo.Incident, []geo.Reject) error { return nil }
func (discardWriter) Commit(_ context.Context, c geo.BatchCounts, _ []string) (geo.Batch, error) {
	return geo.Batch{Counts: c}, nil
}
func (discardWriter) Preview(context.Context, geo.BatchCounts, []string) (geo.Batch, error) {
	return geo.Batch{}, nil
}
func (discardWriter) Rollback(context.Context) error { return nil }

// benchRows is a file of n incidents with the columns that a full export has.
func benchRows(n int) string {
	var b strings.Builder
	b.Grow(n * 130)
	b.WriteString("external_id,occurred_at,reported_at,category,severity,victim_group,setting,report_source,case_status,lon,lat\n")
	for i := range n {
		fmt.Fprintf(&b, "CA-%08d,20%02d-%02d-%02dT%02d:%02d,20%02d-%02d-28,%s,%s,%s,%s,police,closed,%.6f,%.6f\n", i,
			18+i%6, i%12+1, i*7%27+1, i%24, i*11%60, 18+i%6, i%12+1,
			geo.Categories.Codes[i%19].Code, geo.Severities.Codes[i%6].Code, geo.VictimGroups.Codes[i%8].Code, geo.Settings.Codes[i%13].Code,
			105+float64(i*7919%1_000_000)/1e6, 21+float64(i*104_729%1_000_000)/1e6)
	}
	return b.String()
}

func benchImport(b *testing.B, editions []geo.EditionUnits) {
	const n = 200_000
	file := benchRows(n)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		o := Options{File: stringFile(file), FileName: "b.csv", Source: "b", Now: testNow}
		batch, err := Import(b.Context(), discard{editions}, o)
		if err != nil || batch.Counts.Read != n || batch.Counts.Rejected != 0 {
			b.Fatalf("%+v, %v", batch.Counts, err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkImport is the whole way of a file without a database: hash, parse,
// validate, identify, hand over.
func BenchmarkImport(b *testing.B) { benchImport(b, nil) }

// BenchmarkImportLocating is the same with two editions of 3,321 and 10,000
// square units.
func BenchmarkImportLocating(b *testing.B) {
	benchImport(b, []geo.EditionUnits{grid(1, 58), grid(2, 100)})
}

func grid(id int32, side int) geo.EditionUnits {
	e := geo.EditionUnits{Edition: geo.Edition{ID: id, Code: fmt.Sprint(id), ValidTo: geo.MaxDay}, Level: geo.Commune}
	step := 1 / float64(side)
	for i := range side * side {
		x, y := 105+step*float64(i%side), 21+step*float64(i/side)
		e.Units = append(e.Units, geo.Unit{ID: id<<20 + int32(i), Code: fmt.Sprintf("%05d", i),
			Outline: orb.MultiPolygon{{{{x, y}, {x + step, y}, {x + step, y + step}, {x, y + step}, {x, y}}}}})
	}
	return e
}

// BenchmarkCSV is parsing alone, on one core.
func BenchmarkCSV(b *testing.B) {
	const n = 200_000
	file := benchRows(n)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		in, err := openInput(strings.NewReader(file), "b.csv", Limits{})
		if err != nil {
			b.Fatal(err)
		}
		r, err := openCSV(in, 0)
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Select(r.Columns()); err != nil {
			b.Fatal(err)
		}
		var c Chunk
		for err == nil {
			c.reset(1, len(r.Columns()))
			err = r.Read(&c)
			c.seal()
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkGeoJSON is parsing alone of points with four properties.
func BenchmarkGeoJSON(b *testing.B) {
	const n = 50_000
	var file strings.Builder
	for i := range n {
		if i > 0 {
			file.WriteByte(',')
		}
		fmt.Fprintf(&file, `{"type":"Feature","geometry":{"type":"Point","coordinates":[105.%06d,21.5]},"properties":{"external_id":"CA-%d","occurred_at":"2023-05-01","category":"injury","severity":"minor"}}`+"\n", i, i)
	}
	text := collection(file.String())
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		in, err := openInput(strings.NewReader(text), "b.geojson", Limits{})
		if err != nil {
			b.Fatal(err)
		}
		r, err := openGeoJSON(in)
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Select([]string{"lon", "lat", "external_id", "occurred_at", "category", "severity"}); err != nil {
			b.Fatal(err)
		}
		var c Chunk
		for err == nil {
			c.reset(1, 6)
			err = r.Read(&c)
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkSeenMemory reports the memory of the set of keys at the row limit.
func BenchmarkSeenMemory(b *testing.B) {
	n := DefaultLimits().MaxRows
	var mib float64
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		s := newSeen()
		for row := range n {
			s.find(runningKey(uuid.Nil, uint32(row)), row)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		mib = float64(after.HeapAlloc-before.HeapAlloc) / (1 << 20)
		runtime.KeepAlive(s)
	}
	b.ReportMetric(mib, "MiB")
}

// benchBook is a workbook of n rows and 25 columns as people make them: Vietnamese
// headers, dates as texts, words for codes, personal columns among them.
func benchBook(b *testing.B, n int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	out, err := f.NewStreamWriter("Sheet1")
	must(b, err)
	header := []any{"STT", "Mã vụ việc", "Ngày xảy ra", "Giờ xảy ra", "Ngày tiếp nhận", "Loại vụ việc", "Mức độ", "Tỷ lệ thương tật", "Tử vong", "Hung khí", "Họ và tên", "Tuổi nạn nhân", "Giới tính",
		"Số điện thoại", "Hình thức bạo lực", "Nguồn tin", "Kết quả xử lý", "Kinh độ", "Vĩ độ", "Ghi chú", "Nghề nghiệp", "Dân tộc", "Trình độ", "Quan hệ", "Cán bộ thụ lý"}
	must(b, out.SetRow("A1", header))
	categories := []string{"Cố ý gây thương tích", "Đánh đập", "Hiếp dâm", "Đe dọa", "Điều 140"}
	for i := range n {
		at, err := excelize.CoordinatesToCellName(1, i+2)
		must(b, err)
		must(b, out.SetRow(at, []any{i + 1, fmt.Sprintf("CA-%07d", i), fmt.Sprintf("%02d/%02d/20%02d", i%28+1, i%12+1, 18+i%6), fmt.Sprintf("%dh%02d", i%24, i%60), fmt.Sprintf("28/%02d/2024", i%5+1),
			categories[i%5], "Nghiêm trọng", i % 40, "", "x", fmt.Sprintf("Nguyễn Thị %d", i), i%80 + 1, "nữ", "0912345678", "thân thể, tinh thần", "Công an xã", "Đã khởi tố",
			105 + float64(i%10000)/1e4, 21 + float64(i*7%10000)/1e4, "ghi chú dài về vụ việc " + fmt.Sprint(i%100), "Làm ruộng", "Kinh", "12/12", "vợ chồng", "Đ/c B"}))
	}
	must(b, out.Flush())
	var content bytes.Buffer
	must(b, f.Write(&content))
	return content.Bytes()
}

// BenchmarkImportWorkbook is the whole way of a workbook without a database.
func BenchmarkImportWorkbook(b *testing.B) {
	const n = 100_000
	content := benchBook(b, n)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		o := Options{File: bytes.NewReader(content), FileName: "b.xlsx", Source: "b", Now: testNow}
		batch, err := Import(b.Context(), discard{}, o)
		if err != nil || batch.Counts.Read != n || batch.Counts.Rejected != 0 {
			b.Fatalf("%+v, %v", batch.Counts, err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkPreviewWorkbook is the dry run of the same, as people wait for it.
func BenchmarkPreviewWorkbook(b *testing.B) {
	content := benchBook(b, 100_000)
	for b.Loop() {
		o := Options{File: bytes.NewReader(content), FileName: "b.xlsx", Source: "b", Now: testNow, DryRun: true, Sample: 20, Budget: 1200 * time.Millisecond}
		a, err := Run(b.Context(), discard{}, o)
		if err != nil || len(a.Sample) != 20 {
			b.Fatal(err)
		}
	}
}

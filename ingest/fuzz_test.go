package ingest

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// FuzzImport gives any bytes to the whole road: it never panics, every error says
// what is wrong with the file, and no row vanishes.
func FuzzImport(f *testing.F) {
	for _, s := range []string{
		"external_id,occurred_at,category,lon,lat\na,2024-05-01,injury,105.5,21.5\n", plain.csv(";"), report.csv(","), "Ngày xảy ra,Hành vi\n5/6/2022,đánh đập\n",
		`[{"occurred_at":"2022-06-22","category":"rape","victim_age":[12,13]}]`, "{\"occurred_at\":\"2022\",\"category\":\"x\"}\n{}\n[1]\n",
		`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"occurred_at":"2022","category":"rape"}}]}`,
		"\x1e{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[105,21]},\"properties\":{}}", "sep=|\nNgày|Tội danh\n", utf16LE("Ngày\tHành vi\n"), "\xc7\xc8\xc9,a\n", "a\rb\r",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := newMemStore()
		testPlaces(s)
		o := Options{File: stringFile(string(data)), FileName: "x", GuessSource: true, Now: testNow, DryRun: true, Sample: 3}
		a, err := Run(t.Context(), s, o)
		var file *FileError
		if err != nil && !errors.As(err, &file) {
			t.Fatalf("error %v is no *FileError", err)
		}
		if err == nil {
			checkAccount(t, a.Batch.Counts)
		}
	})
}

// FuzzHeader gives any text as the name of a column.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{"Nạn nhân / Tuổi", "(1) Ngày xảy ra (nếu có)", "Tuổi đối tượng", "a / b / c", "đ) Hành vi", " / "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seen := map[fieldID]bool{}
		for _, m := range matchHeader(s) {
			if m.field < 0 || m.field >= fieldCount || seen[m.field] {
				t.Errorf("%q gives %v", s, m)
			}
			seen[m.field] = true
		}
	})
}

// FuzzEscape writes any text as a cell and reads it again.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"=1", "'=1", "-1", "''", " =x", "\u00a0@", "＝"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if escaped := escapeFormula(s); escaped != s && unescape(escaped) != s {
			t.Errorf("%q is written as %q and read as %q", s, escaped, unescape(escaped))
		}
	})
}

// FuzzJSONRows reads any JSON: nothing but a *FileError, and rows that add up.
func FuzzJSONRows(f *testing.F) {
	for _, s := range []string{`[{"a":1},{"b":[1,2]}]`, `{"a":{"b":1}}`, `[]`, `[1,null,"x"]`, `{"a":"\u00e9"} {"a":2}`, `{"type":"Feature","properties":null}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !looksLikeJSON(data) {
			return
		}
		for _, open := range []func(*input) (Reader, error){openJSONRows, openGeoJSONLines} {
			in, err := openInput(strings.NewReader(string(data)), "x", Limits{MaxBytes: math.MaxInt64})
			if err != nil {
				t.Fatal(err)
			}
			r, err := open(in)
			if err == nil {
				err = r.Select([]string{"a", "", "occurred_at"})
			}
			var c Chunk
			for err == nil {
				c.reset(1, 3)
				err = r.Read(&c)
				c.seal()
			}
			var file *FileError
			if !errors.As(err, &file) && err.Error() != "EOF" {
				t.Fatalf("error %v", err)
			}
		}
	})
}

// No row vanishes, whatever is read and however it is packed: the rows that are
// drawn are counted.
func TestNoRowVanishes(t *testing.T) {
	t.Parallel()
	const rows = 5000
	var b strings.Builder
	b.WriteString("BÁO CÁO|\nNgày xảy ra|Hành vi|Tuổi\n")
	bad, skipped := 0, 1
	for i := range rows {
		switch i % 10 {
		case 3:
			b.WriteString("không rõ|đánh đập|3\n")
			bad++
		case 5:
			b.WriteString("||\n")
			skipped++
		case 7:
			b.WriteString("Tổng số|12|\n")
			skipped++
		default:
			b.WriteString("22/06/2022|đánh đập|" + strings.Repeat("1", i%2+1) + "\n")
		}
	}
	d := drawn{cells: b.String()}
	for name, content := range map[string]string{"csv": d.csv("|"), "semicolons": d.csv(";"), "utf16": utf16LE(d.csv("\t")), "zip": zipped(t, "a.csv", d.csv("|")), "gzip": string(gz(t, []byte(d.csv("|"))))} {
		c, err := Import(t.Context(), newMemStore(), Options{File: stringFile(content), FileName: "x", GuessSource: true, Now: testNow})
		want := geo.BatchCounts{Read: rows + 1, Stored: int64(rows + 1 - bad - skipped), Skipped: int64(skipped), Rejected: int64(bad), Unlocated: int64(rows + 1 - bad - skipped)}
		if err != nil || c.Counts != want {
			t.Errorf("%s: %+v, want %+v; %v", name, c.Counts, want, err)
		}
	}
}

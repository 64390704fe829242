package sheet_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// traps are values that mean something around tables and nothing inside them.
var traps = []string{"Tổng số", "Total", "Cộng", "I", "II", "A", "1.1", "Huyện Tam Đảo", "không", "không phát sinh", "NGƯỜI LẬP BIỂU", "Nơi nhận:", "Ghi chú", "STT",
	"ngày 14 tháng 6 năm 2022", "(1)", "1", "2", "3", "2022-06-14", "12,5", "x", "Mật độ", "bí mật", "Trong đó:", "- Nữ", "Xã Minh Quang", "", "", "A-1"}

func value() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(traps), rapid.StringMatching(`[a-zđâ]{1,8}( [a-zđâ]{1,8})?`), rapid.StringMatching(`[1-9][0-9]{0,4}`))
}

// Whatever stands in the rows of a machine's table, every row comes out, and in
// its place: the first column tells that each is one.
func TestMachineTablesLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(3, 9).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(value(), columns-1, columns-1), 1, 40).Draw(t, "rows")
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "delimiter")
		header := []string{"id"}
		for c := range columns - 1 {
			header = append(header, fmt.Sprintf("field_%c", 'a'+c))
		}
		check(t, w.Write(header))
		for i, r := range rows {
			check(t, w.Write(append([]string{fmt.Sprintf("k%03d", i)}, r...)))
		}
		w.Flush()
		f := openRapid(t, b.String(), sheet.Options{})
		found, err := f.Find()
		check(t, err)
		if len(found.Tables) != 1 || !slices.Equal(found.Tables[0].HeaderRows, []int64{1}) || found.Tables[0].Summary.Skipped != 0 || len(found.Tables[0].Columns) != columns {
			t.Fatalf("%+v", found)
		}
		got := drain(t, f, found.Tables[0])
		for i, r := range rows {
			if want := append([]string{fmt.Sprintf("k%03d", i)}, r...); !slices.Equal(got[i], want) {
				t.Fatalf("row %d: %q, want %q", i, got[i], want)
			}
		}
	})
}

// Whatever is written around and between the rows of a table made by hand, its
// rows come out, no other does, and all are accounted for.
func TestDecoratedTables(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var lines, want []string
		add := func(choices ...string) {
			for _, c := range choices {
				if rapid.Bool().Draw(t, "with") {
					lines = append(lines, c)
				}
			}
		}
		add("CÔNG AN TỈNH;;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;;", ";;;;Độc lập - Tự do - Hạnh phúc;;", ";;;;;;", "DANH SÁCH VỤ VIỆC;;;;;;", "Tháng 6 năm 2022;;;;;;", ";;;;;;")
		if rapid.Bool().Draw(t, "two levels") {
			lines = append(lines, "STT;Ngày;Nạn nhân;;Nơi xảy ra;Hành vi;Ghi chú", ";;Tuổi;Giới;;;")
		} else {
			lines = append(lines, "STT;Ngày;Tuổi;Giới;Nơi xảy ra;Hành vi;Ghi chú")
		}
		add("(1);(2);(3);(4);(5);(6);(7)")
		number := 0
		for range rapid.IntRange(0, 3).Draw(t, "groups") {
			add("I;Huyện Tam Đảo;;;;;", ";Xã Minh Quang;;;;;", ";;;;;;")
			for range rapid.IntRange(1, 12).Draw(t, "rows") {
				number++
				row := fmt.Sprintf("%d;%d/6/2022;%d;Nữ;Thôn %d;%s;%s", number, number%30+1, number%70, number,
					rapid.SampledFrom([]string{"đánh", "chửi mắng", "khác", "nội dung khác"}).Draw(t, "act"), rapid.SampledFrom([]string{"", "x", "đã xử lý"}).Draw(t, "note"))
				lines, want = append(lines, row), append(want, row)
			}
			add(";Cộng;12;;;;", "STT;Ngày;Tuổi;Giới;Nơi xảy ra;Hành vi;Ghi chú")
		}
		add("Tổng số;;5;;;;", ";;;;;;", ";;;;Tam Đảo, ngày 14 tháng 6 năm 2022;;")
		if rapid.Bool().Draw(t, "signed") {
			lines = append(lines, "Nơi nhận:;;NGƯỜI LẬP BIỂU;;TRƯỞNG CÔNG AN;;")
			add("- Như trên;;(Ký, ghi rõ họ tên);;;;", ";;Nguyễn Văn A;;Trần Thị B;;", ";;;;;;", "- Lưu: VT;;;;;;")
		}
		f := openRapid(t, strings.Join(lines, "\r\n")+"\r\n", sheet.Options{})
		found, err := f.Find()
		check(t, err)
		if len(found.Tables) != 1 {
			t.Fatalf("%s\n%+v", strings.Join(lines, "\n"), found)
		}
		got := drain(t, f, found.Tables[0])
		for i := range got {
			got[i] = got[i][:7]
		}
		if joined := joinRows(got); !slices.Equal(joined, want) {
			t.Fatalf("%s\ncame out as\n%s", strings.Join(lines, "\n"), strings.Join(joined, "\n"))
		}
	})
}

// Whatever a sheet holds, each of its rows is a header row, data, or skipped.
func TestEveryRowIsAccountedFor(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(value(), 0, 7), 1, 60).Draw(t, "rows")
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(strings.Join(r, "|") + "\n")
		}
		f := openRapid(t, b.String(), sheet.Options{Delimiter: '|'})
		if f == nil {
			return // nothing but blanks
		}
		found, err := f.Find()
		check(t, err)
		for _, table := range found.Tables {
			if s := table.Summary; s.Rows != int64(len(rows)) {
				t.Fatalf("%+v of %d rows", s, len(rows))
			}
			drain(t, f, table)
		}
	})
}

// What encoding/csv writes comes back.
func TestSplittingUndoesWriting(t *testing.T) {
	t.Parallel()
	cell := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune{'"', ',', ';', '\n', '\t', ' '}))).Filter(func(s string) bool {
		return !strings.ContainsAny(s, "\r\x00\ufeff") && len(s) < 1000
	})
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 5), 1, 10).Draw(t, "rows")
		comma := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "delimiter")
		var b strings.Builder
		b.WriteString("a" + string(comma) + "\"b\"\n")
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = comma, rapid.Bool().Draw(t, "CR LF")
		check(t, w.WriteAll(rows))
		f := openRapid(t, b.String(), sheet.Options{Delimiter: byte(comma)})
		raw, err := f.Rows(0)
		check(t, err)
		defer raw.Close()
		_, err = raw.Next()
		check(t, err)
		for _, want := range rows {
			got, err := raw.Next()
			check(t, err)
			if !slices.Equal(got.Cells, want) || got.Stray {
				t.Fatalf("%q, want %q", got.Cells, want)
			}
		}
	})
}

func joinRows(rows [][]string) (all []string) {
	for _, r := range rows {
		all = append(all, strings.Join(r, ";"))
	}
	return all
}

func check(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// openRapid returns nil for content that is refused as blank.
func openRapid(t *rapid.T, content string, o sheet.Options) *sheet.File {
	t.Helper()
	f, err := sheet.Open(strings.NewReader(content), int64(len(content)), o)
	var fault *sheet.Error
	if errors.As(err, &fault) && strings.TrimSpace(content) == "" {
		return nil
	}
	check(t, err)
	return f
}

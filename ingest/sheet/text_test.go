package sheet_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// rawRows reads a sheet as it stands.
func rawRows(t testing.TB, f *sheet.File, i int) []sheet.Row {
	t.Helper()
	rows, err := f.Rows(i)
	must(t, err)
	defer rows.Close()
	var all []sheet.Row
	for {
		r, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		must(t, err)
		r.Cells, r.Kinds = slices.Clone(r.Cells), slices.Clone(r.Kinds)
		all = append(all, r)
	}
}

func TestDelimiters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		delimiter  byte
		width      int
		quotes     bool
	}{
		{"comma", "a,b,c\n1,2,3\n4,5,6\n", ',', 3, true},
		{"semicolon with decimal commas", "lat;lon\n21,3;105,6\n21,4;105,7\n21,5;105,8\n", ';', 2, true},
		{"semicolon with decimal commas in every cell", "a;b;c\n1,5;2,5;3,5\n1,6;2,6;3,6\n", ';', 3, true},
		{"tab", "a\tb\tc\n1,5\t2;3\tx\n1,6\t2;4\ty\n", '\t', 3, true},
		{"bar", "a|b\n1,2|3\n4,5|6\n", '|', 2, true},
		{"lists inside cells", "id,forms,acts\n1,physical;sexual,a\n2,physical;economic,b\n", ',', 3, true},
		{"prose with commas", "Mã;Nội dung\n1;đánh, chửi, đuổi\n2;đánh\n3;chửi, đuổi\n", ';', 2, true},
		{"delimiters inside quotes", "a;b\n\"x,y,z\";1\n\"u,v,w\";2\n", ';', 2, true},
		{"titles of one cell above", "Báo cáo, tháng 6, năm 2022\nTừ ngày 15/5, đến ngày 14/6\nMã;Ngày;Xã;Số\n1;2;3;4\n5;6;7;8\n", ';', 4, true},
		{"ragged", "a;b;c\n1;2\n1;2;3\n1;2;3;4\n1;2;3\n", ';', 3, true},
		{"declared to Excel", "sep=|\na,x|b,y\n1,2|3,4\n", '|', 2, true},
		{"quotes that do not quote", "a\tb\tc\n\"x\ty\t1\n\"z\tw\t2\n\"q\tr\t3\n\"s\tr\t4\n", '\t', 3, false},
		{"one column", "code\n01\n02\n", ',', 1, true},
		{"very old line ends", "a;b\r1;2\r3;4\r", ';', 2, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := open(t, []byte(c.text), sheet.Options{})
			found, err := f.Find()
			must(t, err)
			if len(found.Tables) != 1 {
				t.Fatalf("%+v", found)
			}
			d := found.Tables[0].Dialect
			if d.Delimiter != string(rune(c.delimiter)) || d.Width != c.width && c.width > 1 || d.Quotes != c.quotes || len(found.Tables[0].Columns) != c.width {
				t.Errorf("%+v, want %q × %d; columns %+v", d, c.delimiter, c.width, found.Tables[0].Columns)
			}
		})
	}
}

func TestTextCells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       string // cells by |, rows by /
		stray      bool
	}{
		{"plain", "a,b\n1,2\n", "a|b/1|2", false},
		{"no last line end", "a,b\n1,2", "a|b/1|2", false},
		{"CR LF and empty cells", "a,b\r\n,\r\n1,\r\n", "a|b/|/1|", false},
		{"blank lines are rows", "a,b\n\n1,2\n", "a|b//1|2", false},
		{"line breaks in quotes", "a,b\n\"x\r\ny\",\"1\n\n2\"\n", "a|b/x\ny|1\n\n2", false},
		{"doubled quotes", "a,b\n\"say \"\"no\"\"\",2\n", "a|b/say \"no\"|2", false},
		{"a quote inside a bare cell", "a,b\n5\" pipe,2\n", "a|b/5\" pipe|2", true},
		{"text behind the closing quote", "a,b\n\"x\" y,2\n", "a|b/x y|2", true},
		{"a lone quote inside quotes", "a,b\n\"x \"y\" z\",2\n", "a|b/x y\" z\"|2", true},
		{"quoted cell at the end of the line", "a,b\n1,\"\"\n2,\"q\"\n", "a|b/1|/2|q", false},
		{"byte order mark", "\xef\xbb\xbfa,b\n1,2\n", "a|b/1|2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var rows []string
			stray := false
			for i, r := range rawRows(t, open(t, []byte(c.text), sheet.Options{Delimiter: ','}), 0) {
				rows = append(rows, strings.Join(r.Cells, "|"))
				stray = stray || r.Stray
				if r.Number != int64(i+1) || r.Width != len(r.Cells) {
					t.Errorf("row %d is number %d of width %d", i+1, r.Number, r.Width)
				}
			}
			if got := strings.Join(rows, "/"); got != c.want || stray != c.stray {
				t.Errorf("%q, stray %v; want %q, %v", got, stray, c.want, c.stray)
			}
		})
	}
}

// Lines are counted as an editor does, rows as a spreadsheet program does.
func TestLineNumbers(t *testing.T) {
	t.Parallel()
	rows := rawRows(t, open(t, []byte("a,b\n\"x\ny\",1\n\nz,2\n"), sheet.Options{}), 0)
	var lines []int64
	for _, r := range rows {
		lines = append(lines, r.Line)
	}
	if !slices.Equal(lines, []int64{1, 2, 4, 5}) {
		t.Error(lines)
	}
}

// Ragged rows are data, and counted; what lies outside the columns too.
func TestRaggedRows(t *testing.T) {
	t.Parallel()
	all, _ := readAll(t, open(t, []byte("id,xa,so\n1,A,2\n2,B\n3,C,4,extra\n4,D,5,\n"), sheet.Options{}))
	if s := all.summary; s.Data != 4 || s.Ragged != 3 || s.Beyond != 1 {
		t.Errorf("%+v", s)
	}
	if got := all.rows[1].Cells; !slices.Equal(got, []string{"2", "B", ""}) {
		t.Errorf("%q", got)
	}
}

func TestDecodeHook(t *testing.T) {
	t.Parallel()
	latin := func(r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(r)
		return strings.NewReader(strings.ReplaceAll(string(b), "\xe3", "ã")), err
	}
	all, _ := readAll(t, open(t, []byte("id,x\xe3\n1,A\n"), sheet.Options{Decode: latin}))
	if all.table.Columns[1].Name != "xã" {
		t.Errorf("%+v", all.table.Columns)
	}
}

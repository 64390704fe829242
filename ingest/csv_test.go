package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// readAll reads every column of a table through the reader under test.
func readAll(data []byte, reader func(io.Reader) io.Reader) (rows [][]string, lines []int64, faults int, err error) {
	in, err := openInput(reader(bytes.NewReader(data)), "t.csv", Limits{})
	if err != nil {
		return nil, nil, 0, err
	}
	r, err := openCSV(in, 0)
	if err != nil {
		return nil, nil, 0, err
	}
	if err := r.Select(r.Columns()); err != nil {
		return nil, nil, 0, err
	}
	rows = append(rows, r.Columns())
	var c Chunk
	for {
		c.reset(1, len(r.Columns()))
		err := r.Read(&c)
		if err != nil && !errors.Is(err, io.EOF) {
			return rows, lines, faults, err
		}
		c.seal()
		for i, m := range c.marks {
			if m.fault != nil {
				faults++
			}
			if m.blank || m.fault != nil {
				continue
			}
			var row []string
			for j := range c.width {
				row = append(row, c.cell(i, j))
			}
			rows, lines = append(rows, row), append(lines, m.line)
		}
		if err != nil {
			return rows, lines, faults, nil
		}
	}
}

func whole(r io.Reader) io.Reader { return r }

func TestCSV(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in     string
		rows   [][]string
		lines  []int64
		faults int
	}{
		"plain":          {"a,b\n1,2\n3,4\n", [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}}, []int64{2, 3}, 0},
		"no last LF":     {"a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}, []int64{2}, 0},
		"CR LF, BOM":     {"\ufeffa,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}, []int64{2}, 0},
		"quotes":         {"a,b\n\"1,\"\"x\"\"\",\"2\n2\"\n3,4\n", [][]string{{"a", "b"}, {"1,\"x\"", "2\n2"}, {"3", "4"}}, []int64{2, 4}, 0},
		"CR LF in quote": {"a,b\r\n\"1\r\n1\",2\r\n", [][]string{{"a", "b"}, {"1\n1", "2"}}, []int64{2}, 0},
		"blank rows":     {"a,b\n\n,\n \n\"\",\"\"\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}, []int64{6}, 0},
		"ragged":         {"a,b\n1\n1,2,3\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}, []int64{4}, 2},
		"stray quotes":   {"a,b\nx\"y,2\n\"x\"y,2\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}, []int64{4}, 2},
		"blank before":   {"\n\na,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}, []int64{4}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, reader := range []func(io.Reader) io.Reader{whole, iotest.OneByteReader, iotest.DataErrReader} {
				rows, lines, faults, err := readAll([]byte(tt.in), reader)
				if err != nil || faults != tt.faults {
					t.Errorf("%d faults, want %d; %v", faults, tt.faults, err)
				}
				if d := cmp.Diff(tt.rows, rows); d != "" {
					t.Error(d)
				}
				if d := cmp.Diff(tt.lines, lines); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

func TestCSVLongRecords(t *testing.T) {
	t.Parallel()
	// Records that do not fit the first window, and a window's end inside quotes.
	long := strings.Repeat("é\"\"x\r\n", 100_000)
	data := "a,b\n" + strings.Repeat("1,\"2\n\"\n", 50_000) + "\"" + long + "\",9\n3,4\n"
	in := Limits{MaxField: 2 << 20, MaxRecord: 2 << 20}
	input, err := openInput(strings.NewReader(data), "t.csv", in)
	if err != nil {
		t.Fatal(err)
	}
	r, err := openCSV(input, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Select([]string{"a", "b"}); err != nil {
		t.Fatal(err)
	}
	var c Chunk
	rows, last := 0, ""
	for {
		c.reset(1, 2)
		err := r.Read(&c)
		c.seal()
		rows += len(c.marks)
		if n := len(c.marks); n > 0 {
			last = c.cell(n-1, 1)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if rows != 50_002 || last != "4" {
		t.Errorf("%d rows, the last one %q", rows, last)
	}
}

// FuzzCSV compares with encoding/csv wherever that accepts the input.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a\n\"x\"\"y\"\n", "a,b\r\n\"1\r\n\",\r\n\r\n", "a,b\n\"", "\ufeffa\n1\n", "a,a\n1,2", "a\r\n1\r", "\"a\"\n,\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _, _, err := readAll(data, whole)
		var file *FileError
		if err != nil && !errors.As(err, &file) {
			t.Fatalf("error %v is no *FileError", err)
		}
		slow, _, _, slowErr := readAll(data, iotest.OneByteReader)
		if d := cmp.Diff(got, slow); d != "" || (err == nil) != (slowErr == nil) {
			t.Fatalf("reading byte by byte differs: %v, %v\n%s", err, slowErr, d)
		}
		want := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, utf8BOM)))
		var rows [][]string
		for {
			row, e := want.Read()
			if errors.Is(e, io.EOF) {
				break
			}
			if e != nil {
				return // encoding/csv refuses it as a whole, this reader by row
			}
			if strings.TrimSpace(strings.Join(row, "")) != "" {
				rows = append(rows, row)
			}
		}
		if err != nil || len(rows) == 0 {
			return // no header, not UTF-8, or a zero byte: refused on purpose
		}
		for i, name := range rows[0] {
			rows[0][i] = strings.TrimSpace(name)
		}
		if d := cmp.Diff(rows, got); d != "" {
			t.Fatal(d)
		}
	})
}

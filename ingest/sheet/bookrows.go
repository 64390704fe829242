package sheet

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
)

// bookRows reads the rows of one sheet of a workbook, as the XML comes.
type bookRows struct {
	b      *workbook
	src    io.ReadCloser
	t      *tokens
	row    Row
	count  int64
	begun  bool // inside sheetData
	buf    []byte
	cells  []cellSpan
	text   []byte // of the element at hand
	column int    // of the cell at hand
}

// cellSpan is a cell whose text stands in the row's buffer.
type cellSpan struct {
	column, from, to int
	kind             Kind
}

func (b *workbook) rows(s *sheetPart) (Rows, error) {
	r, err := b.open(s.part, b.limits.MaxUnzip)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, fail("the workbook lacks the sheet's part: open it in Excel and save it again")
	}
	t, _ := newTokens(r)
	return &bookRows{b: b, src: r, t: t}, nil
}

func (r *bookRows) Close() error { return r.src.Close() }

// Next reads one row element. Rows that a workbook leaves out are left out.
func (r *bookRows) Next() (Row, error) {
	for {
		token, err := r.t.next()
		if err != nil {
			return Row{}, cutOff(err) // the end of the rows comes before the end of the part
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Local == "sheetData":
				r.begun = true
			case e.Name.Local == "row" && r.begun:
				return r.read(e)
			}
		case xml.EndElement:
			if e.Name.Local == "sheetData" {
				return Row{}, io.EOF
			}
		}
	}
}

// read reads a row from behind its start.
func (r *bookRows) read(start xml.StartElement) (Row, error) {
	if err := r.begin(start); err != nil {
		return Row{}, err
	}
	for {
		token, err := r.t.next()
		if err != nil {
			return Row{}, cutOff(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "c" {
				if err := r.cell(e); err != nil {
					return Row{}, err
				}
			}
		case xml.EndElement:
			if e.Name.Local == "row" {
				return r.finish()
			}
		}
	}
}

// begin takes the row's number: its own, or the one behind the last row's.
func (r *bookRows) begin(start xml.StartElement) error {
	r.buf, r.cells, r.column = r.buf[:0], r.cells[:0], -1
	number := r.row.Number + 1
	if given := attribute(start, "r"); given != "" {
		n, err := strconv.ParseInt(given, 10, 64)
		if err != nil || n < number || n > 1_048_576 {
			return &Error{Row: r.row.Number, Reason: "the row behind this one has an impossible number: open the file in Excel and save it again"}
		}
		number = n
	}
	r.row.Number, r.row.Hidden = number, isTrue(attribute(start, "hidden"))
	if r.count++; r.count > r.b.limits.MaxRows {
		return &Error{Row: number, Reason: "more rows than allowed: split the file"}
	}
	return nil
}

// cell reads a cell from behind its start.
func (r *bookRows) cell(start xml.StartElement) error {
	r.column++
	var kind, number string
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			column, _, ok := parseReference(a.Value)
			if !ok {
				return r.fail("a cell has an impossible name: open the file in Excel and save it again")
			}
			r.column = column
		case "t":
			kind = a.Value
		case "s":
			number = a.Value
		}
	}
	formula, valued, err := r.content()
	if err != nil {
		return err
	}
	return r.take(kind, r.b.style(number), formula, valued)
}

// content reads what is inside a cell: its value or inline text into r.text.
func (r *bookRows) content() (formula, valued bool, err error) {
	r.text = r.text[:0]
	wanted, phonetic := false, false
	for {
		token, err := r.t.next()
		if err != nil {
			return false, false, cutOff(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "v", "t":
				wanted, valued = !phonetic, true
			case "f":
				formula = true
			case "rPh":
				phonetic = true
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "v", "t":
				wanted = false
			case "rPh":
				phonetic = false
			case "c":
				return formula, valued, nil
			}
		case xml.CharData:
			if wanted {
				if r.text = append(r.text, e...); len(r.text) > tokenBytes {
					return false, false, r.fail("a cell is longer than allowed: shorten it or remove its column")
				}
			}
		}
	}
}

// take turns a cell's content into text and kind and keeps it if it holds any.
func (r *bookRows) take(kind string, look style, formula, valued bool) error {
	from := len(r.buf)
	k, err := r.value(kind, look)
	if err != nil {
		return err
	}
	if formula && (!valued || len(r.buf) == from && kind != "str") {
		k = Formula
	} else if len(r.buf) == from {
		return nil
	}
	if len(r.buf)-from > r.b.limits.MaxCell {
		return r.fail("a cell is longer than allowed: shorten it or remove its column")
	}
	if r.column >= r.b.limits.MaxColumns || len(r.cells) >= r.b.limits.MaxColumns {
		return r.fail("more columns than allowed: remove those that are not needed")
	}
	r.cells = append(r.cells, cellSpan{r.column, from, len(r.buf), k})
	return nil
}

// value appends a cell's content as text and returns its kind.
func (r *bookRows) value(kind string, look style) (Kind, error) {
	switch kind {
	case "s":
		if len(r.text) == 0 {
			return Text, nil
		}
		i, err := strconv.Atoi(string(bytes.TrimSpace(r.text)))
		if err != nil {
			return Text, r.fail("a cell names no text: open the file in Excel and save it again")
		}
		text, err := r.b.strings.get(i)
		if err != nil {
			return Text, err
		}
		r.buf = append(r.buf, r.b.mended(text, look)...)
		return Text, nil
	case "inlineStr", "str", "d":
		r.buf = append(r.buf, r.b.mended(unescape(string(r.text)), look)...)
		return Text, nil
	case "b":
		if isTrue(string(r.text)) {
			r.buf = append(r.buf, "TRUE"...)
		} else if len(r.text) > 0 {
			r.buf = append(r.buf, "FALSE"...)
		}
		return Bool, nil
	case "e":
		r.buf = append(r.buf, r.text...)
		return Failed, nil
	}
	text := bytes.TrimSpace(r.text)
	if look.percent && !look.date && len(text) > 0 {
		r.buf = appendPercent(r.buf, text)
		return Number, nil
	}
	r.buf = appendNumber(r.buf, text)
	if look.date {
		return Date, nil
	}
	return Number, nil
}

// appendPercent writes a number as the cell shows it: 0.11 as 11%.
func appendPercent(dst, text []byte) []byte {
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return append(dst, text...)
	}
	// Twelve digits, so that 0.07 is not 7.000000000000001 %.
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v*100, 'g', 12, 64), 64) //nolint:errcheck // it was written as a number
	return append(strconv.AppendFloat(dst, v, 'f', -1, 64), '%')
}

// appendNumber writes the shortest decimal of the same 64-bit number: workbooks
// hold 21.309999999999999 where a person typed 21.31.
func appendNumber(dst, text []byte) []byte {
	if bytes.IndexAny(text, ".eE") < 0 && len(text) < 19 {
		return append(dst, text...)
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return append(dst, text...)
	}
	format := byte('f')
	if v != 0 && (v < 1e-7 && v > -1e-7 || v > 1e21 || v < -1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(dst, v, format, -1, 64)
}

// style returns a cell's style; one that is not there looks like none.
func (b *workbook) style(number string) style {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(b.styles) {
		return style{}
	}
	return b.styles[i]
}

// finish lays the cells out from column A on.
func (r *bookRows) finish() (Row, error) {
	text, row := string(r.buf), &r.row
	row.Cells, row.Kinds = row.Cells[:0], row.Kinds[:0]
	for _, c := range r.cells {
		for len(row.Cells) <= c.column {
			row.Cells, row.Kinds = append(row.Cells, ""), append(row.Kinds, Empty)
		}
		row.Cells[c.column], row.Kinds[c.column] = text[c.from:c.to], c.kind
	}
	row.Width = len(row.Cells)
	return *row, nil
}

func (r *bookRows) fail(reason string) error { return &Error{Row: r.row.Number, Reason: reason} }

var _ Rows = (*bookRows)(nil)

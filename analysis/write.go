package analysis

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
)

// The three forms of a layer carry the same numbers: GeoJSON for maps and
// desktop systems, CSV for tables, value arrays for a map that has the outlines.

func (c *Column) appendJSON(b []byte, i int) []byte {
	switch {
	case c.Texts != nil:
		if c.Blank && c.Texts[i] == "" {
			break
		}
		return appendString(b, c.Texts[i])
	case c.Counts != nil:
		if c.Counts[i] < 0 {
			return append(b, "null"...)
		}
		return strconv.AppendInt(b, c.Counts[i], 10)
	case c.Floats != nil:
		return appendNumber(b, c.Floats[i])
	}
	return append(b, "null"...)
}

// text returns a value for CSV; a missing one is empty.
func (c *Column) text(i int) string {
	if c.Texts != nil {
		return c.Texts[i]
	}
	if v := c.appendJSON(nil, i); string(v) != "null" {
		return string(v)
	}
	return ""
}

func appendString(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c >= 0x7f {
			quoted, err := json.Marshal(s)
			if err != nil {
				return append(b, `""`...) // cannot happen: a string always encodes
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// head returns what every form says of the layer.
func (l *Layer) head() map[string]any {
	h := map[string]any{
		"layer": l.Name, "edition": l.Edition.Code, "level": l.Level, "crs": "EPSG:4326",
		"data_version": l.Version, "software_version": l.Software, "outlines": l.Outlines,
		"number_matched": len(l.rows), "filter": l.Filter.Values(), "metadata": l.Metadata,
		"period": map[string]any{"from": l.Period.From.String(), "to": l.Period.To.String(), "years": l.Years},
	}
	if l.Period.Days() == 0 {
		h["period"] = nil // nothing is stored and no dates were given
	}
	if l.Reading != "" {
		h["reading"] = l.Reading
	}
	if l.Classes != nil {
		h["classes"] = l.Classes
	}
	return h
}

// WriteValues writes the values as arrays in unit order, without outlines.
func (l *Layer) WriteValues(w io.Writer) error {
	b, err := json.Marshal(l.head())
	if err != nil {
		return err
	}
	b = append(b[:len(b)-1], `,"columns":{`...)
	for k := range l.Columns {
		c := &l.Columns[k]
		if k > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, c.Name), ":["...)
		for n, i := range l.rows {
			if n > 0 {
				b = append(b, ',')
			}
			b = c.appendJSON(b, i)
		}
		b = append(b, ']')
	}
	_, err = w.Write(append(b, "}}\n"...))
	return err
}

// WriteGeoJSON writes a self-contained FeatureCollection (RFC 7946). The id of
// a feature is the unit's code.
func (l *Layer) WriteGeoJSON(w io.Writer) error {
	head := l.head()
	head["numberMatched"], head["numberReturned"] = len(l.rows), len(l.rows)
	delete(head, "number_matched")
	delete(head, "crs") // RFC 7946 section 4: there is only one, and the member is gone
	return writeCollection(w, head, len(l.rows), func(b []byte, n int) []byte {
		i := l.rows[n]
		b = append(b, `{"type":"Feature","id":`...)
		b = appendString(b, l.level.units[i].Code)
		b = append(b, `,"properties":{`...)
		for k := range l.Columns {
			c := &l.Columns[k]
			if k > 0 {
				b = append(b, ',')
			}
			b = c.appendJSON(append(appendString(b, c.Name), ':'), i)
		}
		b = append(b, `},"geometry":`...)
		b = append(b, l.level.shapes[i]...)
		return append(b, '}')
	})
}

// writeCollection streams a FeatureCollection: foreign members first, so that a
// reader knows what it reads.
func writeCollection(w io.Writer, head map[string]any, n int, feature func(b []byte, i int) []byte) error {
	h, err := json.Marshal(head)
	if err != nil {
		return err
	}
	b := append([]byte(`{"type":"FeatureCollection",`), h[1:len(h)-1]...)
	b = append(b, `,"features":[`...)
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = feature(append(b, '\n'), i)
		if len(b) >= writeAt {
			if _, err := w.Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err = w.Write(append(b, "\n]}\n"...))
	return err
}

// writeAt is the size of the pieces of a streamed answer.
const writeAt = 64 << 10

// WriteCSV writes a table with a header; missing values are empty.
func (l *Layer) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	line := make([]string, len(l.Columns))
	for k := range l.Columns {
		line[k] = l.Columns[k].Name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, i := range l.rows {
		for k := range l.Columns {
			line[k] = escapeFormula(l.Columns[k].text(i), l.Columns[k].Texts != nil)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// escapeFormula keeps a spreadsheet from running a text that begins like a formula.
func escapeFormula(s string, isText bool) string {
	if isText && s != "" {
		switch s[0] {
		case '=', '+', '-', '@', '\t', '\r', '\n':
			return "'" + s
		}
	}
	return s
}

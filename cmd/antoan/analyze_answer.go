package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/ingest/boundary"
)

// answerColumn is one thing said of every unit: numbers, of which NaN is null,
// texts, truths, or lists. An empty text is null as well where blank says so.
type answerColumn struct {
	name    string
	numbers []float64
	texts   []string
	truths  []bool
	lists   [][]string
	blank   bool
}

// unitAnswer is an answer about the units of a file.
type unitAnswer struct {
	file     *boundary.UnitFile
	columns  []answerColumn
	metadata any // how the figures were come by
}

// printUnits writes the answer: GeoJSON with the metadata as a foreign member, or
// CSV with the metadata on a line of stderr.
func (a *app) printUnits(format string, u unitAnswer) error {
	metadata, err := json.Marshal(u.metadata)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	if format == "geojson" {
		err = u.writeGeoJSON(out, metadata)
	} else {
		fmt.Fprintf(a.stderr, "%s\n", metadata)
		err = u.writeCSV(out)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func (u *unitAnswer) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	line := []string{"id"}
	for _, c := range u.columns {
		line = append(line, c.name)
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for i := range u.file.Units {
		line = append(line[:0], cell(u.file.Units[i].ID))
		for k := range u.columns {
			line = append(line, u.columns[k].cell(i))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (c *answerColumn) cell(i int) string {
	switch {
	case c.numbers != nil:
		if math.IsNaN(c.numbers[i]) {
			return ""
		}
		return string(appendNumber(nil, c.numbers[i]))
	case c.truths != nil:
		return strconv.FormatBool(c.truths[i])
	case c.lists != nil:
		return cell(strings.Join(c.lists[i], " "))
	}
	return cell(c.texts[i])
}

// cell keeps a spreadsheet from running a text that begins like a formula. A
// number is none.
func cell(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r\n", s[0]) >= 0 {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}

// knownSystem is a reference system that has a name of its own.
var knownSystem = regexp.MustCompile(`^EPSG:([0-9]+)$`)

func (u *unitAnswer) writeGeoJSON(w *bufio.Writer, metadata []byte) error {
	b := append([]byte(`{"type":"FeatureCollection","metadata":`), metadata...)
	// RFC 7946 knows WGS 84 alone; those who agree on another say so as before it.
	if m := knownSystem.FindStringSubmatch(u.file.CRS); m != nil && m[1] != "4326" {
		b = append(b, `,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::`+m[1]+`"}}`...)
	}
	b = append(b, `,"features":[`...)
	for i := range u.file.Units {
		unit := &u.file.Units[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendText(append(b, "\n"+`{"type":"Feature","id":`...), unit.ID), `,"properties":{"id":`...)
		b = appendText(b, unit.ID)
		for k := range u.columns {
			b = append(appendText(append(b, ','), u.columns[k].name), ':')
			b = u.columns[k].appendJSON(b, i)
		}
		b = append(append(append(b, `},"geometry":`...), unit.Shape...), '}')
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := w.Write(append(b, "\n]}\n"...))
	return err
}

func (c *answerColumn) appendJSON(b []byte, i int) []byte {
	switch {
	case c.numbers != nil:
		return appendNumber(b, c.numbers[i])
	case c.truths != nil:
		return strconv.AppendBool(b, c.truths[i])
	case c.lists != nil:
		return appendTexts(b, c.lists[i])
	case c.blank && c.texts[i] == "":
		return append(b, "null"...)
	}
	return appendText(b, c.texts[i])
}

// appendNumber appends the shortest decimal that reads back as the same number.
// JSON has no NaN and no infinity: they are null.
func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, "null"...)
	}
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func appendText(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil {
		return append(b, `""`...) // cannot happen: a string always encodes
	}
	return append(b, quoted...)
}

func appendTexts(b []byte, all []string) []byte {
	b = append(b, '[')
	for i, s := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return append(b, ']')
}

// number is a figure of metadata: NaN is null.
type number float64

// MarshalJSON implements json.Marshaler.
func (n number) MarshalJSON() ([]byte, error) { return appendNumber(nil, float64(n)), nil }

// warn says on stderr what a person should know of an answer.
func (a *app) warn(format string, args ...any) {
	fmt.Fprintf(a.stderr, "! "+format+"\n", args...)
}

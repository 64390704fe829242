package report

import (
	"iter"
	"math"
	"strings"
)

// Document is a report before it is a file.
type Document struct {
	Title    string
	Subtitle string
	File     string   // name to save under, without its ending
	Footer   []string // lines that stand on every page and sheet
	Facts    []Pair   // what the numbers are of
	Sections iter.Seq[Section]
	AsOf     string // the day whose knowledge this is, YYYY-MM-DD

	lang language
}

// Pair is a name and what it stands for.
type Pair struct{ Name, Value string }

// Section is a chapter, and one sheet of a workbook.
type Section struct {
	Sheet   string // short name, unique in the document
	Title   string
	Place   place
	OwnPage bool // begins a page, and ends it
	Blocks  []Block
}

// place says which of the parts of a workbook a section belongs to.
type place uint8

const (
	data place = iota
	notes
	method
	page   // on paper alone: maps, and what a workbook has in a table
	detail // in a workbook alone: on paper it would be long
)

// Block is a Paragraph, *Table, *Map or *Bars.
type Block interface{ block() }

// Paragraph is a text; Strong ones are what a reader in haste reads.
type Paragraph struct {
	Text   string
	Strong bool
}

// Table is rows of cells under a head; Total, where there is one, is the sum of the
// rows in every column that holds a number.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
	Total   []Cell
	Notes   []string
}

// Column is the head of a column. Width is its share of the page's width.
type Column struct {
	Title string
	Width float64
}

// Cell is a text or a number.
type Cell struct {
	Text     string
	Number   float64
	Kind     CellKind
	Decimals int

	told bool // says of the plan's other work that something was done
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds.
const (
	IsText CellKind = iota
	IsNumber
	IsMissing // not known, or not to be seen: never a zero
)

func (Paragraph) block() {}
func (*Table) block()    {}
func (*Map) block()      {}
func (*Bars) block()     {}

func text(s string) Cell { return Cell{Text: s} }

// count is a whole number, missing where negative.
func count(n int64) Cell {
	if n < 0 {
		return Cell{Kind: IsMissing}
	}
	return Cell{Kind: IsNumber, Number: float64(n)}
}

// number has one decimal, missing where NaN.
func number(v float64) Cell {
	if math.IsNaN(v) {
		return Cell{Kind: IsMissing}
	}
	return Cell{Kind: IsNumber, Number: v, Decimals: 1}
}

// orMissing is the number that is pointed at.
func orMissing(v *float64) Cell {
	if v == nil {
		return Cell{Kind: IsMissing}
	}
	return number(*v)
}

// written is a cell as paper shows it.
func (d *Document) written(c Cell) string {
	switch c.Kind {
	case IsMissing:
		return dash
	case IsNumber:
		return d.lang.decimal(c.Number, c.Decimals)
	}
	return c.Text
}

// numeric tells whether a column holds numbers, which are set to the right.
func (t *Table) numeric(column int) bool {
	for _, row := range t.Rows {
		if row[column].Kind == IsNumber {
			return true
		}
	}
	return false
}

// escaped is a text that no program takes for a formula.
func escaped(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

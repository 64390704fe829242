package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// part is one table of a file: a sheet of a workbook, or all there is in another
// file.
type part struct {
	sheet   string       // name, empty outside workbooks
	table   *sheet.Table // nil for JSON
	strict  bool         // written by a program: what does not fit is a fault of its row
	columns []string     // of JSON, those of the first rows
	grows   bool         // rows may have other columns, too
	open    func() (Reader, error)

	plan   columnPlan
	within geo.Period // that the title names, for dates without a year
	epoch  cell.Epoch // of serial dates

	summary sheet.Summary // once read
	rows    int64         // once read
	nothing bool          // once read: it says that nothing happened
}

// sheetTables finds the tables of a workbook or text file.
func sheetTables(c *content) (*tables, error) {
	found, err := c.file.Find()
	if err != nil {
		return nil, asFileError(c.name, err)
	}
	all := &tables{others: found.Others}
	for i := range found.Tables {
		t := &found.Tables[i]
		p := &part{sheet: t.Sheet, table: t, within: periodOf(t.Hints.Period)}
		p.columns = columnNames(t)
		if c.file.Book() {
			if p.epoch = cell.Epoch1900; t.Date1904 {
				p.epoch = cell.Epoch1904
			}
		}
		p.strict = isMachine(t)
		p.open = func() (Reader, error) {
			switch {
			case p.strict && t.Dialect == nil:
				return openStrictSheet(c, t)
			case p.strict:
				return c.openStrict(t.Dialect.Delimiter[0])
			}
			return openSheet(c, t)
		}
		if p.strict && t.Dialect != nil {
			if err := p.readHeader(); err != nil {
				return nil, err
			}
		}
		all.parts = append(all.parts, p)
	}
	return all, all.check(c.name)
}

// columnNames returns the names of a table's columns. Those that several columns
// have get the letter behind it, so that each can be named: "Tuổi (G)".
func columnNames(t *sheet.Table) []string {
	times := make(map[string]int)
	for _, c := range t.Columns {
		times[c.Name]++
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if names[i] = c.Name; c.Name != "" && times[c.Name] > 1 && c.Letter != "" {
			names[i] += " (" + c.Letter + ")"
		}
	}
	return names
}

// check refuses a file without any table, unless it says that nothing happened.
func (t *tables) check(file string) error {
	if len(t.parts) > 0 {
		return nil
	}
	reason := "there is no table in it"
	for _, o := range t.others {
		switch {
		case o.Why == sheet.NilSheet:
			return nil
		case o.Sheet != "":
			reason += fmt.Sprintf("; sheet %q: %s", o.Sheet, o.Why.English())
		default:
			reason = o.Why.English()
		}
	}
	return &FileError{File: file, Reason: reason}
}

// isMachine tells a table that a program wrote: read strictly, and fast. Its first
// row is the header, and its columns are called like fields; or it is text, its
// columns have names as programs give them, and nothing stands around it.
func isMachine(t *sheet.Table) bool {
	if !t.PlainHeader() || t.NamesSecrecy() || t.Dialect != nil && !t.Dialect.LineFeeds() {
		return false
	}
	named := 0
	for _, c := range t.Columns {
		if c.Index >= 0 && isFieldName(c.Name) {
			named++
		}
	}
	if named > 1 && !slices.ContainsFunc(t.Columns, func(c sheet.Column) bool { return c.Index >= 0 && !isFieldName(c.Name) }) {
		return true
	}
	return t.Dialect != nil && t.Plain() && t.Columns[len(t.Columns)-1].Index >= 0 &&
		!slices.ContainsFunc(t.Columns, func(c sheet.Column) bool { return !isIdentifier(c.Name) })
}

// isIdentifier tells a name without blanks and accents; none at all is one, too.
func isIdentifier(name string) bool {
	for i := range len(name) {
		if b := name[i]; b <= ' ' || b >= 0x7f {
			return false
		}
	}
	return true
}

func (c *content) openStrict(delimiter byte) (Reader, error) {
	in, err := c.text()
	if err != nil {
		return nil, err
	}
	r, err := openCSV(in, delimiter)
	if err != nil {
		return nil, errors.Join(err, in.close())
	}
	return r, nil
}

// readHeader takes the columns from the reader itself.
func (p *part) readHeader() error {
	r, err := p.open()
	if err != nil {
		return err
	}
	p.columns, p.grows = r.Columns(), r.Open()
	return r.Close()
}

// surveyRows are looked at, where a format has no header, for its columns.
const surveyRows = 2 * chunkRows

// jsonTables makes the only table of a JSON file, whose columns are those of its
// first rows, behind those that every file of the format has.
func jsonTables(open func(in *input) (Reader, error), always ...string) func(c *content) (*tables, error) {
	return func(c *content) (*tables, error) {
		p := &part{strict: true}
		p.open = func() (Reader, error) {
			in, err := c.text()
			if err != nil {
				return nil, err
			}
			r, err := open(in)
			if err != nil {
				return nil, errors.Join(err, in.close())
			}
			return r, nil
		}
		r, err := p.open()
		if err != nil {
			return nil, err
		}
		err = r.Select(nil)
		var chunk Chunk
		for n := 0; err == nil && n < surveyRows; n += len(chunk.marks) {
			chunk.reset(1, 0)
			err = r.Read(&chunk)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, errors.Join(err, r.Close())
		}
		p.columns, p.grows = slices.Clone(always), r.Open()
		for _, name := range r.Columns() {
			if !slices.Contains(always, name) {
				p.columns = append(p.columns, name)
			}
		}
		found := &tables{parts: []*part{p}}
		if named, ok := r.(interface{ CRS() string }); ok {
			found.crs = named.CRS()
		}
		return found, r.Close()
	}
}

// periodOf reads the period that a sheet's title names. It is used for the year of
// dates without one only.
func periodOf(title string) geo.Period {
	if title == "" {
		return geo.Period{}
	}
	r, f := cell.ParseDate(title, cell.DateOptions{})
	if f != nil || r.Order == cell.OrderMDY {
		return geo.Period{}
	}
	return geo.Period{From: r.DayFirst.From, To: r.DayFirst.To}
}

// finish keeps what reading the table to its end has shown.
func (p *part) finish(r Reader) {
	p.columns = r.Columns()
	if s, ok := r.(*sheetReader); ok {
		p.summary, p.nothing = s.rows.Summary(), s.rows.NilReport()
	}
}

package ingest

import (
	"encoding/json"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// Understanding is what was understood of a file: to be shown to people before
// anything of it is stored. It holds names of columns and counts, no cell.
type Understanding struct {
	File      string       `json:"file"`
	Size      int64        `json:"size"`
	SHA256    string       `json:"sha256,omitempty"`
	Format    string       `json:"format"`             // XLSX, CSV, GeoJSON, …
	Packing   string       `json:"packing,omitempty"`  // gzip or zip
	Encoding  string       `json:"encoding,omitempty"` // of text
	EncodedBy string       `json:"encoding_by,omitempty"`
	Delimiter string       `json:"delimiter,omitempty"`
	Source    string       `json:"source"`
	SourceBy  string       `json:"source_by"` // given, or what it was taken from
	Profile   string       `json:"profile,omitempty"`
	Tables    []TableView  `json:"tables"`
	Others    []OtherView  `json:"others,omitempty"` // sheets that are not read
	Dates     []DateColumn `json:"dates"`
	CRS       string       `json:"crs"`                    // of the coordinates
	CRSNotes  []string     `json:"crs_notes,omitempty"`    // how it was found
	CRSAsked  string       `json:"crs_question,omitempty"` // what has to be said before the file can be stored
}

// tell hands it on as JSON.
func (v *Understanding) tell(to func([]byte)) error {
	text, err := json.Marshal(v)
	if err == nil {
		to(text)
	}
	return err
}

// TableView is one table of a file.
type TableView struct {
	Sheet      string              `json:"sheet,omitempty"`
	HeaderRows []int64             `json:"header_rows,omitempty"` // as a spreadsheet program numbers them
	Columns    []ColumnView        `json:"columns"`
	Period     string              `json:"period,omitempty"` // as the title names it
	Unit       string              `json:"unit,omitempty"`
	NilReport  bool                `json:"nil_report"`
	Skipped    map[sheet.Why]int64 `json:"skipped,omitempty"` // rows that are no data, by reason
	First      []sheet.Skip        `json:"skipped_first,omitempty"`
	Dittos     int64               `json:"dittos,omitempty"`
	Hidden     int64               `json:"hidden,omitempty"`
}

// ColumnView is what a column means.
type ColumnView struct {
	Name   string `json:"name"`
	Letter string `json:"letter,omitempty"` // in a sheet
	Field  string `json:"field,omitempty"`  // empty where it is not read
	How    How    `json:"how,omitempty"`
	Why    string `json:"why,omitempty"` // it is not read: personal, unknown, or another reason in words
}

// OtherView is a sheet that is not read, and why.
type OtherView struct {
	Sheet     string    `json:"sheet,omitempty"`
	Why       sheet.Why `json:"why"`
	English   string    `json:"english"`
	Viet      string    `json:"vietnamese"`
	NilReport bool      `json:"nil_report"`
	Period    string    `json:"period,omitempty"`
	Unit      string    `json:"unit,omitempty"`
}

// Reasons for which a column is not read.
const (
	WhyPersonal = "personal"
	WhyUnknown  = "unknown"
	WhyNumber   = "running number"
	WhyGroup    = "names of groups"
	WhyLeftOut  = "left out"
)

// form fills in what the file is.
func (v *Understanding) form(c *content) {
	v.Format, v.Packing, v.CRS = c.kind.name, c.file.Packing(), "WGS84"
	if c.file.Book() {
		return
	}
	v.Encoding, v.EncodedBy = c.encoding.String(), "detected"
	if c.o.encoding != "" {
		v.EncodedBy = "--encoding"
	}
}

// useCRS fills in how the coordinates are read.
func (v *Understanding) useCRS(c *crsVerdict) {
	if c.ref.system.EPSG != 0 {
		v.CRS = c.ref.system.String()
	}
	v.CRSNotes, v.CRSAsked = c.notes, c.question
}

// describe fills in the tables.
func (v *Understanding) describe(u *understood) {
	v.Tables = nil
	for _, p := range u.plan.parts {
		t := TableView{Sheet: p.sheet}
		if p.table != nil {
			t.HeaderRows, t.Period, t.Unit, t.NilReport = p.table.HeaderRows, p.table.Hints.Period, p.table.Hints.Unit, p.table.Hints.Nil
			if p.table.Dialect != nil {
				v.Delimiter = p.table.Dialect.Delimiter
			}
		}
		for i, name := range p.columns {
			c := p.plan.view(name, u.o.Mapping)
			if p.table != nil && i < len(p.table.Columns) {
				c.Letter = p.table.Columns[i].Letter
				switch {
				case c.Why != WhyUnknown:
				case i == p.table.Numbering:
					c.Why = WhyNumber
				case p.table.Columns[i].Index < 0:
					c.Why = WhyGroup
				}
			}
			t.Columns = append(t.Columns, c)
		}
		v.Tables = append(v.Tables, t)
	}
	v.Others = nil
	for _, o := range u.tables.others {
		english, viet := o.Why.English(), o.Why.Vietnamese()
		if o.Why == NoIncidents {
			english, viet = "its columns tell of no incidents", "các cột không phải của vụ việc"
		}
		v.Others = append(v.Others, OtherView{o.Sheet, o.Why, english, viet, o.Hints.Nil, o.Hints.Period, o.Hints.Unit})
	}
}

// view says what a column means, or why it is not read.
func (p *columnPlan) view(name string, m Mapping) ColumnView {
	c := ColumnView{Name: name}
	if id, ok := p.field(name); ok {
		c.Field, c.How = Fields[id].Name, p.how[id]
		return c
	}
	c.Why = WhyUnknown
	for _, d := range p.dropped {
		if d.column == name {
			c.Why = "not " + Fields[d.field].Name + ": " + d.why
		}
	}
	for _, pair := range m.pairs {
		if pair.column == name && pair.field == noField {
			c.Why = WhyLeftOut
		}
	}
	if looksPersonal(name) {
		c.Why = WhyPersonal
	}
	return c
}

// count fills in what reading the rows has shown.
func (v *Understanding) count(u *understood) {
	for i, p := range u.plan.parts {
		t := &v.Tables[i]
		s := p.summary
		t.Skipped, t.First, t.Dittos, t.Hidden = s.Reasons, s.First, s.Dittos, s.Hidden
		t.NilReport = t.NilReport || p.nothing
	}
}

package geo

import (
	"time"

	"github.com/paulmach/orb"
)

// Register describes one of the registers of the plan's other work: what an entry
// holds and what must hold of it. Tables, files, forms, addresses and commands are all
// made from it.
type Register struct {
	Name   string // in addresses, commands and file names
	Vi, En string // title
	Fields []RegisterField
	// Key are the fields that tell the entries of a unit apart.
	Key []int
	// First and Last are the fields in which an entry begins and ends; the same one
	// where it is a day or a year.
	First, Last int
	// Open entries without a last day go on; the others end on the day they begin.
	Open bool
	// CommuneOnly entries stand in a commune; the others in a unit of any level.
	CommuneOnly bool

	check func(e *Entry, today Day) error
}

// RegisterField is one value of an entry.
type RegisterField struct {
	Name     string // in files, addresses and the database
	Vi, En   string // what it holds
	Header   string // as forms call it
	Example  string // a valid cell
	Kind     FieldKind
	List     *CodeList // of a code
	Required bool
	Past     bool // a day that must have come
}

// FieldKind is the kind of a value of an entry.
type FieldKind uint8

// The kinds. A point is two columns of a file, lon and lat.
const (
	FieldText FieldKind = iota
	FieldCode
	FieldDay
	FieldCount
	FieldYear
	FieldPoint
)

// Entry is one entry of a register. Values stand in the order of its fields.
type Entry struct {
	ID       int32
	Unit     int32
	Source   string // who says so: an office or a file
	StoredAt time.Time
	Values   []EntryValue
}

// EntryValue is a text, a number (a count, a year, a Day or the place of a code) or a
// point, as the kind of its field says.
type EntryValue struct {
	Set    bool
	Text   string
	Number int64
	Point  orb.Point
}

// EntryRow is a line of a file of entries, by unit code.
type EntryRow struct {
	Row     int64
	Edition string
	Level   Level
	Code    string
	Entry
}

// EntryQuery asks for entries of a register, ascending by number. The zero query asks
// for all.
type EntryQuery struct {
	ID      int32             // 0: any
	Unit    int32             // 0: of every unit
	Edition int32             // 0: of every edition
	Period  Period            // entries that touch it; the zero Period: all
	Codes   map[string]string // by the name of a field: entries with this code
	After   int32             // continue after this entry
	Limit   int               // most entries; 0: no limit
}

// EntryPage is a part of a register and how many there are in all.
type EntryPage struct {
	Entries []Entry
	Matched int64
}

// limits of texts and years; table checks say the same.
const (
	maxEntryText = 500
	minEntryYear = 1990
	maxEntryYear = 2200
)

// FindRegister returns the register of a name, or ErrNotFound.
func FindRegister(name string) (*Register, error) {
	for _, r := range Registers {
		if r.Name == name {
			return r, nil
		}
	}
	return nil, NotFound("register %q", name)
}

// Field returns the place of a field, −1 for none.
func (r *Register) Field(name string) int {
	for i := range r.Fields {
		if r.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// Period is the time that an entry is about: MaxDay at its end where it goes on.
func (r *Register) Period(e *Entry) Period {
	first, last := e.Values[r.First], e.Values[r.Last]
	if r.Fields[r.First].Kind == FieldYear {
		return Period{DayOf(int(first.Number), time.January, 1), DayOf(int(last.Number), time.December, 31)}
	}
	switch {
	case last.Set:
		return Period{Day(first.Number), Day(last.Number)}
	case r.Open:
		return Period{Day(first.Number), MaxDay}
	}
	return Period{Day(first.Number), Day(first.Number)}
}

// Check says what is wrong with an entry, as an *InvalidError that names the field:
// what is missing or out of bounds, a day that has not come, an end before the start.
// today is MaxDay where days are not to be compared with it.
func (r *Register) Check(e *Entry, today Day) error {
	if len(e.Values) != len(r.Fields) {
		return Invalid("", "an entry of %s has %d values, not %d", r.Name, len(r.Fields), len(e.Values))
	}
	if looksLikeNumber(e.Source) {
		return Invalid("source", "holds what looks like a telephone or identity number: leave it out")
	}
	for i := range r.Fields {
		if err := r.Fields[i].check(e.Values[i], today); err != nil {
			return err
		}
	}
	if p := r.Period(e); p.To < p.From {
		return Invalid(r.Fields[r.Last].Name, "%s comes before %s, the %s", p.To, p.From, r.Fields[r.First].Name)
	}
	if r.check != nil {
		return r.check(e, today)
	}
	return nil
}

func (f *RegisterField) check(v EntryValue, today Day) error {
	if !v.Set {
		if f.Required {
			return Invalid(f.Name, "is missing: %s", f.En)
		}
		return nil
	}
	switch f.Kind {
	case FieldText:
		if v.Text == "" || len(v.Text) > maxEntryText {
			return Invalid(f.Name, "is empty or longer than %d bytes", maxEntryText)
		}
		if looksLikeNumber(v.Text) {
			return Invalid(f.Name, "holds what looks like a telephone or identity number: leave it out")
		}
	case FieldCode:
		if v.Number < 0 || v.Number >= int64(len(f.List.Codes)) {
			return Invalid(f.Name, "is none of the codes")
		}
	case FieldDay:
		d := Day(v.Number)
		if d < MinDay || d > MaxDay {
			return Invalid(f.Name, "is no day since 1900")
		}
		if f.Past && d > today {
			return Invalid(f.Name, "%s has not come yet", d)
		}
	case FieldCount:
		if v.Number < 0 || v.Number > maxEntryCount {
			return Invalid(f.Name, "%d is no number of persons", v.Number)
		}
	case FieldYear:
		if v.Number < minEntryYear || v.Number > maxEntryYear {
			return Invalid(f.Name, "%d is no year between %d and %d", v.Number, minEntryYear, maxEntryYear)
		}
		if y, _, _ := today.Date(); f.Past && int(v.Number) > y {
			return Invalid(f.Name, "the year %d has not come yet", v.Number)
		}
	case FieldPoint:
		if lon, lat := v.Point[0], v.Point[1]; !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) {
			return Invalid(f.Name, "is no longitude and latitude")
		}
	}
	return nil
}

// looksLikeNumber finds nine digits or more in a row, points, blanks and dashes between
// them left out: telephone numbers have ten, identity numbers nine or twelve.
func looksLikeNumber(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			if digits++; digits == 9 {
				return true
			}
		case r != ' ' && r != '.' && r != '-':
			digits = 0
		}
	}
	return false
}

// maxEntryCount persons are more than any province has.
const maxEntryCount = 100_000_000

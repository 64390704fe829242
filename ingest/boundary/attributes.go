package boundary

import (
	"math"
	"strconv"

	"github.com/antoan-vn/antoan/geo"
)

// attributes turns the values of one row into a Feature.
type attributes struct {
	fields []string
	used   Used
	where  *Where // nil: every row
	// Places among the fields, -1 for what is not read.
	code, name, kind, parent, province, statedKm2, population int
	wanted                                                    []bool // by field: it is read
}

// bind finds the fields that the spec names, or guesses code and name. fields
// may be guessed up to the place guessable; those behind must be asked for.
// It returns *geo.InvalidError naming the flag that is wrong.
func bind(spec Spec, fields []string, guessable int) (*attributes, error) {
	a := &attributes{fields: fields, wanted: make([]bool, len(fields))}
	a.used.All = fields
	named := []struct {
		flag, name string
		place      *int
	}{
		{"code", spec.Code, &a.code}, {"name", spec.Name, &a.name}, {"type", spec.Type, &a.kind},
		{"parent", spec.Parent, &a.parent}, {"province", spec.Province, &a.province},
		{"stated-km2", spec.StatedKm2, &a.statedKm2}, {"population", spec.Population, &a.population},
	}
	for _, n := range named {
		*n.place = -1
		if n.name == "" {
			continue
		}
		i, ok := findField(fields, n.name)
		if !ok {
			return nil, geo.Invalid(n.flag, "there is no field %q: %s", n.name, listed(fields))
		}
		*n.place, a.wanted[i] = i, true
	}
	if err := a.guess(spec, fields[:guessable]); err != nil {
		return nil, err
	}
	a.used.Code, a.used.Name = fields[a.code], fields[a.name]
	if a.kind >= 0 {
		a.used.Type = fields[a.kind]
	}
	if spec.Where == "" {
		return a, nil
	}
	var err error
	if a.where, err = ParseWhere(spec.Where); err == nil {
		err = a.where.bind(fields, a.wanted)
	}
	return a, err
}

func (a *attributes) guess(spec Spec, fields []string) error {
	var ok bool
	if a.code < 0 {
		if a.code, ok = guessField(fields, usualCodes[spec.Level], anyCode); !ok {
			return geo.Invalid("code", "which field holds the codes is not clear: say it with --code; %s", listed(fields))
		}
		a.used.Guessed = true
	}
	if a.name < 0 {
		if a.name, ok = guessField(fields, fullNames, usualNames[spec.Level], anyName); !ok {
			return geo.Invalid("name", "which field holds the names is not clear: say it with --name; %s", listed(fields))
		}
		a.used.Guessed = true
	}
	a.wanted[a.code], a.wanted[a.name] = true, true
	return nil
}

// selects tells whether the row is wanted at all.
func (a *attributes) selects(row []value) bool { return a.where == nil || a.where.selects(row) }

// feature reads all but the outline. A unit must have a code; one without a
// name, as real lists have, keeps an empty one.
func (a *attributes) feature(row []value) (Feature, error) {
	f := Feature{Code: row[a.code].code(), Name: plain(row[a.name].text), Population: -1}
	if f.Code == "" {
		return f, wrong("it has no code in %q: fill it in, or leave the row out with --where '\"%s\" IS NOT NULL'", a.used.Code, a.used.Code)
	}
	if a.kind >= 0 {
		f.Type = plain(row[a.kind].text)
	}
	if a.parent >= 0 {
		f.Parent = row[a.parent].code()
	}
	return f, a.figures(row, &f)
}

func (a *attributes) figures(row []value, f *Feature) error {
	if a.province >= 0 {
		if s := row[a.province].code(); s != "" {
			n, err := strconv.ParseInt(s, 10, 32)
			if err != nil || n < 0 {
				return wrong("field %q: %.40q is not the GSO number of a province, such as 25", a.fields[a.province], s)
			}
			f.Province = int32(n)
		}
	}
	if a.statedKm2 >= 0 {
		v, known, err := row[a.statedKm2].figure(false)
		if err != nil {
			return wrong("field %q: %v", a.fields[a.statedKm2], err)
		}
		if known {
			f.StatedKm2 = v
		}
	}
	if a.population >= 0 {
		v, known, err := row[a.population].figure(true)
		if err != nil {
			return wrong("field %q: %v", a.fields[a.population], err)
		}
		if known {
			f.Population = int64(math.Round(v))
		}
	}
	return nil
}

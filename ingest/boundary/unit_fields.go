package boundary

import (
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// unitFields are the attributes that a file of units is read for.
type unitFields struct {
	all     []string
	wanted  []bool
	id      int
	guessed bool
	figures []int
	where   *Where // nil: every row
}

// bindUnits finds the fields that the spec names, or guesses the id: fields from
// the place guessable on only where one is called so. It returns
// *geo.InvalidError naming the flag that is wrong.
func bindUnits(spec UnitSpec, fields []string, guessable int) (*unitFields, error) {
	u := &unitFields{all: fields, wanted: make([]bool, len(fields))}
	want := func(flag, name string) (int, error) {
		i, ok := findField(fields, name)
		if !ok {
			return 0, geo.Invalid(flag, "there is no field %q: %s", name, listed(fields))
		}
		u.wanted[i] = true
		return i, nil
	}
	var err error
	if spec.ID == "" {
		spec.ID, err = guessID(fields, guessable)
		u.guessed = true
	}
	if err == nil {
		u.id, err = want("id", spec.ID)
	}
	if err != nil {
		return nil, err
	}
	for _, f := range spec.Figures {
		i, err := want(f.Flag, f.Field)
		if err != nil {
			return nil, err
		}
		u.figures = append(u.figures, i)
	}
	if spec.Where == "" {
		return u, nil
	}
	if u.where, err = ParseWhere(spec.Where); err == nil {
		err = u.where.bind(fields, u.wanted)
	}
	return u, err
}

// guessID takes the finest code first: those of the units above stand beside it.
func guessID(fields []string, guessable int) (string, error) {
	i, ok := guessField(fields[:guessable], usualCodes[geo.Commune], anyCode, usualCodes[geo.District], usualCodes[geo.Province])
	if ok {
		return fields[i], nil
	}
	if i, ok = guessField(fields[guessable:], anyCode); ok {
		return fields[guessable+i], nil
	}
	return "", geo.Invalid("id", "which field tells the units apart is not clear: say it with --id; %s", listed(fields))
}

func (u *unitFields) name() string { return u.all[u.id] }

// advice is what to do about an id that does not serve.
func (u *unitFields) advice() string {
	if u.guessed {
		return "say with --id which field tells the units apart; " + listed(u.all)
	}
	return "mend the file, choose another field with --id, or leave rows out with --where"
}

func (u *unitFields) selects(row []value) bool { return u.where == nil || u.where.selects(row) }

func (u *unitFields) unitID(row []value) (string, error) {
	v := row[u.id]
	if v.kind == nested {
		return "", wrong("its id in %q is no text or number: %s", u.name(), u.advice())
	}
	id := v.code()
	if id == "" {
		return "", wrong("it has no id in %q: %s", u.name(), u.advice())
	}
	return id, nil
}

func (u *unitFields) readFigures(row []value) ([]float64, error) {
	figures := make([]float64, len(u.figures))
	for k, i := range u.figures {
		v, err := row[i].real()
		if err != nil {
			return nil, wrong("field %q: %v", u.all[i], err)
		}
		figures[k] = v
	}
	return figures, nil
}

// real reads any number, NaN where there is none. Unlike figure it reads no
// thousands and no words: what is taken for a number decides the statistics, so
// a text must be one beyond doubt.
func (v value) real() (float64, error) {
	s := plain(v.text)
	if v.kind == missing || v.kind == text && s == "" {
		return math.NaN(), nil
	}
	// ParseFloat knows more than decimals: hexadecimals, underscores, NaN, Inf.
	decimal := strings.Trim(s, "0123456789+-.eE") == ""
	f, err := strconv.ParseFloat(s, 64)
	if !decimal || err != nil && !math.IsInf(f, 0) {
		return 0, wrong("%.40q is no number: write one with a decimal point and no thousands marks, or leave it empty where it is not known", v.text)
	}
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, wrong("%.40q is not finite: leave it empty where it is not known", v.text)
	}
	return f, nil
}

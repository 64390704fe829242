package geo

import (
	"errors"
	"testing"
)

func TestPeople(t *testing.T) {
	t.Parallel()
	unit := Unit{PeopleBy: []Population{{Year: 2009, Total: 9}, {Year: 2019, Total: 19}, {Year: 2025, Total: 25}}}
	for year, want := range map[int]int64{
		1900: 9, 2009: 9, 2013: 9,
		2014: 9, // as near to 2019: the earlier counts
		2015: 19, 2019: 19, 2021: 19,
		2022: 19, // as near to 2025
		2023: 25, 2025: 25, 2100: 25,
	} {
		if p, ok := unit.People(year); !ok || p.Total != want {
			t.Errorf("People(%d) = %d, %v; want %d", year, p.Total, ok, want)
		}
	}
	if p, ok := (&Unit{}).People(2022); ok || p != (Population{}) {
		t.Errorf("People without a population = %v, %v", p, ok)
	}
	zero := Unit{PeopleBy: []Population{{Year: 2009}}}
	if p, ok := zero.People(2022); !ok || p.Year != 2009 {
		t.Errorf("a stated population of 0 = %v, %v; want it known", p, ok)
	}
}

func TestParseLevel(t *testing.T) {
	t.Parallel()
	for _, l := range Levels {
		if got, err := ParseLevel(string(l)); err != nil || got != l {
			t.Errorf("ParseLevel(%q) = %q, %v", l, got, err)
		}
	}
	for _, s := range []string{"", "Commune", "ward"} {
		_, err := ParseLevel(s)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Field != "level" {
			t.Errorf("ParseLevel(%q): %v, want an *InvalidError about level", s, err)
		}
	}
}

func TestErrorsWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err, is error
		text    string
	}{
		{NotFound("unit %s", "08242"), ErrNotFound, "unit 08242: not found"},
		{Conflict("edition %s exists", "2013"), ErrConflict, "edition 2013 exists: conflict"},
	} {
		if !errors.Is(c.err, c.is) || c.err.Error() != c.text {
			t.Errorf("got %q, want %q", c.err, c.text)
		}
	}
	if got := Invalid("", "nothing was given").Error(); got != "nothing was given" {
		t.Errorf("an error about the whole input reads %q", got)
	}
	if got := Invalid("level", "%q is unknown", "ward").Error(); got != `level: "ward" is unknown` {
		t.Errorf("an error about a field reads %q", got)
	}
}

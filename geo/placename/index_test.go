package placename

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func TestNewIndexRefuses(t *testing.T) {
	t.Parallel()
	for field, p := range map[string]Place{
		"edition": {Edition: "none", Name: "Xã A"},
		"level":   {Edition: "old", Name: "Xã A", Level: "hamlet"},
		"name":    {Edition: "old", Name: " . "},
	} {
		var invalid *geo.InvalidError
		if _, err := NewIndex(testEditions, []Place{p}); !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%+v: %v, want a fault of %s", p, err, field)
		}
	}
	if _, err := NewIndex(testEditions, []Place{{Edition: "old", Name: strings.Repeat("Xã ", 50)}}); err == nil {
		t.Error("a name of 50 words was taken")
	}
	x, err := NewIndex(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r := x.Match(Query{Text: "Xã A", District: "B"}); r.Outcome != NotFound {
		t.Errorf("in an empty index: %s", summary(r))
	}
}

// A list whose names carry types is believed before its own type column; a list
// with bare names may hold a ward called "Phường Thợ".
func TestNamesAndTypeColumns(t *testing.T) {
	t.Parallel()
	x, err := NewIndex(testEditions, []Place{
		{Edition: "old", Code: "1", Name: "Phường 15", Type: "Xã"}, {Edition: "old", Code: "2", Name: "Xã Sông", Type: "Xã"},
		{Edition: "old", Code: "3", Name: "Thị trấn  Núi", Type: ""},
		{Edition: "new", Code: "4", Name: "Phường Thợ", Type: "phường"}, {Edition: "new", Code: "5", Name: "Sông", Type: "xã"},
		{Edition: "new", Code: "6", Name: "Núi", Type: "Ward"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{Text: "P.15"}, "resolved old/1 exact"},
		{Query{Text: "TT Núi", Edition: "old"}, "resolved old/3 exact"},
		{Query{Text: "P. Phường Thợ"}, "resolved new/4 exact"},
		{Query{Text: "Phường Thợ"}, "resolved new/4 exact type_omitted"},
		{Query{Text: "X. Sông", Edition: "new"}, "resolved new/5 exact"},
		{Query{Text: "Phường Núi", Edition: "new"}, "resolved new/6 exact"}, // its type is not known
	} {
		if got := summary(x.Match(c.query)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.query, got, c.want)
		}
	}
}

// One unit in two lists is one place, and the newest is returned; a code on
// another name, or a unit that changed its district, is not.
func TestSeveralEditions(t *testing.T) {
	t.Parallel()
	editions := []geo.Edition{{Code: "a", ValidFrom: 0, ValidTo: 9}, {Code: "b", ValidFrom: 10, ValidTo: 19}, {Code: "c", ValidFrom: 20, ValidTo: geo.MaxDay}}
	place := func(edition, code, name, district string) Place {
		return Place{Edition: edition, Code: code, Name: name, District: district, Province: "Tỉnh A"}
	}
	x, err := NewIndex(editions, []Place{
		place("a", "1", "Xã Sông", "Huyện B"), place("b", "1", "Xã Sông", "Huyện B"), place("c", "1", "Xã Sông", "Huyện B"),
		place("a", "2", "Xã Hoà", "Huyện B"), place("b", "2", "Xã Hòa", "Huyện B"),
		place("a", "3", "Xã Núi", "Huyện B"), place("b", "3", "Xã Núi", "Huyện D"),
		place("a", "4", "Xã Rừng", "Huyện B"), place("b", "5", "Xã Rừng", "Huyện B"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{Text: "Xã Sông"}, "resolved c/1 exact several_editions"},
		{Query{Text: "Xã Sông", Edition: "a"}, "resolved a/1 exact"},
		{Query{Text: "Xã Sông", During: geo.Period{From: 12, To: 12}}, "resolved b/1 exact"},
		{Query{Text: "Xã Hòa"}, "resolved b/2 exact several_editions"},
		{Query{Text: "Xã Núi"}, "ambiguous b/3 a/3"},
		{Query{Text: "Xã Núi", District: "B"}, "resolved a/3 exact"},
		{Query{Text: "Xã Rừng"}, "ambiguous b/5 a/4"},
	} {
		if got := summary(x.Match(c.query)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.query, got, c.want)
		}
	}
}

func TestFromUnits(t *testing.T) {
	t.Parallel()
	got := FromUnits(
		geo.EditionUnits{Edition: testEditions[0], Level: geo.Commune, Units: []geo.Unit{
			{ID: 1, Code: "00101", Name: "Xã A", Type: "Xã", Parent: "001"}, {ID: 2, Code: "00104", Name: "Xã B", Parent: "999"}}},
		geo.EditionUnits{Edition: testEditions[0], Level: geo.District, Units: []geo.Unit{{ID: 3, Code: "001", Name: "Huyện C", Parent: "01"}}},
		geo.EditionUnits{Edition: testEditions[0], Level: geo.Province, Units: []geo.Unit{{ID: 4, Code: "01", Name: "Tỉnh D"}}},
		geo.EditionUnits{Edition: testEditions[1], Level: geo.Commune, Units: []geo.Unit{{ID: 5, Code: "00101", Name: "Phường A", Parent: "01"}}},
		geo.EditionUnits{Edition: testEditions[1], Level: geo.Province, Units: []geo.Unit{{ID: 6, Code: "01", Name: "Tỉnh E"}}},
	)
	want := []Place{
		{Unit: 1, Edition: "old", Level: geo.Commune, Code: "00101", Name: "Xã A", Type: "Xã", District: "Huyện C", Province: "Tỉnh D"},
		{Unit: 2, Edition: "old", Level: geo.Commune, Code: "00104", Name: "Xã B"},
		{Unit: 3, Edition: "old", Level: geo.District, Code: "001", Name: "Huyện C", Province: "Tỉnh D"},
		{Unit: 4, Edition: "old", Level: geo.Province, Code: "01", Name: "Tỉnh D"},
		{Unit: 5, Edition: "new", Level: geo.Commune, Code: "00101", Name: "Phường A", Province: "Tỉnh E"},
		{Unit: 6, Edition: "new", Level: geo.Province, Code: "01", Name: "Tỉnh E"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

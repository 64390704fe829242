package ingest

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo/placename"
)

// nameTally counts what is to be told of the names of a file.
type nameTally struct {
	notices [len(noticeWarnings)]int64
	accents int64 // other accents or letters than the unit's
	unknown int64 // not understood, but the row has a point
	lone    int64 // a district or province without a commune
}

// noticeWarnings are in words what placename remarks on a unit that it found.
var noticeWarnings = [...]struct {
	notice placename.Notice
	text   string
}{
	{placename.TypeDiffers, "give their commune another type than it has (xã for phường, say): the names and the district, province or code agree"},
	{placename.ParentDiffers, "write the district or province with another type or other accents than it has"},
	{placename.DistrictUnconfirmed, "name a district, and the edition of their commune has none to check it with"},
	{placename.ProvinceUnconfirmed, "name a province that could not be checked, since that of their commune is not stored"},
	{placename.NotInForce, "name a commune that did not exist on the day of the incident, and do not call it former (cũ)"},
	{placename.Former, "call their commune, district or province former (cũ)"},
	{placename.LostZero, "have a code that lost its leading zeros, which the name confirms: they were restored"},
}

// note counts a statement by name.
func (t *nameTally) note(s *statement) {
	if s.lone {
		t.lone++
	}
	if !s.byName {
		return
	}
	if s.fault != nil {
		t.unknown++
		return
	}
	if s.how == placename.Accents || s.how == placename.Variant {
		t.accents++
	}
	if s.notices == 0 {
		return
	}
	for i := range noticeWarnings {
		if s.notices&noticeWarnings[i].notice != 0 {
			t.notices[i]++
		}
	}
}

func (t *nameTally) add(o *nameTally) {
	for i := range t.notices {
		t.notices[i] += o.notices[i]
	}
	t.accents += o.accents
	t.unknown += o.unknown
	t.lone += o.lone
}

func (t *nameTally) warnings() []string {
	var w []string
	say := func(n int64, text string) {
		if n > 0 {
			w = append(w, fmt.Sprintf("%d rows %s", n, text))
		}
	}
	say(t.unknown, "name a commune that is not understood: their point decided")
	say(t.lone, "name a district or province and no commune")
	say(t.accents, "spell their commune with other accents or letters than it has: the district, province or code agrees")
	for i := range noticeWarnings {
		say(t.notices[i], noticeWarnings[i].text)
	}
	return w
}

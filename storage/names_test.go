package storage_test

import (
	"fmt"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func TestNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("08245", 105, 21, 1), square("08242", 106, 21, 1))
	b.outlines("2022", geo.Province, square("26", 105, 21, 2))
	b.outlines("2025", geo.Commune, square("08245", 105, 21, 2))
	lists, err := b.Names(b.ctx)
	b.must(err)
	var got []string
	for _, l := range lists {
		for _, u := range l.Units {
			got = append(got, fmt.Sprint(l.Edition.Code, " ", l.Level, " ", u.Code, " ", u.Level, " ", len(u.Outline)))
		}
	}
	want := []string{"2022 province 26 province 0", "2022 commune 08242 commune 0", "2022 commune 08245 commune 0", "2025 commune 08245 commune 0"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", got, want)
	}
	units, err := b.Units(b.ctx, "2025")
	b.must(err)
	if last := lists[len(lists)-1].Units[0]; last.ID != units[0].ID || last.Name != units[0].Name || lists[2].Edition.ValidFrom != edition("2025", geo.Commune).Edition.ValidFrom {
		t.Errorf("%+v is not %+v", last, units[0].ID)
	}
}

package ingest

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
)

// After a reform people mix old names and new ones. Where a succession is stored it
// tells what they mean.

// meeting finds the unit in which all that a name may mean came together: "xã X,
// huyện B, tỉnh C" with the old district and the new province is the old unit and
// the one that took it in, and so the latter. An edition in force on the day goes
// before the others, and a newer one before an older.
func (pl *placer) meeting(found []placename.Place, on geo.Day) (statement, bool) {
	best, unit := -1, 0
	for i := range pl.editions {
		e := &pl.editions[i].Edition
		at, ok := pl.meetIn(found, e.ID)
		if !ok || best >= 0 && !pl.goesBefore(e, &pl.editions[best].Edition, on) {
			continue
		}
		best, unit = i, at.unit
	}
	if best < 0 {
		return statement{}, false
	}
	return pl.within(best, unit), true
}

func (pl *placer) goesBefore(a, b *geo.Edition, on geo.Day) bool {
	if now, then := a.Valid().Contains(on), b.Valid().Contains(on); now != then {
		return now
	}
	return a.ValidFrom > b.ValidFrom
}

// meetIn returns the unit of an edition that all units found lie in.
func (pl *placer) meetIn(found []placename.Place, edition int32) (at unitAt, ok bool) {
	met := int32(0)
	for i := range found {
		moved, known := pl.moves.Move(found[i].Unit, edition)
		if !known || moved == 0 || i > 0 && moved != met {
			return at, false
		}
		met = moved
	}
	at, ok = pl.where[met]
	return at, ok
}

// provinceSince finds the unit of a row that names it by its old district and the
// province in which it lies by now: "xã Tam Hồng, huyện Yên Lạc, tỉnh Phú Thọ". It
// is looked for without the province, and found if what became of it lies there.
func (pl *placer) provinceSince(names *placename.Index, row naming, during geo.Period) (r placename.Result, ok bool) {
	province := row.province
	if row.province = ""; province == "" {
		at := strings.LastIndexAny(row.text, ",;-–")
		if at < 0 {
			return r, false
		}
		row.text, province = row.text[:at], strings.TrimLeft(row.text[at:], ",;-– ")
	}
	if r = names.Match(row.query(during)); r.Outcome != placename.Resolved {
		return r, false
	}
	for i := range pl.editions {
		e := &pl.editions[i]
		moved, known := pl.moves.Move(r.Found[0].Unit, e.Edition.ID)
		at, stored := pl.where[moved]
		if !known || !stored || moved == r.Found[0].Unit {
			continue
		}
		unit := &e.Units[at.unit]
		since := names.Match(placename.Query{Text: unit.Name, Code: unit.Code, Province: province, Edition: e.Edition.Code})
		if since.Outcome == placename.Resolved && since.Found[0].Unit == moved && since.Notices&placename.ProvinceUnconfirmed == 0 {
			return r, true
		}
	}
	return r, false
}

// query asks for the unit that a row names.
func (c *naming) query(during geo.Period) placename.Query {
	return placename.Query{Text: c.text, District: c.district, Province: c.province, Code: c.code, Edition: c.edition, During: during}
}

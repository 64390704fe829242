package placename

import "github.com/antoan-vn/antoan/geo"

// Place is a unit under the names it goes by.
type Place struct {
	Unit     int32     // the caller's number, not looked at
	Edition  string    // code of the edition
	Level    geo.Level // empty means commune
	Code     string    // empty where the list has none
	Name     string    // with or without its type, as the list writes it
	Type     string    // xã, phường, thị trấn …; may be empty where Name begins with it
	District string    // name, with its type if known; empty where the edition has none
	Province string    // name, with its type if known
}

// String names the place for a person: "Xã Tam Hồng (08245), Huyện Yên Lạc, Tỉnh
// Vĩnh Phúc, edition 2022".
func (p Place) String() string { return describe(&p) }

// Query is what a row says about one place. Everything but Text may be empty.
type Query struct {
	Text     string     // a name, or an address that holds it
	District string     // of a commune; not looked at for other levels
	Province string     // of a commune or district
	Code     string     // as written, perhaps without its leading zeros
	Edition  string     // code of the edition that the row speaks of
	Level    geo.Level  // level sought; empty means commune
	During   geo.Period // days that the row speaks of; the zero value means not stated
}

// FromUnits makes places of the units of editions, given level by level. The
// district and the province are looked up by Unit.Parent among the lists of the
// same edition; a parent that is not among them stays empty.
func FromUnits(lists ...geo.EditionUnits) []Place {
	type key struct {
		edition string
		level   geo.Level
		code    string
	}
	units := make(map[key]*geo.Unit)
	total := 0
	for _, l := range lists {
		total += len(l.Units)
		if l.Level == geo.Commune {
			continue // nothing lies below a commune
		}
		for i := range l.Units {
			units[key{l.Edition.Code, l.Level, l.Units[i].Code}] = &l.Units[i]
		}
	}
	places := make([]Place, 0, total)
	for _, l := range lists {
		for i := range l.Units {
			u := &l.Units[i]
			p := Place{Unit: u.ID, Edition: l.Edition.Code, Level: l.Level, Code: u.Code, Name: u.Name, Type: u.Type}
			above := u.Parent
			if l.Level == geo.Commune {
				if d := units[key{l.Edition.Code, geo.District, above}]; d != nil {
					p.District, above = d.Name, d.Parent
				}
			}
			if l.Level != geo.Province {
				if v := units[key{l.Edition.Code, geo.Province, above}]; v != nil {
					p.Province = v.Name
				}
			}
			places = append(places, p)
		}
	}
	return places
}

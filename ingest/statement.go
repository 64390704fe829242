package ingest

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
)

// statement is where a named unit lies in every edition.
type statement struct {
	placed  []geo.Placed
	unit    [2]string // edition and code of the unit named
	byName  bool
	how     placename.How    // of a name
	notices placename.Notice // of a name
	lone    bool             // a district or province is named, and no commune
	field   fieldID
	fault   *fault
}

// find resolves what a row says about its unit: by its name where it has one, which
// may confirm a code, else by the code of its edition and its own.
func (v *validator) find(row naming, when geo.Occurrence) statement {
	if row.text == "" {
		return v.place.coded(row.edition, row.code)
	}
	names, err := v.site.names()
	if err != nil {
		v.err = err
		return statement{}
	}
	return v.place.named(names, row, geo.Period{From: when.On, To: when.Until})
}

// coded finds a unit by the code of its edition and its own.
func (pl *placer) coded(edition, commune string) statement {
	if edition == "" {
		return statement{field: fieldEdition, fault: &fault{"edition_missing", "mã xã không có nghĩa khi thiếu phiên bản địa giới: hãy cho biết phiên bản hoặc tên xã",
			"a commune code means nothing without its edition: map a column to edition or commune_name, or --values 'edition:*=CODE' with one of " + pl.editionCodes()}}
	}
	at := pl.edition(edition)
	if at < 0 {
		return statement{field: fieldEdition, fault: &fault{"unknown_edition", "không có phiên bản địa giới này", "there is no such edition; stored are " + pl.editionCodes()}}
	}
	u, ok := pl.byCode[at][commune]
	if !ok {
		message := fmt.Sprintf("edition %s has no such %s: check the code and the edition", edition, pl.editions[at].Level)
		if _, zero := pl.byCode[at]["0"+commune]; zero {
			message = fmt.Sprintf("edition %s has no such %s; a spreadsheet may have dropped the leading zero: restore it, or give the name beside the code", edition, pl.editions[at].Level)
		}
		return statement{field: fieldCommune, fault: &fault{"unknown_commune", "phiên bản này không có mã đó: hãy kiểm tra mã (bảng tính hay làm mất số 0 ở đầu) và phiên bản", message}}
	}
	return pl.within(at, u)
}

// edition returns the place of an edition, −1 where there is none.
func (pl *placer) edition(code string) int {
	for i := range pl.editions {
		if pl.editions[i].Edition.Code == code {
			return i
		}
	}
	return -1
}

// within states unit u of the edition at a place among the editions.
func (pl *placer) within(at, u int) statement {
	edition, unit := &pl.editions[at].Edition, &pl.editions[at].Units[u]
	s := statement{unit: [2]string{edition.Code, unit.Code}}
	for i := range pl.editions {
		e := pl.editions[i].Edition.ID
		if i == at {
			s.placed = append(s.placed, geo.Placed{Edition: e, Unit: unit.ID, Basis: geo.ByStatement})
		} else if moved, ok := pl.moves.Move(unit.ID, e); ok {
			s.placed = append(s.placed, geo.Placed{Edition: e, Unit: moved, Basis: geo.BySuccession})
		}
	}
	return s
}

package ingest

import (
	"context"
	"strings"
	"sync"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
)

// lazyNames reads the names from the store when the first one is asked for: most
// files have codes or points and need none.
func lazyNames(ctx context.Context, store Store) func() (*placename.Index, error) {
	return sync.OnceValues(func() (*placename.Index, error) {
		lists, err := store.Names(ctx)
		if err != nil {
			return nil, err
		}
		return indexNames(lists)
	})
}

// indexNames indexes the names of units of all levels. A province that an edition
// does not have is named by its number.
func indexNames(lists []geo.EditionUnits) (*placename.Index, error) {
	province := make(map[int32]string)
	var editions []geo.Edition
	known := make(map[int32]bool)
	for _, l := range lists {
		if !known[l.Edition.ID] {
			known[l.Edition.ID] = true
			editions = append(editions, l.Edition)
		}
		for i := range l.Units {
			if area := l.Units[i].Area; area != 0 && l.Level != geo.Province {
				province[l.Units[i].ID] = geo.ProvinceName(area, l.Edition.ValidFrom)
			}
		}
	}
	places := placename.FromUnits(lists...)
	kept := places[:0]
	for _, p := range places {
		if strings.TrimSpace(p.Name) == "" {
			continue // boundaries may come without names
		}
		if p.Province == "" {
			p.Province = province[p.Unit]
		}
		kept = append(kept, p)
	}
	return placename.NewIndex(editions, kept)
}

// named finds the unit that a row names, on the days that it speaks of.
func (pl *placer) named(names *placename.Index, row naming, during geo.Period) statement {
	r := names.Match(row.query(during))
	switch r.Outcome {
	case placename.Ambiguous:
		if s, ok := pl.meeting(r.Found, during.From); ok {
			s.byName, s.how, s.field = true, placename.Exact, row.field
			return s
		}
	case placename.Contradiction:
		if moved, ok := pl.provinceSince(names, row, during); ok {
			r = moved
		}
	}
	if r.Outcome != placename.Resolved {
		return statement{byName: true, field: row.field, fault: nameFault(r)}
	}
	at, ok := pl.where[r.Found[0].Unit]
	if !ok { // of a level above the finest
		return statement{byName: true, field: row.field, fault: &fault{"unknown_commune", "phiên bản địa giới này không có cấp xã", "the edition has no communes: " + r.Found[0].String()}}
	}
	s := pl.within(at.edition, at.unit)
	s.byName, s.how, s.notices, s.field = true, r.How, r.Notices, row.field
	return s
}

// nameCodes by the outcomes of a match.
var nameCodes = map[placename.Outcome]string{
	placename.Ambiguous: "ambiguous_commune", placename.Unsure: "unsure_commune",
	placename.Contradiction: "contradictory_commune", placename.NotFound: "unknown_commune",
}

// nameWords are the same in words; the suggestions stand behind the English ones.
var nameWords = map[placename.Outcome]string{
	placename.Ambiguous:     "tên này là tên của nhiều nơi: hãy ghi thêm huyện, tỉnh hoặc mã",
	placename.Unsure:        "chưa đủ chắc tên này là nơi nào: hãy ghi đúng tên hoặc mã",
	placename.Contradiction: "tên xã, huyện, tỉnh hoặc mã trong dòng không khớp nhau: hãy kiểm tra",
	placename.NotFound:      "không có đơn vị nào mang tên này: hãy kiểm tra, có thể là một trong các nơi gợi ý",
}

// nameFault says what is wrong with a name. The message holds names of units and
// nothing of the row but its edition and code.
func nameFault(r placename.Result) *fault {
	en := r.Reason
	if r.Outcome == placename.NotFound {
		for i, s := range r.Suggestions {
			if i == 3 {
				break
			}
			en += map[bool]string{true: ": ", false: "; "}[i == 0] + s.String()
		}
	}
	return &fault{nameCodes[r.Outcome], nameWords[r.Outcome], en}
}

package placename

import (
	"cmp"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Index finds places by name. It does not change once made and is safe for
// concurrent use.
type Index struct {
	editions []geo.Edition // newest first
	places   []Place       // by level, name without type and accents, edition, code
	entries  []entry       // of the places, alike in order
	names    [levelCount]map[string]span
	spelled  [levelCount][]spelling // for suggestions, ascending
	newest   [levelCount]uint16     // newest edition that has the level
	codes    map[string][]int32     // places by code

	parents         []parent
	parentIDs       map[parentKey]int32
	parentNumbers   map[string]int32 // by folded name
	parentLevels    []levelSet       // by number of the folded name
	parentSpellings map[string]struct{}
	districts       map[districtKey]struct{}
}

// span is a run of places that share a name.
type span struct{ from, to int32 }

// entry is what is compared of a place.
type entry struct {
	exact    string
	form     uint32
	place    int32 // its number: in the slice given, and once sorted in Index.places
	same     int32 // equal for one place in several editions
	parents  [2]int32
	edition  uint16 // 0 is the newest
	kind     kind
	level    uint8
	unlisted bool // has no code
}

// NewIndex indexes places of editions. Give every edition in one index: names
// are ambiguous between them too.
//
// It returns an *geo.InvalidError for a place of an edition or level that is not
// known, without a name, or with one longer than 40 words or 240 letters.
func NewIndex(editions []geo.Edition, places []Place) (*Index, error) {
	x := &Index{editions: slices.Clone(editions), codes: make(map[string][]int32, len(places)),
		parentIDs: make(map[parentKey]int32), parentNumbers: make(map[string]int32),
		parentSpellings: make(map[string]struct{}), districts: make(map[districtKey]struct{})}
	slices.SortStableFunc(x.editions, func(a, b geo.Edition) int {
		return cmp.Or(cmp.Compare(b.ValidFrom, a.ValidFrom), strings.Compare(a.Code, b.Code))
	})
	b := builder{Index: x, given: places, parentOf: make(map[string]int32)}
	if err := b.read(); err != nil {
		return nil, err
	}
	b.sort()
	b.link()
	b.identify()
	return x, nil
}

// edition returns the place of an edition among the index's, −1 where there is none.
func (x *Index) edition(code string) int {
	return slices.IndexFunc(x.editions, func(e geo.Edition) bool { return e.Code == code })
}

// at returns the place at i as a slice, without copying it.
func (x *Index) at(i int32) []Place { return x.places[i : i+1 : i+1] }

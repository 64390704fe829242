package ingest

import (
	"encoding/binary"

	"github.com/google/uuid"
)

// seen is the set of keys met in one file, with the row and the content of the
// first of each. It is an open-addressing table of places into pages of 20-byte
// entries, all without pointers: at 5,000,000 rows 96 MiB of entries and 32 MiB
// of places, 128 MiB together.
type seen struct {
	places []uint32 // entry's number + 1, 0 for free; a power of two
	pages  [][]seenEntry
	n      uint32
}

// seenEntry keeps 96 bits of the key and 32 of the content. Among 5,000,000
// keys the chance that any two agree in 96 bits is below 2e-16; the content is
// compared only where the keys agree.
type seenEntry struct {
	key     [3]uint32
	content uint32 // of rows with an id; the running number of rows without
	row     uint32
}

const seenPage = 1 << 16

func newSeen() *seen { return &seen{places: make([]uint32, 1<<12)} }

// find returns the entry of a key, adding it with the row given where it is
// new. The entry is valid until the next call.
func (s *seen) find(key uuid.UUID, row int64) (e *seenEntry, isNew bool) {
	if uint64(s.n)*5 >= uint64(len(s.places))*3 {
		s.grow()
	}
	k := [3]uint32{binary.LittleEndian.Uint32(key[0:]), binary.LittleEndian.Uint32(key[4:]), binary.LittleEndian.Uint32(key[8:])}
	mask := uint32(len(s.places) - 1)
	for i := k[0] & mask; ; i = (i + 1) & mask {
		if s.places[i] == 0 {
			s.places[i] = s.n + 1
			return s.add(k, row), true
		}
		if e := s.entry(s.places[i] - 1); e.key == k {
			return e, false
		}
	}
}

func (s *seen) entry(n uint32) *seenEntry { return &s.pages[n/seenPage][n%seenPage] }

func (s *seen) add(k [3]uint32, row int64) *seenEntry {
	if s.n%seenPage == 0 {
		s.pages = append(s.pages, make([]seenEntry, seenPage))
	}
	e := s.entry(s.n)
	e.key, e.row = k, uint32(row)
	s.n++
	return e
}

// grow doubles the places; the old ones are not needed to fill the new ones.
func (s *seen) grow() {
	size := len(s.places) * 2
	s.places = nil
	s.places = make([]uint32, size)
	mask := uint32(size - 1)
	for n := range s.n {
		i := s.entry(n).key[0] & mask
		for s.places[i] != 0 {
			i = (i + 1) & mask
		}
		s.places[i] = n + 1
	}
}

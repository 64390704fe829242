package ingest

import (
	cryptorand "crypto/rand"
	"encoding/binary"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"
)

// newIDs gives ascending UUIDs of version 7 (RFC 9562, sections 5.7 and 6.2,
// method 2): the time of the import, then 74 bits that begin at random and
// grow by random steps. It is not safe for several goroutines.
type newIDs struct {
	ms     uint64
	hi, lo uint64 // 12 and 62 bits
	step   *rand.ChaCha8
}

func makeIDs(now time.Time) *newIDs {
	var seed [32]byte
	cryptorand.Read(seed[:]) // never fails, crypto/rand says
	ids := &newIDs{ms: uint64(now.UnixMilli()), step: rand.NewChaCha8(seed)}
	ids.hi = ids.step.Uint64() >> 53 // 11 bits, so that growing never overflows
	ids.lo = ids.step.Uint64() >> 2
	return ids
}

func (g *newIDs) next() uuid.UUID {
	g.lo += 1 + g.step.Uint64()>>32
	if g.lo>>62 != 0 {
		g.lo &= 1<<62 - 1
		g.hi++
	}
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[0:], g.ms<<16|7<<12|g.hi)
	binary.BigEndian.PutUint64(id[8:], 2<<62|g.lo)
	return id
}

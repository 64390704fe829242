package ingest

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// The identity of a row is 128 bits of SHA-256 over a tagged text. The tags and
// the encoding of contentOf are part of what is stored: changing them would
// make every known incident a new one, so a change needs a new tag and a
// migration. Codes enter by their place, which is what is stored, too.
const (
	tagContent = "antoan/content/1\x00"
	tagID      = "antoan/id/1\x00"
	tagRow     = "antoan/row/1\x00"
)

// identify sets Hash and Key. Without an external id the key is that of the
// content's first occurrence in the file; the set of seen rows moves it on.
// scratch is memory to use and is returned.
func identify(inc *geo.Incident, stated [2]string, scratch []byte) []byte {
	scratch = contentOf(append(scratch[:0], tagContent...), inc, stated)
	inc.Hash = digest(scratch)
	if inc.ExternalID == "" {
		inc.Key = runningKey(inc.Hash, 1)
		return scratch
	}
	scratch = append(append(scratch[:0], tagID...), inc.ExternalID...)
	inc.Key = digest(scratch)
	return scratch
}

// runningKey is the key of the n-th row of equal content and without id.
func runningKey(content uuid.UUID, n uint32) uuid.UUID {
	var b [len(tagRow) + 20]byte
	copy(b[:], tagRow)
	copy(b[len(tagRow):], content[:])
	binary.LittleEndian.PutUint32(b[len(tagRow)+16:], n)
	return digest(b[:])
}

func digest(b []byte) uuid.UUID {
	sum := sha256.Sum256(b)
	return uuid.UUID(sum[:16])
}

// contentOf appends everything that a row says, apart from its identifier and
// from what follows from the editions stored.
func contentOf(dst []byte, inc *geo.Incident, stated [2]string) []byte {
	le := binary.LittleEndian
	o := inc.Occurred
	dst = le.AppendUint32(dst, uint32(o.On))
	dst = le.AppendUint32(dst, uint32(o.Until))
	dst = le.AppendUint16(dst, uint16(o.Minute))
	dst = le.AppendUint64(dst, uint64(o.From.Unix()))
	dst = le.AppendUint64(dst, uint64(o.To.Unix()))
	dst = appendInstant(dst, inc.ReportedAt)
	dst = appendInstant(dst, inc.SpokeUpAt)
	dst = append(dst, inc.Category, inc.Severity, inc.Setting, inc.ReportSource, inc.CaseStatus, inc.Quality, inc.Forms,
		bit(inc.Exemplary)|bit(inc.ClosedTrial)<<1|bit(inc.Located)<<2)
	if inc.Located {
		dst = le.AppendUint64(dst, math.Float64bits(inc.Point[0]))
		dst = le.AppendUint64(dst, math.Float64bits(inc.Point[1]))
	}
	dst = le.AppendUint64(dst, math.Float64bits(inc.UncertainM))
	for _, s := range [...]string{inc.Acts, stated[0], stated[1]} {
		dst = append(le.AppendUint16(dst, uint16(len(s))), s...)
	}
	for _, p := range inc.Victims {
		dst = le.AppendUint16(append(dst, p.Group, p.Sex), uint16(p.Age))
		dst = le.AppendUint16(dst, uint16(len(p.Assistance)))
		for _, a := range p.Assistance {
			dst = le.AppendUint32(append(dst, a.Kind), uint32(a.Offered))
			dst = le.AppendUint32(dst, uint32(a.Completed))
		}
	}
	return dst
}

// appendInstant writes 0 for "not known"; the epoch itself is shifted away
// from it by one bit.
func appendInstant(dst []byte, t time.Time) []byte {
	if t.IsZero() {
		return binary.LittleEndian.AppendUint64(dst, 0)
	}
	return binary.LittleEndian.AppendUint64(dst, uint64(t.Unix())<<1|1)
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

package sheet

import (
	"errors"
	"fmt"
	"io"
	"sync/atomic"
)

// meter unpacks within the limits. The packed size is known beforehand, or is
// counted by the reader below.
type meter struct {
	r      io.Reader
	closer io.Closer
	what   string // "the gzip file", for messages
	out    int64
	max    int64
	ratio  int64
	packed func() int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.out += int64(n)
	if m.out > m.max {
		return 0, fail("%s unpacks to more than %d MiB: split the file", m.what, m.max>>20)
	}
	if m.packed != nil && m.out > ratioGrace && m.out/m.ratio > m.packed() {
		return 0, fail("%s unpacks to more than %d times its size, which no table does: unpack it and look at it", m.what, m.ratio)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		reason := m.what + " is damaged: copy it again"
		if errors.Is(err, io.ErrUnexpectedEOF) {
			reason = m.what + " is cut off: copy it again"
		}
		return n, own(err, reason)
	}
	return n, err
}

func (m *meter) Close() error {
	if m.closer == nil {
		return nil
	}
	return m.closer.Close()
}

// counted counts the bytes that went through.
type counted struct {
	r io.Reader
	n atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// budgetAt stops reads beyond a budget, as long as one is set: a zip archive's
// directory is read whole into memory before its entries can be counted.
type budgetAt struct {
	io.ReaderAt
	left atomic.Int64
	off  atomic.Bool
}

var errBudget = errors.New("the directory is too long")

func (b *budgetAt) ReadAt(p []byte, off int64) (int, error) {
	if !b.off.Load() && b.left.Add(-int64(len(p))) < 0 {
		return 0, errBudget
	}
	return b.ReaderAt.ReadAt(p, off)
}

// guarded bounds how much is read in search of the end of one token.
type guarded struct {
	r      io.Reader
	n      int64 // bytes read
	mark   int64 // n at the end of the last token
	max    int64
	atMost string
}

func (g *guarded) Read(p []byte) (int, error) {
	if g.n-g.mark > g.max {
		return 0, fail("%s is longer than %d KiB, which no workbook's is: the file is damaged or made to do harm", g.atMost, g.max>>10)
	}
	n, err := g.r.Read(p)
	g.n += int64(n)
	return n, err
}

// plural says "1 file", "2 files".
func plural(n int, what string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, what)
	}
	return fmt.Sprintf("%d %ss", n, what)
}

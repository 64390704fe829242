package storage

import (
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/antoan-vn/antoan/geo"
)

// An import needs room for its rows, their indexes and the write-ahead log; a
// PostgreSQL that runs out of it stops.
const (
	minFreeBytes = 2 << 30
	minFreeShare = 0.10
)

// checkRoom refuses work while the disk of a private cluster has less than 2 GB
// or 10 % of its size left, whichever is more.
func (s *Store) checkRoom() error {
	if s.dataDir == "" {
		return nil
	}
	var st unix.Statfs_t
	if err := unix.Statfs(s.dataDir, &st); err != nil {
		return fmt.Errorf("free space of the data folder: %w", err)
	}
	free := st.Bavail * uint64(st.Bsize)
	need := max(uint64(minFreeBytes), uint64(minFreeShare*float64(st.Blocks)*float64(st.Bsize)))
	if free < need {
		return fmt.Errorf("only %d MB of the disk are free and %d MB are needed; nothing was stored, make room and try again: %w", free>>20, need>>20, geo.ErrUnavailable)
	}
	return nil
}

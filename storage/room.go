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

// checkRoom refuses work while the disk of a private cluster has less than 2 GiB
// or 10 % of its size left, whichever is more.
func (s *Store) checkRoom() error {
	if s.dataDir == "" {
		return nil
	}
	free, size, err := diskSpace(s.dataDir)
	if err != nil {
		return fmt.Errorf("free space of the data folder: %w", err)
	}
	return enoughRoom(free, size)
}

// diskSpace returns the bytes of a folder's disk that we may use and all it has.
func diskSpace(dir string) (free, size uint64, err error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0, 0, err
	}
	return st.Bavail * uint64(st.Bsize), st.Blocks * uint64(st.Bsize), nil
}

func enoughRoom(free, size uint64) error {
	need := max(uint64(minFreeBytes), uint64(minFreeShare*float64(size)))
	if free < need {
		return fmt.Errorf("only %d MiB of the disk are free and %d MiB are needed; nothing was stored, make room and try again: %w", free>>20, need>>20, geo.ErrUnavailable)
	}
	return nil
}

package storage_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

func TestEnoughRoom(t *testing.T) {
	t.Parallel()
	const gib = 1 << 30
	for _, test := range []struct {
		free, size uint64
		enough     bool
	}{
		{2 * gib, 10 * gib, true}, {2*gib - 1, 10 * gib, false}, // the fixed limit
		{10 * gib, 100 * gib, true}, {10*gib - 1<<20, 100 * gib, false}, // the share
		{0, 0, false}, {3 * gib, 1000 * gib, false}, {1 << 62, 1 << 62, true},
	} {
		err := storage.EnoughRoom(test.free, test.size)
		if (err == nil) != test.enough || err != nil && !errors.Is(err, geo.ErrUnavailable) {
			t.Errorf("%d of %d MiB free: %v", test.free>>20, test.size>>20, err)
		}
	}
}

func TestDiskSpace(t *testing.T) {
	t.Parallel()
	free, size, err := storage.DiskSpace(t.TempDir())
	if err != nil || size < 1<<20 || free > size {
		t.Errorf("%d of %d free, %v", free, size, err)
	}
	if _, _, err := storage.DiskSpace(filepath.Join(t.TempDir(), "missing")); err == nil {
		t.Error("a folder that is not there has room")
	}
}

// The gate stands before the import: on a disk of no size nothing begins, and
// reading goes on.
func TestImportNeedsRoom(t *testing.T) {
	t.Parallel()
	db := storagetest.NewDatabase(t)
	s, err := storage.Open(t.Context(), storage.Config{Owner: db.Owner, App: db.App, DataDir: "/proc"}) // 0 of 0 bytes free
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	b := bench{T: t, Store: s, ctx: everything(t)}
	_, err = s.Begin(b.ctx, file("a"))
	b.is(err, geo.ErrUnavailable)
	if _, err := s.Version(b.ctx); err != nil {
		t.Error(err)
	}
	findings, err := s.Examine(b.ctx)
	b.must(err)
	if last := findings[len(findings)-1]; last.OK {
		t.Errorf("the doctor finds room: %+v", last)
	}
}

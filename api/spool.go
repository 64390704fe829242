package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// spooled is an uploaded file in the folder of uploads, named by its id and locked
// by the process that writes or reads it: a process that is killed lets go of it.
type spooled struct {
	*os.File
	id     uuid.UUID
	sha256 string
	size   int64
}

// spoolPrefix begins the names of these files, which may lie among others.
const spoolPrefix = "antoan-upload-"

// SpoolPath names the file of an upload in a folder of uploads.
func SpoolPath(dir string, id uuid.UUID) string { return filepath.Join(dir, spoolPrefix+id.String()) }

func (s *service) spoolPath(id uuid.UUID) string { return SpoolPath(s.Spool, id) }

// spool copies a body into a file that this account alone can read.
func spool(dir string, body io.Reader) (*spooled, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("id of an upload: %w", err)
	}
	file, err := os.OpenFile(SpoolPath(dir, id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, storeError(err)
	}
	f := &spooled{File: file, id: id}
	hash := sha256.New()
	if err = lock(file); err != nil {
		err = storeError(err)
	} else if f.size, err = io.Copy(io.MultiWriter(diskWriter{file}, hash), body); err != nil {
		err = uploadError(err)
	} else if err = file.Sync(); err != nil {
		err = storeError(err)
	}
	if err != nil {
		f.discard()
		return nil, err
	}
	f.sha256 = hex.EncodeToString(hash.Sum(nil))
	return f, nil
}

// discard takes the file away.
func (f *spooled) discard() {
	os.Remove(f.Name())
	f.Close() //nolint:errcheck // gone
}

func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// Another process lets go of a file within a moment, unless it works on it.
const (
	lockPatience = 2 * time.Second
	lockPoll     = 10 * time.Millisecond
)

// openSpooled opens and locks a file. It returns fs.ErrNotExist, and
// geo.ErrUnavailable while another process works on it.
func (s *service) openSpooled(ctx context.Context, id uuid.UUID) (*os.File, error) {
	file, err := os.Open(s.spoolPath(id))
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(lockPatience); lock(file) != nil; {
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), file.Close())
		case <-time.After(lockPoll):
		}
		if time.Now().After(end) {
			return nil, errors.Join(fmt.Errorf("another server works on this upload: %w", geo.ErrUnavailable), file.Close())
		}
	}
	if _, err := os.Stat(file.Name()); err != nil { // done by another one meanwhile
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// unattended tells whether no process works on an upload.
func (s *service) unattended(id uuid.UUID) bool {
	file, err := os.Open(s.spoolPath(id))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) // its job will say that it is gone
	}
	defer file.Close() //nolint:errcheck // only looked at
	return lock(file) == nil
}

// Sweep removes files of the folder of uploads that belong to no upload that is
// still to be imported, such as those a killed server was receiving.
func (s *service) Sweep(ctx context.Context) error {
	entries, err := os.ReadDir(s.Spool)
	if err != nil {
		return fmt.Errorf("folder of uploads: %w", err)
	}
	left := map[uuid.UUID]*os.File{}
	defer func() {
		for _, f := range left {
			f.Close() //nolint:errcheck // only looked at
		}
	}()
	for _, e := range entries {
		name, ours := strings.CutPrefix(e.Name(), spoolPrefix)
		id, err := uuid.Parse(name)
		if err != nil || !ours {
			continue
		}
		file, err := os.Open(s.spoolPath(id))
		if err != nil {
			continue // gone meanwhile
		}
		if left[id] = file; lock(file) != nil {
			delete(left, id)
			file.Close() //nolint:errcheck // somebody works on it
		}
	}
	if len(left) == 0 {
		return nil
	}
	// Asked only now: whoever let go of a file has stored before what it is for.
	live, err := s.Store.LiveUploads(ctx, s.Queue)
	if err != nil {
		return err
	}
	for id, f := range left {
		if !live[id] {
			os.Remove(f.Name())
		}
	}
	return nil
}

// Recover sweeps, and gives what a killed server left a new job. Call it before
// work begins.
func (s *service) Recover(ctx context.Context) error {
	if err := s.Sweep(ctx); err != nil {
		return err
	}
	return s.Store.RequeueUploads(ctx, s.Queue, s.unattended)
}

package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// source is the file of an import, which is read several times.
type source struct {
	name    string
	file    io.ReadSeeker
	at      io.ReaderAt // the same file
	taken   atomic.Int64
	size    int64
	changed time.Time
	close   func() error
}

// openSource opens the file that the options name.
func openSource(o *Options) (*source, error) {
	s := &source{name: o.FileName, file: o.File, close: func() error { return nil }}
	if o.File == nil {
		if s.name == "" {
			s.name = filepath.Base(o.Path)
		}
		f, err := OpenFile(o.Path)
		if err != nil {
			return nil, err
		}
		s.file, s.close = f, f.Close
	}
	if err := s.measure(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// measure finds the size, and refuses what cannot be read twice.
func (s *source) measure() error {
	var err error
	if f, ok := s.file.(*os.File); ok {
		if s.changed, err = regular(f, s.name); err != nil {
			return err
		}
	}
	if s.size, err = s.file.Seek(0, io.SeekEnd); err != nil {
		return cannotOpen(s.name, err)
	}
	if s.size == 0 {
		return &FileError{File: s.name, Reason: "the file is empty: check that the export finished"}
	}
	var ok bool
	if s.at, ok = s.file.(io.ReaderAt); !ok {
		s.at = &seeking{file: s.file}
	}
	return nil
}

// ReadAt reads the file and counts what was read.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	n, err := s.at.ReadAt(p, off)
	s.taken.Add(int64(n))
	return n, err
}

// done returns how much of the file has been read since reading began anew.
func (s *source) done() int64 { return min(s.taken.Load(), s.size) }

// seeking reads at a place of a file that can only be sought.
type seeking struct {
	mu   sync.Mutex
	file io.ReadSeeker
}

// ReadAt seeks and reads.
func (s *seeking) ReadAt(p []byte, off int64) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.file.Seek(off, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.ReadFull(s.file, p)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	return n, err
}

// unchanged tells whether the file is still the one that was hashed.
func (s *source) unchanged() error {
	f, ok := s.file.(*os.File)
	if !ok {
		return nil
	}
	info, err := f.Stat()
	if err != nil {
		return cannotOpen(s.name, err)
	}
	if info.Size() != s.size || !info.ModTime().Equal(s.changed) {
		return &FileError{File: s.name, Reason: "the file changed while it was read: wait until it is complete and start again"}
	}
	return nil
}

// hash reads the file once and returns its SHA-256 in hexadecimal.
func (s *source) hash(ctx context.Context) (string, error) {
	h := sha256.New()
	buf := make([]byte, 256<<10)
	for r := io.NewSectionReader(s.at, 0, s.size); ; {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := r.Read(buf)
		h.Write(buf[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", cannotOpen(s.name, err)
		}
	}
}

// cannotOpen makes a *FileError of what the operating system said.
func cannotOpen(name string, err error) error {
	reason := "cannot be read: " + err.Error()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "there is no such file: check the path"
	case errors.Is(err, fs.ErrPermission):
		reason = "this user may not read the file: change its permissions"
	}
	return &FileError{File: name, Reason: reason, Err: err}
}

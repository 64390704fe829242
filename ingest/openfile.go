package ingest

import (
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// OpenFile opens a regular file for reading; the caller closes it. Whatever
// else the path names is refused with a *FileError and never waited for: a
// plain open of a named pipe would not return, nor end at a signal, until
// somebody writes to it.
func OpenFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	if _, err := regular(f, filepath.Base(path)); err != nil {
		f.Close() //nolint:errcheck // nothing was read
		return nil, err
	}
	return f, nil
}

// regular returns when the file was last changed, and refuses what cannot be
// read twice.
func regular(f *os.File, name string) (changed time.Time, err error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return changed, cannotOpen(name, err)
	case info.IsDir():
		return changed, &FileError{File: name, Reason: "this is a directory: name a file in it"}
	case !info.Mode().IsRegular():
		return changed, &FileError{File: name, Reason: "this is no regular file: copy the data into one first"}
	}
	return info.ModTime(), nil
}

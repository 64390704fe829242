package boundary

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"syscall"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// ErrNeedsGDAL says that the file's format is read through ogr2ogr, which is
// not installed.
var ErrNeedsGDAL = errors.New("this format is read through GDAL's ogr2ogr, which is not installed: apt-get install gdal-bin, or convert the file to GeoPackage or GeoJSON")

// FileError says what is wrong with a file of outlines, where, and what to do.
type FileError struct {
	File    string // base name
	Feature int64  // 1-based place in the file, 0 when the whole file is meant
	Reason  string
	Err     error // the cause where there is one, nil otherwise
}

// Error returns "file, feature n: reason".
func (e *FileError) Error() string {
	switch {
	case e.File == "":
		return e.Reason
	case e.Feature == 0:
		return e.File + ": " + e.Reason
	}
	return fmt.Sprintf("%s, feature %d: %s", e.File, e.Feature, e.Reason)
}

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// wrong makes a *FileError that does not know its place yet.
func wrong(format string, args ...any) error {
	return &FileError{Reason: fmt.Sprintf(format, args...)}
}

// located says of an error in which file and at which feature it came up.
func located(err error, path string, feature int64) error {
	if err == nil {
		return nil
	}
	var known *FileError
	if errors.As(err, &known) && known.File != "" {
		return err
	}
	at := &FileError{File: filepath.Base(path), Feature: feature, Reason: reason(err), Err: err}
	if known != nil {
		at.Err = known.Err
	}
	return at
}

// reason puts what the readers below report into words that say what to do.
func reason(err error) string {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the file is cut off in the middle: copy or download it again"
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt):
		return "the gzip data are damaged: copy or download the file again"
	case errors.Is(err, syscall.ENOSPC):
		return "no space is left for the temporary files: free some, or point TMPDIR to another disk"
	}
	return err.Error()
}

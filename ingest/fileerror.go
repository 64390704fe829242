package ingest

import (
	"errors"
	"fmt"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// FileError says that a file cannot be understood as a whole. Nothing of it is
// stored.
type FileError struct {
	File   string // name as shown to people
	Line   int64  // 1-based line or row of a sheet, 0 where the whole file is meant
	Reason string // English sentence without a final stop: what is wrong, what to do
	Err    error  // cause, where another error was
}

// Error returns "file, line 3: reason".
func (e *FileError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s, line %d: %s", e.File, e.Line, e.Reason)
	}
	return e.File + ": " + e.Reason
}

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// asFileError makes a *FileError of what a reader says. *geo.InvalidError, which
// is about the options, stays, and so does a *FileError, without what readers say around it.
func asFileError(name string, err error) error {
	var file *FileError
	var invalid *geo.InvalidError
	var of *sheet.Error
	switch {
	case errors.As(err, &file):
		return file
	case err == nil, errors.As(err, &invalid):
		return err
	case errors.As(err, &of):
		reason := of.Reason
		if of.Sheet != "" {
			reason = fmt.Sprintf("sheet %q: %s", of.Sheet, of.Reason)
		}
		return &FileError{File: name, Line: of.Row, Reason: reason, Err: err}
	case errors.Is(err, sheet.ErrSecret):
		return &FileError{File: name, Reason: err.Error(), Err: err}
	}
	return &FileError{File: name, Reason: "reading stopped: " + err.Error(), Err: err}
}

// fault says what is wrong with one cell, without its value, in both languages. Code
// is stable.
type fault struct{ code, vi, en string }

// message is what people read, the language of the offices first.
func (f *fault) message() string { return f.vi + " / " + f.en }

package ingest

import "fmt"

// FileError says that a file cannot be understood as a whole. Nothing of it is
// stored.
type FileError struct {
	File   string // name as shown to people
	Line   int64  // 1-based line, 0 where the whole file is meant
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

// fault says what is wrong with one cell, without its value. Code is stable.
type fault struct{ code, message string }

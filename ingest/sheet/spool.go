package sheet

import (
	"errors"
	"io"
	"os"
)

// spool keeps bytes in memory up to a size, and beyond it in a file that has no
// name, so that nothing of it outlives the process.
type spool struct {
	dir  string
	keep int // bytes in memory at most
	mem  []byte
	file *os.File
	size int64
	err  error
	near []byte // a part of the file last read, for reads that go on from there
	from int64  // where it stands in the file
}

// nearBytes are read from the file at a time.
const nearBytes = 32 << 10

// Write appends.
func (s *spool) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	if s.file == nil && len(s.mem)+len(p) <= s.keep {
		s.mem = append(s.mem, p...)
		s.size += int64(len(p))
		return len(p), nil
	}
	if s.file == nil {
		if s.file, s.err = nameless(s.dir); s.err != nil {
			return 0, s.err
		}
		if _, s.err = s.file.Write(s.mem); s.err != nil {
			return 0, s.err
		}
		s.mem = nil
	}
	n, err := s.file.Write(p)
	s.size, s.err = s.size+int64(n), err
	return n, err
}

// ReadAt reads what was written.
func (s *spool) ReadAt(p []byte, off int64) (int, error) {
	if s.file != nil {
		return s.readNear(p, off)
	}
	if off < 0 || off >= int64(len(s.mem)) {
		return 0, io.EOF
	}
	n := copy(p, s.mem[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// readNear reads from the file, a larger part than asked for.
func (s *spool) readNear(p []byte, off int64) (int, error) {
	if len(p) > nearBytes/2 {
		return s.file.ReadAt(p, off)
	}
	if off < s.from || off+int64(len(p)) > s.from+int64(len(s.near)) {
		if s.near == nil {
			s.near = make([]byte, nearBytes)
		}
		n, err := s.file.ReadAt(s.near[:nearBytes], off)
		if s.near, s.from = s.near[:n], off; n < len(p) {
			return copy(p, s.near), err
		}
	}
	return copy(p, s.near[off-s.from:]), nil
}

// Close forgets everything.
func (s *spool) Close() error {
	s.mem, s.err = nil, errors.New("the spool is closed")
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// nameless opens a new file whose name is gone at once.
func nameless(dir string) (*os.File, error) {
	f, err := os.CreateTemp(dir, "antoan-sheet-")
	if err != nil {
		return nil, &Error{Reason: "there is no room for temporary data: free some, or set TMPDIR to a disk that has it", Err: err}
	}
	if err := os.Remove(f.Name()); err != nil {
		f.Close() //nolint:errcheck // it holds nothing
		return nil, &Error{Reason: "a temporary file could not be hidden", Err: err}
	}
	return f, nil
}

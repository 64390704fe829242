package boundary

import (
	"bufio"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
)

// input is a file that can be read again from its beginning, unpacked.
type input struct {
	f      *os.File
	path   string
	size   int64
	gzip   bool
	limits Limits
}

// openInput opens a regular file of a believable size.
func openInput(path string, l Limits) (*input, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, &FileError{Reason: "there is no such file: check the path", Err: err}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, wrong("this is a directory: name the file in it")
	case !info.Mode().IsRegular():
		return nil, wrong("this is no regular file: save its content to one first")
	case info.Size() == 0:
		return nil, wrong("the file is empty: copy or download it again")
	case info.Size() > l.FileBytes:
		return nil, wrong("the file has %.0f MiB, %.0f are allowed: simplify or split it", mebibytes(info.Size()), mebibytes(l.FileBytes))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &input{f: f, path: path, size: info.Size(), limits: l}, nil
}

// reader starts over at the first byte. A byte order mark is left out.
func (in *input) reader() (io.Reader, error) {
	if _, err := in.f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var r io.Reader = in.f
	if in.gzip {
		z, err := gzip.NewReader(bufio.NewReaderSize(in.f, 64<<10))
		if err != nil {
			return nil, err
		}
		r = &unpacked{r: z, packed: in.size, limit: in.limits.UnpackedBytes}
	}
	b := bufio.NewReaderSize(r, 64<<10)
	if mark, err := b.Peek(3); err == nil && string(mark) == utf8Mark {
		_, _ = b.Discard(3) // cannot fail: the bytes have been peeked at
	}
	return b, nil
}

const utf8Mark = "\xEF\xBB\xBF"

// unpacked stops what grows beyond reason.
type unpacked struct {
	r      io.Reader
	packed int64
	out    int64
	limit  int64
}

// Read implements io.Reader.
func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.out += int64(n)
	if u.out > u.limit {
		return 0, wrong("unpacks to more than %.0f MiB: check where the file comes from", mebibytes(u.limit))
	}
	if u.out > ratioFrom && u.out/maxRatio > u.packed {
		return 0, wrong("unpacks to more than %d times its size, as no outlines do: check where the file comes from", maxRatio)
	}
	return n, err
}

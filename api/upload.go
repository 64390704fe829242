package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"github.com/antoan-vn/antoan/geo"
)

// fileMedia are the media types of a file that is the body itself. What is in
// it is told by its content.
var fileMedia = []string{"text/csv", "text/tab-separated-values", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"application/geo+json", "application/geo+json-seq", "application/x-ndjson", "application/json",
	"application/gzip", "application/x-gzip", "application/zip", "application/octet-stream"}

const mediaForm = "multipart/form-data"

// upload is the body of an import before it is read.
type upload struct {
	request *http.Request
	writer  http.ResponseWriter // knows the connection
	query   url.Values
}

// Resolve keeps the request, whose body is not read into memory; huma calls it.
func (u *upload) Resolve(hc huma.Context) []error {
	c := humagin.Unwrap(hc)
	u.request, u.writer = c.Request, c.Writer
	u.query = u.request.URL.Query()
	return nil
}

// receive stores the body in the folder of uploads and reads the fields. A body that stalls is given up. The caller
// closes the form.
func (u *upload) receive(dir string, stall time.Duration) (*importForm, error) {
	f := &importForm{dir: dir}
	for _, name := range sortedKeys(u.query) {
		for _, value := range u.query[name] {
			if err := f.set(name, value); err != nil {
				return nil, err
			}
		}
	}
	u.request.Body = patient(u.request, u.writer, stall)
	err := u.read(f)
	if err == nil && f.file == nil {
		err = newProblem(kindInvalid, `file: is missing: send it as the body, or as the part "file" of a form`)
	}
	if err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (u *upload) read(f *importForm) error {
	if e := u.request.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "gzip") && !strings.EqualFold(e, "identity") {
		return newProblem(kindMediaType, "the Content-Encoding is not known: send the file as it is, or packed with gzip")
	}
	media, params, err := mime.ParseMediaType(u.request.Header.Get("Content-Type"))
	switch {
	case err == nil && media == mediaForm:
		return readForm(multipart.NewReader(u.request.Body, params["boundary"]), f)
	case err == nil && slices.Contains(fileMedia, media):
		return f.keep(u.request.Body, fileNameOf(u.request.Header))
	}
	return newProblem(kindMediaType, "the Content-Type must say what is sent: "+strings.Join(fileMedia, ", ")+" or "+mediaForm+
		"; with curl: -H 'Content-Type: text/csv' --data-binary @FILE")
}

// Bounds of a form: what a mapping of every column needs, and room.
const (
	maxParts = 1000
	maxField = 64 << 10
)

// readForm reads the parts of a form in the order in which they come.
func readForm(parts *multipart.Reader, f *importForm) error {
	for range maxParts {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return uploadError(err)
		}
		if part.FormName() == "file" {
			err = f.keep(part, part.FileName())
		} else {
			err = readField(part, f)
		}
		if err != nil {
			return err
		}
	}
	return newProblem(kindInvalid, "the form has too many parts")
}

func readField(part *multipart.Part, f *importForm) error {
	value, err := io.ReadAll(io.LimitReader(part, maxField+1))
	if err != nil {
		return uploadError(err)
	}
	if len(value) > maxField {
		return geo.Invalid(clip(part.FormName()), "is longer than %d bytes", maxField)
	}
	return f.set(part.FormName(), string(value))
}

// diskWriter tells the faults of the disk from those of the connection.
type diskWriter struct{ file *os.File }

func (w diskWriter) Write(p []byte) (int, error) {
	n, err := w.file.Write(p)
	if err != nil {
		err = storeError(err)
	}
	return n, err
}

// storeError says that an upload cannot be kept.
func storeError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("no room to keep the upload; nothing was stored, make room and try again: %w", geo.ErrUnavailable)
	}
	return fmt.Errorf("keep the upload: %w", err)
}

// uploadError says why a body could not be read to its end.
func uploadError(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large), errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, geo.ErrUnavailable):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, multipart.ErrMessageTooLarge),
		strings.HasPrefix(err.Error(), "multipart:"):
		return newProblem(kindMalformed, "the upload is cut off or no valid form: send it again")
	}
	return err
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// filing puts a file that was dealt with away, and beside it what became of it.
type filing struct {
	dir     string // where to
	name    string
	report  any                     // written as JSON
	rejects func(w io.Writer) error // nil where no row was rejected
}

// failureReport says why a file was not imported.
type failureReport struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

// move writes the reports and renames the file last: as long as it stands where it
// came, it is not dealt with. Nothing is overwritten; move returns the name it got.
func (f *filing) move(from string) (string, error) {
	name, err := f.free()
	if err != nil {
		return "", err
	}
	target := filepath.Join(f.dir, name)
	err = writeFile(target+reportSuffix, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(f.report)
	})
	if err != nil {
		return "", err
	}
	if f.rejects != nil {
		if err := writeFile(target+rejectsSuffix, f.rejects); err != nil {
			return "", err
		}
	}
	return name, os.Rename(from, target)
}

// Endings of what is written beside a file.
const (
	reportSuffix  = ".report.json"
	rejectsSuffix = ".rejects.csv"
)

// free finds a name that no earlier file has. A report without its file is of a
// move that did not come to its end, and is written again.
func (f *filing) free() (string, error) {
	ext := filepath.Ext(f.name)
	for n := 1; n < 100_000; n++ {
		name := f.name
		if n > 1 {
			name = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(f.name, ext), n, ext)
		}
		_, err := os.Lstat(filepath.Join(f.dir, name))
		if errors.Is(err, os.ErrNotExist) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
	}
	return "", fmt.Errorf("there are too many files of this name: clear out %s", f.dir)
}

// writeFile writes a file whole or not at all, for this user only.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".antoan-*")
	if err != nil {
		return err
	}
	err = errors.Join(write(file), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// rejectsOf prints the rejected rows of a batch, to be mended.
func (w *watcher) rejectsOf(ctx context.Context, b geo.Batch) func(io.Writer) error {
	if b.Counts.Rejected == 0 {
		return nil
	}
	return func(out io.Writer) error {
		return ingest.StreamRejectsCSV(out, b.ID, func(visit func(geo.Reject) error) error { return w.db.Rejects(ctx, b.ID, visit) })
	}
}

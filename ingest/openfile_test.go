package ingest

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A named pipe nobody writes to is refused at once instead of waited for.
func TestPipesAreNotWaitedFor(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("this file system has no named pipes:", err)
	}
	for name, read := range map[string]func() error{
		"import": func() error {
			_, err := Import(t.Context(), newMemStore(), Options{Path: path, Source: "x"})
			return err
		},
		"table": func() error { _, err := OpenFile(path); return err },
	} {
		done := make(chan error, 1)
		go func() { done <- read() }()
		select {
		case err := <-done:
			var file *FileError
			if !errors.As(err, &file) || !strings.Contains(err.Error(), "no regular file") {
				t.Errorf("%s: %v", name, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s still waits for a writer", name)
		}
	}
}

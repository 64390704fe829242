package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const watchedCSV = "external_id,occurred_at,category\nw1,2026-05-01,injury\nw2,2026-05-02,moon\n"

// startWatch runs antoan ingest --watch and returns what it says on stderr so far.
func (s *site) startWatch(dir string) (process *exec.Cmd, said func() string) {
	s.t.Helper()
	c := s.command("ingest", "--watch", dir, "--settle", "60ms", "--source", "office")
	var out lockedBuffer
	c.Stderr = &out
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGINT) // the test may have ended it
		_ = c.Wait()
	})
	return c, out.String
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// appears waits for a file and returns what is in it.
func appears(t *testing.T, said func() string, path ...string) string {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		if b, err := os.ReadFile(filepath.Join(path...)); err == nil {
			return string(b)
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s did not appear: %s", filepath.Join(path...), said())
	return ""
}

func TestWatchFolder(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	dir := t.TempDir()
	put(t, dir, "before.csv", watchedCSV)
	put(t, dir, ".hidden.csv", watchedCSV)
	put(t, dir, "half.csv.part", watchedCSV)
	first, said := s.startWatch(dir)
	appears(t, said, dir, "done", "before.csv")
	if report := appears(t, said, dir, "done", "before.csv.report.json"); !strings.Contains(report, `"stored": 1`) || !strings.Contains(report, `"rejected": 1`) {
		t.Error(report)
	}
	if rejects := appears(t, said, dir, "done", "before.csv.rejects.csv"); !strings.Contains(rejects, "w2") {
		t.Error(rejects)
	}
	put(t, dir, "wrong.csv", "%PDF-1.7 this is no table")
	if report := appears(t, said, dir, "failed", "wrong.csv.report.json"); !strings.Contains(report, "PDF") {
		t.Error(report)
	}
	put(t, dir, "before.csv", strings.Replace(watchedCSV, "w1", "w3", 1)) // the name again
	appears(t, said, dir, "done", "before (2).csv")
	if a := s.run("ingest", "--watch", dir, "--source", "x"); a.code != exitRefused || !strings.Contains(a.stderr, "another") {
		t.Errorf("a second watcher: exit %d %s", a.code, a.stderr)
	}
	for _, name := range []string{".hidden.csv", "half.csv.part"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s was taken: %v", name, err)
		}
	}
	for _, line := range []string{"done done/before.csv: batch ", "failed failed/wrong.csv: ", "done done/before (2).csv: batch "} {
		if strings.Count(said(), line) != 1 {
			t.Errorf("not one line %q in\n%s", line, said())
		}
	}
	// Killed after the import and before the move, the next watcher only moves the file.
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // it was killed
	put(t, dir, "again.csv", watchedCSV)
	_, said = s.startWatch(dir)
	appears(t, said, dir, "done", "again.csv")
	put(t, dir, "last.csv", "%PDF-1.7 this is no table") // once it is filed, the line before is out
	appears(t, said, dir, "failed", "last.csv")
	if !strings.Contains(said(), "done done/again.csv: stored already as batch ") {
		t.Errorf("that nothing was added is not said:\n%s", said())
	}
	if n := strings.Count(s.must("batch", "list", "--json"), `"id"`); n != 2 {
		t.Errorf("%d batches, want 2: the same bytes are the same import", n)
	}
}

func TestWatchRefuses(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, args := range [][]string{{"ingest", "--watch", "/no/such/folder", "--source", "x"}, {"ingest", "a.csv", "--watch", "."}, {"ingest", "--watch", ".", "--dry-run"}} {
		if a := s.run(args...); a.code != exitRefused {
			t.Errorf("%v: exit %d %s", args, a.code, a.stderr)
		}
	}
}

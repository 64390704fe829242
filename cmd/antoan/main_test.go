package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/storage/cluster"
)

// The test binary plays antoan when asked to, so that every test below drives
// the real command line, exit codes and signals included.
func TestMain(m *testing.M) {
	cluster.MaybeSupervise()
	if os.Getenv("ANTOAN_TEST_AS_MAIN") != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// site is a data folder with the commands that run on it.
type site struct {
	t   *testing.T
	dir string
}

func newSite(t *testing.T) *site {
	t.Helper()
	dir, err := os.MkdirTemp("", "antoan-cmd-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := cluster.AwaitStopped(ctx, dir); err != nil {
			t.Errorf("the database of the test did not stop: %v", err)
		}
		os.RemoveAll(dir)
	})
	return &site{t, dir}
}

// answer is what a finished command said.
type answer struct {
	stdout, stderr string
	code           int
}

func (s *site) command(args ...string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		s.t.Fatal(err)
	}
	c := exec.Command(exe, append([]string{"--data", s.dir}, args...)...)
	c.Env = append(os.Environ(), "ANTOAN_TEST_AS_MAIN=1")
	return c
}

func (s *site) run(args ...string) answer {
	s.t.Helper()
	c := s.command(args...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatalf("%v: %v", args, err)
	}
	return answer{stdout.String(), stderr.String(), c.ProcessState.ExitCode()}
}

// must runs a command that has to succeed and returns its stdout.
func (s *site) must(args ...string) string {
	s.t.Helper()
	a := s.run(args...)
	if a.code != 0 {
		s.t.Fatalf("antoan %s: exit %d\n%s", strings.Join(args, " "), a.code, a.stderr)
	}
	return a.stdout
}

// counts reads the last line of antoan ingest --json.
func counts(t *testing.T, stdout string) ingestAnswer {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	var a ingestAnswer
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &a); err != nil {
		t.Fatalf("the last line is no JSON: %v\n%s", err, stdout)
	}
	if a.Read != a.Stored+a.Corrected+a.Duplicates+a.Skipped+a.Rejected {
		t.Errorf("rows do not add up: %+v", a.BatchCounts)
	}
	return a
}

// shared returns a file of the reference data, or skips the test.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("ANTOAN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("reference data are absent: %s", path)
	}
	return path
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

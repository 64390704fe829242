package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// startServer runs antoan serve (or demo) on a free port and returns its
// address; it is told to stop at the end of the test, and has to do so in order.
func (s *site) startServer(args ...string) (address string, process *os.Process) {
	s.t.Helper()
	c := s.command(append(args, "--listen", "127.0.0.1:0")...)
	stderr, err := c.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGINT) // it may have been killed by the test
		_ = c.Wait()
	})
	found := make(chan string, 1)
	go func() {
		pattern := regexp.MustCompile(`http://([0-9.:]+)`)
		lines := bufio.NewScanner(stderr)
		for lines.Scan() {
			if m := pattern.FindStringSubmatch(lines.Text()); m != nil {
				select {
				case found <- m[1]:
				default:
				}
			}
		}
	}()
	select {
	case address = <-found:
	case <-time.After(time.Minute):
		s.t.Fatal("the server did not say where it listens")
	}
	s.await(address, "/readyz", func(string) bool { return true })
	return address, c.Process
}

// await asks until the answer is 200 and satisfies the test, and returns it.
func (s *site) await(address, path string, satisfied func(body string) bool) string {
	s.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	last := "no answer"
	for time.Now().Before(deadline) {
		status, body, err := fetch(address, path)
		if err == nil && status == http.StatusOK && satisfied(body) {
			return body
		}
		last = fmt.Sprint(status, " ", err, " ", body[:min(len(body), 300)])
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Fatalf("%s: %s", path, last)
	return ""
}

func fetch(address, path string) (status int, body string, err error) {
	response, err := http.Get("http://" + address + path)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	return response.StatusCode, string(b), err
}

func TestServeRefusesStrangers(t *testing.T) {
	t.Parallel()
	a := newSite(t).run("serve", "--listen", "0.0.0.0:0")
	if a.code != exitRefused || !strings.Contains(a.stderr, "--insecure-no-sign-in") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}

// Two servers on one data folder and a command beside them: what is imported
// shows in both without a restart, what is undone goes from both.
func TestTwoServersFollowTheData(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	first, _ := s.startServer("serve")
	second, _ := s.startServer("serve")
	const path = "/api/v1/summary"
	before := s.await(first, path, func(b string) bool { return strings.Contains(b, `"incidents":3004`) })
	if got := s.await(second, path, func(string) bool { return true }); got != before {
		t.Errorf("two servers disagree: %s %s", before, got)
	}
	file := write(t, "new.csv", "external_id,occurred_at,category,edition,commune\nx1,2026-05-01,injury,2022-07,09802\n")
	batch := *counts(t, s.must("ingest", file, "--source", "office", "--json")).Batch
	for _, server := range []string{first, second} {
		s.await(server, path, func(b string) bool { return strings.Contains(b, `"incidents":3005`) && strings.Contains(b, "office") })
	}
	s.must("batch", "undo", batch)
	for _, server := range []string{first, second} {
		s.await(server, path, func(b string) bool { return strings.Contains(b, `"incidents":3004`) })
	}
}

// A database that is killed under a running server comes back by itself.
func TestServerSurvivesItsDatabase(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	server, _ := s.startServer("serve")
	pid := postmaster(t, s.dir)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	s.await(server, "/readyz", func(string) bool { return postmasterOf(s.dir) != pid && postmasterOf(s.dir) != 0 })
	file := write(t, "after.csv", "external_id,occurred_at,category,edition,commune\ny1,2026-05-01,injury,2022-07,09802\n")
	s.must("ingest", file, "--source", "office")
	s.await(server, "/api/v1/summary", func(b string) bool { return strings.Contains(b, `"incidents":3005`) })
}

func postmaster(t *testing.T, dir string) int {
	t.Helper()
	pid := postmasterOf(dir)
	if pid == 0 {
		t.Fatal("no postmaster.pid")
	}
	return pid
}

func postmasterOf(dir string) (pid int) {
	b, err := os.ReadFile(dir + "/pg/15/postmaster.pid")
	if err != nil {
		return 0
	}
	if _, err := fmt.Sscan(string(b), &pid); err != nil {
		return 0
	}
	return pid
}

// kill -9 of the server leaves a database that the next command finds whole.
func TestKillTheServer(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	_, process := s.startServer("demo")
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	if out := s.must("batch", "list", "--json"); strings.Count(out, `"id"`) != 1 {
		t.Errorf("batches after the kill: %s", out)
	}
	if out := s.must("doctor"); strings.Contains(out, "✘ ledger") || strings.Contains(out, "✘ incidents") {
		t.Error(out)
	}
}

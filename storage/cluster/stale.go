package cluster

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// processesIn lists the processes whose working directory is dir. PostgreSQL and all its children work in
// the data directory, so this finds a live server, and what is left of one, without trusting any file.
// Processes of other accounts cannot be looked into and cannot be ours: the data directory is 0700.
func processesIn(dir string) ([]int, error) {
	want, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("look for running servers: %w", err)
	}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, fmt.Errorf("look for running servers: %w", err)
	}
	var found []int
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if works(pid, want) {
			found = append(found, pid)
		}
	}
	return found, nil
}

// works reports whether the working directory of pid is the directory dir describes.
func works(pid int, dir os.FileInfo) bool {
	cwd, err := os.Stat(filepath.Join("/proc", strconv.Itoa(pid), "cwd"))
	return err == nil && os.SameFile(cwd, dir)
}

// awaitGone waits until no process works in dir any more. After the supervisor of a server has died the
// kernel has told it to shut down; the signals are sent again in case that one came too early: SIGINT
// (fast shutdown) after a second, SIGQUIT (shutdown without a checkpoint) after grace.
// The caller holds the lock, so nobody starts a new server meanwhile.
func awaitGone(ctx context.Context, dir string, grace time.Duration) error {
	began, interrupted, quit := time.Now(), false, false
	for {
		pids, err := processesIn(dir)
		if err != nil || len(pids) == 0 {
			return err
		}
		switch waited := time.Since(began); {
		case waited > grace && !quit:
			quit = true
			signalIn(dir, pids, syscall.SIGQUIT)
		case waited > time.Second && !interrupted:
			interrupted = true
			signalIn(dir, pids, syscall.SIGINT)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("an earlier server (process %d) is still running in %s: %w", pids[0], dir, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// signalIn signals the processes that still work in dir. os.FindProcess pins each by a pidfd, so that the
// number cannot have passed to a stranger between the check and the signal.
func signalIn(dir string, pids []int, sig syscall.Signal) {
	want, err := os.Stat(dir)
	if err != nil {
		return
	}
	for _, pid := range pids {
		p, err := os.FindProcess(pid)
		if err != nil {
			continue
		}
		if works(pid, want) {
			_ = p.Signal(sig)
		}
		_ = p.Release()
	}
}

// clearStaleLocks removes lock files of PostgreSQL (postmaster.pid and the socket's) that would keep it
// from starting although nobody works in the data directory: the process number in them has passed to
// another process, or belongs to a zombie, or the file is damaged. A number that is free PostgreSQL copes
// with by itself, and makes checks of its own that are worth having. The caller holds the supervisor's lock.
// It returns the files removed.
func clearStaleLocks(dataDir, socketDir string) ([]string, error) {
	var removed []string
	for _, path := range []string{
		filepath.Join(dataDir, "postmaster.pid"),
		filepath.Join(socketDir, fmt.Sprintf(".s.PGSQL.%d.lock", port)),
	} {
		blocks, err := blocksStart(path)
		if err != nil {
			return removed, err
		}
		if !blocks {
			continue
		}
		if pids, err := processesIn(dataDir); err != nil || len(pids) > 0 {
			return removed, err
		}
		if err := os.Remove(path); err != nil {
			return removed, fmt.Errorf("remove a stale lock file: %w", err)
		}
		removed = append(removed, path)
	}
	return removed, nil
}

// blocksStart reports whether PostgreSQL would take a lock file for that of a running server: it exists,
// and does not hold the number of a process that is gone.
func blocksStart(path string) (bool, error) {
	raw, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read a lock file: %w", err)
	}
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	pid, err := strconv.Atoi(string(bytes.TrimSpace(first)))
	gone := err == nil && pid > 0 && syscall.Kill(pid, 0) == syscall.ESRCH
	return !gone, nil
}

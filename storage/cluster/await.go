package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// AwaitStopped waits until no PostgreSQL and no supervisor runs in a data directory, as after Close before
// the directory is copied, moved or removed. It stops nothing itself: while somebody has the cluster open
// it waits for him. A directory without a cluster counts as stopped. Errors: ctx's, or a directory that
// this account may not look into.
func AwaitStopped(ctx context.Context, dir string) error {
	path, err := filepath.EvalSymlinks(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("wait for PostgreSQL to stop: %w", err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return fmt.Errorf("wait for PostgreSQL to stop: %w", err)
	}
	for {
		busy, err := layout{Dir: path}.inUse()
		if err != nil || !busy {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL is still running in %s: %w", path, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// inUse reports whether a supervisor holds the directory or a server works in its data directory.
func (l layout) inUse() (bool, error) {
	if _, err := os.Stat(l.lock()); errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	// Had a new supervisor tried at this very moment, it would find the lock taken and its client try again.
	lock, err := takeLock(l.lock())
	if errors.Is(err, errBusy) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("wait for PostgreSQL to stop: %w", err)
	}
	defer lock.Close()
	dirs, err := filepath.Glob(filepath.Join(l.pg(), "[0-9]*"))
	if err != nil {
		return false, fmt.Errorf("wait for PostgreSQL to stop: %w", err)
	}
	for _, dir := range dirs {
		if pids, err := processesIn(dir); err != nil || len(pids) > 0 {
			return len(pids) > 0, err
		}
	}
	return false, nil
}

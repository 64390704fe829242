package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// Folders within the watched one.
const (
	doneDir   = "done"
	failedDir = "failed"
)

// maxPoll is the longest time between two looks at the folder. Looking works on
// network shares, too, which announce no changes.
const maxPoll = 2 * time.Second

// watcher imports the files of a folder, one after the other.
type watcher struct {
	a     *app
	db    *database
	cmd   *ingestCmd
	dir   string
	seen  map[string]sighting
	stuck string // last reason for which a file had to wait, so that it is said once
}

// sighting is how a file looked, and since when.
type sighting struct {
	size    int64
	changed time.Time
	since   time.Time
}

// watch runs until the context ends. It returns *geo.InvalidError for a folder
// that is none or is watched already.
func (a *app) watch(ctx context.Context, db *database, c *ingestCmd) error {
	w := &watcher{a: a, db: db, cmd: c, dir: c.Watch, seen: map[string]sighting{}}
	lock, err := w.prepare()
	if err != nil {
		return err
	}
	defer lock.Close()
	fmt.Fprintf(a.stderr, "đang theo dõi / watching %s  (Ctrl-C: dừng / stop)\n", c.Watch)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return ignoreCancel(a.keepCluster(ctx, db)) })
	group.Go(func() error { return w.run(ctx) })
	return group.Wait()
}

// prepare makes the folders and keeps a second watcher away.
func (w *watcher) prepare() (*os.File, error) {
	if info, err := os.Stat(w.dir); err != nil || !info.IsDir() {
		return nil, geo.Invalid("watch", "%s is no folder: make it first", w.dir)
	}
	for _, sub := range []string{doneDir, failedDir} {
		if err := os.MkdirAll(filepath.Join(w.dir, sub), 0o700); err != nil {
			return nil, geo.Invalid("watch", "the folder %s cannot be made: %v", sub, err)
		}
	}
	lock, err := os.OpenFile(filepath.Join(w.dir, ".antoan-watch.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, geo.Invalid("watch", "the folder cannot be written to: %v", err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(geo.Invalid("watch", "another antoan ingest --watch has this folder"), lock.Close())
	}
	return lock, nil
}

func (w *watcher) run(ctx context.Context) error {
	poll := min(max(w.cmd.Settle/2, 10*time.Millisecond), maxPoll)
	for {
		ready, err := w.ready(time.Now())
		if err != nil {
			w.wait(fmt.Sprintf("the folder cannot be read: %v", err))
		}
		for _, name := range ready {
			if err := w.take(ctx, name); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(poll):
		}
	}
}

// ready returns the files that have stopped changing, ascending by name.
func (w *watcher) ready(now time.Time) ([]string, error) {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]sighting{}
	for _, e := range entries {
		if !e.Type().IsRegular() || isUnfinished(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // gone again
		}
		s := sighting{info.Size(), info.ModTime(), now}
		if before, ok := w.seen[e.Name()]; ok && before.size == s.size && before.changed.Equal(s.changed) {
			s.since = before.since
		}
		seen[e.Name()] = s
		if now.Sub(s.since) >= w.cmd.Settle {
			names = append(names, e.Name())
		}
	}
	w.seen = seen
	return names, nil
}

// isUnfinished tells the names that programs give to what they have not finished.
func isUnfinished(name string) bool {
	lower := strings.ToLower(name)
	for _, prefix := range []string{".", "~"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", ".tmp", ".part", ".partial", ".crdownload", ".filepart", ".swp"} {
		if strings.HasSuffix(lower, suffix) {
			return true
		}
	}
	return false
}

// take imports one file and moves it away. A file that cannot be imported at the
// moment stays. Were the process to end in between, the next one would find the
// same import stored and only move the file.
func (w *watcher) take(ctx context.Context, name string) error {
	began := time.Now()
	opts, err := w.cmd.options(filepath.Join(w.dir, name))
	if err != nil {
		return err
	}
	r, err := ingest.Run(ctx, w.db.Store, opts)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && w.changed(name):
		return nil // it grows again: once it has stopped, it is looked at anew
	case err != nil && exitCode(err) == exitUnavailable, errors.Is(err, fs.ErrNotExist):
		w.wait(fmt.Sprintf("%s waits: %v", name, err))
		return nil
	}
	w.stuck = ""
	f := filing{dir: filepath.Join(w.dir, doneDir), name: name}
	if err != nil {
		f.dir, f.report = filepath.Join(w.dir, failedDir), failureReport{File: name, Error: err.Error()}
	} else {
		f.report = answerOf(r, name, began)
		f.rejects = w.rejectsOf(ctx, r.Batch)
	}
	as, moved := f.move(filepath.Join(w.dir, name))
	if moved != nil {
		w.wait(fmt.Sprintf("%s cannot be moved to %s: %v", name, filepath.Base(f.dir), moved))
		return nil
	}
	delete(w.seen, name)
	if err != nil {
		fmt.Fprintf(w.a.stderr, "failed %s: %v\n", filepath.Join(failedDir, as), err)
		return nil
	}
	c, word := r.Batch.Counts, "batch"
	if r.Known {
		word = "stored already as batch"
	}
	fmt.Fprintf(w.a.stderr, "done %s: %s %s, read %d, stored %d, corrected %d, duplicates %d, skipped %d, rejected %d\n",
		filepath.Join(doneDir, as), word, r.Batch.ID, c.Read, c.Stored, c.Corrected, c.Duplicates, c.Skipped, c.Rejected)
	return nil
}

// changed tells whether a file is no longer as it was seen last.
func (w *watcher) changed(name string) bool {
	info, err := os.Lstat(filepath.Join(w.dir, name))
	s := w.seen[name]
	return err == nil && (info.Size() != s.size || !info.ModTime().Equal(s.changed))
}

// wait says why something has to wait, once.
func (w *watcher) wait(reason string) {
	if w.stuck != reason {
		w.stuck = reason
		fmt.Fprintln(w.a.stderr, "!", reason)
	}
}

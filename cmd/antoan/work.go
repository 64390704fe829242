package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/api"
	"github.com/antoan-vn/antoan/geo"
)

// Names in the data folder.
const (
	spoolDir  = "uploads"
	queueFile = "queue" // in spoolDir: which jobs are those of these files
)

// spool returns the folder of uploads and the queue of those servers that have it:
// the database may be shared with servers of other machines, files are not.
func (a *app) spool() (dir, queue string, err error) {
	data, err := a.dataDir()
	if err != nil {
		return "", "", err
	}
	dir = filepath.Join(data, spoolDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", "", fmt.Errorf("folder of uploads: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return "", "", fmt.Errorf("folder of uploads: %w", err)
	}
	queue, err = queueOf(dir)
	return dir, queue, err
}

// queueOf reads a folder's queue, or gives it one. Of two processes that do so at
// once one is first, and the other takes over what it wrote.
func queueOf(dir string) (string, error) {
	path := filepath.Join(dir, queueFile)
	name, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		mine := filepath.Join(dir, "."+uuid.NewString())
		if err := os.WriteFile(mine, []byte(api.DefaultQueue+"-"+uuid.NewString()+"\n"), 0o600); err != nil {
			return "", fmt.Errorf("folder of uploads: %w", err)
		}
		defer os.Remove(mine)
		if err := os.Link(mine, path); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", fmt.Errorf("folder of uploads: %w", err)
		}
		name, err = os.ReadFile(path)
	}
	if err != nil {
		return "", fmt.Errorf("folder of uploads: %w", err)
	}
	queue := strings.TrimSpace(string(name))
	if id, ok := strings.CutPrefix(queue, api.DefaultQueue+"-"); !ok || uuid.Validate(id) != nil {
		return "", geo.Invalid("data", "%s does not hold the name of a queue: remove it", path)
	}
	return queue, nil
}

// sweepEvery is how often the folder of uploads is looked through for files that
// nobody needs any more.
const sweepEvery = 10 * time.Minute

// work imports what was uploaded, from what a killed server left on, and tries
// again while the database is away.
func (a *app) work(ctx context.Context, db *database, service api.Service) error {
	ctx = geo.WithScope(ctx, geo.Everything)
	for {
		err := service.Recover(ctx)
		if err == nil {
			group, ctx := errgroup.WithContext(ctx)
			group.Go(func() error { return db.WorkUploads(ctx, service.Queue, service.Work) })
			group.Go(func() error { return a.sweep(ctx, service) })
			err = group.Wait()
		}
		if !errors.Is(err, geo.ErrUnavailable) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func (a *app) sweep(ctx context.Context, service api.Service) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(sweepEvery):
		}
		if err := service.Sweep(ctx); err != nil && ctx.Err() == nil {
			a.log.Warn("the folder of uploads could not be looked through", "error", err)
		}
	}
}

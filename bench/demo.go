package main

import (
	"context"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/antoan-vn/antoan/storage/cluster"
)

// demo times a warm start: from the command to the first layer, with the
// database stopped before.
func (r *run) demo() error {
	dir := filepath.Join(r.dir, "demo")
	cold, err := r.firstLayer(dir)
	if err != nil {
		return err
	}
	warm, err := r.firstLayer(dir)
	if err != nil {
		return err
	}
	r.printf(`## The demo

| antoan demo, until its first layer | seconds |
|---|---|
| first time: makes the cluster and loads the province | %.1f |
| again, database stopped before | **%.1f** |
`, cold.Seconds(), warm.Seconds())
	return nil
}

const demoAddress = "127.0.0.1:18438"

// firstLayer starts the demo, asks until a layer comes, and stops it again.
func (r *run) firstLayer(dir string) (time.Duration, error) {
	began := time.Now()
	c := exec.CommandContext(r.ctx, r.binary(), "--data", dir, "--log-level", "warn", "demo", "--listen", demoAddress)
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	if err := c.Start(); err != nil {
		return 0, err
	}
	took, err := awaitLayer(r.ctx, began)
	if stop := c.Process.Signal(syscall.SIGTERM); err == nil {
		err = stop
	}
	if end := c.Wait(); err == nil && end != nil {
		err = fmt.Errorf("the demo did not stop in order: %w", end)
	}
	if stopped := cluster.AwaitStopped(r.ctx, dir); err == nil {
		err = stopped
	}
	return took, err
}

func awaitLayer(ctx context.Context, began time.Time) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+demoAddress+"/api/v1/layers/density.geojson", nil)
		if err != nil {
			return 0, err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return time.Since(began), nil
			}
		}
		select {
		case <-ctx.Done():
			return 0, fmt.Errorf("no layer within two minutes: %w", ctx.Err())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

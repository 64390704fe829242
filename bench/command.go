package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Stderr = os.Stderr
	return c
}

// antoan runs the built binary on the bench's data folder.
func (r *run) antoan(args ...string) ([]byte, *os.ProcessState, error) {
	c := command(r.ctx, r.binary(), append([]string{"--data", r.data(), "--log-level", "warn"}, args...)...)
	out, err := c.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("antoan %s: %w", args[0], err)
	}
	return out, c.ProcessState, nil
}

// peakMiB is the largest resident memory of a finished process.
func peakMiB(s *os.ProcessState) float64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1024
	}
	return 0
}

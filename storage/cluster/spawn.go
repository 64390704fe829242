package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// self is this very program, also after its file was replaced or when its directory is closed to our account.
const self = "/proc/self/exe"

// spawn starts a supervisor and returns nil when its control socket is open. Errors: errBusy when another
// supervisor has the directory, *AccessError, ctx's.
func spawn(ctx context.Context, p plan) error {
	orders, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("start a supervisor: %w", err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("start a supervisor: %w", err)
	}
	defer r.Close()
	cmd := exec.Command(self)
	cmd.Args = []string{"antoan-supervisor", p.Dir}
	cmd.Env = append(cleanEnvironment(p.Binaries.Dir), marker+"="+string(orders))
	if dir := os.Getenv("GOCOVERDIR"); dir != "" {
		cmd.Env = append(cmd.Env, "GOCOVERDIR="+dir)
	}
	cmd.ExtraFiles = []*os.File{w}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // no signal from our terminal reaches it
	reap.sweep()
	err = cmd.Start()
	w.Close()
	if err != nil {
		return fmt.Errorf("start a supervisor: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { r.Close() })
	defer stop()
	var m message
	if err := json.NewDecoder(r).Decode(&m); err != nil {
		reap.add(cmd.Process)
		return errors.Join(ctx.Err(), fmt.Errorf("the supervisor ended without a word (see %s): %w", layout{p.Dir}.log(), err))
	}
	if m.State == stateListening {
		reap.add(cmd.Process)
		return nil
	}
	_ = cmd.Wait() // it said its last word; what matters is in m
	if m.State == stateBusy {
		return errBusy
	}
	return m.err()
}

// reap collects the supervisors this process has started once they have ended. They outlive Close on
// purpose, so nobody waits for them; a process that lives long and opens often must not gather zombies.
var reap reaper

type reaper struct {
	mu   sync.Mutex
	pids []int
}

func (r *reaper) add(p *os.Process) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pids = append(r.pids, p.Pid)
	_ = p.Release()
}

func (r *reaper) sweep() {
	r.mu.Lock()
	defer r.mu.Unlock()
	var left []int
	for _, pid := range r.pids {
		if got, err := unix.Wait4(pid, nil, unix.WNOHANG, nil); err == nil && got == 0 {
			left = append(left, pid)
		}
	}
	r.pids = left
}

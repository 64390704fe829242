package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// postmaster is a running postgres process, our direct child.
type postmaster struct {
	process *os.Process
	exited  chan struct{}
	err     error // how it ended; valid once exited is closed
}

// launch starts a program of PostgreSQL as a direct child that the kernel interrupts when we die. A nil
// stdout is discarded.
func launch(b binaries, name, workDir string, stdout, stderr *os.File, args ...string) (*postmaster, error) {
	cmd := exec.Command(filepath.Join(b.Dir, name), args...)
	cmd.Dir = workDir
	cmd.Env = cleanEnvironment(b.Dir)
	cmd.Stderr = stderr
	if stdout != nil { // a nil *os.File in the interface would not be nil
		cmd.Stdout = stdout
	}
	// SIGINT is PostgreSQL's fast shutdown, and makes initdb remove what it has begun.
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT}
	pm := &postmaster{exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		// To the kernel the parent is the thread that forked: were it to end, the child would be
		// interrupted. The lock is never released, so the thread lives exactly as long as this wait.
		runtime.LockOSThread()
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		pm.process = cmd.Process
		started <- nil
		pm.err = cmd.Wait()
		close(pm.exited)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	return pm, nil
}

// errExited says that the server ended before it answered.
var errExited = errors.New("it ended before it answered")

// awaitReady waits until the server answers a query and returns its version. It returns errExited when the
// server ended first.
func (pm *postmaster) awaitReady(ctx context.Context, dsn string) (string, error) {
	pause := 20 * time.Millisecond
	for {
		version, err := ask(ctx, dsn)
		if err == nil {
			return version, nil
		}
		select {
		case <-pm.exited:
			return "", errExited
		case <-ctx.Done():
			return "", fmt.Errorf("no answer in time: %w", err)
		case <-time.After(pause):
		}
		pause = min(2*pause, 200*time.Millisecond)
	}
}

// ask runs SELECT 1 and returns the server's version, as "15.18".
func ask(ctx context.Context, dsn string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	var one int
	if err := conn.QueryRow(ctx, "SELECT 1").Scan(&one); err != nil {
		return "", err
	}
	version, _, _ := strings.Cut(conn.PgConn().ParameterStatus("server_version"), " ") // "15.18 (Debian …)"
	return version, nil
}

// stop ends the server: a fast shutdown (SIGINT: transactions are rolled back, a checkpoint is written),
// and after grace an immediate one (SIGQUIT: the next start recovers from the log, nothing committed is
// lost). Never SIGKILL, which would leave its children writing to the same files. It returns when the
// process is gone.
func (pm *postmaster) stop(grace time.Duration) {
	_ = pm.process.Signal(syscall.SIGINT) // an error means that it has ended
	select {
	case <-pm.exited:
		return
	case <-time.After(grace):
	}
	_ = pm.process.Signal(syscall.SIGQUIT)
	<-pm.exited
}

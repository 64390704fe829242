package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// joiner connects one Open to the supervisor of a directory.
type joiner struct {
	cfg     Config
	layout  layout
	account account
	started bool
}

// errGone says that the supervisor hung up before the cluster was ready: try again.
var errGone = errors.New("the supervisor went away; see its log")

// join returns a connection to a supervisor whose server is ready, the decoder that has read from it, and
// what it said. A supervisor is started when there is none. Two processes may do so at the same moment:
// one of their supervisors gets the lock, the other leaves, and both processes find the first.
func (j *joiner) join(ctx context.Context) (net.Conn, *json.Decoder, Info, error) {
	deadline := time.Now().Add(j.cfg.Patience)
	pause := 10 * time.Millisecond
	for {
		conn, err := (&net.Dialer{}).DialContext(ctx, "unix", j.layout.control())
		switch {
		case err == nil:
			lines := json.NewDecoder(conn)
			var info Info
			if info, err = j.await(ctx, conn, lines); err == nil {
				return conn, lines, info, nil
			}
			conn.Close()
			if !errors.Is(err, errGone) {
				return nil, nil, Info{}, err
			}
			j.started = false // whoever we started is gone
		case errors.Is(err, syscall.ENOENT), errors.Is(err, syscall.ECONNREFUSED):
			if err = j.startSupervisor(ctx); err == nil {
				j.started = true
				continue
			}
			if !errors.Is(err, errBusy) {
				return nil, nil, Info{}, err
			}
		default:
			return nil, nil, Info{}, fmt.Errorf("reach the supervisor of %s: %w", j.layout.Dir, err)
		}
		if time.Now().After(deadline) {
			return nil, nil, Info{}, &StartError{Doing: "reach PostgreSQL's supervisor", Reason: err.Error(), Log: j.layout.log()}
		}
		select {
		case <-ctx.Done():
			return nil, nil, Info{}, ctx.Err()
		case <-time.After(pause):
			pause = min(2*pause, 200*time.Millisecond)
		}
	}
}

// await reads the supervisor's news until the server is ready. It returns errGone when the supervisor hangs
// up first, and gives up on one that says nothing for as long as the patience lasts.
func (j *joiner) await(ctx context.Context, conn net.Conn, lines *json.Decoder) (Info, error) {
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	for {
		_ = conn.SetReadDeadline(time.Now().Add(j.cfg.Patience))
		var m message
		err := lines.Decode(&m)
		switch {
		case ctx.Err() != nil:
			return Info{}, ctx.Err()
		case errors.Is(err, os.ErrDeadlineExceeded):
			return Info{}, &StartError{Doing: "reach PostgreSQL's supervisor", Reason: "it does not answer", Log: j.layout.log()}
		case err != nil:
			return Info{}, fmt.Errorf("%w (%w)", errGone, err)
		case m.State == stateReady && m.Info != nil:
			_ = conn.SetReadDeadline(time.Time{})
			if !stop() { // ctx ended at this very moment and has closed the connection
				return Info{}, ctx.Err()
			}
			return *m.Info, nil
		case m.State == stateFailed:
			return Info{}, m.err()
		case m.State == stateStarting && m.Detail != "":
			j.cfg.Logger.Info(m.Detail)
		case m.State == stateStopping:
			_, err := io.Copy(io.Discard, conn)
			if errors.Is(err, os.ErrDeadlineExceeded) {
				return Info{}, &StartError{Doing: "wait for PostgreSQL to stop", Reason: "it does not end", Log: j.layout.log()}
			}
			if ctx.Err() != nil {
				return Info{}, ctx.Err()
			}
			return Info{}, errGone
		}
	}
}

// startSupervisor chooses the programs and starts a supervisor. errBusy: there is one already.
func (j *joiner) startSupervisor(ctx context.Context) error {
	dataDir, major, err := j.layout.existingData()
	if err != nil {
		return err
	}
	b, err := findBinaries(debianRoot, j.cfg.BinDir, major, dataDir)
	if err != nil {
		return err
	}
	if major == 0 {
		dataDir = j.layout.data(b.Major)
		if err := checkSpace(j.layout.pg(), roomForInitdb); err != nil {
			return err
		}
		j.cfg.Logger.Info("creating the database", "dir", dataDir, "postgresql", b.Version)
	}
	return spawn(ctx, plan{
		Dir: j.layout.Dir, DataDir: dataDir, Account: j.account, Binaries: b,
		Linger: j.cfg.Linger, Patience: j.cfg.Patience, Settings: j.cfg.Settings,
	})
}

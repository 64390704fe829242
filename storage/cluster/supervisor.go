package cluster

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	// stopGrace is how long a fast shutdown may take (it writes a checkpoint of up to max_wal_size).
	stopGrace = 60 * time.Second
	// firstVisit is how long the supervisor waits at least for its first client, who may be on a busy machine.
	firstVisit = 10 * time.Second
	// lookAround is how often the supervisor looks after its log and the installed programs.
	lookAround = time.Minute
)

// supervisor owns one cluster: its lock, its control socket and its postmaster.
type supervisor struct {
	plan     plan
	layout   layout
	lock     *os.File
	log      *boundedLog
	listener net.Listener
	hub      *hub
	server   *postmaster // nil until started
	info     Info
	stamp    string // the programs as they were at the start
}

// run starts PostgreSQL, serves clients, and stops it when nobody is left, when PostgreSQL ends, or on a
// signal. It returns when PostgreSQL is gone and the control socket is closed.
func (s *supervisor) run() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	// Caught and dropped rather than ignored: PostgreSQL would inherit an ignored signal.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	s.hub = newHub(message{State: stateStarting})
	go s.hub.serve(s.listener)
	s.log.printf("PostgreSQL %s from %s, data in %s, as %s", s.plan.Binaries.Version, s.plan.Binaries.Dir, s.plan.DataDir, s.plan.Account.Name)
	why := s.start(signals)
	if why == "" {
		why = s.watch(signals)
		s.hub.tell(message{State: stateStopping})
	}
	s.log.printf("stopping: %s", why)
	if s.server != nil {
		s.server.stop(stopGrace)
		s.log.printf("PostgreSQL has ended")
	}
	s.listener.Close()
}

// start brings PostgreSQL up and returns "", or why that was given up.
func (s *supervisor) start(signals <-chan os.Signal) string {
	ctx, cancel := context.WithTimeout(context.Background(), s.plan.Patience)
	defer cancel()
	began := time.Now()
	done := make(chan error, 1)
	go func() { done <- s.bringUp(ctx) }()
	beat := time.NewTicker(time.Second)
	defer beat.Stop()
	lastSeen := began.Add(firstVisit)
	for {
		why := ""
		select {
		case err := <-done:
			if err != nil {
				s.log.printf("%v", err)
				s.hub.tell(failed(err))
				return "PostgreSQL could not be started"
			}
			s.log.printf("ready after %d ms (server process %d)", time.Since(began).Milliseconds(), s.info.Server)
			s.tellReady()
			return ""
		case sig := <-signals:
			why = "signal: " + sig.String()
		case <-beat.C:
			s.hub.tell(message{State: stateStarting, Detail: fmt.Sprintf("PostgreSQL is starting (%d s)", int(time.Since(began).Seconds()))})
			if s.hub.count() > 0 {
				lastSeen = time.Now()
			} else if time.Since(lastSeen) > s.plan.Linger && s.hub.sealIfEmpty() {
				why = "nobody waits for it any more"
			}
		}
		if why != "" {
			s.hub.tell(message{State: stateStopping})
			cancel()
			<-done //nolint:errcheck // only that it ended matters
			return why
		}
	}
}

// watch returns why the running server is to be stopped.
func (s *supervisor) watch(signals <-chan os.Signal) string {
	idle := time.NewTimer(max(s.plan.Linger, firstVisit))
	defer idle.Stop()
	look := time.NewTicker(lookAround)
	defer look.Stop()
	visited := false
	for {
		select {
		case <-s.server.exited:
			return fmt.Sprintf("PostgreSQL ended by itself (%v)", s.server.err)
		case sig := <-signals:
			return "signal: " + sig.String()
		case <-look.C:
			s.log.bound()
			s.noticeUpgrade()
		case <-s.hub.changed:
			if s.hub.count() > 0 {
				visited = true
				idle.Stop()
				s.noticeUpgrade()
			} else if visited {
				idle.Reset(s.plan.Linger)
			}
		case <-idle.C:
			if s.hub.sealIfEmpty() {
				return "nobody is connected"
			}
		}
	}
}

// bringUp makes the data directory when there is none and starts the server in it. A server that ends
// before it answers is started again until the patience is used up: what kept it from starting (shared
// memory of a predecessor, say) may pass. Only faulty settings are told apart, by asking beforehand.
func (s *supervisor) bringUp(ctx context.Context) error {
	data := s.plan.DataDir
	if _, err := os.Stat(filepath.Join(data, "PG_VERSION")); errors.Is(err, os.ErrNotExist) {
		if err := s.create(ctx); err != nil {
			return err
		}
	}
	if err := awaitGone(ctx, data, stopGrace); err != nil {
		return &StartError{Doing: "start PostgreSQL", Reason: err.Error(), Log: s.layout.log()}
	}
	if err := s.configure(); err != nil {
		return err
	}
	s.stamp = stampOf(s.plan.Binaries)
	mark, pause := s.log.offset(), 100*time.Millisecond
	for {
		err := s.tryServer(ctx)
		if err == nil {
			return nil
		}
		s.log.printf("start PostgreSQL: %v", err)
		if ctx.Err() == nil {
			select {
			case <-time.After(pause):
				pause = min(2*pause, 2*time.Second)
				continue
			case <-ctx.Done():
			}
		}
		return &StartError{Doing: "start PostgreSQL", Reason: err.Error(), Tail: s.log.tail(mark), Log: s.layout.log() + " and " + s.layout.logs()}
	}
}

// configure writes the configuration and has PostgreSQL check it.
func (s *supervisor) configure() error {
	if err := writeConfiguration(s.layout, s.plan.DataDir, s.plan.Account); err != nil {
		return err
	}
	if err := os.Mkdir(s.layout.logs(), 0o700); err != nil && !os.IsExist(err) {
		return fmt.Errorf("make the log directory: %w", err)
	}
	args := append(arguments(s.layout, s.plan.DataDir, s.plan.Settings), "-C", "port")
	mark := s.log.offset()
	check, err := launch(s.plan.Binaries, "postgres", s.layout.pg(), nil, s.log.file, args...)
	if err == nil {
		<-check.exited
		err = check.err
	}
	if err != nil {
		return &StartError{Doing: "read PostgreSQL's configuration", Reason: err.Error(), Tail: s.log.tail(mark), Log: s.layout.log()}
	}
	return nil
}

// tryServer starts the server once and waits until it answers.
func (s *supervisor) tryServer(ctx context.Context) error {
	if err := awaitGone(ctx, s.plan.DataDir, stopGrace); err != nil {
		return err
	}
	stale, err := clearStaleLocks(s.plan.DataDir, s.layout.sockets())
	for _, path := range stale {
		s.log.printf("removed %s, whose process is not PostgreSQL's", path)
	}
	if err != nil {
		return err
	}
	pm, err := launch(s.plan.Binaries, "postgres", s.plan.DataDir, s.log.file, s.log.file, arguments(s.layout, s.plan.DataDir, s.plan.Settings)...)
	if err != nil {
		return err
	}
	version, err := pm.awaitReady(ctx, dsn(s.layout, Admin, "postgres"))
	if err != nil {
		pm.stop(stopGrace)
		return err
	}
	s.server = pm
	s.info = Info{
		Version: version, Major: s.plan.Binaries.Major, BinDir: s.plan.Binaries.Dir, DataDir: s.plan.DataDir,
		SocketDir: s.layout.sockets(), Account: s.plan.Account.Name, Supervisor: os.Getpid(), Server: pm.process.Pid,
	}
	return nil
}

func (s *supervisor) tellReady() {
	info := s.info
	s.hub.tell(message{State: stateReady, Info: &info})
}

// noticeUpgrade tells everybody once when the installed programs are no longer those that are running.
// The running server goes on, but modules that it loads from now on belong to another build.
func (s *supervisor) noticeUpgrade() {
	if s.info.Upgraded || stampOf(s.plan.Binaries) == s.stamp {
		return
	}
	s.info.Upgraded = true
	s.log.printf("the programs in %s have changed under the running server", s.plan.Binaries.Dir)
	s.tellReady()
}

// stampOf identifies the files of an installation by place on disk, size and time of change.
func stampOf(b binaries) string {
	var stamp strings.Builder
	for _, path := range []string{filepath.Join(b.Dir, "postgres"), b.PostGIS} {
		var st syscall.Stat_t
		if err := syscall.Stat(path, &st); err != nil {
			fmt.Fprintf(&stamp, "%v;", err)
			continue
		}
		fmt.Fprintf(&stamp, "%d:%d:%d:%d;", st.Dev, st.Ino, st.Size, st.Mtim.Nano())
	}
	return stamp.String()
}

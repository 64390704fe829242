package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
)

// create makes a new data directory. It is built beside its final place and renamed when it is complete
// and on disk, so that what stands at the final place is always a whole cluster.
func (s *supervisor) create(ctx context.Context) error {
	final := s.plan.DataDir
	if err := os.Remove(final); err != nil && !errors.Is(err, os.ErrNotExist) { // only an empty directory goes
		return &StartError{Doing: "make a data directory", Reason: final + " holds something that is no PostgreSQL data directory; move it away", Log: s.layout.log()}
	}
	building := final + ".new"
	if _, err := os.Stat(building); err == nil {
		// An earlier attempt was cut off; its programs may still be cleaning up.
		if err := awaitGone(ctx, building, stopGrace); err != nil {
			return err
		}
		if err := os.RemoveAll(building); err != nil {
			return fmt.Errorf("remove an unfinished data directory: %w", err)
		}
	}
	if err := checkSpace(s.layout.pg(), roomForInitdb); err != nil {
		return err
	}
	if err := os.Mkdir(building, 0o700); err != nil {
		return fmt.Errorf("make a data directory: %w", err)
	}
	if err := s.initdb(ctx, building); err != nil {
		return err
	}
	if err := writeConfiguration(s.layout, building, s.plan.Account); err != nil {
		return err
	}
	if err := os.Rename(building, final); err != nil {
		return fmt.Errorf("put the new data directory in its place: %w", err)
	}
	return syncDir(s.layout.pg())
}

// initdb fills the directory. Only the bootstrap superuser exists afterwards.
func (s *supervisor) initdb(ctx context.Context, dir string) error {
	args := []string{"-D", dir, "-U", string(Admin), "-E", "UTF8", "--locale=C.UTF-8",
		"--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions"}
	if s.plan.Settings["fsync"] == "off" {
		args = append(args, "--no-sync")
	}
	mark := s.log.offset()
	child, err := launch(s.plan.Binaries, "initdb", dir, s.log.file, s.log.file, args...)
	if err != nil {
		return &StartError{Doing: "run initdb", Reason: err.Error(), Log: s.layout.log()}
	}
	select {
	case <-child.exited:
	case <-ctx.Done():
		_ = child.process.Signal(syscall.SIGINT)
		<-child.exited
		return fmt.Errorf("initdb: %w", ctx.Err())
	}
	if child.err != nil {
		return &StartError{Doing: "run initdb", Reason: child.err.Error(), Tail: s.log.tail(mark), Log: s.layout.log()}
	}
	return nil
}

// syncDir makes a rename in dir durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// marker is the environment variable that turns a process of this binary into a supervisor. It holds a plan.
const marker = "ANTOAN_SUPERVISOR"

// armed is set once MaybeSupervise has run in this process.
var armed atomic.Bool

// plan is what a supervisor is to do: decided by the process that starts it, which could see everything.
type plan struct {
	Dir      string
	DataDir  string
	Account  account
	Binaries binaries
	Linger   time.Duration
	Patience time.Duration
	Settings map[string]string
}

// MaybeSupervise must be the first call of main and of TestMain of every program that uses Open. In a
// process that was started as a supervisor it runs the supervisor and exits; otherwise it returns at once.
func MaybeSupervise() {
	raw := os.Getenv(marker)
	if raw == "" {
		armed.Store(true)
		return
	}
	os.Exit(superviseProcess(raw))
}

// superviseProcess turns this process into the supervisor and runs it. The one who started it is told
// through file descriptor 3 whether the control socket is open, then runs on without it.
func superviseProcess(raw string) int {
	_ = os.Unsetenv(marker)
	closeInherited()
	_ = os.Chdir("/") // keep no directory of the caller in use
	syscall.Umask(0o077)
	starter := os.NewFile(3, "starter")
	defer starter.Close()
	s, err := newSupervisor(raw)
	switch {
	case errors.Is(err, errBusy):
		_, _ = starter.Write(message{State: stateBusy}.line())
		return 0
	case err != nil:
		_, _ = starter.Write(failed(err).line())
		return 1
	}
	_, _ = starter.Write(message{State: stateListening}.line())
	_ = starter.Close()
	s.run()
	// The directory is free for the next supervisor before our clients learn that we are gone.
	_ = s.lock.Close()
	return 0
}

// errBusy says that another supervisor holds the directory.
var errBusy = errors.New("another supervisor has this directory")

// newSupervisor gives up root, takes the directory's lock and opens the control socket.
func newSupervisor(raw string) (*supervisor, error) {
	s := &supervisor{}
	if err := json.Unmarshal([]byte(raw), &s.plan); err != nil {
		return nil, fmt.Errorf("read the supervisor's orders: %w", err)
	}
	s.layout = layout{Dir: s.plan.Dir}
	if err := s.plan.Account.become(); err != nil {
		return nil, err
	}
	if err := reachable(s.layout.pg(), s.plan.Account.Name, nil); err != nil {
		return nil, err
	}
	var err error
	if s.lock, err = takeLock(s.layout.lock()); err != nil {
		return nil, err
	}
	if s.log, err = openLog(s.layout.log()); err != nil {
		return nil, err
	}
	if s.listener, err = listen(s.layout.control()); err != nil {
		return nil, err
	}
	return s, nil
}

// takeLock locks the file for as long as it is open. The file itself is never removed: whoever has it
// open could otherwise lock a file that nobody else sees.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock: %w", err)
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, errBusy
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

// listen opens the control socket. One that a killed supervisor left behind is replaced: we hold the lock.
func listen(path string) (net.Listener, error) {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return nil, fmt.Errorf("remove an old control socket: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("open the control socket: %w", err)
	}
	return l, nil
}

// closeInherited closes the files that came with us over exec, such as the pipes of a build tool or a
// shell's lock, which would otherwise stay open for as long as the database runs. What Go opened in this
// process is marked close-on-exec; what was inherited cannot be.
func closeInherited() {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return
	}
	for _, e := range entries {
		fd, err := strconv.Atoi(filepath.Base(e.Name()))
		if err != nil || fd <= 3 {
			continue
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
			_ = unix.Close(fd)
		}
	}
	unix.CloseOnExec(3)
}

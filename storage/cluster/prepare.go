package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// roomForInitdb is the free space below which no new cluster is made: a fresh one with PostGIS takes
// about 80 MB and its first checkpoints write as much WAL again.
const roomForInitdb = 200e6

// prepare makes the directories of a cluster and gives them to the account that is to run it. What
// exists is left as it is. Errors: *AccessError, *OwnerError, *AccountError.
func prepare(dir string) (layout, account, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return layout{}, account{}, fmt.Errorf("data directory: %w", err)
	}
	if err := makeAll(abs); err != nil {
		return layout{}, account{}, denied(abs, fmt.Errorf("make the data directory: %w", err))
	}
	if abs, err = filepath.EvalSymlinks(abs); err != nil {
		return layout{}, account{}, fmt.Errorf("data directory: %w", err)
	}
	l := layout{Dir: abs}
	who, err := chooseAccount(l.pg())
	if err != nil {
		return l, who, denied(l.pg(), err)
	}
	if err := admit(l.Dir, who); err != nil {
		return l, who, err
	}
	for _, d := range []string{l.pg(), l.sockets()} {
		if err := makePrivate(d, who); err != nil {
			return l, who, err
		}
	}
	return l, who, nil
}

// makeAll is os.MkdirAll, except that what root makes lets the unprivileged account pass, whatever the umask.
func makeAll(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := makeAll(filepath.Dir(dir)); err != nil {
		return err
	}
	mode := fs.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o755
	}
	if err := os.Mkdir(dir, mode); errors.Is(err, fs.ErrExist) {
		return nil // another process was quicker
	} else if err != nil {
		return err
	}
	return os.Chmod(dir, mode)
}

// makePrivate makes dir with mode 0700 for the account, or checks that an existing one is the account's.
func makePrivate(dir string, who account) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make a directory of the cluster: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return fmt.Errorf("make a directory of the cluster: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is not a directory; move it away", dir)
	}
	owner := int(info.Sys().(*syscall.Stat_t).Uid)
	if owner == 0 && os.Geteuid() == 0 {
		if err := os.Lchown(dir, who.UID, who.GID); err != nil {
			return fmt.Errorf("give %s to %s: %w", dir, who.Name, err)
		}
		owner = who.UID
	}
	// A socket directory in /tmp could have been laid there by somebody else.
	if owner != who.UID {
		return &OwnerError{Path: dir, Owner: userName(owner), User: who.Name}
	}
	// Root leaves this to the account itself: following a name that the account controls is not root's job.
	if info.Mode().Perm() != 0o700 && owner == os.Geteuid() {
		return os.Chmod(dir, 0o700)
	}
	return nil
}

// admit lets the account pass through the data directory itself, and through root's own temporary
// directories above it (mktemp makes them 0700), by giving its group the right to traverse. Nothing else
// on the way is changed: whether the account gets through is tested by the supervisor, as the account.
func admit(dir string, who account) error {
	if os.Geteuid() != 0 {
		return nil
	}
	for d := dir; d != "/"; d = filepath.Dir(d) {
		if d != dir && !inTemporary(d) {
			continue
		}
		info, err := os.Stat(d)
		if err != nil {
			return fmt.Errorf("data directory: %w", err)
		}
		if st := info.Sys().(*syscall.Stat_t); st.Uid != 0 || info.Mode().Perm()&0o077 != 0 || isHome(d) {
			continue
		}
		if err := errors.Join(os.Chown(d, -1, who.GID), os.Chmod(d, 0o710)); err != nil {
			return fmt.Errorf("let %s pass through %s: %w", who.Name, d, err)
		}
	}
	return nil
}

// isHome reports whether d is root's home, which stays closed even when somebody names it as data directory.
func isHome(d string) bool {
	root, err := user.LookupId("0") // not $HOME, which may well be a temporary directory
	return d == "/root" || (err == nil && d == filepath.Clean(root.HomeDir))
}

// inTemporary reports whether d lies directly in a world-writable, sticky directory such as /tmp.
func inTemporary(d string) bool {
	info, err := os.Stat(filepath.Dir(d))
	return err == nil && info.Mode()&fs.ModeSticky != 0 && info.Mode().Perm()&0o002 != 0
}

// denied turns a refusal by the file system into an AccessError that names the closed directory.
func denied(path string, err error) error {
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return reachable(path, userName(os.Geteuid()), err)
}

// reachable returns nil when this process may enter path, else an AccessError for the first directory
// on the way that is closed to it; otherwise is returned when the way is open but path is not.
func reachable(path, name string, otherwise error) error {
	var way []string
	for d := path; d != "/" && d != "."; d = filepath.Dir(d) {
		way = append(way, d)
	}
	for i := len(way) - 1; i >= 0; i-- {
		if err := unix.Access(way[i], unix.X_OK); errors.Is(err, fs.ErrPermission) {
			return &AccessError{Path: way[i], User: name}
		}
	}
	return otherwise
}

// checkSpace refuses a file system with less than need bytes free for the account. Errors: *SpaceError.
func checkSpace(dir string, need uint64) error {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return fmt.Errorf("free space of %s: %w", dir, err)
	}
	if free := st.Bavail * uint64(st.Bsize); free < need {
		return &SpaceError{Path: dir, Free: free, Need: need}
	}
	return nil
}

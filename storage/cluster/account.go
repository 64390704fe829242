package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// systemAccount is the account that runs PostgreSQL when root starts us.
const systemAccount = "antoan"

// account is the operating system user that owns the cluster and runs PostgreSQL.
type account struct {
	Name     string
	UID, GID int
}

// chooseAccount decides who runs the cluster in pgDir: an ordinary user runs it as himself, root as the
// owner of an existing cluster, else as the dedicated system account, which is made when missing.
// Errors: *OwnerError, *AccountError.
func chooseAccount(pgDir string) (account, error) {
	// The listing comes before the owner: a directory that root has just made is empty until it has been
	// given to its account, so "not empty, and root's" can then only be true of a foreign one.
	entries, err := os.ReadDir(pgDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		return account{}, fmt.Errorf("open the cluster: %w", err)
	}
	info, err := os.Stat(pgDir)
	me := os.Geteuid()
	switch {
	case errors.Is(err, fs.ErrNotExist) && me == 0:
		return dedicatedAccount()
	case errors.Is(err, fs.ErrNotExist):
		return accountOf(me)
	case err != nil:
		return account{}, fmt.Errorf("open the cluster: %w", err)
	}
	owner := int(info.Sys().(*syscall.Stat_t).Uid)
	switch {
	case owner == 0 && me == 0 && len(entries) == 0:
		return dedicatedAccount()
	case owner == 0 || (me != 0 && owner != me):
		return account{}, &OwnerError{Path: pgDir, Owner: userName(owner), User: userName(me)}
	}
	a, err := accountOf(owner)
	if err == nil && me == 0 && a.Name == "postgres" {
		return account{}, &OwnerError{Path: pgDir, Owner: a.Name, User: "root (which never acts as postgres, the account of the machine's own clusters)"}
	}
	return a, err
}

// accountOf looks a user up by number. PostgreSQL's peer authentication and initdb both need a name.
func accountOf(uid int) (account, error) {
	u, err := user.LookupId(strconv.Itoa(uid))
	if err != nil {
		return account{}, &AccountError{Account: fmt.Sprintf("user number %d", uid), Reason: "it has no name on this machine (add it to /etc/passwd)"}
	}
	return accountFrom(u)
}

func accountFrom(u *user.User) (account, error) {
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err1, err2); err != nil {
		return account{}, &AccountError{Account: u.Username, Reason: err.Error()}
	}
	return account{Name: u.Username, UID: uid, GID: gid}, nil
}

func userName(uid int) string {
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return u.Username
	}
	return fmt.Sprintf("user number %d", uid)
}

// dedicatedAccount returns the system account, making it first where it does not exist.
func dedicatedAccount() (account, error) {
	u, err := user.Lookup(systemAccount)
	if err != nil {
		if u, err = makeAccount(); err != nil {
			return account{}, err
		}
	}
	a, err := accountFrom(u)
	if err == nil && a.UID == 0 {
		return account{}, &AccountError{Account: systemAccount, Reason: "it has root's number 0, which PostgreSQL refuses"}
	}
	return a, err
}

// accountMakers are tried in turn: shadow's useradd (every Debian), Debian's adduser, busybox's adduser.
var accountMakers = [][]string{
	{"/usr/sbin/useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", systemAccount},
	{"/usr/sbin/adduser", "--system", "--group", "--no-create-home", "--home", "/nonexistent", systemAccount},
	{"/usr/sbin/adduser", "-S", "-D", "-H", systemAccount},
}

// makeAccount adds the system account. Another process may be doing the same: whoever succeeded, the
// account counts, and a lock held by the other is waited for.
func makeAccount() (*user.User, error) {
	var said []string
	for try := range 5 {
		if try > 0 {
			time.Sleep(time.Duration(try) * 200 * time.Millisecond)
		}
		for _, argv := range accountMakers {
			out, err := exec.Command(argv[0], argv[1:]...).CombinedOutput()
			if u, err := user.Lookup(systemAccount); err == nil {
				return u, nil
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				said = append(said, strings.TrimSpace(string(out)))
			}
		}
	}
	if len(said) == 0 {
		said = []string{"neither useradd nor adduser is installed"}
	}
	return nil, &AccountError{Account: systemAccount, Reason: "it could not be added: " + said[0]}
}

// become gives up root for good and turns the whole process into a. Without effect when it already is a.
func (a account) become() error {
	if os.Geteuid() == a.UID {
		return nil
	}
	if a.UID == 0 {
		return &AccountError{Account: a.Name, Reason: "PostgreSQL refuses to run as root"}
	}
	if err := syscall.Setgroups([]int{a.GID}); err != nil {
		return fmt.Errorf("leave root's groups: %w", err)
	}
	if err := syscall.Setresgid(a.GID, a.GID, a.GID); err != nil {
		return fmt.Errorf("change to the group of %s: %w", a.Name, err)
	}
	if err := syscall.Setresuid(a.UID, a.UID, a.UID); err != nil {
		return fmt.Errorf("change to %s: %w", a.Name, err)
	}
	return nil
}

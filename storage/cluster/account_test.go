package cluster

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// nobody returns the credential of an account that is neither root nor ours. Only root can become it.
func nobody(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root to become another user; as an ordinary user every other test covers this")
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Skipf("no account nobody: %v", err)
	}
	uid, err := strconv.Atoi(u.Uid)
	must(t, err)
	gid, err := strconv.Atoi(u.Gid)
	must(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// openTo returns a directory that everybody may pass through, and one inside that belongs to cred.
func openTo(t *testing.T, cred *syscall.Credential) (dir string) {
	t.Helper()
	dir = filepath.Join(emptyDir(t), "own")
	must(t, os.Chmod(filepath.Dir(filepath.Dir(dir)), 0o755))
	must(t, os.Mkdir(dir, 0o700))
	must(t, os.Chown(dir, int(cred.Uid), int(cred.Gid)))
	t.Cleanup(func() { awaitStopped(t, dir) })
	return dir
}

func TestOrdinaryUser(t *testing.T) {
	t.Parallel()
	cred := nobody(t)
	dir := openTo(t, cred)
	c := startClient(t, dir, cred)
	if c.Error != "" || !c.Started || c.Info.Account != "nobody" {
		t.Fatalf("a cold start as nobody: %+v", c.report)
	}
	for _, pid := range []int{c.Info.Supervisor, c.Info.Server} {
		if got := ownerOf(t, pid); got != int(cred.Uid) {
			t.Errorf("process %d runs as %d, want %d", pid, got, cred.Uid)
		}
	}
	// Root may join, and starts it as its owner when it does not run.
	shared := openCluster(t, quick(dir))
	if shared.Started() || queryText(t, shared, "SELECT 'up'") != "up" {
		t.Error("root could not join the user's cluster")
	}
	must(t, shared.Close())
	c.leave()
	awaitStopped(t, dir)
	again := openCluster(t, quick(dir))
	if got := ownerOf(t, again.Info().Server); !again.Started() || got != int(cred.Uid) {
		t.Errorf("started by root it runs as %d, want its owner %d", got, cred.Uid)
	}
}

func TestRootGivesUpItsPrivileges(t *testing.T) {
	t.Parallel()
	nobody(t) // skips without root
	c := openCluster(t, quick(warmDir(t)))
	u, err := user.Lookup(systemAccount)
	must(t, err)
	for _, pid := range []int{c.Info().Supervisor, c.Info().Server} {
		raw, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
		must(t, err)
		for _, key := range []string{"Uid:", "Gid:", "CapEff:", "CapPrm:"} {
			_, line, _ := strings.Cut(string(raw), key)
			line, _, _ = strings.Cut(line, "\n")
			want := map[string]string{"Uid:": u.Uid, "Gid:": u.Gid}[key]
			for _, field := range strings.Fields(line) {
				if want == "" && strings.Trim(field, "0") != "" || want != "" && field != want {
					t.Errorf("process %d: %s%s", pid, key, line)
				}
			}
		}
	}
}

func TestAnotherUsersCluster(t *testing.T) {
	t.Parallel()
	cred := nobody(t)
	dir := warmDir(t) // belongs to the system account
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	c := startClient(t, dir, cred)
	if !strings.Contains(c.Error, "belongs to "+systemAccount) || !strings.Contains(c.Error, "nobody") {
		t.Errorf("got %q", c.Error)
	}
}

func TestClosedDirectoryOnTheWay(t *testing.T) {
	t.Parallel()
	cred := nobody(t)
	closed := filepath.Join(emptyDir(t), "home-of-somebody")
	must(t, os.Mkdir(closed, 0o700))
	_, err := Open(t.Context(), quick(filepath.Join(closed, "data")))
	var access *AccessError
	if !errors.As(err, &access) || access.Path != closed || access.User != systemAccount {
		t.Errorf("got %v", err)
	}
	if c := startClient(t, filepath.Join(closed, "data"), cred); !strings.Contains(c.Error, "nobody, which runs PostgreSQL, may not pass through "+filepath.Dir(filepath.Dir(closed))) {
		t.Errorf("as nobody: %q", c.Error)
	}
	info, err := os.Stat(closed)
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("it was opened: %v", info.Mode())
	}
}

// In a container the first process's end kills all others at once; Close must let PostgreSQL stop before.
func TestFirstProcessOfAContainer(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	namespace := []string{"--pid", "--fork", "--mount-proc", "--kill-child"}
	if out, err := exec.Command("unshare", append(namespace, "true")...).CombinedOutput(); err != nil {
		t.Skipf("no process namespaces here: %v: %s", err, out)
	}
	program, err := os.Executable()
	must(t, err)
	cmd := exec.Command("unshare", append(namespace, program)...)
	cmd.Env = append(os.Environ(), clientMarker+"="+dir)
	out, err := cmd.Output() // standard input is empty: the client opens, closes and ends
	if err != nil || !strings.Contains(string(out), `"Started":true`) {
		t.Fatalf("%v: %s", err, out)
	}
	data, _, err := layout{Dir: dir}.existingData()
	must(t, err)
	if _, err := os.Stat(filepath.Join(data, "postmaster.pid")); err == nil {
		t.Error("PostgreSQL was killed instead of stopped")
	}
}

func TestDefaultDir(t *testing.T) {
	dir, err := DefaultDir()
	must(t, err)
	if os.Geteuid() == 0 {
		if dir != "/var/lib/antoan" {
			t.Errorf("as root: %s", dir)
		}
		return
	}
	t.Setenv("XDG_DATA_HOME", "/x")
	if dir, err = DefaultDir(); err != nil || dir != "/x/antoan" {
		t.Errorf("XDG_DATA_HOME: %s, %v", dir, err)
	}
	t.Setenv("XDG_DATA_HOME", "relative") // to be ignored, says the specification
	t.Setenv("HOME", "/h")
	if dir, err = DefaultDir(); err != nil || dir != "/h/.local/share/antoan" {
		t.Errorf("HOME: %s, %v", dir, err)
	}
}

func ownerOf(t *testing.T, pid int) int {
	t.Helper()
	info, err := os.Stat("/proc/" + strconv.Itoa(pid))
	must(t, err)
	return int(info.Sys().(*syscall.Stat_t).Uid)
}

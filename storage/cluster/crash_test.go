package cluster

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"
)

func TestClientIsKilled(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	killed := startClient(t, dir, nil)
	other := startClient(t, dir, nil)
	if !killed.Started || other.Started || killed.Info.Server == 0 || other.Info.Server != killed.Info.Server {
		t.Fatalf("two commands got %+v and %+v", killed.report, other.report)
	}
	must(t, killed.cmd.Process.Kill())
	_ = killed.cmd.Wait()
	c := openCluster(t, quick(dir))
	if c.Info().Server != other.Info.Server || queryText(t, c, "SELECT 'up'") != "up" {
		t.Error("a killed command took the server from the others")
	}
	must(t, c.Close())
	must(t, other.cmd.Process.Kill()) // the last one
	_ = other.cmd.Wait()
	eventually(t, "the server stops after its last client was killed", func() bool { return !alive(other.Info.Server) })
}

func TestSupervisorIsKilled(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, durable(dir))
	execSQL(t, c, "CREATE TABLE acknowledged (n int); INSERT INTO acknowledged SELECT generate_series(1, 1000)")
	busy := connect(t, c)
	_, err := busy.Exec(t.Context(), "BEGIN; INSERT INTO acknowledged VALUES (-1)") // never committed
	must(t, err)

	began := time.Now()
	must(t, syscall.Kill(c.Info().Supervisor, syscall.SIGKILL))
	select {
	case <-c.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("Done is not closed although the supervisor is gone")
	}
	next := openCluster(t, durable(dir)) // at once: it has to wait for the old server
	t.Logf("killed to answering again: %v", time.Since(began))
	if alive(c.Info().Server) {
		t.Error("the old server still runs beside the new one")
	}
	if got := queryText(t, next, "SELECT count(*) || ' ' || min(n) FROM acknowledged"); got != "1000 1" {
		t.Errorf("after the restart: %s", got)
	}
}

// A statement ends soon after the process that wanted it, and its locks with it:
// whoever starts again would wait for them.
func TestStatementsOfTheKilledEnd(t *testing.T) {
	t.Parallel()
	c := openCluster(t, quick(warmDir(t)))
	busy := connect(t, c)
	must(t, func() error { _, err := busy.Exec(t.Context(), "BEGIN; SELECT pg_advisory_xact_lock(1)"); return err }())
	busy.PgConn().Frontend().SendQuery(&pgproto3.Query{String: "SELECT count(*) FROM generate_series(1, 1e12::bigint)"})
	must(t, busy.PgConn().Frontend().Flush())
	must(t, busy.PgConn().Conn().Close()) // without a word, as a process that is killed
	free := connect(t, c)
	eventually(t, "the lock is free", func() bool {
		var got bool
		must(t, free.QueryRow(t.Context(), "SELECT pg_try_advisory_lock(1)").Scan(&got))
		return got
	})
}

func TestServerIsKilled(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, durable(dir))
	execSQL(t, c, "CREATE TABLE acknowledged AS SELECT 1 AS n")
	long := connect(t, c)
	go func() { _, _ = long.Exec(t.Context(), "SELECT pg_sleep(2)") }() // a backend that outlives the postmaster for a moment
	must(t, syscall.Kill(c.Info().Server, syscall.SIGKILL))
	select {
	case <-c.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("Done is not closed although the server is gone")
	}
	next := openCluster(t, durable(dir))
	if got := queryText(t, next, "SELECT n::text FROM acknowledged"); got != "1" {
		t.Errorf("after the restart: %s", got)
	}
}

// Writers commit one row after the other while supervisor and server are killed under them, with full
// durability. Every row whose commit was acknowledged must be there afterwards.
func TestNoAcknowledgedWriteIsLost(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, durable(dir))
	execSQL(t, c, "CREATE TABLE written (n int PRIMARY KEY)")
	acknowledged := 0
	for round := range 4 {
		conn, info := connect(t, c), c.Info()
		go func() {
			time.Sleep(50 * time.Millisecond) // of writing, before the blow
			_ = syscall.Kill(info.Supervisor, syscall.SIGKILL)
			if round%2 == 0 {
				_ = syscall.Kill(info.Server, syscall.SIGKILL)
			}
		}()
		before := acknowledged
		for {
			if _, err := conn.Exec(t.Context(), "INSERT INTO written VALUES ($1)", acknowledged+1); err != nil {
				break
			}
			acknowledged++
		}
		if acknowledged == before {
			t.Error("nothing was written in this round")
		}
		<-c.Done()
		c = openCluster(t, durable(dir))
		var found, highest int
		must(t, connect(t, c).QueryRow(t.Context(), "SELECT count(*), max(n) FROM written WHERE n <= $1", acknowledged).Scan(&found, &highest))
		if found != acknowledged || highest != acknowledged {
			t.Fatalf("round %d: %d rows acknowledged, %d found", round, acknowledged, found)
		}
		execSQL(t, c, fmt.Sprintf("DELETE FROM written WHERE n > %d", acknowledged)) // committed, but the answer was lost
	}
	t.Logf("%d acknowledged writes, 0 lost", acknowledged)
}

func TestKilledInInitdb(t *testing.T) {
	t.Parallel()
	dir := emptyDir(t)
	b, err := findBinaries(debianRoot, "", 0, "")
	must(t, err)
	building := filepath.Join(dir, "pg", fmt.Sprintf("%d.new", b.Major))
	failed := make(chan error, 1)
	cfg := quick(dir)
	cfg.Patience = time.Minute
	go func() {
		c, err := Open(t.Context(), cfg)
		if err == nil {
			err = c.Close()
		}
		failed <- err
	}()
	var supervisor int
	eventually(t, "initdb runs", func() bool {
		if _, err := os.Stat(filepath.Join(building, "PG_VERSION")); err != nil {
			return false
		}
		supervisor = supervisorOf(t, dir)
		return supervisor != 0
	})
	must(t, syscall.Kill(supervisor, syscall.SIGKILL))
	must(t, <-failed) // Open itself starts another supervisor, which clears the ruins away
	awaitStopped(t, dir)
	if _, err := os.Stat(building); err == nil {
		t.Error("the unfinished data directory is still there")
	}
}

// supervisorOf finds the supervisor process of a directory by its arguments, 0 when there is none.
func supervisorOf(t *testing.T, dir string) int {
	t.Helper()
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	must(t, err)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err == nil && bytes.Equal(raw, []byte("antoan-supervisor\x00"+dir+"\x00")) {
			var pid int
			_, err = fmt.Sscanf(f, "/proc/%d/", &pid)
			must(t, err)
			return pid
		}
	}
	return 0
}

func TestStalePostmasterPID(t *testing.T) {
	t.Parallel()
	dead := exec.Command("true")
	must(t, dead.Run())
	who, err := chooseAccount(filepath.Join(emptyDir(t), "pg"))
	must(t, err)
	// A stranger of the same account is what PostgreSQL itself takes for a running server.
	stranger := exec.Command("sleep", "300")
	if os.Geteuid() == 0 {
		stranger.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(who.UID), Gid: uint32(who.GID)}}
	}
	must(t, stranger.Start())
	t.Cleanup(func() {
		_ = stranger.Process.Kill()
		_ = stranger.Wait()
	})
	for name, content := range map[string]string{
		"dead process":   fmt.Sprintf("%d\n/elsewhere\n1700000000\n5432\n\n\n", dead.Process.Pid),
		"stranger":       fmt.Sprintf("%d\n/elsewhere\n1700000000\n5432\n\n\n", stranger.Process.Pid),
		"empty file":     "",
		"damaged number": "12x\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := warmDir(t)
			data, _, err := layout{Dir: dir}.existingData()
			must(t, err)
			l, _, err := prepare(dir)
			must(t, err)
			for _, path := range []string{filepath.Join(data, "postmaster.pid"), filepath.Join(l.sockets(), fmt.Sprintf(".s.PGSQL.%d.lock", port))} {
				must(t, os.WriteFile(path, []byte(content), 0o600))
				must(t, os.Chown(path, who.UID, who.GID))
			}
			c := openCluster(t, quick(dir))
			if got := queryText(t, c, "SELECT 'up'"); got != "up" {
				t.Errorf("got %q", got)
			}
		})
	}
	if !alive(stranger.Process.Pid) {
		t.Error("the stranger was hurt")
	}
}

// A server whose supervisor is gone and that does not end by itself is shut down, never run beside.
func TestLeftOverServerIsShutDown(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	l := layout{Dir: dir}
	c := openCluster(t, quick(dir))
	server := c.Info().Server
	must(t, syscall.Kill(server, syscall.SIGSTOP)) // the kernel's signal reaches it only when it goes on
	must(t, syscall.Kill(c.Info().Supervisor, syscall.SIGKILL))
	<-c.Done()
	if removed, err := clearStaleLocks(c.Info().DataDir, c.Info().SocketDir); err != nil || len(removed) > 0 {
		t.Errorf("postmaster.pid of a living server: removed %v, %v", removed, err)
	}
	opened := make(chan error, 1)
	go func() {
		next, err := Open(t.Context(), quick(dir))
		if err == nil {
			err = next.Close()
		}
		opened <- err
	}()
	eventually(t, "a new supervisor waits", func() bool {
		_, err := os.Stat(l.control())
		return err == nil
	})
	select {
	case err := <-opened:
		t.Errorf("Open did not wait for the old server: %v", err)
	case <-time.After(1500 * time.Millisecond): // what is tested is that nothing happens
	}
	must(t, syscall.Kill(server, syscall.SIGCONT))
	must(t, <-opened)
	if alive(server) {
		t.Error("the old server still runs")
	}
}

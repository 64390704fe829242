package cluster

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestColdThenWarmThenShared(t *testing.T) {
	dir := filepath.Join(emptyDir(t), "made", "on the way")
	began := time.Now()
	cold := openCluster(t, durable(dir))
	t.Logf("cold start: %v", time.Since(began))
	t.Cleanup(func() { awaitStopped(t, dir) })
	if !cold.Started() {
		t.Error("the first Open did not start the cluster")
	}
	execSQL(t, cold, "CREATE EXTENSION postgis; CREATE TABLE kept AS SELECT 'still here' AS word")
	if got := queryText(t, cold, "SELECT ST_AsText(ST_Point(105, 21))"); got != "POINT(105 21)" {
		t.Errorf("PostGIS answers %q", got)
	}

	began = time.Now()
	shared := openCluster(t, durable(dir))
	t.Logf("joining a running cluster: %v", time.Since(began))
	if shared.Started() || shared.Info().Server != cold.Info().Server {
		t.Errorf("the second Open got %+v, want the first's %+v", shared.Info(), cold.Info())
	}

	must(t, cold.Close())
	if got := queryText(t, shared, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after the other has left: %q", got)
	}
	must(t, shared.Close())
	awaitStopped(t, dir)

	began = time.Now()
	warm := openCluster(t, durable(dir))
	t.Logf("warm start: %v", time.Since(began))
	if !warm.Started() || warm.Info().Server == cold.Info().Server {
		t.Error("the cluster had not stopped in between")
	}
	if got := queryText(t, warm, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after the restart: %q", got)
	}
}

func TestTwoOpensOfAColdDirectory(t *testing.T) {
	t.Parallel()
	dir := emptyDir(t)
	var clusters [3]*Cluster
	var wg sync.WaitGroup
	for i := range clusters {
		wg.Go(func() {
			c, err := Open(t.Context(), quick(dir))
			if err != nil {
				t.Errorf("Open %d: %v", i, err)
				return
			}
			clusters[i] = c
		})
	}
	wg.Wait()
	started := 0
	for _, c := range clusters {
		if c == nil {
			continue
		}
		defer c.Close()
		if c.Started() {
			started++
		}
		if got, want := c.Info().Server, clusters[0].Info().Server; got != want {
			t.Errorf("servers %d and %d in one directory", got, want)
		}
	}
	if started != 1 {
		t.Errorf("%d of %d Opens say that they started it, want 1", started, len(clusters))
	}
}

func TestOpensWhileStoppingNeverFail(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	cfg := quick(dir)
	cfg.Linger = time.Millisecond // every Close is a race with the next Open
	for range 6 {
		c, err := Open(t.Context(), cfg)
		must(t, err)
		if got := queryText(t, c, "SELECT 'up'"); got != "up" {
			t.Fatalf("got %q", got)
		}
		must(t, c.Close())
	}
}

func TestLingersThenStops(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	cfg := quick(dir)
	cfg.Linger = 500 * time.Millisecond
	first := openCluster(t, cfg)
	must(t, first.Close())
	second := openCluster(t, cfg) // within the lingering time
	if second.Started() || second.Info().Server != first.Info().Server {
		t.Error("the server did not wait for the next client")
	}
	must(t, second.Close())
	left := time.Now()
	eventually(t, "the server stops", func() bool { return !alive(second.Info().Server) })
	if took := time.Since(left); took < cfg.Linger {
		t.Errorf("stopped after %v, before the lingering time of %v", took, cfg.Linger)
	}
	awaitStopped(t, dir)
	if _, err := os.Stat(filepath.Join(dir, "pg", "15", "postmaster.pid")); second.Info().Major == 15 && err == nil {
		t.Error("postmaster.pid is still there: not an orderly shutdown")
	}
	if _, err := os.Stat(filepath.Join(second.Info().SocketDir, "control.sock")); err == nil {
		t.Error("the control socket is still there")
	}
}

func TestPrivateToItsRoles(t *testing.T) {
	t.Parallel()
	c := openCluster(t, quick(warmDir(t)))
	execSQL(t, c, "CREATE ROLE antoan_owner LOGIN; CREATE ROLE antoan_app LOGIN; CREATE ROLE stranger LOGIN")
	execSQL(t, c, `CREATE DATABASE "o'clock \"`)
	for _, role := range []Role{Admin, Owner, App} {
		conn, err := pgx.Connect(t.Context(), c.ConnString(role, `o'clock \`))
		if err != nil {
			t.Errorf("as %s: %v", role, err)
			continue
		}
		must(t, conn.Close(t.Context()))
	}
	if conn, err := pgx.Connect(t.Context(), c.ConnString("stranger", "postgres")); err == nil {
		conn.Close(t.Context())
		t.Error("a role that is not ours may connect")
	}
	if got := queryText(t, c, "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolsuper"); got != string(Admin) {
		t.Errorf("superusers: %s", got)
	}
	for setting, want := range map[string]string{
		"listen_addresses": "", "jit": "off", "data_checksums": "on", "synchronous_commit": "on",
		"fsync": "off", "shared_buffers": "16MB", "max_connections": "60", "wal_level": "replica",
	} {
		if got := queryText(t, c, "SHOW "+setting); got != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
	info, err := os.Stat(c.Info().SocketDir)
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("socket directory has mode %v", info.Mode())
	}
}

// What goes wrong in a statement may quote a person or a place; PostgreSQL's log must not keep it.
func TestLogKeepsNoStatements(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, quick(dir))
	conn := connect(t, c)
	const secret = "105.8412-Nguyen"
	for _, sql := range []string{
		"SELECT '" + secret + "'::int",
		"CREATE TEMP TABLE one (v text PRIMARY KEY)", "INSERT INTO one VALUES ('" + secret + "')", "INSERT INTO one VALUES ('" + secret + "')",
		"DO $$ BEGIN RAISE WARNING '" + secret + "'; END $$",
	} {
		_, _ = conn.Exec(t.Context(), sql)
	}
	must(t, conn.Close(t.Context()))
	must(t, c.Close())
	awaitStopped(t, dir)
	files, err := filepath.Glob(filepath.Join(dir, "pg", "log", "*"))
	must(t, err)
	files = append(files, filepath.Join(dir, "pg", "supervisor.log"))
	lines := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		must(t, err)
		lines += strings.Count(string(raw), "\n")
		if strings.Contains(string(raw), secret) {
			t.Errorf("%s has the statement's content", f)
		}
	}
	if len(files) < 2 || lines < 5 {
		t.Errorf("%d log files with %d lines: the log itself is missing", len(files), lines)
	}
}

func TestLongPath(t *testing.T) {
	t.Parallel()
	warm := warmDir(t)
	dir := filepath.Join(warm, strings.Repeat("dữ-liệu,", 12)+"'x y'")
	must(t, os.Mkdir(dir, 0o755))
	must(t, os.Rename(filepath.Join(warm, "pg"), filepath.Join(dir, "pg")))
	c := openCluster(t, quick(dir))
	defer awaitStopped(t, dir)
	defer c.Close()
	if got := c.Info().SocketDir; !strings.HasPrefix(got, "/tmp/antoan-") {
		t.Errorf("sockets are in %s", got)
	}
	t.Cleanup(func() { os.Remove(c.Info().SocketDir) })
	if got := queryText(t, c, "SELECT 'up'"); got != "up" {
		t.Errorf("got %q", got)
	}
	if got := queryText(t, c, "SHOW data_directory"); !strings.HasPrefix(got, dir) {
		t.Errorf("data in %s", got)
	}
}

func TestOperatorsOwnSettings(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	must(t, os.WriteFile(filepath.Join(dir, "pg", "local.conf"), []byte("work_mem = '7MB'\nlisten_addresses = '*'\n"), 0o644))
	c := openCluster(t, quick(dir))
	if got := queryText(t, c, "SHOW work_mem"); got != "7MB" {
		t.Errorf("work_mem = %s", got)
	}
	if got := queryText(t, c, "SHOW listen_addresses"); got != "" {
		t.Errorf("listens on %s", got)
	}
}

func TestFaultySettings(t *testing.T) {
	t.Parallel()
	cfg := quick(warmDir(t))
	cfg.Settings["shared_buffers"] = "plenty"
	_, err := Open(t.Context(), cfg)
	var start *StartError
	if !errors.As(err, &start) || !strings.Contains(err.Error(), "shared_buffers") {
		t.Errorf("a value that PostgreSQL refuses: %v", err)
	}
	for _, name := range []string{"listen_addresses", "data_directory", "log_statement", "Bad Name", "x;y"} {
		_, err := Open(t.Context(), Config{Dir: cfg.Dir, Settings: map[string]string{name: "x"}})
		var setting *SettingError
		if !errors.As(err, &setting) || setting.Name != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, quick(warmDir(t))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	dir := emptyDir(t)
	ctx, cancel = context.WithTimeout(t.Context(), 300*time.Millisecond) // in the middle of initdb
	defer cancel()
	if _, err := Open(ctx, quick(dir)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	c := openCluster(t, quick(dir))
	if got := queryText(t, c, "SELECT 'up'"); got != "up" {
		t.Errorf("after a cancelled Open: %q", got)
	}
}

func TestSignalStopsTheSupervisor(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, quick(dir))
	must(t, syscall.Kill(c.Info().Supervisor, syscall.SIGTERM))
	select {
	case <-c.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("Done is not closed although the cluster was stopped")
	}
	if alive(c.Info().Server) {
		t.Error("the server outlived its supervisor")
	}
}

package cluster

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestOneSupervisorForADirectory(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	c := openCluster(t, quick(dir))
	j := &joiner{cfg: quick(dir), layout: layout{Dir: dir}}
	var err error
	j.account, err = chooseAccount(j.layout.pg())
	must(t, err)
	if err := j.startSupervisor(t.Context()); !errors.Is(err, errBusy) {
		t.Errorf("a second supervisor: %v", err)
	}
	// PostgreSQL itself would refuse too, but must never be asked.
	if pids, err := processesIn(c.Info().DataDir); err != nil || len(pids) == 0 {
		t.Errorf("processes in the data directory: %v, %v", pids, err)
	}
}

func TestDataOfAnotherMajorVersion(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	data, major, err := layout{Dir: dir}.existingData()
	must(t, err)
	must(t, os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte("13\n"), 0o600))
	for _, bin := range []string{"", filepath.Join(debianRoot, fmt.Sprint(major), "bin")} {
		cfg := quick(dir)
		cfg.BinDir = bin
		_, err = Open(t.Context(), cfg)
		var version *VersionError
		if !errors.As(err, &version) || version.Data != 13 {
			t.Fatalf("BinDir %q: %v", bin, err)
		}
		if !strings.HasSuffix(err.Error(), "apt-get install postgresql-13-postgis-3") || !strings.Contains(err.Error(), data) {
			t.Errorf("the message does not help: %v", err)
		}
	}
	must(t, os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte("junk\n"), 0o600))
	if _, err = Open(t.Context(), quick(dir)); err == nil || !strings.Contains(err.Error(), "PG_VERSION") {
		t.Errorf("a damaged PG_VERSION: %v", err)
	}
}

func TestMissingPrograms(t *testing.T) {
	t.Parallel()
	dir := emptyDir(t)
	installed, err := findBinaries(debianRoot, "", 0, "")
	must(t, err)
	withoutPostGIS := t.TempDir() // an installation whose pg_config points where PostGIS is not
	for _, name := range []string{"postgres", "initdb"} {
		must(t, os.Symlink(filepath.Join(installed.Dir, name), filepath.Join(withoutPostGIS, name)))
	}
	must(t, os.WriteFile(filepath.Join(withoutPostGIS, "pg_config"), []byte("#!/bin/sh\necho /nowhere/share\necho /nowhere/lib\n"), 0o755))
	want := fmt.Sprintf("apt-get install postgresql-%d-postgis-3", installed.Major)
	for name, c := range map[string]struct{ bin, what, command string }{
		"no PostGIS":  {withoutPostGIS, "PostGIS", want},
		"no programs": {t.TempDir(), "PostgreSQL", "apt-get install postgresql-15-postgis-3"},
	} {
		cfg := quick(dir)
		cfg.BinDir = c.bin
		_, err := Open(t.Context(), cfg)
		var missing *MissingError
		if !errors.As(err, &missing) || !strings.HasPrefix(missing.What, c.what) || !strings.HasSuffix(err.Error(), c.command) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := findBinaries(t.TempDir(), "", 0, ""); err == nil || !strings.HasSuffix(err.Error(), "apt-get install postgresql-15-postgis-3") {
		t.Errorf("nothing installed: %v", err)
	}
}

func TestNewestVersionWithPostGISIsChosen(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	install := func(major int, postgis bool) {
		bin, share := filepath.Join(root, fmt.Sprint(major), "bin"), filepath.Join(root, fmt.Sprint(major), "share")
		must(t, os.MkdirAll(filepath.Join(share, "extension"), 0o755))
		must(t, os.MkdirAll(bin, 0o755))
		for name, script := range map[string]string{
			"postgres":  fmt.Sprintf("#!/bin/sh\necho 'postgres (PostgreSQL) %d.4 (Debian %d.4-1)'\n", major, major),
			"initdb":    "#!/bin/sh\n",
			"pg_config": fmt.Sprintf("#!/bin/sh\necho %s\necho %s\n", share, share),
		} {
			must(t, os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755))
		}
		if postgis {
			must(t, os.WriteFile(filepath.Join(share, "extension", "postgis.control"), nil, 0o644))
			must(t, os.WriteFile(filepath.Join(share, "postgis-3.so"), nil, 0o644))
		}
	}
	install(9, true)
	install(14, true)
	check := func(want, chosen int, message string) {
		t.Helper()
		b, err := findBinaries(root, "", want, "/data")
		switch {
		case message == "" && (err != nil || b.Major != chosen || b.Version != fmt.Sprintf("%d.4", chosen)):
			t.Errorf("data of %d: chose %+v, %v; want %d", want, b, err, chosen)
		case message != "" && (err == nil || !strings.HasSuffix(err.Error(), message)):
			t.Errorf("data of %d: %v; want %q", want, err, message)
		}
	}
	check(0, 0, "apt-get install postgresql-15-postgis-3") // 14 is too old for a new cluster
	check(14, 14, "")                                      // but runs what it has made
	install(17, false)
	check(0, 0, "apt-get install postgresql-17-postgis-3")
	install(16, true)
	check(0, 16, "")
	install(100, true)
	check(0, 100, "") // by number, not by letter
	check(15, 0, "the installed version is 100 17 16 14 9; run: apt-get install postgresql-15-postgis-3")
	check(17, 0, "apt-get install postgresql-17-postgis-3")
}

func TestUpgradeUnderARunningServer(t *testing.T) {
	t.Parallel()
	dir := warmDir(t)
	installed, err := findBinaries(debianRoot, "", 0, "")
	must(t, err)
	bin := t.TempDir()
	must(t, os.Chmod(filepath.Dir(bin), 0o755))
	for _, name := range []string{"postgres", "initdb", "pg_config"} {
		must(t, os.Symlink(filepath.Join(installed.Dir, name), filepath.Join(bin, name)))
	}
	cfg := quick(dir)
	cfg.BinDir = bin
	c := openCluster(t, cfg)
	openCluster(t, cfg)
	if c.Info().Upgraded {
		t.Fatal("an upgrade is reported that did not happen")
	}
	other, err := exec.LookPath("true") // any other file in the program's place will do
	must(t, err)
	must(t, os.Symlink(other, filepath.Join(bin, "next")))
	must(t, os.Rename(filepath.Join(bin, "next"), filepath.Join(bin, "postgres")))
	openCluster(t, cfg)
	eventually(t, "the upgrade is noticed", func() bool { return c.Info().Upgraded })
	if got := queryText(t, c, "SELECT 'up'"); got != "up" {
		t.Errorf("got %q", got)
	}
}

func TestNoRoom(t *testing.T) {
	t.Parallel()
	err := checkSpace(t.TempDir(), 1<<62)
	var space *SpaceError
	if !errors.As(err, &space) || space.Free == 0 || space.Need != 1<<62 {
		t.Errorf("got %v", err)
	}
	if err := checkSpace(t.TempDir(), 1); err != nil {
		t.Errorf("one byte: %v", err)
	}
}

func TestNotADirectory(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o644))
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		if _, err := Open(t.Context(), quick(dir)); !errors.Is(err, syscall.ENOTDIR) {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

func TestForeignContentIsKept(t *testing.T) {
	t.Parallel()
	dir := emptyDir(t)
	b, err := findBinaries(debianRoot, "", 0, "")
	must(t, err)
	l, who, err := prepare(dir)
	must(t, err)
	mine := filepath.Join(l.data(b.Major), "letter.txt")
	must(t, os.MkdirAll(filepath.Dir(mine), 0o755))
	must(t, os.WriteFile(mine, []byte("keep me"), 0o644))
	must(t, os.Chown(filepath.Dir(mine), who.UID, who.GID))
	_, err = Open(t.Context(), quick(dir))
	var start *StartError
	if !errors.As(err, &start) || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(mine); err != nil || string(got) != "keep me" {
		t.Errorf("the file: %q, %v", got, err)
	}
}

func TestErrorsKeepTheirTypeOnTheWire(t *testing.T) {
	t.Parallel()
	for _, err := range []error{
		&AccessError{Path: "/root", User: "antoan"}, &VersionError{Data: 13, Package: "p"},
		&SpaceError{Path: "/", Free: 1, Need: 2}, &StartError{Doing: "x", Tail: "a\nb"}, fs.ErrExist,
	} {
		got := failed(fmt.Errorf("wrapped: %w", err)).err()
		if err == fs.ErrExist {
			err = errors.New("wrapped: " + err.Error())
		}
		if got.Error() != err.Error() || fmt.Sprintf("%T", got) != fmt.Sprintf("%T", err) {
			t.Errorf("sent %#v, got %#v", err, got)
		}
	}
	if (message{State: stateFailed}).err() == nil {
		t.Error("a failure without a reason is no error")
	}
}

func TestOpenWithoutMaybeSupervise(t *testing.T) {
	armed.Store(false)
	defer armed.Store(true)
	if _, err := Open(context.Background(), quick(t.TempDir())); !errors.Is(err, ErrNotArmed) {
		t.Errorf("got %v", err)
	}
}

package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	// maxSocketPath is the longest address of a Unix socket on Linux (sun_path, 108 bytes with its end).
	maxSocketPath = 107
	// port only names the socket file. It differs from 5432 so that a client that lost its host setting
	// can never reach another cluster of this machine by accident.
	port = 54817
)

// DefaultDir returns the data directory to use when none is named: /var/lib/antoan for root (whose home
// is closed to the account that runs PostgreSQL), else $XDG_DATA_HOME/antoan or ~/.local/share/antoan.
// It fails only when an ordinary user has no home directory.
func DefaultDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/lib/antoan", nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "antoan"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no home directory for the data, name one with --data: %w", err)
	}
	return filepath.Join(home, ".local", "share", "antoan"), nil
}

// layout names the files of one cluster. Dir is absolute and free of symbolic links, so that every
// process computes the same names.
type layout struct{ Dir string }

func (l layout) pg() string      { return filepath.Join(l.Dir, "pg") }
func (l layout) lock() string    { return filepath.Join(l.pg(), "supervisor.lock") }
func (l layout) log() string     { return filepath.Join(l.pg(), "supervisor.log") }
func (l layout) logs() string    { return filepath.Join(l.pg(), "log") }
func (l layout) local() string   { return filepath.Join(l.pg(), "local.conf") }
func (l layout) control() string { return filepath.Join(l.sockets(), "control.sock") }

// data returns the data directory for a major version.
func (l layout) data(major int) string { return filepath.Join(l.pg(), strconv.Itoa(major)) }

// sockets returns the directory of the sockets: DIR/pg/run, or a name in /tmp made from DIR where the
// former is too long for a socket address or has characters that connection strings treat specially.
// It depends on nothing but DIR: processes with different environments must agree on it.
func (l layout) sockets() string {
	run := filepath.Join(l.pg(), "run")
	longest := fmt.Sprintf("%s/.s.PGSQL.%d", run, port)
	if len(longest) <= maxSocketPath && !strings.ContainsFunc(run, awkward) {
		return run
	}
	sum := sha256.Sum256([]byte(l.Dir))
	return "/tmp/antoan-" + hex.EncodeToString(sum[:8])
}

// awkward reports characters that separate or quote in libpq's host lists and in PostgreSQL's settings.
func awkward(r rune) bool {
	return r < ' ' || r == 0x7f || strings.ContainsRune(`,'"\`, r)
}

// existingData finds the data directory in use: the newest DIR/pg/N with a PG_VERSION file. It returns
// the version from that file, 0 when there is none.
func (l layout) existingData() (dir string, major int, err error) {
	entries, err := os.ReadDir(l.pg())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", 0, fmt.Errorf("look for data directories: %w", err)
	}
	var names []int
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	for _, n := range slices.Backward(names) {
		raw, err := os.ReadFile(filepath.Join(l.data(n), "PG_VERSION"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", 0, fmt.Errorf("read the data directory's version: %w", err)
		}
		major, err := strconv.Atoi(strings.TrimSpace(string(raw)))
		if err != nil || major <= 0 {
			return "", 0, &StartError{Doing: "use " + l.data(n), Reason: "its PG_VERSION file holds no version number", Log: l.log()}
		}
		return l.data(n), major, nil
	}
	return "", 0, nil
}

package cluster

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// baseSettings suit one machine with 2 cores and 4 GB that the database shares with the service. They are
// written at every start; DIR/pg/local.conf is read after them.
var baseSettings = [][2]string{
	{"max_connections", "60"},
	{"shared_buffers", "256MB"},
	{"work_mem", "32MB"},
	{"maintenance_work_mem", "128MB"},
	{"effective_cache_size", "1GB"},
	{"random_page_cost", "1.1"}, // solid state disks
	{"wal_level", "replica"},    // base backups and WAL archives stay possible
	{"max_wal_size", "2GB"},
	{"wal_compression", "on"},
	{"checkpoint_timeout", "15min"},
	{"synchronous_commit", "on"}, // an acknowledged write is on disk
	{"max_parallel_workers", "2"},
	{"client_connection_check_interval", "2s"}, // what a killed process has asked for ends, and so do its locks
	{"jit", "off"},                             // costs more than it brings for queries of milliseconds
	{"timezone", "UTC"},
	{"lc_messages", "C"},
	{"cluster_name", "antoan"},
	{"log_destination", "stderr"},
	{"log_filename", "postgresql-%a.log"}, // one per weekday: a week is kept
	{"log_rotation_age", "1d"},
	{"log_rotation_size", "0"}, // rotation by size would append to the same weekday
	{"log_truncate_on_rotation", "on"},
	{"log_line_prefix", "%m [%p] %q%u@%d "},
	{"log_timezone", "UTC"},
}

// fixedSettings override everything else, on the command line: where the sockets and logs are, and what
// must not be in the log. PostgreSQL's error messages quote statements, rows and coordinates; they go to
// the client that made them, and only the server's own messages (level LOG and above) to the file.
func fixedSettings(l layout) [][2]string {
	return [][2]string{
		{"listen_addresses", ""},
		{"port", strconv.Itoa(port)},
		{"unix_socket_directories", `"` + l.sockets() + `"`},
		{"unix_socket_permissions", "0700"},
		{"logging_collector", "on"},
		{"log_directory", l.logs()},
		{"log_min_messages", "log"},
		{"log_min_error_statement", "panic"},
		{"log_error_verbosity", "terse"},
		{"log_statement", "none"},
		{"log_min_duration_statement", "-1"},
		{"log_parameter_max_length", "0"},
		{"log_parameter_max_length_on_error", "0"},
	}
}

var settingName = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$`)

// checkSettings refuses extra settings that would open the cluster or move its files. Errors: *SettingError.
func checkSettings(extra map[string]string) error {
	reserved := []string{"data_directory", "config_file", "hba_file", "ident_file", "external_pid_file", "unix_socket_group"}
	for _, s := range fixedSettings(layout{}) {
		reserved = append(reserved, s[0])
	}
	for name, value := range extra {
		switch {
		case !settingName.MatchString(name):
			return &SettingError{Name: name, Reason: "is not a setting's name"}
		case slices.Contains(reserved, name):
			return &SettingError{Name: name, Reason: "is set by the private cluster itself"}
		case strings.ContainsAny(value, "\x00\n"):
			return &SettingError{Name: name, Reason: "its value has a line break"}
		}
	}
	return nil
}

// arguments are the command line for postgres.
func arguments(l layout, dataDir string, extra map[string]string) []string {
	args := []string{"-D", dataDir}
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		args = append(args, "-c", name+"="+extra[name])
	}
	for _, s := range fixedSettings(l) {
		args = append(args, "-c", s[0]+"="+s[1])
	}
	return args
}

// configuration returns postgresql.conf.
func configuration(l layout) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Written at every start. Your own settings belong in %s\n", l.local())
	for _, s := range baseSettings {
		fmt.Fprintf(&b, "%s = '%s'\n", s[0], s[1])
	}
	if _, err := os.Stat(l.local()); err == nil { // PostgreSQL remarks on a missing file at every start
		fmt.Fprintf(&b, "include = '%s'\n", strings.ReplaceAll(l.local(), "'", "''"))
	}
	return b.Bytes()
}

// hostRules returns pg_hba.conf: the three roles by the operating system's word, everybody else refused.
func hostRules() []byte {
	return fmt.Appendf(nil, "# Written at every start.\nlocal all %[1]s,%[2]s,%[3]s peer map=antoan\nlocal replication %[1]s peer map=antoan\nlocal all all reject\nhost all all all reject\n",
		Admin, Owner, App)
}

// identities returns pg_ident.conf: the account that runs the cluster, and root (who may become any
// account anyway), act for each of the three roles.
func identities(who account) []byte {
	var b bytes.Buffer
	b.WriteString("# Written at every start.\n")
	for _, name := range slices.Compact([]string{who.Name, userName(0)}) {
		for _, role := range []Role{Admin, Owner, App} {
			fmt.Fprintf(&b, "antoan \"%s\" %s\n", strings.ReplaceAll(name, `"`, `""`), role)
		}
	}
	return b.Bytes()
}

// writeConfiguration replaces the configuration files of a data directory.
func writeConfiguration(l layout, dataDir string, who account) error {
	for name, content := range map[string][]byte{
		"postgresql.conf": configuration(l),
		"pg_hba.conf":     hostRules(),
		"pg_ident.conf":   identities(who),
	} {
		if err := replaceFile(filepath.Join(dataDir, name), content); err != nil {
			return fmt.Errorf("write PostgreSQL's configuration: %w", err)
		}
	}
	return nil
}

// replaceFile writes path so that after a crash either the old or the new content stands there whole. An
// unchanged file is left alone, which keeps a warm start free of disk flushes.
func replaceFile(path string, content []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
		return nil
	}
	next := path + ".next"
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|unix.O_NOFOLLOW, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(next, path)
}

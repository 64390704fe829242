package cluster

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNotArmed says that the program calls Open without having called MaybeSupervise first. Going on
// would start the whole program again in the supervisor's place.
var ErrNotArmed = errors.New("cluster: MaybeSupervise must be the first call of main (and of TestMain)")

// MissingError says that PostgreSQL or PostGIS is not installed, and which command installs it.
type MissingError struct {
	What    string // "PostgreSQL" or "PostGIS for PostgreSQL 15"
	Where   string // directory that was searched
	Package string // Debian package that brings both
}

// Error names what is missing and the one command that installs it.
func (e *MissingError) Error() string {
	return fmt.Sprintf("%s is not installed (looked in %s); run: apt-get install %s", e.What, e.Where, e.Package)
}

// VersionError says that a data directory was written by another major version than the programs at hand.
// PostgreSQL cannot read another major version's files, and nothing was changed.
type VersionError struct {
	DataDir string
	Data    int    // major version in the data directory's PG_VERSION
	Found   []int  // major versions of the programs found
	Package string // Debian package with the programs for Data
}

// Error names both versions and the package to install.
func (e *VersionError) Error() string {
	found := strings.Trim(fmt.Sprint(e.Found), "[]")
	if found == "" {
		found = "none"
	}
	return fmt.Sprintf("%s was written by PostgreSQL %d, but the installed version is %s; run: apt-get install %s",
		e.DataDir, e.Data, found, e.Package)
}

// OwnerError says that a cluster belongs to an account that this process may not act for.
type OwnerError struct {
	Path  string
	Owner string // name or number of the account that owns Path
	User  string // the account this process runs as
}

// Error names the owner and what to do.
func (e *OwnerError) Error() string {
	return fmt.Sprintf("%s belongs to %s and cannot be run by %s; run the command as %s, or choose another data directory",
		e.Path, e.Owner, e.User, e.Owner)
}

// AccessError says that the account PostgreSQL runs as cannot reach the data directory.
type AccessError struct {
	Path string // the first directory on the way that is closed
	User string
}

// Error names the closed directory and what to do.
func (e *AccessError) Error() string {
	return fmt.Sprintf("the account %s, which runs PostgreSQL, may not pass through %s; choose a data directory elsewhere (for example /var/lib/antoan), or run: chmod o+x %s",
		e.User, e.Path, e.Path)
}

// AccountError says that there is no usable operating system account to run PostgreSQL as.
type AccountError struct {
	Account string
	Reason  string
}

// Error names the account and what is wrong with it.
func (e *AccountError) Error() string {
	return fmt.Sprintf("no account to run PostgreSQL as: %s: %s", e.Account, e.Reason)
}

// SpaceError says that the disk has no room for a new cluster.
type SpaceError struct {
	Path       string
	Free, Need uint64 // bytes
}

// Error names the directory and the room that is needed.
func (e *SpaceError) Error() string {
	return fmt.Sprintf("%s has %d MB free, a new database needs %d MB; free some space or choose another data directory",
		e.Path, e.Free/1e6, e.Need/1e6)
}

// SettingError says that a PostgreSQL setting may not be given, or is not one.
type SettingError struct {
	Name, Reason string
}

// Error names the setting and what is wrong with it.
func (e *SettingError) Error() string {
	return fmt.Sprintf("PostgreSQL setting %q: %s", e.Name, e.Reason)
}

// StartError says that PostgreSQL could not be created or started.
type StartError struct {
	Doing  string // "initdb", "read the configuration", "start PostgreSQL", …
	Reason string
	Tail   string // last lines that PostgreSQL wrote, may be empty
	Log    string // file or directory with the rest
}

// Error says what failed, with PostgreSQL's last words and where its log is.
func (e *StartError) Error() string {
	s := fmt.Sprintf("cannot %s: %s", e.Doing, e.Reason)
	if e.Tail != "" {
		s += ": " + strings.ReplaceAll(e.Tail, "\n", " | ")
	}
	return s + " (see " + e.Log + ")"
}

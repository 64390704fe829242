package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	debianRoot   = "/usr/lib/postgresql" // N/bin below it; Debian and PGDG packages
	defaultMajor = 15                    // Debian 12's version, named where nothing is installed
	oldestMajor  = 15                    // the oldest version this project is tested with
)

// binaries are the programs of one PostgreSQL installation.
type binaries struct {
	Dir     string // holds postgres and initdb
	Major   int
	Version string // as "15.18"
	PostGIS string // path of postgis-3.so
}

// packageFor returns the Debian package that brings PostgreSQL of this major version and PostGIS.
func packageFor(major int) string {
	return fmt.Sprintf("postgresql-%d-postgis-3", major)
}

// findBinaries chooses the programs: override (or ANTOAN_PG_BINDIR) when given, else the newest version
// under root that has PostGIS. A data directory of major version want (0 = none yet) allows no other.
// Errors: *MissingError, *VersionError.
func findBinaries(root, override string, want int, dataDir string) (binaries, error) {
	if override == "" {
		override = os.Getenv("ANTOAN_PG_BINDIR")
	}
	if override != "" {
		return overridden(override, want, dataDir)
	}
	installed := installedMajors(root)
	usable := installed
	if want != 0 {
		usable = slices.DeleteFunc(slices.Clone(installed), func(n int) bool { return n != want })
	}
	var missing error
	for _, n := range usable {
		if want == 0 && n < oldestMajor {
			continue
		}
		b, err := inspect(filepath.Join(root, strconv.Itoa(n), "bin"))
		if err == nil {
			return b, nil
		}
		if missing == nil {
			missing = err
		}
	}
	switch {
	case missing != nil:
		return binaries{}, missing
	case want != 0:
		return binaries{}, &VersionError{DataDir: dataDir, Data: want, Found: installed, Package: packageFor(want)}
	}
	return binaries{}, &MissingError{What: "PostgreSQL", Where: root, Package: packageFor(defaultMajor)}
}

// overridden inspects the one directory that the caller insists on.
func overridden(dir string, want int, dataDir string) (binaries, error) {
	b, err := inspect(dir)
	if b.Major != 0 && want != 0 && b.Major != want {
		return b, &VersionError{DataDir: dataDir, Data: want, Found: []int{b.Major}, Package: packageFor(want)}
	}
	return b, err
}

// installedMajors lists the versions with a postgres program under root, newest first.
func installedMajors(root string) []int {
	entries, _ := os.ReadDir(root) // no such directory: nothing is installed
	var majors []int
	for _, e := range entries {
		n, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, e.Name(), "bin", "postgres")); err == nil {
			majors = append(majors, n)
		}
	}
	slices.Sort(majors)
	slices.Reverse(majors)
	return majors
}

// versionLine matches "postgres (PostgreSQL) 15.18 (Debian …)" and "… 18beta1".
var versionLine = regexp.MustCompile(`\(PostgreSQL\) ((\d+)\S*)`)

// inspect asks the programs in dir for their version and looks for PostGIS beside them. When only PostGIS
// is missing the version is set in what it returns with the error.
func inspect(dir string) (binaries, error) {
	b := binaries{Dir: dir}
	out, err := output(filepath.Join(dir, "postgres"), "--version")
	m := versionLine.FindStringSubmatch(out)
	if err != nil || m == nil {
		return b, &MissingError{What: "PostgreSQL", Where: dir, Package: packageFor(defaultMajor)}
	}
	b.Version = m[1]
	b.Major, _ = strconv.Atoi(m[2]) // the pattern admits digits only
	if _, err := os.Stat(filepath.Join(dir, "initdb")); err != nil {
		return b, &MissingError{What: "PostgreSQL's initdb", Where: dir, Package: packageFor(b.Major)}
	}
	share, lib := extensionDirs(b)
	b.PostGIS = filepath.Join(lib, "postgis-3.so")
	for _, need := range []string{filepath.Join(share, "extension", "postgis.control"), b.PostGIS} {
		if _, err := os.Stat(need); err != nil {
			return b, &MissingError{What: fmt.Sprintf("PostGIS for PostgreSQL %d", b.Major), Where: filepath.Dir(need), Package: packageFor(b.Major)}
		}
	}
	return b, nil
}

// extensionDirs returns where the installation keeps shared files and loadable modules: as its own
// pg_config says, else as Debian lays them out.
func extensionDirs(b binaries) (share, lib string) {
	out, err := output(filepath.Join(b.Dir, "pg_config"), "--sharedir", "--pkglibdir")
	if lines := strings.Split(strings.TrimSpace(out), "\n"); err == nil && len(lines) == 2 {
		return lines[0], lines[1]
	}
	n := strconv.Itoa(b.Major)
	return filepath.Join("/usr/share/postgresql", n), filepath.Join(debianRoot, n, "lib")
}

// output runs a program that only prints something about itself.
func output(path string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = cleanEnvironment(filepath.Dir(path))
	out, err := cmd.Output()
	return string(out), err
}

// cleanEnvironment is all that PostgreSQL's programs inherit: no HOME and no PG* variable of whoever
// happened to start us can change what they do.
func cleanEnvironment(binDir string) []string {
	return []string{"PATH=" + binDir + ":/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"}
}

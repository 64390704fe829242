package antoan_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/antoan-vn/antoan"

// mayImport lists, for each room of the house, the rooms it may look into; its
// own is always among them. Dependencies point one way, and siblings meet in cmd.
var mayImport = map[string][]string{
	"geo":        {},
	"ingest":     {"geo"},
	"analysis":   {"geo"},
	"storage":    {"geo"},
	"fixtures":   {"geo"},
	"web":        {},
	"report":     {"geo", "analysis"},
	"api":        {"geo", "ingest", "analysis", "report", "web"},
	"validation": {"geo"},                                                     // holds geo to other programs, and is no part of it
	"bench":      {"geo", "ingest", "analysis", "storage", "fixtures", "api"}, // measures the whole, and is no part of it
	"cmd":        {"geo", "ingest", "analysis", "storage", "fixtures", "report", "web", "api"},
}

// impure is what the spatial core does without: databases, the network, files, logs.
var impure = []string{"database", "net", "os", "log", "io/ioutil", "syscall", "embed",
	"github.com/jackc", "github.com/pressly/goose", "github.com/gin-gonic", "github.com/danielgtaylor", "modernc.org/sqlite"}

// vague package names say nothing of what is inside.
var vague = []string{"util", "utils", "common", "helper", "helpers", "model", "models", "type", "types", "misc", "shared"}

// maxLines of a file; a table of cases may be longer.
const maxLines, maxTestLines = 300, 400

type goFile struct {
	path  string // with slashes, from the root
	lines int
	tree  *ast.File
}

// goFiles reads every Go file of the project that is not generated.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n == "node_modules" || n == "testdata" || n == "dist" || n != "." && strings.HasPrefix(n, ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), p, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if !ast.IsGenerated(tree) {
			files = append(files, goFile{filepath.ToSlash(p), bytes.Count(src, []byte("\n")), tree})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 100 {
		t.Fatalf("only %d Go files found", len(files))
	}
	return files
}

func imports(f goFile) []string {
	var all []string
	for _, i := range f.tree.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err == nil {
			all = append(all, name)
		}
	}
	return all
}

// within tells whether a package is root or lies below it.
func within(pkg, root string) bool { return pkg == root || strings.HasPrefix(pkg, root+"/") }

// fault says why a file of a room may not import a package; empty when it may.
func fault(room, pkg string) string {
	if rest, ok := strings.CutPrefix(pkg, module+"/"); ok {
		other, _, _ := strings.Cut(rest, "/")
		if other != room && !slices.Contains(mayImport[room], other) {
			return "dependencies point one way: " + room + " may look into " + strings.Join(append([]string{room}, mayImport[room]...), ", ")
		}
	}
	if room == "geo" && slices.ContainsFunc(impure, func(p string) bool { return within(pkg, p) }) {
		return "geo is pure: no database, network, file or log"
	}
	return ""
}

func TestDependencies(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		room, _, inRoom := strings.Cut(f.path, "/")
		// A package that serves tests, such as storagetest, sees what they see; but geo is pure throughout.
		serves := room != "geo" && strings.HasSuffix(path.Dir(f.path), "test")
		if strings.HasSuffix(f.path, "_test.go") || !inRoom || serves {
			continue
		}
		if _, ok := mayImport[room]; !ok {
			t.Errorf("%s: %s is no room of the house; say in mayImport what it may look into", f.path, room)
		}
		for _, pkg := range imports(f) {
			if why := fault(room, pkg); why != "" {
				t.Errorf("%s imports %s: %s", f.path, pkg, why)
			}
		}
	}
}

// The rule itself: what it forbids and what it lets pass.
func TestFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		room, pkg string
		allowed   bool
	}{
		{"geo", module + "/geo/rate", true}, {"geo", module + "/storage", false}, {"geo", "net/http", false}, {"geo", "net", false},
		{"geo", "os", false}, {"geo", "log/slog", false}, {"geo", "database/sql", false}, {"geo", "github.com/jackc/pgx/v5", false}, {"geo", "slices", true},
		{"ingest", module + "/storage", false}, {"ingest", module + "/analysis", false}, {"analysis", module + "/ingest/boundary", false},
		{"storage", module + "/analysis", false}, {"storage", module + "/geo", true}, {"api", module + "/storage", false}, {"api", module + "/storage/cluster", false},
		{"report", module + "/analysis", true}, {"report", module + "/api", false}, {"report", module + "/storage", false}, {"analysis", module + "/report", false}, {"api", module + "/analysis", true}, {"api", module + "/cmd/antoan", false}, {"web", module + "/geo", false}, {"fixtures", module + "/ingest", false},
		{"cmd", module + "/storage/cluster", true}, {"storage", "os", true},
	} {
		if why := fault(c.room, c.pkg); (why == "") != c.allowed {
			t.Errorf("%s importing %s: %q, want allowed %v", c.room, c.pkg, why, c.allowed)
		}
	}
}

// geo has no clock and no random numbers that two runs do not share.
func TestGeoIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		if !strings.HasPrefix(f.path, "geo/") || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		for _, pkg := range imports(f) {
			if pkg == "math/rand" || pkg == "crypto/rand" {
				t.Errorf("%s imports %s: take a seeded math/rand/v2 source as an argument", f.path, pkg)
			}
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := s.X.(*ast.Ident)
			if !ok {
				return true
			}
			clock := pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker"}, s.Sel.Name)
			dice := pkg.Name == "rand" && s.Sel.Name != "New" && !strings.HasPrefix(s.Sel.Name, "NewPCG") && !slices.Contains([]string{"Rand", "Source", "PCG", "NewChaCha8", "ChaCha8"}, s.Sel.Name)
			if clock || dice || pkg.Name == "uuid" && strings.HasPrefix(s.Sel.Name, "New") {
				t.Errorf("%s uses %s.%s: pass it in", f.path, pkg.Name, s.Sel.Name)
			}
			return true
		})
	}
}

func TestNamesAndSizes(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		name := strings.TrimSuffix(f.tree.Name.Name, "_test")
		if slices.Contains(vague, name) || slices.Contains(vague, path.Base(path.Dir(f.path))) {
			t.Errorf("%s: a package %s says nothing of what is inside", f.path, name)
		}
		limit := maxLines
		if strings.HasSuffix(f.path, "_test.go") {
			limit = maxTestLines
		}
		if f.lines > limit {
			t.Errorf("%s has %d lines, more than %d: split it by ideas", f.path, f.lines, limit)
		}
	}
}

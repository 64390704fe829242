package storage_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/storage"
)

// A query is asked for by the name of its file: no name without a file, and no
// file that nobody asks for.
func TestQueryNames(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(b)
	}
	known := map[string]bool{}
	for _, name := range storage.QueryNames() {
		known[name] = true
		if !strings.Contains(source.String(), `"`+name+`"`) {
			t.Errorf("nobody asks for queries/%s.sql", name)
		}
	}
	asked := regexp.MustCompile(`query\("([a-z_]+)"\)`).FindAllStringSubmatch(source.String(), -1)
	if len(asked) < 20 {
		t.Fatalf("only %d queries are asked for", len(asked))
	}
	for _, m := range asked {
		if !known[m[1]] {
			t.Errorf("queries/%s.sql is missing", m[1])
		}
	}
}

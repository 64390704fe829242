package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

var update = flag.Bool("update", false, "write docs/data-dictionary.md")

// The data dictionary is printed from the tables the program works with, so it
// cannot lie: go test ./cmd/antoan -run TestDataDictionary -update
func TestDataDictionary(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "docs", "data-dictionary.md")
	want := dictionary()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("docs/data-dictionary.md is not what the program knows (%v); run this test with -update", err)
	}
}

func dictionary() string {
	var b strings.Builder
	b.WriteString("# Data dictionary\n\nPrinted from the program by `go test ./cmd/antoan -run TestDataDictionary -update`. Tables and columns of the database carry COMMENTs (`\\d+` in psql).\n\n")
	b.WriteString("## Fields of an incident\n\nA column of a file named like a field maps to it by itself; `--map COLUMN=FIELD` says the rest.\n\n| field | Tiếng Việt | English |\n|---|---|---|\n")
	for _, f := range ingest.Fields {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Name, f.Vi, f.En)
	}
	b.WriteString("\n## Code lists\n")
	for _, l := range geo.CodeLists {
		fmt.Fprintf(&b, "\n### %s\n\n| code | Tiếng Việt | English | Penal Code | ICCS | GBVIMS |\n|---|---|---|---|---|---|\n", l.Name)
		for _, c := range l.Codes {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", c.Code, c.Vi, c.En, c.Articles, c.ICCS, c.GBVIMS)
		}
	}
	return b.String()
}

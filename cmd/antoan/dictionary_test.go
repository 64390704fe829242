package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	cells "github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/charset"
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
	b.WriteString("## Fields of an incident\n\nA column of a file maps by itself where it is called like a field or as people call it; case, accents, punctuation and what stands in brackets do not matter, nor do \"nạn nhân\" and \"vụ việc\" beside a name. A name with ? counts only where the cells bear it out. `--map COLUMN=FIELD` says the rest.\n\n| field | Tiếng Việt | English | unit | several | example | columns |\n|---|---|---|---|---|---|---|\n")
	for _, f := range ingest.Fields {
		several := ""
		if f.Many {
			several = ";"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | `%s` | %s |\n", f.Name, f.Vi, f.En, f.Unit, several, f.Example, strings.Join(ingest.HeaderNames(f.Name), ", "))
	}
	b.WriteString("\n## Tests of severity\n\nThe first that fires, from the top, implies the least severity; the higher of that and the one stated holds, and `severity_test` keeps which test it was.\n\n| test | severity | Tiếng Việt | English |\n|---|---|---|---|\n")
	for _, t := range cells.SeverityTests {
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", t.Code, geo.Severities.String(t.Severity), t.Vi, t.En)
	}
	writeCodes(&b)
	writeRegisters(&b)
	b.WriteString("\n## Encodings\n\n| code | Tiếng Việt | English |\n|---|---|---|\n")
	for _, c := range charset.Codes() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Code, c.Vi, c.En)
	}
	b.WriteString("\n## What may be wrong with a cell\n\n| code | Tiếng Việt | English |\n|---|---|---|\n")
	for _, f := range cells.Faults {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Code, f.Vi, f.En)
	}
	return b.String()
}

// writeCodes writes what a cell may hold for each code, and the words that stand
// for several.
func writeCodes(b *strings.Builder) {
	b.WriteString("\n## Code lists\n\nA cell may hold the code, a label, another word for it, or for categories an article of the Penal Code; accents and case do not matter. \"…\" stands for a name that may follow.\n")
	words := map[[2]string]cells.Entry{}
	var others []cells.Entry
	for _, e := range cells.Dictionary() {
		words[[2]string{e.Field, e.Code}] = e
		if e.Field == "victim_sex" || e.Field == "yes_no" {
			others = append(others, e)
		}
	}
	for _, l := range geo.CodeLists {
		fmt.Fprintf(b, "\n### %s\n\n| code | Tiếng Việt | English | Penal Code | ICCS | GBVIMS | other words |\n|---|---|---|---|---|---|---|\n", l.Name)
		for _, c := range l.Codes {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", c.Code, c.Vi, c.En, c.Articles, c.ICCS, c.GBVIMS, strings.Join(words[[2]string{l.Name, c.Code}].Synonyms, ", "))
		}
	}
	b.WriteString("\n### victim_sex, yes and no\n\n| field | code | Tiếng Việt | English | other words |\n|---|---|---|---|---|\n")
	for _, e := range others {
		fmt.Fprintf(b, "| %s | `%s` | %s | %s | %s |\n", e.Field, e.Code, e.Vi, e.En, strings.ReplaceAll(strings.Join(e.Synonyms, ", "), "|", "\\|"))
	}
	b.WriteString("\n### Words that may be several codes\n\nA cell that holds nothing else is a fault that asks for a more precise word.\n\n| list | words | codes |\n|---|---|---|\n")
	for _, u := range cells.Umbrellas() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", u.Field, strings.Join(u.Words, ", "), strings.Join(u.Codes, ", "))
	}
}

// writeRegisters writes what the entries of each register hold.
func writeRegisters(b *strings.Builder) {
	b.WriteString("\n## Registers\n\nThe fields of an entry besides `edition`, `level`, `code` and `source`, in files, over HTTP and in the database; a location is `lon` and `lat`. An entry is told apart by its unit and the fields marked key.\n")
	for _, r := range geo.Registers {
		fmt.Fprintf(b, "\n### %s: %s, %s\n\n| field | Tiếng Việt | English | codes | needed | key | example |\n|---|---|---|---|---|---|---|\n", r.Name, r.Vi, r.En)
		for i := range r.Fields {
			f, codes, needed, key := &r.Fields[i], "", "", ""
			if f.List != nil {
				codes = "`" + f.List.Name + "`"
			}
			if f.Required {
				needed = "x"
			}
			if slices.Contains(r.Key, i) {
				key = "x"
			}
			fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", f.Name, f.Vi, f.En, codes, needed, key, f.Example)
		}
	}
}

package storage

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed queries/*.sql
var queryFiles embed.FS

var queries = loadQueries()

func loadQueries() map[string]string {
	entries, err := queryFiles.ReadDir("queries")
	if err != nil {
		panic(fmt.Sprintf("embedded queries: %v", err)) // a broken build, not data
	}
	all := make(map[string]string, len(entries))
	for _, e := range entries {
		b, err := queryFiles.ReadFile("queries/" + e.Name())
		if err != nil {
			panic(fmt.Sprintf("embedded query %s: %v", e.Name(), err))
		}
		all[strings.TrimSuffix(e.Name(), ".sql")] = string(b)
	}
	return all
}

// query returns the text of a file in queries/. A name without a file is a
// fault of the program that the first test run shows.
func query(name string) string {
	q, ok := queries[name]
	if !ok {
		panic("no query " + name)
	}
	return q
}

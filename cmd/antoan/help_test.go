package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// Every command explains itself with an example that begins like itself.
func TestEveryCommandHasAnExample(t *testing.T) {
	t.Parallel()
	parser, err := kong.New(&cli{}, kong.Name("antoan"))
	if err != nil {
		t.Fatal(err)
	}
	leaves := parser.Model.Leaves(true)
	if len(leaves) < 15 {
		t.Fatalf("only %d commands", len(leaves))
	}
	for _, leaf := range leaves {
		name := leaf.FullPath()
		if at := strings.IndexAny(name, "<["); at > 0 {
			name = strings.TrimSpace(name[:at])
		}
		if !strings.Contains(leaf.Detail, "Example") || !strings.Contains(leaf.Detail, name) {
			t.Errorf("%s: its help has no example: %q", name, leaf.Detail)
		}
	}
}

// Faults of the command line are told apart from faults of the input.
func TestUsage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"fly"}, {"layer"}, {"ingest"}, {"layer", "density", "--format", "pdf"}} {
		var stdout, stderr bytes.Buffer
		if code := run(args, &stdout, &stderr); code != exitUsage || stdout.Len() > 0 || !strings.Contains(stderr.String(), "--help") {
			t.Errorf("%v: exit %d, stdout %q, stderr %q", args, code, stdout.String(), stderr.String())
		}
	}
}

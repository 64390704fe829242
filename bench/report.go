package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// writeReport writes a report to a file. Where only some parts were measured, the
// sections of the others stay as they are, the head as well.
func writeReport(path, report string, all bool) error {
	if old, err := os.ReadFile(path); err == nil && !all {
		report = merged(string(old), report)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.WriteFile(path, []byte(report), 0o644)
}

// merged replaces the sections of old that stand in fresh too, and adds the others.
func merged(old, fresh string) string {
	sections := sectionsOf(old)
	for _, s := range sectionsOf(fresh) {
		known := !strings.HasPrefix(s, "## ") // a head
		for at := range sections {
			if !known && titleOf(sections[at]) == titleOf(s) {
				sections[at], known = s, true
			}
		}
		if !known {
			sections = append(sections, s)
		}
	}
	for at := range sections {
		sections[at] = strings.TrimRight(sections[at], "\n") + "\n"
	}
	return strings.Join(sections, "\n")
}

// sectionsOf cuts a report before its second-level titles; the head comes first.
func sectionsOf(report string) []string {
	var sections []string
	rest := report
	for {
		at := strings.Index(rest[min(1, len(rest)):], "\n## ")
		if at < 0 {
			return append(sections, rest)
		}
		sections, rest = append(sections, rest[:at+2]), rest[at+2:]
	}
}

func titleOf(section string) string {
	line, _, _ := strings.Cut(section, "\n")
	return line
}

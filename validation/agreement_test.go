package validation

import (
	"fmt"
	"strings"
	"testing"
)

// Everything that has a reference agrees with it, and the page says so.
func TestAgreement(t *testing.T) {
	t.Parallel()
	oracle(t, "README.md")
	parts := []func(*testing.T) *section{weightsSection, globalSection, localSection, fdrSection, ratesSection, esdaSection, publishedSection, differencesSection}
	sections := make([]*section, len(parts))
	ok := t.Run("sections", func(t *testing.T) {
		for i, part := range parts {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				sections[i] = part(t)
			})
		}
	})
	if !ok {
		t.Fatal("the page is not written: there are differences")
	}
	var text strings.Builder
	text.WriteString("\n| against | rows | values compared | greatest difference |\n|---|---|---|---|\n")
	for _, s := range sections {
		if s.rows > 0 {
			fmt.Fprintf(&text, "| [%s](#%s) | %d | %s | %s |\n", s.title, strings.ReplaceAll(strings.ToLower(s.title), " ", "-"), s.rows, thousands(s.values), magnitude(s.worst))
		}
	}
	for _, s := range sections {
		fmt.Fprintf(&text, "\n## %s\n\n%s\n%s", s.title, s.intro, s.body.String())
	}
	publish(t, "agreement", text.String())
}

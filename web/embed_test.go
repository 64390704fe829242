package web_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/web"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	body, err := fs.ReadFile(web.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// Every file a page names must be in the binary, or the page breaks only when somebody opens it.
func TestPagesNameOnlyEmbeddedFiles(t *testing.T) {
	t.Parallel()
	address := regexp.MustCompile(`<(?:script|link)[^>]*\s(?:src|href)="([^"]+)"`)
	for _, page := range []string{"index.html", "docs.html"} {
		found := address.FindAllSubmatch(read(t, page), -1)
		if len(found) < 3 {
			t.Errorf("%s names %d files, want its script, style and icon", page, len(found))
		}
		for _, match := range found {
			name := string(match[1])
			if !strings.HasPrefix(name, "/assets/") {
				t.Errorf("%s names %s, which is not one of its own assets", page, name)
				continue
			}
			if len(read(t, strings.TrimPrefix(name, "/"))) == 0 {
				t.Errorf("%s is empty", name)
			}
		}
	}
}

// The content security policy forbids inline scripts and styles, so the pages must not have any.
func TestPagesHaveNothingInline(t *testing.T) {
	t.Parallel()
	inline := regexp.MustCompile(`(?s)<style|\sstyle=|\son[a-z]+=|<script[^>]*>[^<\s]`)
	for _, page := range []string{"index.html", "docs.html"} {
		if hit := inline.Find(read(t, page)); hit != nil {
			t.Errorf("%s has something inline: %s", page, hit)
		}
	}
}

// A path of the machine that built the site would make two builds differ and tell where it was made.
func TestNoPathOfTheBuildMachine(t *testing.T) {
	t.Parallel()
	err := fs.WalkDir(web.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body := read(t, name)
		for _, trace := range []string{"/node_modules/", "sourceMappingURL=", "/home/", "/root/"} {
			if bytes.Contains(body, []byte(trace)) && !strings.HasSuffix(name, ".txt") {
				t.Errorf("%s contains %q", name, trace)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThirdPartyNotices(t *testing.T) {
	t.Parallel()
	notices := string(read(t, "THIRD-PARTY.txt"))
	for _, name := range []string{"@fontsource/noto-sans", "maplibre-gl", "preact", "swagger-ui-dist", "earcut", "pbf"} {
		if !strings.Contains(notices, "\n"+name+" ") {
			t.Errorf("no notice for %s", name)
		}
	}
}

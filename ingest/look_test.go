package ingest

import (
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Look says at once what Run would say later, and only that.
func TestLook(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ source, file, content, want string }{
		"good":      {"police", "a.csv", "external_id,occurred_at,category\na,2025-03-01,injury\n", ""},
		"no source": {"", "a.csv", "external_id,occurred_at,category\na,2025-03-01,injury\n", "source"},
		"empty":     {"police", "a.csv", "", "empty"},
		"marked":    {"police", "a.csv", "TỐI MẬT\nNgày xảy ra;Hành vi\n22/3/2025;Đánh đập\n", "secre"},
		"dates":     {"police", "a.csv", "Ngày xảy ra;Hành vi\n1/3/2025;Đánh đập\n", "date-order"},
		"no table":  {"police", "a.csv", "hello\nworld\n", "occurred_at"},
	} {
		o := Options{Source: c.source, File: strings.NewReader(c.content), FileName: c.file, Now: testNow}
		store := newMemStore()
		err := Look(t.Context(), store, o)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		o.File = strings.NewReader(c.content)
		_, run := Import(t.Context(), store, o)
		if err != nil && (run == nil || run.Error() != err.Error()) {
			t.Errorf("%s: Look %v, Run %v", name, err, run)
		}
		var invalid *geo.InvalidError
		var file *FileError
		if err != nil && !errors.As(err, &invalid) && !errors.As(err, &file) {
			t.Errorf("%s: an error of no kind: %v", name, err)
		}
	}
}

package charset_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// shared returns the content of a file of the real data, unpacked.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	root := os.Getenv("ANTOAN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(root, "data", name))
	if err != nil {
		t.Skipf("the real data are not here (%v); set ANTOAN_SHARED to their directory", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// column returns one column of a table, without the header.
func column(t testing.TB, table []byte, name string) []string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for i, head := range rows[0] {
		if head == name {
			for _, row := range rows[1:] {
				cells = append(cells, norm.NFC.String(row[i]))
			}
		}
	}
	if len(cells) == 0 {
		t.Fatalf("no column %s", name)
	}
	return cells
}

func convert(t testing.TB, e charset.Encoding, text []byte) string {
	t.Helper()
	out, err := io.ReadAll(charset.NewReader(bytes.NewReader(text), e))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// restored tells whether a text came back; capitals with tones cannot from an
// encoding without them.
func restored(got, want string, lossy bool) bool {
	want = norm.NFC.String(want)
	if lossy {
		return strings.ToLower(got) == strings.ToLower(want)
	}
	return got == want
}

func realNames(t testing.TB) map[string][]string {
	return map[string][]string{
		"full names": column(t, shared(t, "vn_units_pre2025_gso_raw_10035.csv.gz"), "Tên"),
		"bare names": column(t, shared(t, "vn_units_2025_bando_raw.csv.gz"), "tenhc"),
	}
}

// Samples of real names in every form are recognised and come back. What counts
// is the text: two encodings that read a sample the same are both right.
func TestAccuracyOnNames(t *testing.T) {
	t.Parallel()
	for kind, names := range realNames(t) {
		for _, f := range forms {
			t.Run(kind+"/"+f.name, func(t *testing.T) {
				t.Parallel()
				dice := rand.New(rand.NewPCG(1, 2))
				var report []string
				for _, c := range []struct {
					size, trials int
					least        float64
				}{{5, 200, 0.99}, {20, 400, 0.999}, {100, 30, 1}} {
					right, doubt, sureWrong := 0, 0, 0
					for range c.trials {
						var b strings.Builder
						for range c.size {
							b.WriteString(names[dice.IntN(len(names))] + "\n")
						}
						text := f.encode(b.String())
						g := charset.Detect(text, nil)
						ok := restored(convert(t, g.Encoding, text), b.String(), f.lossy)
						if ok {
							right++
						} else if !g.Ambiguous {
							sureWrong++
						}
						if g.Ambiguous {
							doubt++
						}
					}
					share := float64(right) / float64(c.trials)
					report = append(report, fmt.Sprintf("%d names: %.2f %% right, %.2f %% ask, %.2f %% wrong without asking", c.size, 100*share,
						100*float64(doubt)/float64(c.trials), 100*float64(sureWrong)/float64(c.trials)))
					if share < c.least {
						t.Errorf("%s, %s, %d names: %.4f right, want %.4f", kind, f.name, c.size, share, c.least)
					}
				}
				t.Log(kind, f.name, strings.Join(report, "; "))
			})
		}
	}
}

package boundary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestNeighbours(t *testing.T) {
	t.Parallel()
	ids := []string{"a", "7", "neighbours", "Xã Đ"}
	for content, want := range map[string]string{
		`{"a":["7","Xã Đ"],"7":["a"],"neighbours":[],"Xã Đ":[7.0]}`:                        "[[1 3] [0] [] [1]] []",
		`{"a":[7],"neighbours":["a"]}`:                                                     "[[1] [] [0] []] [1 3]", // a unit of that name
		`{"weights":"queen","islands":["7"],"n":4,"neighbours":{"a":["7"],"7":["a","a"]}}`: "[[1] [0 0] [] []] [2 3]",
		`{"neighbours":{"neighbours":["a"]},"more":{"x":[1,{}]}}`:                          "[[] [] [0] []] [0 1 3]",
		`{}`: "[[] [] [] []] [0 1 2 3]",
		gz(t, utf8Mark+`{ "X\u00e3 \u0110" : [ "a" ] }`+"\n"): "[[] [] [] [0]] [0 1 2]",
	} {
		n, err := ReadNeighbours(t.Context(), write(t, "n.json", content), ids, Limits{})
		if err != nil {
			t.Errorf("%s: %v", content, err)
		} else if got := fmt.Sprint(n.Lists, n.Unlisted); got != want {
			t.Errorf("%s: %s, want %s", content, got, want)
		}
	}
}

func TestWrongNeighbours(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]string{
		`{"a":["b"],"c":[]}`:                   `"c" has neighbours, but no unit has that id`,
		`{"a":["c"]}`:                          `"a" has the neighbour "c", which no unit has`,
		`{"a":["b"],"a":["b"]}`:                "two lists",
		`{"a":["b"],"\u0061":[]}`:              "two lists",
		`{"a":["b","a"]}`:                      "its own neighbour",
		`{"a":{"b":0.5}}`:                      "no list",
		`{"a":"b"}`:                            "no list",
		`{"a":null}`:                           "no list",
		`{"a":[null]}`:                         "a neighbour is an id",
		`{"a":[["b"]]}`:                        "a neighbour is an id",
		`[["b"],["a"]]`:                        "not a list of neighbours",
		`{"a":["b"]}{}`:                        "something follows",
		`{"a":["b"]`:                           "cut off",
		`{"neighbours":{"a":["b"]}`:            "cut off",
		`{"neighbours":{"a":["c"]}}`:           "which no unit has",
		`{"a":[b]}`:                            "broken JSON",
		" ":                                    "cut off",
		"":                                     "empty",
		gz(t, `{"a":["b"]}`)[:20]:              "cut off",
		`{"a":` + strings.Repeat("[", 100_000): "nested deeper",
	} {
		_, err := ReadNeighbours(t.Context(), write(t, "n.json", content), []string{"a", "b"}, Limits{})
		var fault *FileError
		if !errors.As(err, &fault) || fault.File != "n.json" || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %s", content, err, want)
		}
	}
	path := write(t, "n.json", `{"a":["`+strings.Repeat("x", 200_000)+`"]}`)
	if _, err := ReadNeighbours(t.Context(), path, []string{"a"}, Limits{FeatureBytes: 70_000}); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("%v", err)
	}
	if _, err := ReadNeighbours(t.Context(), path, []string{"a"}, Limits{FileBytes: 1000}); err == nil || !strings.Contains(err.Error(), "are allowed") {
		t.Errorf("%v", err)
	}
	if _, err := ReadNeighbours(t.Context(), t.TempDir(), nil, Limits{}); err == nil || !strings.Contains(err.Error(), "directory") {
		t.Errorf("%v", err)
	}
}

// FuzzNeighbours: nothing panics, and what is accepted is JSON of lists within
// the units, none of which holds its own.
func FuzzNeighbours(f *testing.F) {
	f.Add([]byte(`{"a":["b",1],"b":[],"1":["a"]}`))
	f.Add([]byte(`{"n":2,"neighbours":{"a":["b"],"neighbours":[1e0]}}`))
	f.Add([]byte("\x1e{\"\\u0061\":[\"neighbours\"]}"))
	ids := []string{"a", "b", "1", "neighbours"}
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "n")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		n, err := ReadNeighbours(t.Context(), path, ids, Limits{})
		if err != nil {
			var fault *FileError
			if !errors.As(err, &fault) || fault.Reason == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		for i, list := range n.Lists {
			if slices.Contains(list, int32(i)) || len(list) > 0 && (slices.Min(list) < 0 || int(slices.Max(list)) >= len(ids)) {
				t.Fatalf("unit %d has %v", i, list)
			}
			if slices.Contains(n.Unlisted, i) != (list == nil) {
				t.Fatalf("unit %d is listed and not: %v", i, n.Unlisted)
			}
		}
		plain := bytes.Trim(bytes.TrimPrefix(b, []byte(utf8Mark)), " \t\r\n\x1e")
		if sniff(b) != gzipped && !json.Valid(plain) {
			t.Fatalf("%q is no JSON", b)
		}
	})
}

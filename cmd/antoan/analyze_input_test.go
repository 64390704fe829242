package main

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A file's order is the answer's, and changes no number.
func TestAnalyzeOrder(t *testing.T) {
	t.Parallel()
	file := nine(t)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(content), "\n")
	slices.Reverse(lines)
	turned := write(t, "turned.json", strings.Join(lines, "\n"))
	for _, args := range [][]string{
		{"weights", "--format", "csv", "--weights", "knn:3"},
		{"hotspots", "--value", "v", "--statistic", "moran", "--weights", "rook"},
		{"hotspots", "--value", "y", "--population", "p", "--null", "poisson"},
		{"rates", "--cases", "y", "--population", "p"},
	} {
		one := table(t, mustAnalyze(t, append(args, "--units", file)...).stdout)
		two := table(t, mustAnalyze(t, append(args, "--units", turned)...).stdout)
		if strings.Join(one["id"], "") != "abcdefghi" || strings.Join(two["id"], "") != "ihgfedcba" {
			t.Fatalf("%v: %v, %v", args, one["id"], two["id"])
		}
		for name := range one {
			if slices.Reverse(two[name]); name == "component" {
				continue // numbered in the file's order
			}
			for i, cell := range one[name] {
				if !alike(cell, two[name][i]) {
					t.Errorf("%v, %s of %s: %s, turned %s", args, name, one["id"][i], cell, two[name][i])
				}
			}
		}
	}
}

// alike tells whether two cells are the same number to nine digits, or the same
// words in whatever order.
func alike(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX == nil && errY == nil {
		return closeTo(x, y)
	}
	wordsA, wordsB := strings.Fields(a), strings.Fields(b)
	slices.Sort(wordsA)
	slices.Sort(wordsB)
	return slices.Equal(wordsA, wordsB)
}

// closeTo compares to nine digits; around 0, to twelve places.
func closeTo(a, b float64) bool {
	d := a - b
	return max(d, -d) <= 1e-9*max(a, -a, b, -b, 1e-3)
}

func TestAnalyzeWrongInput(t *testing.T) {
	t.Parallel()
	file := nine(t)
	neighbours := write(t, "n.json", `{"a":["z"]}`)
	points := write(t, "p.json", `{"type":"Feature","properties":{"code":"q"},"geometry":{"type":"Point","coordinates":[1,2]}}`)
	nowhere := write(t, "e.json", `{"type":"Feature","properties":{"code":"q"},"geometry":null}`)
	for _, c := range []struct{ args, says string }{
		{"weights --weights foo", `weights: "foo" is unknown: use queen, rook, knn:K or band:METRES; --weights takes file:NEIGHBOURS.json as well`},
		{"weights --weights queen:2", "takes nothing"},
		{"weights --weights knn", "whole number"},
		{"weights --weights knn:2.5", "whole number"},
		{"weights --weights knn:9", "--weights knn:9: 9 neighbours"},
		{"weights --weights band:-5", "positive number"},
		{"weights --weights band:5km", "without a unit"},
		{"weights --weights file:", "path is missing"},
		{"weights --weights file:absent.json", "absent.json: there is no such file"},
		{"weights --weights file:" + neighbours, `n.json: "a" has the neighbour "z"`},
		{"weights --weights knn:2 --tolerance 5", "tolerance: it is for"},
		{"weights --tolerance=-5", "tolerance"},
		{"weights --id ma", `id: there is no field "ma": the file has code, y, p, v`},
		{"weights --where code='zz'", "none of its 9 features satisfies --where"},
		{"weights --units " + points, `unit "q" (feature 1) is a point, and only outlines touch`},
		{"weights --units " + nowhere + " --weights band:5", `unit "q" (feature 1) is without geometry`},
		{"weights --units absent.gpkg", "there is no such file"},
		{"hotspots --value w", `value: there is no field "w"`},
		{"hotspots --value y --population w", `population: there is no field "w"`},
		{"hotspots --value code", `field "code": "a" is no number`},
		{"hotspots --value y --null poisson", "null: poisson asks"},
		{"hotspots --value v --population p --null poisson", `value: that of unit "a" is -4.5`},
		{"hotspots --value y --population v", `population: that of unit "a" is -4.5`},
		{"hotspots --value y --measure eb", "population"},
		{"hotspots --value y --replicates=-1", "replicates"},
		{"global --value y --measure eb", "population: is missing"},
		{"global --value v --population p --measure eb", `value: that of unit "a" is -4.5`},
		{"global --value y --population v", `population: that of unit "a" is -4.5`},
		{"global --value v --statistic g", "negative"},
		{"rates --cases v --population p", `cases: that of unit "a" in "v" is -4.5`},
		{"rates --cases y --population v", `population: that of unit "a" in "v" is -4.5`},
		{"rates --cases y --population p --per 0", "per: 0 is no number of people"},
		{"rates --cases y --population p --confidence 95", "confidence"},
	} {
		args := strings.Fields(c.args)
		if !slices.Contains(args, "--units") {
			args = append(args, "--units", file)
		}
		if a := analyze(t, args...); a.code != exitRefused || a.stdout != "" || !strings.Contains(a.stderr, c.says) {
			t.Errorf("%s: exit %d: %s%s", c.args, a.code, a.stdout, a.stderr)
		}
	}
	for _, args := range []string{"weights", "hotspots --units x", "rates --units x --cases y", "global --units x", "hotspots --units x --value y --style Q", "weights --units x --format pdf", "fly"} {
		if a := analyze(t, strings.Fields(args)...); a.code != exitUsage || a.stdout != "" {
			t.Errorf("%s: exit %d: %s", args, a.code, a.stderr)
		}
	}
}

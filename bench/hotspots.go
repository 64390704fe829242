package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// hotspots measures the statistics on the nation's communes, each beside the plain
// version of plain.go, and what they cost with more units. It needs no database, and
// of the nation its outlines alone.
func (r *run) hotspots() error {
	dir := filepath.Join(r.dir, "outlines")
	if err := r.writeNation(dir, 1); err != nil {
		return err
	}
	outlines, err := readOutlines(r.ctx, filepath.Join(dir, "communes_2025.geojson"))
	if err != nil {
		return err
	}
	w, err := weights.Queen(outlines, weights.ContiguityOptions{})
	if err != nil {
		return err
	}
	t := newTrial(w)
	var rows []contest
	for _, c := range []struct {
		name, target string
		ours, plain  func() []float64
		same         float64 // how far the results may be apart, on average
	}{
		{"Gi*, z", "1 ms", t.z, func() []float64 { return plainGiStar(t.counts, w) }, 1e-9},
		{"Gi*, exact p of counts of 2 on average", "10 ms", t.exact, func() []float64 { return plainExact(t.counts, w) }, 1e-9},
		{"Gi*, 999 permutations of rates", "50 ms", func() []float64 { return t.permuted(hotspot.GiStar) }, func() []float64 { return plainPermuted(t.rates, w, 999, false) }, 0.05},
		{"local Moran, 999 permutations of rates", "50 ms", func() []float64 { return t.permuted(hotspot.LocalMoran) }, func() []float64 { return plainPermuted(t.rates, w, 999, true) }, 0.05},
		{"queen contiguity", "1 s", func() []float64 {
			m, err := weights.Queen(outlines, weights.ContiguityOptions{})
			t.note(err)
			return []float64{float64(m.Links())}
		}, func() []float64 { return []float64{float64(plainQueen(outlines))} }, 0},
	} {
		row, err := compete(c.name, c.target, c.ours, c.plain, c.same)
		if err = firstOf(err, t.err); err != nil {
			return err
		}
		rows = append(rows, row)
	}
	bound, err := t.largestExact()
	if err != nil {
		return err
	}
	r.printf(`## Hot spots

%d communes with %.1f neighbours on average, all cores. Beside each statistic the plain version of bench/plain.go on one core, in turns, the least of %d
measurements each; both found the same. The permutations draw 999 times for every unit and go on for those far out in a tail, the plain version does not.
Time is what passed, work the processor time of all cores together, which others on the machine do not change; the ratio is that of work.

| | aim | antoan: time | work | plain: time | work | ratio |
|---|---|---|---|---|---|---|
`, w.N(), float64(w.Links())/float64(w.N()), turnsEach)
	for _, row := range rows {
		r.printf("| %s | %s | %s ms | %s ms | %s ms | %s ms | **%s** |\n", row.name, row.aim, figures(row.ours.time), figures(row.ours.work), figures(row.plain.time), figures(row.plain.work),
			twoFigures(row.plain.work.Seconds()/row.ours.work.Seconds()))
	}
	r.printf("\nThe exact null is computed for these communes up to counts of %d on average; beyond, permutation draws. Allocations per further draw: **%.4f**.\n\n", bound, t.allocations())
	return r.growth()
}

// growth tells what the statistics cost with more units.
func (r *run) growth() error {
	r.printf(`Work with more units, each with six neighbours:

| units | Gi*, z | exact, counts of 2 | Gi*, 999 permutations | local Moran, 999 permutations |
|---|---|---|---|---|
`)
	for _, n := range []int{1_000, 10_000, 100_000} {
		t := newTrial(hexagons(n))
		r.printf("| %d", n)
		for _, ours := range []func() []float64{t.z, t.exact, func() []float64 { return t.permuted(hotspot.GiStar) }, func() []float64 { return t.permuted(hotspot.LocalMoran) }} {
			least := never
			for range 2 {
				m, _ := timed(ours)
				least = least.or(m)
			}
			r.printf(" | %s ms", figures(least.work))
		}
		r.printf(" |\n")
		if t.err != nil {
			return t.err
		}
	}
	r.printf("\n")
	return nil
}

// contest is ours beside the plain version.
type contest struct {
	name, aim   string
	ours, plain cost
}

// turnsEach is how often each of two is measured, in turns.
const turnsEach = 7

// compete measures both in turns and sees that they find the same.
func compete(name, aim string, ours, plain func() []float64, apart float64) (contest, error) {
	c := contest{name: name, aim: aim, ours: never, plain: never}
	for range turnsEach {
		m, a := timed(ours)
		c.ours = c.ours.or(m)
		m, b := timed(plain)
		c.plain = c.plain.or(m)
		if d := distance(a, b); !(d <= apart) {
			return c, fmt.Errorf("%s: the plain version is %v apart on average", name, d)
		}
	}
	return c, nil
}

// cost is what a run takes: time that passes, and processor time.
type cost struct{ time, work time.Duration }

var never = cost{math.MaxInt64, math.MaxInt64}

// or returns the less of each.
func (c cost) or(o cost) cost { return cost{min(c.time, o.time), min(c.work, o.work)} }

// timed runs a function so often that the clocks can tell, and returns what one run
// cost and found.
func timed(f func() []float64) (cost, []float64) {
	const enough = 20 * time.Millisecond
	for runs := 1; ; runs *= 10 {
		began, worked := time.Now(), processorTime()
		var found []float64
		for range runs {
			found = f()
		}
		c := cost{time.Since(began), processorTime() - worked}
		if c.work >= enough || runs >= 1_000 {
			return cost{c.time / time.Duration(runs), c.work / time.Duration(runs)}, found
		}
	}
}

// processorTime is that of this process so far, on all cores.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0 // cannot happen: the arguments are right
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// distance is the mean absolute difference, NaN for results of different lengths.
func distance(a, b []float64) float64 {
	if len(a) != len(b) {
		return math.NaN()
	}
	sum := 0.0
	for i := range a {
		sum += math.Abs(a[i] - b[i])
	}
	return sum / float64(len(a))
}

// figures writes milliseconds.
func figures(d time.Duration) string { return twoFigures(float64(d.Nanoseconds()) / 1e6) }

// twoFigures writes a number with two figures, or all before the point.
func twoFigures(v float64) string {
	if v >= 10 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 2, 64)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

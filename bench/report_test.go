package main

import "testing"

// A part that is measured anew replaces its own section and no other.
func TestMerged(t *testing.T) {
	t.Parallel()
	old := "# Performance\n\nhead\n\n## Locating\n\nfast\n\n## Demo\n\nquick\n"
	for name, c := range map[string]struct{ old, fresh, want string }{
		"replaced": {old, "# Performance\n\nother head\n\n## Locating\n\nfaster\n", "# Performance\n\nhead\n\n## Locating\n\nfaster\n\n## Demo\n\nquick\n"},
		"added":    {old, "head\n\n## Hot spots\n\nnew\n\n", old + "\n## Hot spots\n\nnew\n"},
		"no head":  {old, "## Demo\n\nslow\n", "# Performance\n\nhead\n\n## Locating\n\nfast\n\n## Demo\n\nslow\n"},
	} {
		if got := merged(c.old, c.fresh); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The plain versions are what they are taken for.
func TestPlainVersions(t *testing.T) {
	t.Parallel()
	trial := newTrial(hexagons(200))
	for name, c := range map[string]struct {
		a, b  []float64
		apart float64
	}{
		"z": {trial.z(), plainGiStar(trial.counts, trial.weights), 1e-9}, "exact": {trial.exact(), plainExact(trial.counts, trial.weights), 1e-9},
		"permuted": {trial.permuted("gistar"), plainPermuted(trial.rates, trial.weights, 999, false), 0.05}, "moran": {trial.permuted("moran"), plainPermuted(trial.rates, trial.weights, 999, true), 0.05},
	} {
		if d := distance(c.a, c.b); !(d <= c.apart) {
			t.Errorf("%s: %v apart", name, d)
		}
	}
	if trial.err != nil {
		t.Error(trial.err)
	}
}

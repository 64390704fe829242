package analysis_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/storage"
)

// Every commune of the planted hot clusters is found, and of what is flagged no
// more than a twentieth lies where nothing was planted, nor beside it: that is what
// q < 0.05 promises. A hundredth of all worlds may have more than is let pass here.
func plantedHotspots(ctx context.Context, t *testing.T, store *storage.Store, truth fixtures.Truths, ask asker) {
	for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
		units, err := store.Units(ctx, edition)
		check(t, err)
		planted := map[string]bool{}
		for _, kind := range []string{"hot", "emerging", "fading", "silent", "not_reporting"} {
			for _, p := range truth.Find(kind, edition) {
				for _, code := range p.Codes {
					planted[code] = true
				}
			}
		}
		spoiled := besides(t, units, planted)
		hot := truth.Find("hot", edition)
		l := ask(t, request(t, "hotspots", edition, "", hot[0].Window))
		classes, reasons := column(t, l, "class").Texts, column(t, l, "reason_vi").Texts
		flagged, false95 := int64(0), int64(0)
		for i, code := range column(t, l, "code").Texts {
			significant := strings.HasSuffix(classes[i], "_95") || strings.HasSuffix(classes[i], "_99")
			if slices.ContainsFunc(hot, func(p fixtures.Planted) bool { return slices.Contains(p.Codes, code) }) && !(significant && strings.HasPrefix(classes[i], "hot")) {
				t.Errorf("%s of %s, planted hot, is %s", code, edition, classes[i])
			}
			if significant {
				flagged++
				if !spoiled[code] {
					false95++
				}
			}
			if (reasons[i] != "") != (classes[i] != "not_significant" && classes[i] != "no_neighbours") {
				t.Errorf("%s of %s is %s with the reason %q", code, edition, classes[i], reasons[i])
			}
		}
		t.Logf("%s: %d flagged, %d of them away from all that was planted", edition, flagged, false95)
		coldAway(t, edition, hot[0].Window, spoiled, ask)
		if _, more := rate.BinomialTails(false95, flagged, 0.05); more < 0.01 || flagged < 10 {
			t.Errorf("%s: %d of %d flagged lie where nothing was planted", edition, false95, flagged)
		}
	}
}

// coldAway counts the communes away from all that was planted that are cold: against
// all others, among which the clusters are, many more than against the background.
func coldAway(t *testing.T, edition string, w fixtures.Span, spoiled map[string]bool, ask asker) {
	t.Helper()
	cold := map[string]int{}
	away := 0
	for _, reference := range []string{"all", "background"} {
		r := request(t, "hotspots", edition, "", w)
		check(t, r.Method.Set("reference", reference))
		l := ask(t, r)
		away = 0
		for i, code := range column(t, l, "code").Texts {
			if spoiled[code] {
				continue
			}
			if away++; strings.HasPrefix(column(t, l, "class").Texts[i], "cold") {
				cold[reference]++
			}
		}
	}
	t.Logf("%s: of %d communes away from all that was planted %d are cold against all others, %d against the background", edition, away, cold["all"], cold["background"])
	if cold["background"]*3 > cold["all"] {
		t.Errorf("%s: the background does not help: %v", edition, cold)
	}
}

// besides adds the neighbours of the planted communes to them.
func besides(t *testing.T, units []geo.Unit, planted map[string]bool) map[string]bool {
	t.Helper()
	var outlines []orb.MultiPolygon
	var codes []string
	for _, u := range units {
		if u.Level == geo.Commune {
			outlines, codes = append(outlines, u.Outline), append(codes, u.Code)
		}
	}
	w, err := weights.Queen(outlines, weights.ContiguityOptions{})
	check(t, err)
	all := map[string]bool{}
	for i, code := range codes {
		all[code] = planted[code]
		for _, j := range w.Neighbours(i) {
			all[code] = all[code] || planted[codes[j]]
		}
	}
	return all
}

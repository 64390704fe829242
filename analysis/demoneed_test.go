package analysis_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/storage"
)

// Hot communes without a model are among the neediest, silent ones say so, and
// communes with an active model are not ranked.
func plantedNeed(ctx context.Context, t *testing.T, store *storage.Store, truth fixtures.Truths, ask asker) {
	models, err := store.Models(ctx)
	check(t, err)
	if len(models) != truth.Counts.Models {
		t.Fatalf("%d models, %d are planted", len(models), truth.Counts.Models)
	}
	for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
		l := ask(t, request(t, "expansion", edition, "", truth.Window))
		codes, rank, active := column(t, l, "code").Texts, column(t, l, "rank").Counts, column(t, l, "models").Counts
		var total, with int64
		for i := range codes {
			total += active[i]
			if active[i] > 0 {
				with++
			}
			if (active[i] > 0) != (rank[i] < 0) {
				t.Errorf("%s of %s has %d models and rank %d", codes[i], edition, active[i], rank[i])
			}
		}
		if total != 18 { // every seventh of the twenty has ended
			t.Errorf("%s: %d active models", edition, total)
		}
		ranked := float64(int64(len(codes)) - with)
		ranksOfHot(t, truth, edition, l, ranked)
		for _, p := range truth.Find("silent", edition) {
			for _, code := range p.Codes {
				if part := column(t, l, "part_silence").Floats[slices.Index(codes, code)]; part != 1 {
					t.Errorf("silent %s of %s: part %v", code, edition, part)
				}
			}
		}
	}
}

func ranksOfHot(t *testing.T, truth fixtures.Truths, edition string, l *analysis.Layer, ranked float64) {
	codes, rank := column(t, l, "code").Texts, column(t, l, "rank").Counts
	sum, n := 0.0, 0.0
	for _, p := range truth.Find("hot", edition) {
		for _, code := range p.Codes {
			if r := rank[slices.Index(codes, code)]; r > 0 {
				sum, n = sum+float64(r), n+1
			}
		}
	}
	t.Logf("%s: mean rank %.1f of %.0f hot communes without a model, of %.0f", edition, sum/n, n, ranked)
	if !(n > 0) || sum/n > ranked/4 || math.IsNaN(sum) {
		t.Errorf("%s: the mean rank of hot communes is %.1f of %.0f", edition, sum/n, ranked)
	}
}

// The best set of three for the demo province is that of all sets, by the layer's own
// demand and distances.
func plantedExpansion(ctx context.Context, t *testing.T, store *storage.Store, service *analysis.Service, truth fixtures.Truths, ask asker) {
	r := request(t, "expansion", fixtures.EditionNew, "", truth.Window)
	l := ask(t, r)
	demand, active, codes := column(t, l, "demand").Floats, column(t, l, "models").Counts, column(t, l, "code").Texts
	all, err := store.Units(ctx, fixtures.EditionNew)
	check(t, err)
	var units []geo.Unit
	for _, u := range all {
		if slices.Contains(codes, u.Code) && u.Level == geo.Commune {
			units = append(units, u)
		}
	}
	const within = 5000.0
	a, err := service.Expansion(ctx, analysis.ExpansionRequest{Request: r, Models: 3, Within: within})
	check(t, err)
	base, reach := 0.0, map[int][]int{} // of each place, what it adds to the units covered already
	models, err := store.Models(ctx)
	check(t, err)
	far := make([]float64, len(units)) // to a model: the column counts trusted addresses, too, which cover nothing
	for i := range units {
		far[i] = math.Inf(1)
		for _, m := range models {
			if m.Period.Contains(r.Filter.Period.To) {
				far[i] = min(far[i], weights.Distance(units[i].Label, m.Point))
			}
		}
		if active[i] > 0 {
			far[i] = 0
		}
		if d := column(t, l, "distance_m").Floats[i]; d > far[i]+1e-6 {
			t.Errorf("%s: %v m to the nearest help, %v to a model", units[i].Code, d, far[i])
		}
	}
	var places []int
	for j := range units {
		if active[j] == 0 {
			places = append(places, j)
		}
		if far[j] <= within {
			base += demand[j]
		}
		for i := range units {
			if far[i] > within && weights.Distance(units[i].Label, units[j].Label) <= within {
				reach[j] = append(reach[j], i)
			}
		}
	}
	best := 0.0
	for x, a := range places {
		for y, b := range places[:x] {
			for _, c := range places[:y] {
				sum, seen := base, map[int]bool{}
				for _, i := range slices.Concat(reach[a], reach[b], reach[c]) {
					if !seen[i] {
						sum, seen[i] = sum+demand[i], true
					}
				}
				best = max(best, sum)
			}
		}
	}
	if !a.Optimal || math.Abs(*a.Value-best) > 1e-9*best || len(a.Chosen) != 3 || a.Covered < a.Before.Covered || *a.Greedy.Value > *a.Value*(1+1e-9) {
		t.Errorf("%v of %v chosen, optimal %v; the best of all sets has %v", *a.Value, len(a.Chosen), a.Optimal, best)
	}
	for _, c := range a.Chosen {
		if active[slices.Index(codes, c.Code)] > 0 {
			t.Errorf("%s has a model already", c.Code)
		}
	}
}

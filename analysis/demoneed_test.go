package analysis_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/fixtures"
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

package storage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Two copies of a large file under two names are millions of pairs: the import ends
// all the same, says so, and the list stays one that people can read.
func TestTooManyAlikeAreNotCompared(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	copies := func(name string) []geo.Incident {
		all := make([]geo.Incident, 1_500)
		for i := range all {
			all[i] = at(incident(fmt.Sprint(name, i), fmt.Sprint(name, i)), orb.Point{105.5, 21.5}, inA...)
		}
		return all
	}
	b.add(from("police", "p.csv"), copies("p")...)
	batch := b.add(from("union", "u.csv"), copies("u")...)
	if batch.Counts.Stored != 1_500 || len(batch.Warnings) != 1 || !strings.Contains(batch.Warnings[0], "not looked for") || len(b.pairs("")) != 0 {
		t.Errorf("%+v, %d pairs", batch, len(b.pairs("")))
	}
	_, err := b.Undo(b.ctx, batch.ID)
	b.must(err)
}

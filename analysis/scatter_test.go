package analysis

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Forty communes of one size: with the same risk everywhere there is nothing to
// warn of, with risks between a fifth and thrice the mean there is.
func TestScatterIsSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		risks []float64 // in turn
		warn  bool
	}{{"one risk", []float64{1}, false}, {"many risks", []float64{0.4, 0.7, 1, 1.3, 1.6}, true}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, dice := newMemory(), rand.New(rand.NewPCG(1, 2))
			var units []geo.Unit
			for i := range int32(40) {
				units = append(units, unit(i+1, geo.Commune, fmt.Sprintf("%05d", i+1), "", 26, 10_000))
			}
			m.addEdition("e", units...)
			for i := range int32(40) {
				mean := 60 * c.risks[int(i)%len(c.risks)]
				for at := dice.ExpFloat64(); at < mean; at += dice.ExpFloat64() {
					m.add(uuid.New(), geo.Fact{On: day(t, "2025-06-01"), Groups: 1, Placed: placed(i + 1)})
				}
			}
			l := ask(t, loaded(t, m), Request{Layer: "hotspots"})
			scatter, _ := l.Metadata["scatter"].(map[string]any)
			_, warned := l.Metadata["warning"]
			if warned != c.warn || scatter == nil {
				t.Errorf("warned %v of %v", warned, scatter)
			}
		})
	}
}

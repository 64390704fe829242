package rate_test

import (
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// Verdicts with a known dispersion, by hand.
func TestSilenceByHand(t *testing.T) {
	t.Parallel()
	poisson, one := 0.0, 1.0
	for _, c := range []struct {
		name       string
		count      int64
		expected   float64
		dispersion *float64
		level      float64
		p, zero    float64
		needed     float64
		verdict    rate.Verdict
	}{
		{"just too few expected", 0, 4.6, &poisson, 0, math.Exp(-4.6), math.Exp(-4.6), 4.605170, rate.CannotTell},
		{"just enough", 0, 4.61, &poisson, 0, math.Exp(-4.61), math.Exp(-4.61), 4.605170, rate.NeedsCheck},
		{"one event, enough for none", 1, 4.61, &poisson, 0, 5.61 * math.Exp(-4.61), math.Exp(-4.61), 4.605170, rate.NotUnusual},
		{"one event where ten were expected", 1, 10, &poisson, 0, 11 * math.Exp(-10), math.Exp(-10), 4.605170, rate.NeedsCheck},
		{"more than expected", 9, 5, &poisson, 0, rate.PoissonLowerTail(9, 5), math.Exp(-5), 4.605170, rate.NotUnusual},
		{"dispersed, 98 are too few", 0, 98, &one, 0, 1.0 / 99, 1.0 / 99, 99, rate.CannotTell},
		{"dispersed, 100 are enough", 0, 100, &one, 0, 1.0 / 101, 1.0 / 101, 99, rate.NeedsCheck},
		{"at five per cent", 0, 3, &poisson, 0.05, math.Exp(-3), math.Exp(-3), 2.995732, rate.NeedsCheck},
		{"nothing expected", 0, 0, &poisson, 0, 1, 1, 4.605170, rate.CannotTell},
		{"many, though too few are expected", 7, 2, &poisson, 0, rate.PoissonLowerTail(7, 2), math.Exp(-2), 4.605170, rate.CannotTell},
		{"not known", 0, math.NaN(), &poisson, 0, math.NaN(), math.NaN(), 4.605170, rate.CannotTell},
	} {
		got, err := rate.Silence([]int64{c.count}, []float64{c.expected}, nil, rate.SilenceOptions{Level: c.level, Dispersion: c.dispersion})
		if err != nil {
			t.Fatal(err)
		}
		r := got[0]
		same(t, c.name, []float64{r.P, r.ZeroP, r.Dispersion}, []float64{c.p, c.zero, *c.dispersion}, 0)
		if r.Verdict != c.verdict || math.Abs(r.Needed-c.needed) > 1e-6 {
			t.Errorf("%s: %s, needed %v; want %s, %v", c.name, r.Verdict, r.Needed, c.verdict, c.needed)
		}
	}
}

// Groups know nothing of each other, whatever their numbers and order.
func TestSilencePeers(t *testing.T) {
	t.Parallel()
	counts := []int64{12, 0, 9, 30, 11, 3, 14, 2, 8, 40, 10, 12}
	expected := []float64{11, 15, 10, 10, 12, 12, 12, 11, 9, 13, 11, 11}
	peers := []int32{-4, 7, -4, 7, -4, 7, -4, 7, -4, 7, -4, 7}
	together, err := rate.Silence(counts, expected, peers, rate.SilenceOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []int32{-4, 7} {
		var y []int64
		var e []float64
		var at []int
		for i, g := range peers {
			if g == number {
				y, e, at = append(y, counts[i]), append(e, expected[i]), append(at, i)
			}
		}
		alone, err := rate.Silence(y, e, nil, rate.SilenceOptions{})
		if err != nil {
			t.Fatal(err)
		}
		d, err := rate.PeerDispersion(y, e)
		if err != nil {
			t.Fatal(err)
		}
		for k, i := range at {
			if together[i] != alone[k] || alone[k].Dispersion != d.Upper {
				t.Errorf("unit %d: %+v among all, %+v among its peers, dispersion %+v", i, together[i], alone[k], d)
			}
		}
	}
	if a, b := together[0].Dispersion, together[1].Dispersion; !(a < b) {
		t.Errorf("dispersions %v of alike and %v of unlike peers", a, b)
	}
}

// Nothing can be told of a unit that has no peers, not even that it is silent.
func TestSilenceAlone(t *testing.T) {
	t.Parallel()
	got, err := rate.Silence([]int64{0}, []float64{50}, nil, rate.SilenceOptions{})
	if err != nil || got[0].Verdict != rate.CannotTell {
		t.Errorf("%+v %v", got, err)
	}
	if got, err := rate.Silence(nil, nil, nil, rate.SilenceOptions{}); err != nil || len(got) != 0 {
		t.Errorf("no units: %v %v", got, err)
	}
}

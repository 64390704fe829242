package hotspot

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

func TestBadInput(t *testing.T) {
	t.Parallel()
	good := func() Input {
		return Input{Codes: codes(60), Values: counts(60, 1, 1), People: repeat(100, 60), Weights: hexagons(t, 60)}
	}
	for _, c := range []struct {
		name, field string
		spoil       func(in *Input, o *Options)
	}{
		{"no weights", "weights", func(in *Input, _ *Options) { in.Weights = nil }},
		{"few codes", "value", func(in *Input, _ *Options) { in.Codes = in.Codes[1:] }},
		{"few values", "value", func(in *Input, _ *Options) { in.Values = in.Values[1:] }},
		{"few people", "value", func(in *Input, _ *Options) { in.People = in.People[1:] }},
		{"a code twice", "id", func(in *Input, _ *Options) { in.Codes[4] = in.Codes[9] }},
		{"a code twice, one without data", "id", func(in *Input, _ *Options) { in.Codes[4], in.Values[4] = in.Codes[9], math.NaN() }},
		{"infinite", "value", func(in *Input, _ *Options) { in.Values[4] = math.Inf(-1) }},
		{"negative people", "population", func(in *Input, _ *Options) { in.People[4] = -1 }},
		{"infinite people", "population", func(in *Input, _ *Options) { in.People[4] = math.Inf(1) }},
		{"hardly a person", "population", func(in *Input, _ *Options) { in.People[4], in.Values[4] = 1e-310, 1 }},
		{"negative count", "value", func(in *Input, o *Options) { in.Values[4], o.Null = -1, Poisson }},
		{"fraction of a case", "value", func(in *Input, o *Options) { in.Values[4], o.Null = 1.5, Poisson }},
		{"fraction of a case, adjusted", "value", func(in *Input, o *Options) { in.Values[4], o.Measure = 1.5, Adjusted }},
		{"more cases than people", "population", func(in *Input, o *Options) { in.Values[4], o.Null, o.Statistic = 101, Poisson, LocalMoran }},
		{"more cases than people, adjusted", "population", func(in *Input, o *Options) { in.Values[4], o.Measure = 101, Adjusted }},
		{"nobody to count", "population", func(in *Input, o *Options) { in.People, o.Null = nil, Poisson }},
		{"no rate", "population", func(in *Input, o *Options) { in.People, o.Measure = nil, Rate }},
		{"counts against people", "measure", func(_ *Input, o *Options) { o.Null, o.Measure = Poisson, Adjusted }},
		{"no background to draw from", "reference", func(_ *Input, o *Options) { o.Reference = Background }},
		{"no background of Moran", "reference", func(_ *Input, o *Options) { o.Null, o.Statistic, o.Reference = Poisson, LocalMoran, Background }},
		{"risks of their own of Moran", "null", func(_ *Input, o *Options) { o.Null, o.Statistic = NegativeBinomial, LocalMoran }},
		{"risks of their own of nobody", "population", func(in *Input, o *Options) { in.People, o.Null = nil, NegativeBinomial }},
		{"risks of their own of adjusted rates", "measure", func(_ *Input, o *Options) { o.Null, o.Measure = NegativeBinomial, Adjusted }},
		{"reference", "reference", func(_ *Input, o *Options) { o.Null, o.Reference = Poisson, "peers" }},
		{"no way to be exact", "null", func(in *Input, o *Options) { in.Values[4], o.Null = 0.5, Exact }},
		{"statistic", "statistic", func(_ *Input, o *Options) { o.Statistic = "g" }},
		{"null", "null", func(_ *Input, o *Options) { o.Null = "normal" }},
		{"style", "style", func(_ *Input, o *Options) { o.Style = 2 }},
		{"measure", "measure", func(_ *Input, o *Options) { o.Measure = "smr" }},
		{"correction", "correction", func(_ *Input, o *Options) { o.Correction = "holm" }},
		{"few replicates", "replicates", func(_ *Input, o *Options) { o.Replicates = -1 }},
		{"many replicates", "replicates", func(_ *Input, o *Options) { o.Replicates = 1_000_001 }},
		{"workers", "workers", func(_ *Input, o *Options) { o.Workers = -1 }},
	} {
		in, o := good(), Options{}
		c.spoil(&in, &o)
		r, err := Analyze(t.Context(), in, o)
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != c.field || r != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// What rates may be, though counts may not.
	in := good()
	in.Values[4], in.Values[5], in.Values[6] = -1, 1.5, 101
	if _, err := Analyze(t.Context(), in, Options{Replicates: 9}); err != nil {
		t.Error(err)
	}
	for _, err := range []error{
		second(GetisOrd([]float64{1}, chain(t, 2), weights.Binary, true)), second(Moran([]float64{1, math.NaN()}, chain(t, 2), weights.Binary)),
		second(Global([]float64{1, -1, 0, 2}, chain(t, 4), weights.Binary, GeneralG)), second(Global([]float64{1, math.Inf(1)}, chain(t, 2), weights.Binary, MoranI)),
		second(GlobalTails(t.Context(), repeat(1, 4), chain(t, 4), weights.Binary, MoranI, []string{"a", "b", "a", "c"}, 9, 1)),
		second(GlobalTails(t.Context(), repeat(1, 4), chain(t, 4), weights.Binary, MoranI, codes(3), 9, 1)),
		second(GlobalTails(t.Context(), repeat(1, 4), chain(t, 4), weights.Binary, MoranI, codes(4), 0, 1)),
		second(ParseStatistic("x")), second(ParseNull("")), second(ParseMeasure("x")), second(ParseCorrection("x")), second(ParseGlobal("x")), second(ParseReference("x")),
	} {
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) {
			t.Error(err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// patience is a context that is cancelled when it has been asked a few times.
type patience struct {
	context.Context
	left atomic.Int64
}

func (p *patience) Err() error {
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Long work ends soon after it is cancelled, wherever it is: each of these would
// take minutes.
func TestCancelled(t *testing.T) {
	t.Parallel()
	n := 3_000
	in := Input{Codes: codes(n), Values: counts(n, 2, 1), People: repeat(1_000, n), Weights: hexagons(t, n)}
	fractions := slices.Clone(in.Values)
	for i := range fractions {
		fractions[i] += float64(i%97) / 1_000
	}
	long := map[string]func(context.Context) error{
		"exact": func(ctx context.Context) error { return second(Analyze(ctx, in, Options{Null: Exact, Measure: Plain})) },
		"drawn": func(ctx context.Context) error {
			return second(Analyze(ctx, Input{Codes: in.Codes, Values: fractions, Weights: in.Weights}, Options{Replicates: 1_000_000}))
		},
		"Poisson": func(ctx context.Context) error {
			return second(Analyze(ctx, in, Options{Null: Poisson, Statistic: LocalMoran, Replicates: 1_000_000}))
		},
		"gone through": func(ctx context.Context) error {
			return second(Analyze(ctx, Input{Codes: codes(100), Values: fractions[:100], Weights: chain(t, 100)}, Options{}))
		},
		"global": func(ctx context.Context) error {
			return second(GlobalTails(ctx, in.Values, in.Weights, weights.Binary, MoranI, in.Codes, 1_000_000, 1))
		},
	}
	for name, work := range long {
		for _, asked := range []int64{0, 1, 2, 7} {
			p := &patience{Context: t.Context()}
			p.left.Store(asked)
			if err := work(p); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, cancelled after %d: %v", name, asked, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, way := range ways {
		if _, err := Analyze(ctx, spread(t, 60, way.people, way.reals), way.o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", way.name, err)
		}
	}
	// No further number is begun by a worker that could know.
	ctx, cancel = context.WithCancel(t.Context())
	var begun atomic.Int64
	err := inParallel(ctx, 3, 10_000, func() func(int) {
		return func(int) {
			if begun.Add(1) == 20 {
				cancel()
			}
		}
	})
	if !errors.Is(err, context.Canceled) || begun.Load() > 20+2 {
		t.Errorf("%d begun: %v", begun.Load(), err)
	}
}

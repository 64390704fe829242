package main

import (
	"context"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"github.com/antoan-vn/antoan/geo/siting"
)

// sitingWork is the processor time that a search may take: 10 s on two cores of its own.
const sitingWork = 20 * time.Second

// siting measures the choice of 20 new models among 300 communes for all communes of the
// nation, drawn anew five times.
func (r *run) siting() error {
	dir := filepath.Join(r.dir, "outlines")
	if err := r.writeNation(dir, 1); err != nil {
		return err
	}
	outlines, err := readOutlines(r.ctx, filepath.Join(dir, "communes_2025.geojson"))
	if err != nil {
		return err
	}
	places := make([]orb.Point, len(outlines))
	for i, o := range outlines {
		places[i] = o.Bound().Center()
	}
	r.printf(`## New models

%d communes of the synthetic nation with unequal need, %d that could have a model, %d new ones: %d drawings each, on %d cores. Aim: the best set, or no more than 0.5 %% from it,
in 10 s of two cores; so a search is stopped after %v of processor time, which others on the machine do not change.

| | covered | median work | most work | proved the best | largest gap | greedy behind, at most |
|---|---|---|---|---|---|---|
`, len(places), sitesDrawn, newModels, drawings, runtime.GOMAXPROCS(0), sitingWork)
	for _, c := range []struct {
		name      string
		objective siting.Objective
		share     float64 // of the need that 20 of the sites would cover if none overlapped
	}{{"cover, short distance", siting.Cover, 0.4}, {"cover, farther", siting.Cover, 0.6}, {"cover, farther still", siting.Cover, 0.8}, {"cover, nearly all", siting.Cover, 1}, {"median", siting.Median, 1}} {
		if err := r.settle(c.name, c.objective, c.share, places); err != nil {
			return err
		}
	}
	r.printf("\n")
	return nil
}

const sitesDrawn, newModels, drawings = 300, 20, 5

func (r *run) settle(name string, objective siting.Objective, share float64, places []orb.Point) error {
	var took []time.Duration
	covered, gap, behind, proved := 0.0, 0.0, 0.0, 0
	for seed := range uint64(drawings) {
		p := drawn(objective, places, share, seed)
		ctx, stop := working(r.ctx, sitingWork)
		began := processorTime()
		best, err := siting.Solve(ctx, p, siting.Options{})
		took = append(took, processorTime()-began)
		stop()
		if err != nil {
			return err
		}
		greedy, err := siting.Greedy(p)
		if err != nil {
			return err
		}
		if best.Optimal {
			proved++
		}
		covered += best.Share / drawings
		gap, behind = max(gap, best.Gap), max(behind, math.Abs(best.Value-greedy.Value)/best.Value)
	}
	r.printf("| %s | %.0f %% | **%.1f s** | %.1f s | %d of %d | %.2f %% | %.1f %% |\n", name, 100*covered, at(took, 0.5)/1000, at(took, 1)/1000, proved, drawings, 100*gap, 100*behind)
	return nil
}

// workday is a context whose deadline is that this process has worked for so long.
type workday struct {
	context.Context
	over chan struct{}
}

func (w *workday) Done() <-chan struct{} { return w.over }

func (w *workday) Err() error {
	select {
	case <-w.over:
		return context.DeadlineExceeded
	default:
		return nil
	}
}

// working returns a workday within a context; stop ends the watch over it.
func working(ctx context.Context, most time.Duration) (day *workday, stop context.CancelFunc) {
	watched, stop := context.WithCancel(ctx)
	day, until := &workday{ctx, make(chan struct{})}, processorTime()+most
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for processorTime() < until && watched.Err() == nil {
			<-tick.C
		}
		close(day.over)
	}()
	return day, stop
}

// drawn makes a problem: need that differs a hundredfold, and a distance within which a
// site has share/20 of the communes on average.
func drawn(objective siting.Objective, places []orb.Point, share float64, seed uint64) siting.Problem {
	draw := rand.New(rand.NewPCG(seed, 7))
	p := siting.Problem{Objective: objective, Sites: sitesDrawn, P: newModels}
	sites := draw.Perm(len(places))[:sitesDrawn]
	slices.Sort(sites)
	costs, all := make([][]float64, len(places)), make([]float64, 0, len(places)*sitesDrawn)
	for i, place := range places {
		p.Weights = append(p.Weights, math.Round(math.Exp(draw.NormFloat64())*100)/10)
		for _, s := range sites {
			costs[i] = append(costs[i], geo.Distance(place, places[s]))
		}
		all = append(all, costs[i]...)
	}
	slices.Sort(all)
	p.Within, p.Costs = all[int(float64(len(all))*share/newModels)], siting.Dense(costs)
	return p
}

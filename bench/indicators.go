package main

import (
	"context"
	"io"
	"runtime"
	"time"

	"github.com/antoan-vn/antoan/analysis"
)

// indicators measures every indicator of every year and of the plan's span, in both
// readings, for a province and for a country.
func (r *run) indicators() error {
	r.printf(`## Indicators

Every indicator of %d months: six calendar years and the plan's three, both readings, written as JSON, on %d cores. What was known on the day is read before; nothing else is
in memory. Work is the processor time of all cores together, which others on the machine do not change. Of seven rounds the least, and the time of the worst.

| | aim | time | worst time | work |
|---|---|---|---|---|
`, monthsKept, runtime.GOMAXPROCS(0))
	for _, c := range []struct {
		name, aim           string
		communes, provinces int
		incidents           int
	}{{"136 communes, 3,000 incidents", "50 ms", 136, 1, 3_000}, {"3,321 communes in 34 provinces, 75,000 incidents", "500 ms", 3321, 34, 75_000}} {
		kept, least, worst := newArchive(c.communes, c.provinces, c.incidents), never, time.Duration(0)
		for range turnsEach {
			spent, err := everyIndicator(r.ctx, kept)
			if err != nil {
				return err
			}
			least, worst = least.or(spent), max(worst, spent.time)
		}
		r.printf("| %s | %s | **%s ms** | %s ms | %s ms |\n", c.name, c.aim, figures(least.time), figures(worst), figures(least.work))
	}
	r.printf("\n")
	return nil
}

// everyIndicator asks a new service for all of them.
func everyIndicator(ctx context.Context, kept *archive) (cost, error) {
	service := analysis.New(kept, "bench", nil)
	if err := service.Load(ctx); err != nil {
		return never, err
	}
	if _, err := service.Indicators(ctx, analysis.IndicatorRequest{Only: []string{"I10"}}); err != nil { // reads what was known
		return never, err
	}
	runtime.GC() // what loading left behind is not the answer's
	began, worked := time.Now(), processorTime()
	a, err := service.Indicators(ctx, analysis.IndicatorRequest{})
	if err == nil {
		err = a.WriteJSON(io.Discard)
	}
	return cost{time.Since(began), processorTime() - worked}, err
}

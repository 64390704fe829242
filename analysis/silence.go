package analysis

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// Silence is judged over a window of up to three years that ends with the period
// asked for: within a month or a year most zeros are chance, and over longer times
// places change.
const (
	silenceMonths = 36
	enoughMonths  = 24 // a shorter window is said to be short
)

// silenceLevel is the chance below which a low count is not put down to chance.
const silenceLevel = 0.01

// silence asks of each unit whether so few incidents as it has are unusual for its
// people, given how its peers scatter, and what its reports say.
func silence(q *question) error {
	asked := q.Period
	q.within(q.silenceWindow(), q.Filter)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	t := q.count()
	r, err := q.risk(t.units)
	if err != nil {
		return err
	}
	found, err := q.silenceOf(r)
	if err != nil {
		return err
	}
	q.silenceColumns(r, found)
	q.people()
	q.tellTotals(t)
	q.tellSilence(found)
	q.Metadata["population"] = q.populationName()
	if asked.Days() > 0 {
		q.Metadata["asked"] = Span{From: asked.From.String(), To: asked.To.String()}
	}
	return nil
}

// silenceWindow ends with the period and is as long as the data allow, up to
// silenceMonths; a longer period is its own window.
func (q *question) silenceWindow() geo.Period {
	y, m, d := (q.Period.To + 1).Date()
	window := geo.Period{From: geo.DayOf(y, m-time.Month(silenceMonths), d), To: q.Period.To}
	window.From = min(q.Period.From, max(window.From, q.seen.From))
	return window
}

// heard judges every unit over the window that ends with the period, and returns the
// question about the window, with metadata that both share.
func (q *question) heard() (*question, []peerResult, error) {
	over, layer := *q, *q.Layer // the period of the answer stays
	over.Layer = &layer
	over.within(q.silenceWindow(), q.Filter)
	judge := func() ([]peerResult, error) {
		r, err := over.risk(over.count().units)
		if err != nil {
			return nil, err
		}
		return over.silenceOf(r)
	}
	if q.windows == nil {
		found, err := judge()
		return &over, found, err
	}
	found, err := q.windows.of(q.ctx, window{q.edition.ID, q.level.name, over.Period, fmt.Sprint(q.scope)}, judge)
	return &over, found, err
}

// window is what a verdict on silence depends on among indicators, besides what was
// known: several periods, both readings and I7 share it.
type window struct {
	edition int32
	level   geo.Level
	period  geo.Period
	scope   string
}

// peerResult is the verdict on a unit with what it was reckoned from.
type peerResult struct {
	rate.SilenceResult
	expected float64 // by the peers that are neither silent nor hot; NaN where unknown
	needed   float64 // of it, for zero to be unusual; NaN where no number would do
}

// silenceOf judges every unit against the units of its province. What is expected of
// it is set by those that are neither silent nor hot: rate.Silence puts right by one
// factor for all what the province's own rate makes of it. A unit without another to
// compare it with expects nothing.
func (q *question) silenceOf(r *risk) ([]peerResult, error) {
	expected := unknowns(len(r.counts))
	for _, units := range together(q.level.province) {
		units = slices.DeleteFunc(units, func(i int) bool { return r.people[i] == 0 })
		if len(units) < 2 {
			continue
		}
		counts, people := make([]int64, len(units)), make([]float64, len(units))
		for at, i := range units {
			counts[at], people[at] = r.counts[i], r.people[i]
		}
		of, err := rate.Expected(counts, people)
		if err != nil {
			return nil, err
		}
		for at, i := range units {
			expected[i] = of[at]
		}
	}
	found, err := rate.Silence(r.counts, expected, q.level.province, rate.SilenceOptions{Level: silenceLevel})
	results := make([]peerResult, len(found))
	for i, f := range found {
		results[i] = peerResult{f, f.PeerLevel * expected[i], f.PeerLevel * f.Needed}
		if !(results[i].needed <= mostNeeded) || math.IsNaN(expected[i]) {
			results[i].needed = math.NaN()
		}
	}
	return results, err
}

// mostNeeded incidents are more than any unit would be waited for: peers that few or
// that different say nothing.
const mostNeeded = 1e4

// together returns the places of each group.
func together(groups []int32) map[int32][]int {
	units := map[int32][]int{}
	for i, g := range groups {
		units[g] = append(units[g], i)
	}
	return units
}

func (q *question) silenceColumns(r *risk, found []peerResult) {
	n := len(found)
	verdict, vi, en := make([]string, n), make([]string, n), make([]string, n)
	expected, p, zero, needed, upper := unknowns(n), unknowns(n), unknowns(n), unknowns(n), unknowns(n)
	months := q.monthsDue()
	due, in := q.monthsReported(months)
	for i, f := range found {
		if q.hides(i) {
			vi[i], en[i] = hiddenVi, hiddenEn
			continue
		}
		expected[i], p[i], zero[i], needed[i], verdict[i] = f.expected, f.P, f.ZeroP, f.needed, string(f.Verdict)
		if r.people[i] > 0 {
			upper[i] = perYear100k(rate.PoissonUpper(r.counts[i], confidence), int64(math.Round(r.people[i])), q.Years)
		}
		vi[i], en[i] = q.silenceReason(i, r, f, due[i], in[i])
	}
	q.counted("count", r.counts)
	q.floats("expected", expected)
	q.words("verdict", verdict)
	q.floats("p", p)
	q.floats("p_zero", zero)
	q.floats("needed", needed)
	q.counted("months_due", due)
	q.counted("months_reported", in)
	q.floats("rate_upper", upper)
	q.words("reason_vi", vi)
	q.words("reason_en", en)
}

// tellSilence says over which window and against which scatter.
func (q *question) tellSilence(found []peerResult) {
	counts := map[rate.Verdict]int{rate.NeedsCheck: 0, rate.NotUnusual: 0, rate.CannotTell: 0}
	least, most := math.Inf(1), math.Inf(-1)
	for i, f := range found {
		if q.hides(i) {
			continue
		}
		if counts[f.Verdict]++; !math.IsNaN(f.expected) {
			least, most = math.Min(least, f.Dispersion), math.Max(most, f.Dispersion)
		}
	}
	about := map[string]any{"months": q.windowMonths(), "short": q.windowMonths() < enoughMonths, "null": "negative_binomial", "level": silenceLevel, "peers": "province"}
	if q.Period.Days() > 0 {
		about["from"], about["to"] = q.Period.From.String(), q.Period.To.String()
	}
	if least <= most {
		about["dispersion_least"], about["dispersion_most"] = least, most
	}
	q.Metadata["silence"] = about
	q.Metadata["verdicts"] = counts
}

// windowMonths is the number of calendar months that the period touches.
func (q *question) windowMonths() int { return len(q.Period.Months()) }

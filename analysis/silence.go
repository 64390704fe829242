package analysis

import (
	"math"
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
	window := q.silenceWindow()
	q.within(window)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	at := len(q.Columns)
	r, t := q.risk()
	population := append([]Column(nil), q.Columns[at:]...)
	q.Columns = q.Columns[:at] // they come last
	found, expected, err := q.silenceOf(r)
	if err != nil {
		return err
	}
	q.silenceColumns(r, found, expected)
	q.Columns = append(q.Columns, population...)
	q.tellSilence(window, found)
	q.Metadata["total"] = t.total()
	q.Metadata["unlocated"] = t.outside
	q.Metadata["uncertain"] = t.uncertain
	q.Metadata["population"] = q.populationName()
	return nil
}

// silenceWindow ends with the period and is as long as the data allow, up to
// silenceMonths; a longer period is its own window.
func (q *question) silenceWindow() geo.Period {
	y, m, d := (q.Period.To + 1).Date()
	window := geo.Period{From: geo.DayOf(y, m-time.Month(silenceMonths), d), To: q.Period.To}
	window.From = min(q.Period.From, max(window.From, q.state.facts.period.From))
	return window
}

// within makes the question one about another period.
func (q *question) within(p geo.Period) {
	q.Period, q.Years = p, p.Years()
	f := q.Filter
	f.Period = p
	q.conditions = q.state.facts.conditions(&f, q.scope, q.state.senders)
}

// silenceOf judges every unit against the other units of its province. The unit
// itself has no part in what is expected of it.
func (q *question) silenceOf(r *risk) ([]rate.SilenceResult, []float64, error) {
	expected := unknowns(len(r.counts))
	for _, units := range together(q.level.province) {
		counts, people, all := make([]int64, len(units)), make([]float64, len(units)), 0.0
		for at, i := range units {
			counts[at], people[at] = r.counts[i], r.people[i]
			all += people[at]
		}
		if all == 0 {
			continue
		}
		of, err := rate.ExpectedOfOthers(counts, people)
		if err != nil {
			return nil, nil, err
		}
		for at, i := range units {
			expected[i] = of[at]
		}
	}
	found, err := rate.Silence(r.counts, expected, q.level.province, rate.SilenceOptions{Level: silenceLevel})
	return found, expected, err
}

// together returns the places of each group.
func together(groups []int32) map[int32][]int {
	units := map[int32][]int{}
	for i, g := range groups {
		units[g] = append(units[g], i)
	}
	return units
}

func (q *question) silenceColumns(r *risk, found []rate.SilenceResult, expected []float64) {
	n := len(found)
	verdict, vi, en := make([]string, n), make([]string, n), make([]string, n)
	p, zero, needed, upper := unknowns(n), unknowns(n), unknowns(n), unknowns(n)
	due, in := make([]int64, n), make([]int64, n)
	months := q.monthsDue()
	for i, f := range found {
		due[i], in[i] = int64(len(months)), q.monthsIn(q.level.units[i].ID, months)
		p[i], zero[i], needed[i], verdict[i] = f.P, f.ZeroP, f.Needed, string(f.Verdict)
		if r.people[i] > 0 {
			upper[i] = perYear100k(rate.PoissonUpper(r.counts[i], confidence), int64(math.Round(r.people[i])), q.Years)
		}
		vi[i], en[i] = q.silenceReason(i, r.counts[i], expected[i], f, due[i], in[i])
		if r.hidden[i] {
			verdict[i], vi[i], en[i] = "", "", ""
		}
	}
	q.counts("count", r.visible(r.counts))
	q.floats("expected", expected)
	q.Columns = append(q.Columns, Column{Name: "verdict", Texts: verdict})
	q.floats("p", p)
	q.floats("p_zero", zero)
	q.floats("needed", needed)
	q.counts("months_due", due)
	q.counts("months_reported", in)
	q.floats("rate_upper", upper)
	q.Columns = append(q.Columns, Column{Name: "reason_vi", Texts: vi}, Column{Name: "reason_en", Texts: en})
}

// tellSilence says over which window and against which scatter.
func (q *question) tellSilence(window geo.Period, found []rate.SilenceResult) {
	counts := map[rate.Verdict]int{rate.NeedsCheck: 0, rate.NotUnusual: 0, rate.CannotTell: 0}
	least, most := math.Inf(1), 0.0
	for _, f := range found {
		counts[f.Verdict]++
		least, most = math.Min(least, f.Dispersion), math.Max(most, f.Dispersion)
	}
	months := len(window.Months())
	about := map[string]any{
		"from": window.From.String(), "to": window.To.String(), "months": months, "short": months < enoughMonths,
		"null": "negative_binomial", "level": silenceLevel, "peers": "province",
	}
	if len(found) > 0 {
		about["dispersion_least"], about["dispersion_most"] = least, most
	}
	q.Metadata["silence"] = about
	q.Metadata["verdicts"] = counts
}

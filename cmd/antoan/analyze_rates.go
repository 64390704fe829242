package main

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

type analyzeRatesCmd struct {
	unitsFlags
	weightsFlags
	Cases         string  `required:"" help:"Attribute with the cases: whole numbers." placeholder:"FIELD"`
	Population    string  `required:"" help:"Attribute with the people at risk, or their years." placeholder:"FIELD"`
	Per           float64 `help:"Rates are per so many people." default:"1"`
	Confidence    float64 `help:"Of the limits, a share." default:"0.95"`
	LocalVariance string  `help:"Rates of a neighbourhood vary around its own mean (Marshall; GeoDa, PySAL), or each around that of its own neighbourhood (spdep)." enum:"own,theirs" default:"own"`
	Format        string  `help:"csv or geojson." enum:"csv,geojson" default:"csv"`
}

func (analyzeRatesCmd) Help() string {
	return `Example:
  antoan analyze rates --units communes.gpkg --id code --cases incidents --population people --per 100000

Columns: expected (at the rate of all units together), rate with exact Poisson limits low and high, smr (cases / expected), eb_global and eb_local (empirical Bayes,
towards all units and towards the neighbours that --weights names), eb_low and eb_high (credible limits of eb_global), p_low and p_high (the chance of so few cases
or fewer, and of so many or more), funnel (below_998, below_95, within, above_95 or above_998: outside of which limits of chance the unit lies).
Where the population is 0 or missing, or the cases are, nothing is computed.`
}

func (c *analyzeRatesCmd) Run(ctx context.Context, a *app) error {
	if !(c.Per > 0) || math.IsInf(c.Per, 1) {
		return geo.Invalid("per", "%v is no number of people: use 1, 1000 or 100000", c.Per)
	}
	file, err := c.read(ctx, a, c.Format == "geojson", boundary.FigureField{Flag: "cases", Field: c.Cases}, boundary.FigureField{Flag: "population", Field: c.Population})
	if err != nil {
		return err
	}
	m, err := c.matrix(ctx, a, file)
	if err != nil {
		return err
	}
	r, err := newRateTable(file, c)
	if err != nil {
		return err
	}
	method := ratesMethod{analysed: describe("rates", c.unitsFlags, file, c.weightsFlags, m), Cases: c.Cases, Population: c.Population,
		Per: c.Per, Confidence: c.Confidence, LocalVariance: c.LocalVariance, LeftOut: r.leftOut}
	if err := r.compute(m, c, &method); err != nil {
		return err
	}
	return a.printUnits(c.Format, unitAnswer{file, r.columns, method})
}

// ratesMethod says how rates were come by.
type ratesMethod struct {
	analysed
	Cases         string  `json:"cases_field"`
	Population    string  `json:"population_field"`
	Per           float64 `json:"per"`
	Confidence    float64 `json:"confidence"`
	LocalVariance string  `json:"local_variance"`
	LeftOut       int     `json:"left_out"` // units without people or cases
	Mean          number  `json:"prior_mean"`
	Variance      number  `json:"prior_variance"`     // per person, 0: the units vary no more than chance lets them
	Raw           number  `json:"prior_variance_raw"` // before it was cut at 0
	Phi           number  `json:"funnel_phi"`         // 1 or less: chance alone explains how the units scatter
	Between       number  `json:"funnel_between"`     // variance of the square roots of the true ratios
}

// rateTable is what rates are made of, and its columns.
type rateTable struct {
	counts  []int64
	people  []float64 // 0: the unit takes no part
	leftOut int
	columns []answerColumn
}

func newRateTable(file *boundary.UnitFile, c *analyzeRatesCmd) (*rateTable, error) {
	cases, population := figures(file, 0), figures(file, 1)
	r := &rateTable{counts: make([]int64, len(cases)), people: make([]float64, len(cases))}
	for i, v := range cases {
		switch p, id := population[i], file.Units[i].ID; {
		case v < 0 || v != math.Trunc(v) || v > 1<<53: // NaN is none of these
			if !math.IsNaN(v) {
				return nil, geo.Invalid("cases", "that of unit %q in %q is %v: cases are whole numbers, 0 or more", id, c.Cases, v)
			}
		case p < 0:
			return nil, geo.Invalid("population", "that of unit %q in %q is %v: give the people, 0 or nothing where nobody lives", id, c.Population, p)
		case p > 0:
			r.counts[i], r.people[i] = int64(v), p
		}
		if r.people[i] == 0 {
			r.leftOut++
		}
	}
	r.add("cases", cases)
	r.add("population", population)
	return r, nil
}

func (r *rateTable) add(name string, values []float64) {
	r.columns = append(r.columns, answerColumn{name: name, numbers: values})
}

func (r *rateTable) addOf(name string, of func(i int) float64) {
	values := make([]float64, len(r.counts))
	for i := range values {
		values[i] = of(i)
	}
	r.add(name, values)
}

// compute adds the columns of results.
func (r *rateTable) compute(m *weights.Matrix, c *analyzeRatesCmd, method *ratesMethod) error {
	expected, err := rate.Expected(r.counts, r.people)
	if err != nil {
		return err
	}
	ratios, err := rate.SMR(r.counts, expected, c.Confidence)
	if err != nil {
		return err
	}
	chances, err := rate.Chances(r.counts, expected)
	if err != nil {
		return err
	}
	funnel, err := rate.NewFunnel(r.counts, expected)
	if err != nil {
		return err
	}
	prior, err := rate.EBPrior(r.counts, r.people, rate.Poisson)
	if err != nil {
		return err
	}
	variance := rate.AroundOwnMean
	if c.LocalVariance == "theirs" {
		variance = rate.AroundTheirMeans
	}
	local, _, err := rate.EBLocal(r.counts, r.people, m, variance)
	if err != nil {
		return err
	}
	method.Mean, method.Variance, method.Raw = number(prior.Mean), number(prior.Variance), number(prior.Raw)
	method.Phi, method.Between = number(funnel.Phi), number(funnel.Between)
	r.add("expected", expected)
	r.rates(c.Per, c.Confidence)
	r.addOf("smr", func(i int) float64 { return ratios[i].Value })
	credible := make([]rate.Estimate, len(r.counts))
	bands := make([]string, len(r.counts))
	for i, y := range r.counts {
		credible[i] = prior.Limits(y, r.people[i], c.Confidence)
		if b := funnel.Units[i].Band; b != rate.NoBand {
			bands[i] = string(b)
		}
	}
	r.addOf("eb_global", func(i int) float64 { return credible[i].Value * c.Per })
	r.addOf("eb_local", func(i int) float64 { return local[i] * c.Per })
	r.addOf("eb_low", func(i int) float64 { return credible[i].Low * c.Per })
	r.addOf("eb_high", func(i int) float64 { return credible[i].High * c.Per })
	r.addOf("p_low", func(i int) float64 { return chances[i].Few })
	r.addOf("p_high", func(i int) float64 { return chances[i].Many })
	r.columns = append(r.columns, answerColumn{name: "funnel", texts: bands, blank: true})
	return nil
}

// rates adds the raw rates with their limits.
func (r *rateTable) rates(per, confidence float64) {
	limits := rate.NewLimits(confidence)
	raw, low, high := make([]float64, len(r.counts)), make([]float64, len(r.counts)), make([]float64, len(r.counts))
	for i, y := range r.counts {
		raw[i], low[i], high[i] = math.NaN(), math.NaN(), math.NaN()
		if p := r.people[i]; p > 0 {
			l, h := limits.Of(y)
			raw[i], low[i], high[i] = float64(y)/p*per, l/p*per, h/p*per
		}
	}
	r.add("rate", raw)
	r.add("low", low)
	r.add("high", high)
}

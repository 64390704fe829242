package main

import "github.com/antoan-vn/antoan/analysis"

// inferenceFlags say how hotspots, rate and silence look at the counts; what is not
// given is chosen by the layer and said in its metadata.
type inferenceFlags struct {
	Weights    string `help:"hotspots, rate: queen, rook, knn:K or band:METRES." placeholder:"RULE"`
	Population string `help:"hotspots, rate, silence: people that rates are over: total, women or children." placeholder:"WHO"`
	Statistic  string `help:"hotspots: gistar, gi or moran." placeholder:"NAME"`
	Null       string `help:"hotspots: poisson (incidents fall on people by chance), negative_binomial (units differ besides), permutation or exact." placeholder:"NAME"`
	Measure    string `help:"hotspots: rate, eb (standardised by empirical Bayes) or value." placeholder:"NAME"`
	Style      string `help:"hotspots: B (binary) or W (row-standardised)." placeholder:"LETTER"`
	Reference  string `help:"hotspots: background (units whose own number is not remarkable) or all." placeholder:"WHO"`
	Correction string `help:"hotspots: bh, by or none." placeholder:"NAME"`
	Replicates string `help:"hotspots: draws of the first round, where the null has to be drawn." placeholder:"N"`
	Need       string `help:"expansion: weights of need, such as rate:4,silence:2,people:2,distance:1,trend:1." placeholder:"PART:W,…"`
	Seed       string `help:"hotspots: another seed, other draws." placeholder:"N"`
}

func (f *inferenceFlags) inference() (m analysis.Inference, err error) {
	given := map[string]string{
		"weights": f.Weights, "population": f.Population, "statistic": f.Statistic, "null": f.Null, "measure": f.Measure,
		"style": f.Style, "reference": f.Reference, "correction": f.Correction, "replicates": f.Replicates, "seed": f.Seed, "need": f.Need,
	}
	for _, key := range analysis.InferenceKeys {
		if err := m.Set(key, given[key]); err != nil {
			return m, err
		}
	}
	return m, nil
}

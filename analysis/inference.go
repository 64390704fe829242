package analysis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Inference says how the layers hotspots, rate and silence look at the counts. The
// zero value is what is best where nothing is known: queen contiguity, all
// inhabitants, Gi* with the Poisson null.
type Inference struct {
	Weights weights.Spec
	At      Population
	Options hotspot.Options // Null empty: Poisson where people are known, else permutation

	Need *NeedWeights // of the parts of need; nil: the usual ones

	given []string // keys that were set
}

// Population is whose number the rates are over.
type Population string

// The populations.
const (
	Everybody Population = "total"
	Women     Population = "women"
	Children  Population = "children"
)

// InferenceKeys are the names that Set knows.
var InferenceKeys = []string{"statistic", "null", "measure", "weights", "style", "population", "reference", "correction", "replicates", "seed", "need"}

// Set sets one of InferenceKeys; an empty value changes nothing. It returns
// *geo.InvalidError. What a layer has no use for it refuses, see Service.Layer.
func (f *Inference) Set(key, value string) (err error) {
	if value == "" {
		return nil
	}
	o := &f.Options
	switch key {
	case "statistic":
		o.Statistic, err = hotspot.ParseStatistic(value)
	case "null":
		o.Null, err = hotspot.ParseNull(value)
	case "measure":
		o.Measure, err = hotspot.ParseMeasure(value)
	case "reference":
		o.Reference, err = hotspot.ParseReference(value)
	case "correction":
		o.Correction, err = hotspot.ParseCorrection(value)
	case "weights":
		f.Weights, err = weights.ParseSpec(value)
	case "style":
		o.Style, err = parseStyle(value)
	case "population":
		f.At, err = parsePopulation(value)
	case "replicates":
		if o.Replicates, err = strconv.Atoi(value); err != nil || o.Replicates < 1 || o.Replicates > maxReplicates {
			err = geo.Invalid("replicates", "%q is not between 1 and %d", value, maxReplicates)
		}
	case "need":
		f.Need, err = parseNeed(value)
	case "seed":
		if o.Seed, err = strconv.ParseUint(value, 10, 64); err != nil {
			err = geo.Invalid("seed", "%q is no whole number of 0 or more", value)
		}
	default:
		err = geo.Invalid("method", "%q is unknown: use one of %s", key, strings.Join(InferenceKeys, ", "))
	}
	f.given = append(f.given, key)
	return err
}

// maxReplicates keeps one question within seconds for a whole country.
const maxReplicates = 99_999

func parseStyle(s string) (weights.Style, error) {
	switch strings.ToUpper(s) {
	case "B":
		return weights.Binary, nil
	case "W":
		return weights.RowStandardised, nil
	}
	return 0, geo.Invalid("style", "%q is unknown: use B (binary) or W (row-standardised)", s)
}

func parsePopulation(s string) (Population, error) {
	switch p := Population(s); p {
	case Everybody, Women, Children:
		return p, nil
	}
	return "", geo.Invalid("population", "%q is unknown: use total, women or children", s)
}

// fits checks that a layer has a use for all that was set.
func (f *Inference) fits(layer string) error {
	for _, key := range f.given {
		var knows []string
		for _, l := range Catalogue() {
			if slices.ContainsFunc(l.Parameters, func(p ParameterInfo) bool { return p.Name == key }) {
				knows = append(knows, l.Name)
			}
		}
		if !slices.Contains(knows, layer) {
			return geo.Invalid(key, "means nothing to the layer %s: leave it out, it is for %s", layer, strings.Join(knows, ", "))
		}
	}
	return nil
}

// key tells apart answers that differ by the inference.
func (f *Inference) key() string {
	o, need := f.Options, ""
	if f.Need != nil {
		need = f.Need.String()
	}
	return strings.Join([]string{need, f.Weights.String(), string(cmp.Or(f.At, Everybody)), string(o.Statistic), string(o.Null), string(o.Measure), string(o.Reference),
		o.Style.String(), string(o.Correction), strconv.Itoa(o.Replicates), strconv.FormatUint(o.Seed, 10)}, " ")
}

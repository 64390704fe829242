package analysis

import (
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// needPart is one of the things that need is made of. Each is a share from 0 to 1.
type needPart int

const (
	needRate     needPart = iota // smoothed rate, of the highest among the units
	needSilence                  // unheard: 1 where silence needs a check, else the share of months without a report
	needPeople                   // women, girls and boys, of the most among the units
	needDistance                 // way to the nearest active model or trusted address, of the longest among the units
	needTrend                    // Kendall's tau of the quarters where the rise cannot be put down to chance, else 0
	needParts
)

var needNames = [needParts]string{"rate", "silence", "people", "distance", "trend"}

// NeedWeights say how much each part counts; only their proportions matter.
type NeedWeights [needParts]float64

// usualNeed puts what is known to happen first.
var usualNeed = NeedWeights{needRate: 4, needSilence: 2, needPeople: 2, needDistance: 1, needTrend: 1}

// parseNeed reads "rate:4,silence:2"; a part that is not named keeps its usual weight.
func parseNeed(text string) (*NeedWeights, error) {
	w, named := usualNeed, NeedWeights{}
	for entry := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(entry), ":")
		at := needPart(0)
		for at < needParts && needNames[at] != name {
			at++
		}
		if !ok || at == needParts {
			return nil, geo.Invalid("need", "%q: write PART:WEIGHT, the parts are %s", entry, strings.Join(needNames[:], ", "))
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !(v >= 0 && v <= 1000) {
			return nil, geo.Invalid("need", "the weight of %s, %q, is not between 0 and 1000", name, value)
		}
		if named[at]++; named[at] > 1 {
			return nil, geo.Invalid("need", "%s is named twice", name)
		}
		w[at] = v
	}
	if !(w.sum() > 0) {
		return nil, geo.Invalid("need", "every part has weight 0: give one at least some")
	}
	return &w, nil
}

func (w *NeedWeights) sum() (sum float64) {
	for _, v := range w {
		sum += v
	}
	return sum
}

// shares are the weights with a sum of 1, by name.
func (w *NeedWeights) shares() map[string]float64 {
	m := map[string]float64{}
	for at, v := range w {
		m[needNames[at]] = v / w.sum()
	}
	return m
}

// of weighs the parts of a unit: 0 to 100, NaN where one that counts is not known.
func (w *NeedWeights) of(parts *[needParts]float64) float64 {
	sum := 0.0
	for at, v := range w {
		if v > 0 {
			sum += v * parts[at]
		}
	}
	return 100 * sum / w.sum()
}

// perPerson is the need without that of numbers, from 0 to 1: what it is multiplied
// with is people. Where nothing but numbers counts, everybody needs the same.
func (w *NeedWeights) perPerson(parts *[needParts]float64) float64 {
	without := *w
	if without[needPeople] = 0; without.sum() == 0 {
		return 1
	}
	return without.of(parts) / 100
}

// String writes what parseNeed reads.
func (w *NeedWeights) String() string {
	var b strings.Builder
	for at, v := range w {
		if at > 0 {
			b.WriteByte(',')
		}
		b.WriteString(needNames[at] + ":" + strconv.FormatFloat(v, 'g', -1, 64))
	}
	return b.String()
}

// ofMost turns numbers into shares of the largest; all 0 where that is.
func ofMost(values []float64) []float64 {
	most := 0.0
	for _, v := range values {
		if v > most {
			most = v
		}
	}
	shares := make([]float64, len(values))
	for i, v := range values {
		switch {
		case math.IsNaN(v):
			shares[i] = v
		case most > 0:
			shares[i] = v / most
		}
	}
	return shares
}

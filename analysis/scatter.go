package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
)

// The Poisson null takes every person's risk to be the same. Where communes differ
// beyond chance anyway, without any clustering, it finds some of them remarkable
// again and again: docs/validation.md shows how often. So the layer measures the
// scatter of the reference and says when it is more than the null can bear; the null
// negative_binomial bears it.

// tooMuchScatter is the factor by which scatter may widen the variance of a
// neighbourhood's incidents: at 1.5 a two-sided 5 % test flags about 11 %.
const tooMuchScatter = 1.5

// tellScatter adds the dispersion of the reference, the factor by which it widens
// the variance of an average neighbourhood, and a warning where that is too much.
func (q *question) tellScatter(r *risk, f *hotspot.Result, why *reasons) error {
	if f.Method.Null != hotspot.Poisson {
		return nil
	}
	expected := append([]float64(nil), why.expected...)
	for i := range expected {
		if f.Reference != nil && !f.Reference[i] {
			expected[i] = math.NaN() // what was taken out as remarkable is no scatter
		}
	}
	d, err := rate.PeerDispersion(r.counts, expected)
	if err != nil {
		return err
	}
	sum, squares := 0.0, 0.0
	for _, e := range expected {
		if !math.IsNaN(e) {
			sum, squares = sum+e, squares+e*e
		}
	}
	widened := 1.0
	if sum > 0 && d.Units > 0 {
		widened += d.Estimate * squares / sum
	}
	q.Metadata["scatter"] = map[string]any{"dispersion": d.Estimate, "variance_factor": widened, "units": d.Units}
	if widened > tooMuchScatter {
		q.Metadata["warning"] = Text{
			Vi: "Các đơn vị vốn khác nhau nhiều hơn ngẫu nhiên, kể cả nơi không có điểm nóng: giả thuyết poisson sẽ đánh dấu quá nhiều nơi. Hãy đối chiếu với null=negative_binomial.",
			En: "Units differ beyond chance even away from hot spots: the poisson null flags too many. Compare with null=negative_binomial, which reckons with it.",
		}
	}
	return nil
}

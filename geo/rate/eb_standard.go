package rate

import "math"

// EBStandardised returns the standardised rates whose Moran index is that of
// R. M. Assunção and E. A. Reis 1999, "A new proposal to adjust Moran's I for
// population density",
// https://doi.org/10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I:
//
//	z_i = (y_i/p_i − b) / √v_i,   v_i = a + b/p_i
//
// with the a (cut at 0) and b of EBGlobal in the Poisson family. Deviations of
// large and small units then count alike, where raw rates give the index to the
// smallest. The z do not have mean 0; Moran's index subtracts their mean.
//
// counts and people have one value per unit. NaN for a unit without people, and
// for all where there is no event. Errors and cost are those of EBGlobal.
func EBStandardised(counts []int64, people []float64) ([]float64, error) {
	prior, err := EBPrior(counts, people, Poisson)
	if err != nil {
		return nil, err
	}
	z := make([]float64, len(counts))
	for i, p := range people {
		z[i] = math.NaN()
		if p > 0 && prior.Mean > 0 {
			z[i] = (float64(counts[i])/p - prior.Mean) / math.Sqrt(prior.Variance+prior.Mean/p)
		}
	}
	return z, nil
}

package rate_test

import (
	"encoding/json"
	"github.com/antoan-vn/antoan/geo/weights"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// figures are numbers of a reference vector, NaN where it has null.
type figures []float64

func (f *figures) UnmarshalJSON(b []byte) error {
	var all []*float64
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	*f = make(figures, len(all))
	for i, v := range all {
		(*f)[i] = math.NaN()
		if v != nil {
			(*f)[i] = *v
		}
	}
	return nil
}

// empiricalBayes is one estimator's part of a reference vector.
type empiricalBayes struct {
	Raw, Est, M, A figures
}

// vector is the reference of one variable of a data set, made with R's spdep 1.2.7.
type vector struct {
	Cases      []int64
	Population []float64
	Poisson    struct {
		Raw, Est     figures
		A, B, S2     float64
		AUntruncated float64 `json:"a_untruncated"`
	} `json:"EBest_poisson"`
	Binomial struct {
		Est   figures
		B, S2 float64
	} `json:"EBest_binomial"`
	LocalSpdep  empiricalBayes         `json:"EBlocal_spdep"`
	LocalGeoda  empiricalBayes         `json:"EBlocal_geoda"`
	SpatialRate struct{ Rate figures } `json:"spatial_rate"`
	Probmap     struct {
		Expected figures
		Percent  figures `json:"relative_risk_percent"`
		Less     figures `json:"p_less_equal"`
		Greater  figures `json:"p_greater_equal"`
	}
	Choynowski struct {
		P     figures `json:"pmap"`
		Below []bool  `json:"type_below_expected"`
	}
	Moran struct {
		Style        string
		Statistic    float64
		NotCentred   float64 `json:"statistic_subtract_mean_FALSE"`
		Standardised figures `json:"standardised_rate_z"`
	} `json:"EBImoran"`

	name string
	w    *weights.Matrix
}

// vectors reads the reference vectors; the test is skipped where they are not there.
func vectors(t *testing.T) []vector {
	t.Helper()
	var all []vector
	for _, set := range []string{"nc_sids", "boston_tracts", "auckland"} {
		var file struct{ Rates map[string]vector }
		read(t, set, "rates.json", &file)
		var links struct {
			Weights map[string]struct{ Neighbours [][]int32 }
		}
		read(t, set, "weights.json", &links)
		w, err := weights.New(links.Weights["queen"].Neighbours)
		if err != nil {
			t.Fatal(err)
		}
		for name, v := range file.Rates {
			v.name, v.w = set+" "+name, w
			all = append(all, v)
		}
	}
	return all
}

func read(t *testing.T, set, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../../shared/oracles/given", set, name))
	if os.IsNotExist(err) {
		t.Skip("the reference vectors are not beside the repository: ../shared/oracles")
	}
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// same compares with a reference to 1e-9 relative, NaN with NaN; numbers that are
// sums near 0 to within absolute.
func same(t *testing.T, what string, got, want []float64, absolute float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d values, want %d", what, len(got), len(want))
		return
	}
	for i := range got {
		if math.IsNaN(got[i]) != math.IsNaN(want[i]) || math.Abs(got[i]-want[i]) > 1e-9*math.Abs(want[i])+absolute {
			t.Errorf("%s of unit %d: got %v, want %v", what, i, got[i], want[i])
			return
		}
	}
}

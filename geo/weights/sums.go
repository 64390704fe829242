package weights

// Sums are the sums over all weights that the moments of global statistics are
// made of (A. D. Cliff and J. K. Ord 1981, Spatial Processes, section 1.4).
type Sums struct {
	S0 float64 // Σ w_ij
	S1 float64 // ½ Σ (w_ij + w_ji)²
	S2 float64 // Σ (w_i. + w_.i)²
}

// Sums returns the sums for a style. The cost is one search per link.
func (m *Matrix) Sums(style Style) Sums {
	var s Sums
	in := make([]float64, m.N()) // column sums
	for i := range m.N() {
		w := m.Weight(i, style)
		for _, j := range m.Neighbours(i) {
			in[j] += w
			s.S0 += w
			if back := m.back(int(j), i, style); back != 0 {
				s.S1 += (w + back) * (w + back) / 2 // its mirror adds the other half
			} else {
				s.S1 += w * w
			}
		}
	}
	for i := range m.N() {
		both := in[i] + m.Weight(i, style)*float64(m.Degree(i))
		s.S2 += both * both
	}
	return s
}

// Weight returns the weight of each neighbour of a unit; 0 without neighbours.
func (m *Matrix) Weight(i int, style Style) float64 {
	k := m.Degree(i)
	switch {
	case k == 0:
		return 0
	case style == RowStandardised:
		return 1 / float64(k)
	}
	return 1
}

// back returns w_ji.
func (m *Matrix) back(j, i int, style Style) float64 {
	if m.Linked(j, i) {
		return m.Weight(j, style)
	}
	return 0
}

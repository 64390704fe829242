package siting

// barDominated bars sites that gain no more from any row than another site: where one
// of them is open, the other could be in its place, or beside it any third. It spares
// those that a group may need, and leaves enough to choose from. Of sites that are
// alike the first stays.
func (in *instance) barDominated(fates []fate) {
	if in.room != nil {
		return // a second site serves what does not fit into the first
	}
	free := 0
	for _, f := range fates {
		if f == undecided {
			free++
		}
	}
	c := in.byColumn()
	for j := in.sites() - 1; j >= 0 && free > in.pick; j-- {
		if fates[j] == undecided && in.dominator(c, int32(j), fates) {
			fates[j] = barred
			free--
		}
	}
}

// dominator tells whether there is a site that makes site j needless.
func (in *instance) dominator(c *columns, j int32, fates []fate) bool {
	from, to := c.start[j], c.start[j+1]
	if from == to {
		return in.group[j] < 0 || in.need[in.group[j]] == 0
	}
	// Only sites in the shortest of its rows can be.
	row, gain := c.row[from], c.gain[from]
	for e := from; e < to; e++ {
		if i := c.row[e]; in.start[i+1]-in.start[i] < in.start[row+1]-in.start[row] {
			row, gain = i, c.gain[e]
		}
	}
	for e := in.start[row]; e < in.start[row+1] && in.gain[e] >= gain; e++ {
		if k := in.site[e]; k != j && fates[k] == undecided && in.spares(j, k) && c.atLeast(k, j) {
			return true
		}
	}
	return false
}

// spares tells whether the groups do without site j where k is open.
func (in *instance) spares(j, k int32) bool {
	g := in.group[j]
	return g < 0 || in.need[g] == 0 || g == in.group[k] && in.need[g] == 1
}

// atLeast tells whether site k gains as much as j from every row.
func (c *columns) atLeast(k, j int32) bool {
	at, end := c.start[k], c.start[k+1]
	for e := c.start[j]; e < c.start[j+1]; e++ {
		for at < end && c.row[at] < c.row[e] {
			at++
		}
		if at == end || c.row[at] != c.row[e] || c.gain[at] < c.gain[e] {
			return false
		}
	}
	return true
}

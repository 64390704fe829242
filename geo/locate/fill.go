package locate

// pair puts something into a cell.
type pair struct{ cell, value uint32 }

// spread tells for every cell which edges are near it, and which regions hold
// it wholly or have an edge near it. Both results are in the order of regions.
func (b *builder) spread(n *node, edges []uint32) (entries, touching []pair) {
	seen := make([]uint32, n.columns*n.rows) // 1 + the region that last touched the cell
	for from := 0; from < len(edges); {
		region := b.regionOf[edges[from]]
		to := from
		for ; to < len(edges) && b.regionOf[edges[to]] == region; to++ {
			e := edges[to]
			n.eachCell(b.shapes.vertices[e], b.shapes.vertices[e+1], func(cell uint32) {
				touching = append(touching, pair{cell, e})
				if seen[cell] != region+1 {
					seen[cell] = region + 1
					entries = append(entries, pair{cell, region << 1})
				}
			})
		}
		entries = b.fillInside(n, region, seen, entries)
		from = to
	}
	return entries, touching
}

// fillInside adds the cells that lie wholly inside a region. Between two cells
// near its edges in one row the region cannot end, so one point decides for all.
func (b *builder) fillInside(n *node, region uint32, seen []uint32, entries []pair) []pair {
	r := &b.shapes.regions[region]
	firstColumn, lastColumn := n.column(r.bound.Min[0]), n.column(r.bound.Max[0])
	for row, last := n.row(r.bound.Min[1]), n.row(r.bound.Max[1]); row <= last; row++ {
		known, inside := false, false
		for column := firstColumn; column <= lastColumn; column++ {
			cell := row*n.columns + column
			if seen[cell] == region+1 {
				known = false
				continue
			}
			if !known {
				known, inside = true, b.shapes.covers(r, n.centre(column, row))
			}
			if inside {
				entries = append(entries, pair{cell, r.unit<<1 | entryInside})
			}
		}
	}
	return entries
}

// byCell sorts pairs by cell, keeping the order within each, and returns where
// the pairs of each cell begin.
func byCell(pairs []pair, cells uint32) (sorted []pair, begin []uint32) {
	begin = make([]uint32, cells+2)
	for _, p := range pairs {
		begin[p.cell+2]++
	}
	for i := 2; i < len(begin); i++ {
		begin[i] += begin[i-1]
	}
	sorted = make([]pair, len(pairs))
	for _, p := range pairs {
		sorted[begin[p.cell+1]] = p
		begin[p.cell+1]++
	}
	return sorted, begin
}

// merge joins a cell's own entries with the units that hold the whole node,
// ascending by unit; of a unit that holds the cell nothing else is kept.
func (b *builder) merge(list []uint32, own []pair, whole []uint32) []uint32 {
	add := func(entry uint32) {
		unit := b.unitOf(entry)
		for n := len(list); n > 0 && b.unitOf(list[n-1]) == unit; n = len(list) {
			if list[n-1]&entryInside != 0 {
				return
			}
			if entry&entryInside == 0 {
				break
			}
			list = list[:n-1]
		}
		list = append(list, entry)
	}
	for _, p := range own {
		for len(whole) > 0 && whole[0] <= b.unitOf(p.value) {
			add(whole[0]<<1 | entryInside)
			whole = whole[1:]
		}
		add(p.value)
	}
	for _, unit := range whole {
		add(unit<<1 | entryInside)
	}
	return list
}

package siting

// bags say what sites with capacities would serve at given prices: the rows that gain
// most per unit, as far as there is room, the last one in part. Demand may be split,
// so that this is best.
type bags struct {
	in    *instance
	items [][]bagItem // by site; the first full[j] are served whole
	full  []int
	part  []float64 // share of the next that is served
}

// bagItem is a row that a site would gain from.
type bagItem struct {
	row    int32
	gain   float64 // net of the price
	volume float64
}

func newBags(in *instance) *bags {
	return &bags{in: in, items: make([][]bagItem, in.sites()), full: make([]int, in.sites()), part: make([]float64, in.sites())}
}

// pack fills all sites, and sets what each is worth.
func (b *bags) pack(price, worth []float64) {
	in := b.in
	for j := range b.items {
		b.items[j] = b.items[j][:0]
	}
	for i, l := range price {
		from, to := in.start[i], in.start[i+1]
		for e, g := range in.gain[from:to] {
			if g <= l {
				break
			}
			j := in.site[from+int32(e)]
			b.items[j] = append(b.items[j], bagItem{int32(i), g - l, in.volume[i]})
		}
	}
	for j := range b.items {
		worth[j] = b.fill(j)
	}
}

// fill finds by partition which items of site j fit, and returns what they gain.
func (b *bags) fill(j int) (worth float64) {
	all, left := b.items[j], b.in.room[j]
	from, to := 0, len(all)
	for short := false; from < to && !short; {
		equal, worse := partition(all[from:to])
		equal, worse = equal+from, worse+from
		volume, gain := 0.0, 0.0
		for _, x := range all[from:equal] {
			volume, gain = volume+x.volume, gain+x.gain
		}
		if volume > left {
			to = equal
			continue
		}
		worth, left, from = worth+gain, left-volume, equal
		for ; from < worse && !short; from++ {
			if short = all[from].volume > left; short {
				break
			}
			worth, left = worth+all[from].gain, left-all[from].volume
		}
	}
	if b.full[j], b.part[j] = from, 0; from < len(all) && left > 0 {
		b.part[j] = min(1, left/all[from].volume)
		worth += b.part[j] * all[from].gain
	}
	return worth
}

// partition puts the items that gain more per unit than one of them in front of those
// that gain the same, and returns where these begin and end.
func partition(all []bagItem) (equal, worse int) {
	pivot := median(all[0], all[len(all)/2], all[len(all)-1])
	worse = len(all)
	for i := 0; i < worse; {
		switch {
		case all[i].better(pivot):
			all[equal], all[i] = all[i], all[equal]
			equal, i = equal+1, i+1
		case pivot.better(all[i]):
			worse--
			all[worse], all[i] = all[i], all[worse]
		default:
			i++
		}
	}
	return equal, worse
}

func median(a, b, c bagItem) bagItem {
	if a.better(b) == b.better(c) {
		return b
	}
	if a.better(b) == a.better(c) {
		return c
	}
	return a
}

func (x bagItem) better(y bagItem) bool { return x.gain*y.volume > y.gain*x.volume }

// slopes subtracts what site j serves of each row.
func (b *bags) slopes(j int, slope []float64) {
	for _, x := range b.items[j][:b.full[j]] {
		slope[x.row]--
	}
	if p := b.part[j]; p > 0 {
		slope[b.items[j][b.full[j]].row] -= p
	}
}

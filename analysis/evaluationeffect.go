package analysis

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/evaluate"
)

// Effect is what is found among the incidents that came to light in one way: those
// found by patrols must not be mistaken for more violence, nor fewer of them for less.
type Effect struct {
	Source       string           `json:"source"` // reported, or police
	Verdict      evaluate.Verdict `json:"verdict"`
	Words        Text             `json:"words"`
	Displacement DisplacementRow  `json:"displacement"`
	Differences  DifferencesRow   `json:"differences"`
}

// DisplacementRow is the weighted displacement difference, in incidents.
type DisplacementRow struct {
	Treated       [2]int64 `json:"treated"` // before and after
	Control       [2]int64 `json:"control"`
	Around        [2]int64 `json:"around"` // neighbours of the unit, where incidents may have moved
	AroundControl [2]int64 `json:"around_control"`
	Difference    float64  `json:"difference"`
	Error         float64  `json:"standard_error"`
	Z             float64  `json:"z"`
	P             float64  `json:"p"`
	Low           float64  `json:"low"`
	High          float64  `json:"high"`
	Visible       float64  `json:"visible"` // smallest fall that would have been found, with a chance of 80 %
}

// DifferencesRow is the difference-in-differences with all comparable units.
type DifferencesRow struct {
	Unit        string   `json:"unit"` // of the figures
	Units       int      `json:"units"`
	Effect      float64  `json:"effect"`
	Low         *float64 `json:"low"`
	High        *float64 `json:"high"`
	P           float64  `json:"p"`
	Placebos    int      `json:"placebos"`
	Visible     *float64 `json:"visible"`
	PreSlope    float64  `json:"pre_slope"`
	PreP        float64  `json:"pre_p"`
	PreParallel bool     `json:"pre_parallel"`
}

// evaluatedSource is a way in which incidents come to light.
type evaluatedSource struct {
	name, codes string
	words       Text
}

var evaluatedSources = []evaluatedSource{
	{"reported", "unknown,womens_union,peoples_committee,health,school,hotline_111,other_hotline,trusted_address,press,citizen", Text{"được nạn nhân và cộng đồng báo", "reported by victims and others"}},
	{"police", "police", Text{"do công an phát hiện", "found by the police"}},
}

// compared is where a measure was taken, and with what that is compared.
type compared struct {
	units   []int // where it was taken
	control []int // for the displacement difference: as many, the most alike
	pool    []int // for difference-in-differences
	// before and after are periods of the same kind; the displacement difference takes as
	// many of the last before as there are after.
	before, after []geo.Period
	each          string // what such a period is called in the unit of the figures
}

func (x *compared) over() geo.Period {
	return geo.Period{From: x.before[0].From, To: x.after[len(x.after)-1].To}
}

// effect judges a measure by one way in which incidents come to light.
func (c *comparison) effect(x *compared, source evaluatedSource) (*Effect, error) {
	var series [][]int64 // by period, of every unit
	for _, p := range slices.Concat(x.before, x.after) {
		counts, err := c.counts(p, source.codes)
		if err != nil {
			return nil, err
		}
		series = append(series, counts)
	}
	sums := func(units ...int) (s evaluate.Counts) {
		start := len(x.before)
		for _, i := range units {
			for t, counts := range series[start-len(x.after):] {
				if t < len(x.after) {
					s.Before += counts[i]
				} else {
					s.After += counts[i]
				}
			}
		}
		return s
	}
	around, aroundControl, err := c.surroundings(x)
	if err != nil {
		return nil, err
	}
	treated, control, near, far := sums(x.units...), sums(x.control...), sums(around...), sums(aroundControl...)
	d, err := evaluate.WeightedDisplacement(treated, control, &near, &far, confidence)
	if err != nil {
		return nil, err
	}
	e := &Effect{Source: source.name, Displacement: newDisplacementRow(treated, control, near, far, d)}
	did, err := c.differences(x, series)
	if err != nil {
		return nil, err
	}
	e.Differences = newDifferencesRow(did, len(x.pool)+len(x.units), "incidents/"+x.each, c.rated(x))
	e.Verdict = agreed(d.Verdict, did.Verdict)
	e.Words = e.say(source.words)
	return e, nil
}

// agreed is what both methods say; where they do not agree nothing can be told.
func agreed(a, b evaluate.Verdict) evaluate.Verdict {
	if a == b {
		return a
	}
	return evaluate.CannotBeTold
}

// surroundings are the neighbours of the units and those of their controls, without
// those that had models, the units and controls themselves, and what is around both.
func (c *comparison) surroundings(x *compared) (around, aroundControl []int, err error) {
	over := x.over()
	q, err := c.ask(over, geo.Filter{})
	if err != nil {
		return nil, nil, err
	}
	m, err := q.weights()
	if err != nil {
		return nil, nil, err
	}
	touches := func(units []int, i int) bool {
		return slices.ContainsFunc(units, func(u int) bool { return u == i || m.Linked(u, i) })
	}
	pick := func(of, others []int) (units []int) {
		for _, u := range of {
			for _, n := range m.Neighbours(u) {
				i := int(n)
				if !slices.Contains(of, i) && !slices.Contains(units, i) && !touches(others, i) && !q.hides(i) && !c.hadModel(i, over) {
					units = append(units, i)
				}
			}
		}
		return units
	}
	return pick(x.units, x.control), pick(x.control, x.units), nil
}

// rated tells whether the people of all units compared are known, so that rates are.
func (c *comparison) rated(x *compared) bool {
	for _, i := range slices.Concat(x.units, x.pool) {
		if c.peopleOf(i, x.before) <= 0 {
			return false
		}
	}
	return true
}

// peopleOf are those of the year in which the comparison begins, for all of it: people
// must not move the figures.
func (c *comparison) peopleOf(i int, before []geo.Period) float64 {
	year, _, _ := before[0].From.Date()
	p, ok := c.level.units[i].People(year)
	if !ok {
		return 0
	}
	return float64(p.Total)
}

// differences compares the units with all of the pool, in incidents per period and
// 100,000 people where those are known.
func (c *comparison) differences(x *compared, series [][]int64) (evaluate.Difference, error) {
	units := slices.Concat(x.units, x.pool)
	rates, treated := make([][]float64, len(units)), make([]bool, len(units))
	rated, h := c.rated(x), fnv.New64a()
	for k, i := range units {
		if treated[k] = k < len(x.units); treated[k] {
			_, _ = h.Write([]byte(c.level.units[i].Code)) // a hash takes everything
		}
		scale := 1.0
		if rated {
			scale = 100_000 / c.peopleOf(i, x.before)
		}
		for _, counts := range series {
			rates[k] = append(rates[k], float64(counts[i])*scale)
		}
	}
	return evaluate.Differences(rates, treated, len(x.before), evaluate.Options{Confidence: confidence, Random: rand.New(rand.NewPCG(0, h.Sum64()))})
}

func newDisplacementRow(treated, control, around, aroundControl evaluate.Counts, d evaluate.Displacement) DisplacementRow {
	pair := func(c evaluate.Counts) [2]int64 { return [2]int64{c.Before, c.After} }
	return DisplacementRow{Treated: pair(treated), Control: pair(control), Around: pair(around), AroundControl: pair(aroundControl),
		Difference: d.Difference, Error: (d.High - d.Low) / (2 * normal95), Z: d.Z, P: d.P, Low: d.Low, High: d.High, Visible: d.Visible}
}

// normal95 standard errors on either side hold 95 % of a normal distribution.
const normal95 = 1.959963984540054

func newDifferencesRow(d evaluate.Difference, units int, unit string, rated bool) DifferencesRow {
	r := DifferencesRow{Unit: unit, Units: units, Effect: d.Effect, Low: orNull(d.Low), High: orNull(d.High), P: d.P, Placebos: d.Placebos,
		Visible: orNull(d.Visible), PreSlope: d.Pre, PreP: d.PreP, PreParallel: d.PreParallel}
	if rated {
		r.Unit += "/100000"
	}
	return r
}

// say puts the verdict into words, before any number.
func (e *Effect) say(source Text) Text {
	d := e.Displacement
	switch e.Verdict {
	case evaluate.Fewer:
		return Text{fmt.Sprintf("Ít vụ hơn: số vụ %s giảm %s vụ so với nơi đối chứng (95 %%: từ %s đến %s). Ít vụ được báo hơn cũng có thể là do ít người báo hơn.",
			source.Vi, oneDecimal(-d.Difference, true), oneDecimal(-d.High, true), oneDecimal(-d.Low, true)),
			fmt.Sprintf("Fewer: incidents %s fell by %s against the places compared with (95 %%: %s to %s). Fewer reported may mean that fewer were told.",
				source.En, oneDecimal(-d.Difference, false), oneDecimal(-d.High, false), oneDecimal(-d.Low, false))}
	case evaluate.More:
		return Text{fmt.Sprintf("Nhiều vụ hơn: số vụ %s tăng %s vụ so với nơi đối chứng (95 %%: từ %s đến %s). Nhiều vụ được báo hơn có thể là do nạn nhân dám lên tiếng hơn.",
			source.Vi, oneDecimal(d.Difference, true), oneDecimal(d.Low, true), oneDecimal(d.High, true)),
			fmt.Sprintf("More: incidents %s rose by %s against the places compared with (95 %%: %s to %s). More reported may mean that more dare to speak up.",
				source.En, oneDecimal(d.Difference, false), oneDecimal(d.Low, false), oneDecimal(d.High, false))}
	}
	t := Text{fmt.Sprintf("Chưa thể kết luận về số vụ %s: thay đổi dưới %s vụ thì khó nhận ra với số liệu này.", source.Vi, oneDecimal(d.Visible, true)),
		fmt.Sprintf("Cannot be told of incidents %s: a change of less than %s would hardly be seen in these data.", source.En, oneDecimal(d.Visible, false))}
	if !e.Differences.PreParallel {
		t.Vi += " Từ trước đó, nơi này đã có xu hướng khác các nơi đối chứng."
		t.En += " The place was on another way than those compared with already before."
	}
	return t
}

var nobodyAlike = Text{"Chưa thể kết luận: không có nơi nào chưa có mô hình để so sánh.", "Cannot be told: there is no place without a model to compare with."}

var tooLittle = Text{"Chưa thể kết luận: trước và sau khi mở mô hình chưa có đủ hai quý số liệu.", "Cannot be told: there are not two quarters of data both before and after the model was opened."}

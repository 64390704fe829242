package report

import "slices"

// The size of a row of bars, in millimetres.
const barsHigh, barMost = 26.0, 16.0

// bars draws numbers over time, each written above its bar.
func (p *paper) bars(b *Bars) {
	p.caption(b.Caption, barsHigh)
	most := int64(1)
	for _, v := range b.Values {
		most = max(most, v.Value)
	}
	step := min(barMost, inside/float64(max(1, len(b.Values))))
	y := p.GetY() + barsHigh - 5
	p.SetFont(fontName, "", tableSize)
	p.SetFillColor(120, 120, 120)
	for k, v := range slices.All(b.Values) {
		x := margin + float64(k)*step
		high := float64(max(0, v.Value)) / float64(most) * (barsHigh - 10)
		p.Rect(x+step*0.2, y-high, step*0.6, high, "F")
		p.SetXY(x, y-high-4)
		p.CellFormat(step, 4, p.d.written(count(v.Value)), "", 0, "C", false, 0, "")
		p.SetXY(x, y)
		p.CellFormat(step, 4, v.Name, "", 0, "C", false, 0, "")
	}
	p.SetLineWidth(0.1)
	p.SetDrawColor(0, 0, 0)
	p.Line(margin, y, margin+step*float64(len(b.Values)), y)
	p.SetXY(margin, y+6)
	p.fresh = false
}

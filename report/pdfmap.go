package report

import (
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/paulmach/orb"
)

// points in a millimetre: PDF reckons in points.
const perMM = 72 / 25.4

// mapped draws a map with its legend below, on one page.
func (p *paper) mapped(m *Map) {
	wide := min(inside, m.wide())
	high := m.High / mapWide * wide
	legend := float64((len(m.Legend)+1)/2) * keyLine
	if most := p.bottom() - top - 12 - legend; high > most {
		wide, high = wide*most/high, most
	}
	p.caption(m.Caption, high+legend+4)
	x, y := margin+(inside-wide)/2, p.GetY()+1
	p.place(m, x, y, wide)
	p.SetXY(margin, y+high+2)
	p.legend(m, wide/mapWide)
	p.small(m.Notes)
	p.fresh = false
}

// place draws a map, over the one that lies under it, which is kept once in the file
// however many pages show it.
func (p *paper) place(m *Map, x, y, wide float64) {
	if m.Under != nil {
		base, ok := p.drawn[m.Under]
		size := fpdf.SizeType{Wd: wide, Ht: m.High / mapWide * wide}
		if !ok {
			base = p.CreateTemplateCustom(fpdf.PointType{}, size, func(t *fpdf.Tpl) {
				t.RawWriteStr(placed(m.Under.operators(), 0, size.Ht, wide))
			})
			p.drawn[m.Under] = base
		}
		p.UseTemplateScaled(base, fpdf.PointType{X: x, Y: y}, size)
	}
	p.RawWriteStr(placed(m.operators(), x, pageHigh-y, wide))
	for i := range m.Shapes {
		if s := &m.Shapes[i]; s.Label != "" {
			p.label(s, x, y, wide/mapWide)
		}
	}
}

// placed turns map units into points of the page: fromBottom is the height of the
// map's upper edge.
func placed(operators string, x, fromBottom, wide float64) string {
	scale := wide / mapWide * perMM
	return fmt.Sprintf("q %.5f 0 0 %.5f %.2f %.2f cm 1 j\n%sQ", scale, -scale, x*perMM, fromBottom*perMM, operators)
}

// labelSize is in points.
const labelSize = 5.2

// label writes a shape's number where there is room for it, white on dark.
func (p *paper) label(s *Shape, x, y, scale float64) {
	p.SetFont(fontName, "", labelSize)
	wide, high := p.GetStringWidth(s.Label)+0.6, 2.1
	if !s.roomy(wide/scale, high/scale) {
		return
	}
	left, up := x+s.At[0]*scale-wide/2, y+s.At[1]*scale-high/2
	switch {
	case s.Fill.Hatch != Plain:
		p.SetFillColor(255, 255, 255)
		p.Rect(left, up, wide, high, "F")
	case s.Fill.Grey < 128:
		p.SetTextColor(255, 255, 255)
	}
	p.SetXY(left, up)
	p.SetCellMargin(0)
	p.CellFormat(wide, high, s.Label, "", 0, "C", false, 0, "")
	p.SetCellMargin(0.8)
	p.SetTextColor(0, 0, 0)
}

// keyLine is the height of a row of the legend, in millimetres.
const keyLine = 4.6

// legend has two columns, every row with the number of its shapes.
func (p *paper) legend(m *Map, scale float64) {
	y := p.GetY()
	for k, key := range m.Legend {
		x := margin + float64(k%2)*inside/2
		at := y + float64(k/2)*keyLine
		swatch := key.swatch(1 / scale)
		p.RawWriteStr(placed(swatch.operators(), x, pageHigh-at, scale*mapWide))
		p.SetFont(fontName, "", tableSize)
		p.SetXY(x+keyWide+1, at)
		p.CellFormat(inside/2-keyWide-1, keyHigh, fmt.Sprintf("%s (%d)", key.Text, key.Count), "", 0, "L", false, 0, "")
	}
	p.SetXY(margin, y+float64((len(m.Legend)+1)/2)*keyLine+1)
}

// operators draws the shapes in map units: the fills, each with its hatch through all of
// its shapes at once, then the outlines, the bold ones last.
func (m *Map) operators() string {
	var b strings.Builder
	for _, fill := range m.fills() {
		path, box := m.path(func(s *Shape) bool { return s.Fill == fill && !s.Clear })
		fmt.Fprintf(&b, "%.3f g\n%sf*\n", float64(fill.Grey)/255, path)
		if fill.Hatch != Plain {
			fmt.Fprintf(&b, "q %sW* n 0 G\n", path)
			hatchLines(&b, fill.Hatch, box)
			b.WriteString("Q\n")
		}
	}
	all, _ := m.path(func(*Shape) bool { return true })
	fmt.Fprintf(&b, "0.35 G %.1f w\n%sS\n", outlineWide, all)
	if bold, _ := m.path(func(s *Shape) bool { return s.Bold }); bold != "" {
		fmt.Fprintf(&b, "0 G %.1f w\n%sS\n", boldWide, bold)
	}
	return b.String()
}

// path is the outlines of the shapes that are picked, with what bounds them.
func (m *Map) path(picked func(*Shape) bool) (string, orb.Bound) {
	var b []byte
	var box orb.Bound
	for i := range m.Shapes {
		s := &m.Shapes[i]
		if len(s.Rings) == 0 || !picked(s) {
			continue
		}
		if b == nil {
			box = s.Box
		}
		box = box.Union(s.Box)
		for _, ring := range s.Rings {
			for k, at := range ring[:len(ring)-1] {
				b = strconv.AppendFloat(b, at[0], 'f', 1, 64)
				b = strconv.AppendFloat(append(b, ' '), at[1], 'f', 1, 64)
				if k == 0 {
					b = append(b, " m "...)
				} else {
					b = append(b, " l "...)
				}
			}
			b = append(b, "h\n"...)
		}
	}
	return string(b), box
}

// hatchLines fills a box with the lines of a hatch, aligned to the map so that
// neighbours meet.
func hatchLines(b *strings.Builder, h Hatch, box orb.Bound) {
	for _, l := range hatching(h, box) {
		fmt.Fprintf(b, "%.1f %.1f m %.1f %.1f l ", l[0][0], l[0][1], l[1][0], l[1][1])
	}
	if h == Dotted {
		fmt.Fprintf(b, "%.1f w 1 J [0 %d] 0 d S\n", dotSize, hatchStep)
		return
	}
	fmt.Fprintf(b, "%.1f w S\n", hatchWide)
}

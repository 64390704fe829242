package report

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// canvas draws maps as greys, for programs that show no vectors.
type canvas struct {
	*image.Gray
	scale float64 // pixels per map unit
}

// write writes the canvas as PNG.
func (c canvas) write(w io.Writer) error { return png.Encode(w, c.Gray) }

// coarse has sixteen greys, which take half the room of all.
func (c canvas) coarse(w io.Writer) error {
	palette := make(color.Palette, 16)
	for i := range palette {
		palette[i] = color.Gray{uint8(i * 17)}
	}
	p := image.NewPaletted(c.Bounds(), palette)
	for i, v := range c.Pix {
		p.Pix[i] = uint8((int(v) + 8) / 17)
	}
	return png.Encode(w, p)
}

// blank is a white canvas of so many pixels' width for a map.
func blank(m *Map, wide int) canvas {
	scale := float64(wide) / m.across()
	c := canvas{image.NewGray(image.Rect(0, 0, wide, max(1, int(math.Ceil(m.High*scale))))), scale}
	draw.Draw(c, c.Bounds(), image.White, image.Point{}, draw.Src)
	return c
}

// copied is a canvas that may be drawn on.
func (c canvas) copied() canvas {
	g := *c.Gray
	g.Pix = slices.Clone(g.Pix)
	return canvas{&g, c.scale}
}

// draw draws the map over what is on the canvas.
func (m *Map) draw(c canvas) {
	for _, fill := range m.fills() {
		area := c.filled(m, func(s *Shape) bool { return s.Fill == fill && !s.Clear })
		draw.DrawMask(c, c.Bounds(), image.NewUniform(color.Gray{fill.Grey}), image.Point{}, area, image.Point{}, draw.Over)
		if fill.Hatch != Plain {
			lines := c.stroked(hatchStrokes(m, fill))
			for i, a := range lines.Pix {
				lines.Pix[i] = uint8(int(a) * int(area.Pix[i]) / 255)
			}
			draw.DrawMask(c, c.Bounds(), image.Black, image.Point{}, lines, image.Point{}, draw.Over)
		}
	}
	for _, bold := range []bool{false, true} {
		ink, wide := image.NewUniform(color.Gray{89}), outlineWide
		if bold {
			ink, wide = image.NewUniform(color.Gray{0}), boldWide
		}
		var lines []orb.LineString
		for i := range m.Shapes {
			if s := &m.Shapes[i]; !bold || s.Bold {
				for _, r := range s.Rings {
					lines = append(lines, orb.LineString(r))
				}
			}
		}
		draw.DrawMask(c, c.Bounds(), ink, image.Point{}, c.stroked(lines, wide), image.Point{}, draw.Over)
	}
	m.drawLabels(c)
}

// hatchStrokes are the lines of a fill's hatch with their width; dots are short ones.
func hatchStrokes(m *Map, fill Fill) ([]orb.LineString, float64) {
	_, box := m.path(func(s *Shape) bool { return s.Fill == fill && !s.Clear })
	lines := hatching(fill.Hatch, box)
	if fill.Hatch != Dotted {
		return lines, hatchWide
	}
	var dots []orb.LineString
	for _, l := range lines {
		for x := l[0][0]; x <= l[1][0]; x += hatchStep {
			dots = append(dots, orb.LineString{{x - dotSize/2, l[0][1]}, {x + dotSize/2, l[0][1]}})
		}
	}
	return dots, dotSize
}

// filled is the mask of the shapes that are picked. Rings of holes run the other way
// round and so are left out.
func (c canvas) filled(m *Map, picked func(*Shape) bool) *image.Alpha {
	z := vector.NewRasterizer(c.Bounds().Dx(), c.Bounds().Dy())
	for i := range m.Shapes {
		if s := &m.Shapes[i]; picked(s) {
			for _, r := range s.Rings {
				c.trace(z, r)
			}
		}
	}
	return c.mask(z)
}

// stroked is the mask of lines.
func (c canvas) stroked(lines []orb.LineString, wide float64) *image.Alpha {
	z := vector.NewRasterizer(c.Bounds().Dx(), c.Bounds().Dy())
	half := max(wide, 1/c.scale) / 2
	for _, l := range lines {
		for k, q := range l[1:] {
			p := l[k]
			dx, dy := q[0]-p[0], q[1]-p[1]
			long := math.Hypot(dx, dy)
			if long == 0 {
				continue
			}
			dx, dy = dx/long*half, dy/long*half // a square end covers the joint
			c.trace(z, []orb.Point{{p[0] - dx - dy, p[1] - dy + dx}, {q[0] + dx - dy, q[1] + dy + dx}, {q[0] + dx + dy, q[1] + dy - dx}, {p[0] - dx + dy, p[1] - dy - dx}})
		}
	}
	return c.mask(z)
}

func (c canvas) trace(z *vector.Rasterizer, ring []orb.Point) {
	for k, p := range ring {
		x, y := float32(p[0]*c.scale), float32(p[1]*c.scale)
		if k == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
}

func (c canvas) mask(z *vector.Rasterizer) *image.Alpha {
	a := image.NewAlpha(c.Bounds())
	z.DrawOp = draw.Src
	z.Draw(a, c.Bounds(), image.Opaque, image.Point{})
	return a
}

// drawLabels writes the numbers of shapes; without the font there are none, which
// cannot happen: a test reads it.
func (m *Map) drawLabels(c canvas) {
	parsed, err := opentype.Parse(regularFont)
	if err != nil {
		return
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: labelHigh * c.scale, DPI: 72})
	if err != nil {
		return
	}
	defer face.Close()
	for i := range m.Shapes {
		s := &m.Shapes[i]
		if !s.labelled() {
			continue
		}
		d := font.Drawer{Dst: c, Face: face, Src: image.Black}
		wide := float64(d.MeasureString(s.Label)) / 64
		x, y := s.At[0]*c.scale-wide/2, s.At[1]*c.scale
		high := labelHigh * c.scale
		switch {
		case s.Fill.Hatch != Plain:
			draw.Draw(c, image.Rect(int(x)-1, int(y-high/2), int(x+wide)+2, int(y+high/2)), image.White, image.Point{}, draw.Src)
		case s.Fill.Grey < 128:
			d.Src = image.White
		}
		d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6((y + high/3) * 64)}
		d.DrawString(s.Label)
	}
}

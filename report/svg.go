package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// WriteSVG draws the map, without its legend, as the vectors that the PDF has. What
// lies under it is not drawn. It returns the error of w.
func (m *Map) WriteSVG(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f">`, m.across(), m.High)
	for k, fill := range m.fills() {
		operators, _ := m.path(func(s *Shape) bool { return s.Fill == fill && !s.Clear })
		path := svgPath(operators)
		fmt.Fprintf(&b, `<path d="%s" fill="#%02x%[2]02x%[2]02x" fill-rule="evenodd"/>`, path, fill.Grey)
		if fill.Hatch == Plain {
			continue
		}
		fmt.Fprintf(&b, `<clipPath id="c%d"><path d="%s" clip-rule="evenodd"/></clipPath><path clip-path="url(#c%[1]d)" stroke="#000" `, k, path)
		lines, wide := hatchStrokes(m, fill)
		fmt.Fprintf(&b, `stroke-width="%.1f" d="`, wide)
		for _, l := range lines {
			fmt.Fprintf(&b, "M%.1f %.1fL%.1f %.1f", l[0][0], l[0][1], l[1][0], l[1][1])
		}
		b.WriteString(`"/>`)
	}
	all, _ := m.path(func(*Shape) bool { return true })
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#595959" stroke-width="%.1f" stroke-linejoin="round"/>`, svgPath(all), outlineWide)
	bold, _ := m.path(func(s *Shape) bool { return s.Bold })
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#000" stroke-width="%.1f" stroke-linejoin="round"/>`, svgPath(bold), boldWide)
	fmt.Fprintf(&b, `<g font-family="Noto Sans, Arial, sans-serif" font-size="%d" text-anchor="middle">`, labelHigh)
	for i := range m.Shapes {
		if s := &m.Shapes[i]; s.labelled() {
			fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" fill="%s">`, s.At[0], s.At[1]+labelHigh/3.0, s.ink())
			if err := xml.EscapeText(&b, []byte(s.Label)); err != nil {
				return err
			}
			b.WriteString("</text>")
		}
	}
	b.WriteString("</g></svg>")
	_, err := w.Write(b.Bytes())
	return err
}

// svgPath turns the operators of a PDF path around.
func svgPath(operators string) string {
	var b strings.Builder
	for line := range strings.Lines(operators) {
		words := strings.Fields(line)
		for k := 0; k+2 < len(words); k += 3 {
			b.WriteString(strings.ToUpper(words[k+2]) + words[k] + " " + words[k+1])
		}
		b.WriteByte('Z')
	}
	return b.String()
}

// Sizes on maps in map units.
const (
	labelHigh   = 10
	outlineWide = 0.8
	boldWide    = 3.4
)

// labelled tells whether a shape has a label, and room for it.
func (s *Shape) labelled() bool {
	return s.Label != "" && s.roomy(float64(len(s.Label))*labelHigh*0.6, labelHigh)
}

// ink is the colour of a label.
func (s *Shape) ink() string {
	if s.Fill.Hatch == Plain && s.Fill.Grey < 128 {
		return "#fff"
	}
	return "#000"
}

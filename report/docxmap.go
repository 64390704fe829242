package report

import (
	"fmt"
	"strings"
)

const (
	emuPerMM  = 36000 // English Metric Units, in which drawings are measured
	dotsPerMM = 7     // 178 to the inch
	underDots = 5     // where the map is one of many
)

// drawing puts a map into the text, and its legend as a table below.
func (z *word) drawing(m *Map) {
	if m.Caption != "" {
		z.paragraph("Caption", m.Caption)
	}
	wide := min(m.wide(), 165)
	z.say(`<w:p><w:pPr><w:pStyle w:val="Note"/><w:jc w:val="center"/></w:pPr>`)
	z.picture(m, wide, m.Caption)
	z.say(`</w:p>`)
	for k, key := range m.Legend {
		if k%2 == 0 {
			z.say(`<w:p><w:pPr><w:pStyle w:val="Note"/><w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs></w:pPr>`)
		} else {
			z.say(`<w:r><w:tab/></w:r>`)
		}
		swatch := key.swatch(mapWide / wide)
		z.picture(swatch, keyWide, key.Text)
		z.say(`<w:r><w:t xml:space="preserve"> %s</w:t></w:r>`, xmlText(fmt.Sprintf("%s (%d)", key.Text, key.Count)))
		if k%2 == 1 || k == len(m.Legend)-1 {
			z.say(`</w:p>`)
		}
	}
	for _, note := range m.Notes {
		z.paragraph("Note", note)
	}
}

// picture refers to the files of a map, which are written behind the text.
func (z *word) picture(m *Map, wide float64, about string) {
	z.maps = append(z.maps, m)
	id := len(z.maps)
	vectors := ""
	if m.Under == nil {
		vectors = fmt.Sprintf(`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="svg%d"/></a:ext></a:extLst>`, id)
	}
	z.say(drawingXML, int(wide*emuPerMM), int(m.High/m.across()*wide*emuPerMM), id, xmlText(about), vectors)
}

// pictures writes the files of the maps, and the list that links them to the text.
func (z *word) pictures() {
	var links strings.Builder
	for k, m := range z.maps {
		if z.err != nil {
			return
		}
		id := k + 1
		fmt.Fprintf(&links, `<Relationship Id="png%d" Type="%s/image" Target="media/map%[1]d.png"/>`, id, relations)
		out, write := z.stored(fmt.Sprintf("word/media/map%d.png", id)), canvas.write
		if m.Under != nil {
			write = canvas.coarse
		}
		if err := write(z.painted(m), out); z.err == nil {
			z.err = err
		}
		if m.Under != nil {
			continue
		}
		fmt.Fprintf(&links, `<Relationship Id="svg%d" Type="%s/image" Target="media/map%[1]d.svg"/>`, id, relations)
		if err := m.WriteSVG(z.create(fmt.Sprintf("word/media/map%d.svg", id))); z.err == nil {
			z.err = err
		}
	}
	z.part("word/_rels/document.xml.rels", fmt.Sprintf(documentLinks, links.String()))
}

// painted draws a map; what lies under several is drawn once.
func (z *word) painted(m *Map) canvas {
	if m.Under == nil {
		c := blank(m, int(m.wide()*dotsPerMM))
		m.draw(c)
		return c
	}
	wide := int(m.wide() * underDots)
	base, ok := z.bases[m.Under]
	if !ok {
		base = blank(m.Under, wide)
		m.Under.draw(base)
		z.bases[m.Under] = base
	}
	c := base.copied()
	m.draw(c)
	return c
}

package report

import (
	"fmt"

	"github.com/antoan-vn/antoan/analysis"
)

// summary is the answer in a few sentences, and the year before beside it.
func (m *material) summary() Section {
	s := Section{Sheet: m.say("Tóm tắt", "Summary"), Title: m.say("Tóm tắt", "Summary")}
	form := of(m.figures, "I10").Form
	say := func(strong bool, text string) { s.Blocks = append(s.Blocks, Paragraph{text, strong}) }
	say(true, fmt.Sprintf(m.say("Ghi nhận %s vụ, %s nạn nhân.", "Recorded: %s incidents, %s victims."), m.whole(int64(form.Total.Cases)), m.whole(int64(form.Total.Sum))))
	for _, i := range m.figures {
		if i.Name == "I1" && i.Share != nil {
			say(i.Reading == analysis.ReadingA, m.shareInWords(&i))
		}
	}
	if i := of(m.figures, "I2"); i != nil {
		say(true, m.text(i.Assistance.Text))
	}
	if i := of(m.figures, "I7"); i != nil {
		say(false, fmt.Sprintf(m.say("%d trên %d đơn vị im lặng, cần kiểm tra.", "%d of %d units are silent and to be checked."), i.Silence.NeedsCheck, i.Silence.Units))
	}
	for _, w := range m.warnings() {
		say(false, w)
	}
	s.Blocks = append(s.Blocks, m.besideBefore())
	return s
}

// shareInWords is a target's range with its verdict.
func (m *material) shareInWords(i *analysis.Indicator) string {
	text := fmt.Sprintf(m.say("%s không có vụ việc, cách hiểu %s: từ %d đến %d trên %d đơn vị. ", "%s without incidents, reading %s: %d to %d of %d units. "),
		m.word(string(i.Level)), i.Reading, i.Low, i.High, i.Units)
	if i.Needed != nil {
		return text + m.text(i.Needed.Text) // begins with the verdict
	}
	return text + m.word(i.Verdict) + "."
}

// warnings are what the figures say of their period and edition, each once.
func (m *material) warnings() []string {
	var all []string
	seen := map[string]bool{}
	for i := range m.figures {
		for _, w := range m.figures[i].Warnings {
			if text := m.text(w); !seen[text] {
				seen[text] = true
				all = append(all, text)
			}
		}
	}
	return all
}

// besideBefore is the period beside the same of the year before. It is no trend: of two
// numbers alone nothing follows.
func (m *material) besideBefore() *Table {
	t := &Table{
		Caption: m.say("So với cùng kỳ năm trước", "Beside the same period a year before"),
		Columns: []Column{{m.say("Chỉ số", "Figure"), 40}, {m.say("Kỳ này", "This period"), 15}, {m.say("Cùng kỳ năm trước", "A year before"), 15}, {m.say("Chênh lệch", "Difference"), 15}},
		Notes:   []string{m.say("Chỉ hai con số thì chưa nói lên xu hướng.", "Two numbers alone say nothing of a trend.")},
	}
	before := m.before
	if len(before) > 0 && (m.begins == "" || before[0].From < m.begins) {
		before = nil // what nobody recorded yet is no zero
		t.Notes = []string{m.say("Kỳ trước bắt đầu trước khi có số liệu: không so sánh được.", "The earlier period begins before the data do: there is nothing to compare with.")}
	}
	if m.kind.least == 0 {
		t.Caption, t.Columns, t.Notes = m.say("Số ghi nhận", "Recorded"), t.Columns[:2], nil
	}
	for _, row := range []struct {
		name   string
		figure func([]analysis.Indicator) int64
	}{
		{m.say("Vụ việc", "Incidents"), formOf(func(f *analysis.FormFigures) int { return f.Total.Cases })},
		{m.say("Nạn nhân", "Victims"), formOf(func(f *analysis.FormFigures) int { return f.Total.Sum })},
		{m.say("Phụ nữ và trẻ em là nạn nhân", "Women and children among them"), assistanceOf(func(f *analysis.AssistanceFigures) int { return f.Persons })},
		{m.say("… trong đó đã được trợ giúp", "… of whom assisted"), assistanceOf(func(f *analysis.AssistanceFigures) int { return f.Assisted })},
	} {
		now, then := row.figure(m.figures), row.figure(before)
		cells := []Cell{text(row.name), count(now)}
		if len(t.Columns) > 2 {
			difference := Cell{Kind: IsMissing}
			if now >= 0 && then >= 0 {
				difference = Cell{Kind: IsNumber, Number: float64(now - then)}
			}
			cells = append(cells, count(then), difference)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func formOf(figure func(*analysis.FormFigures) int) func([]analysis.Indicator) int64 {
	return func(all []analysis.Indicator) int64 {
		if i := of(all, "I10"); i != nil {
			return int64(figure(i.Form))
		}
		return -1
	}
}

func assistanceOf(figure func(*analysis.AssistanceFigures) int) func([]analysis.Indicator) int64 {
	return func(all []analysis.Indicator) int64 {
		if i := of(all, "I2"); i != nil {
			return int64(figure(i.Assistance))
		}
		return -1
	}
}

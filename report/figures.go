package report

import (
	"fmt"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// otherFigures is every indicator but I1 and I10, in numbers and words.
func (m *material) otherFigures() Section {
	t := &Table{
		Caption: m.say("Các chỉ số khác", "The other indicators"),
		Columns: []Column{{m.say("Chỉ số", "Indicator"), 17}, {m.say("Nội dung", "What it counts"), 60}, {m.say("Số", "Number"), 14}, {m.say("Trên", "Of"), 14},
			{m.say("Giới hạn dưới", "Low"), 14}, {m.say("Giới hạn trên", "High"), 14}, {m.say("Bằng lời", "In words"), 60}},
	}
	for i := range m.figures {
		f := &m.figures[i]
		for _, row := range m.figureRows(f) {
			t.Rows = append(t.Rows, append([]Cell{text(f.Name)}, row...))
		}
	}
	return Section{Sheet: m.say("Chỉ số", "Indicators"), Title: m.say("Chỉ số", "Indicators"), Blocks: []Block{t}}
}

// shareOf is a row of a number among others, with what else is to be said.
func shareOf(what string, n, all int, words string) []Cell {
	return []Cell{text(what), count(int64(n)), count(int64(all)), {Kind: IsMissing}, {Kind: IsMissing}, text(words)}
}

// figureRows are the rows of one indicator behind its name.
func (m *material) figureRows(i *analysis.Indicator) [][]Cell {
	switch {
	case i.Assistance != nil:
		return [][]Cell{shareOf(m.say("Phụ nữ, trẻ em là nạn nhân đã được trợ giúp", "Women and children assisted"), i.Assistance.Assisted, i.Assistance.Persons, m.text(i.Assistance.Text))}
	case i.Rates != nil:
		return [][]Cell{m.rateRow(m.say("Nạn nhân là phụ nữ, trẻ em gái mỗi năm trên 100.000", "Female victims per year and 100,000"), &i.Rates.Women),
			m.rateRow(m.say("Nạn nhân là trẻ em dưới 16 tuổi mỗi năm trên 100.000", "Victims under 16 per year and 100,000"), &i.Rates.Children)}
	case i.Repeats != nil:
		row := shareOf(m.say("Vụ việc lặp lại trong một hộ", "Repeats within a household"), -1, i.Repeats.Incidents, m.text(i.Repeats.Text))
		if i.Repeats.Repeats != nil {
			row[1] = count(int64(*i.Repeats.Repeats))
		}
		return [][]Cell{row}
	case i.Timeliness != nil:
		f := i.Timeliness
		return [][]Cell{shareOf(m.say("Báo cáo tháng nộp đúng hạn", "Monthly reports in time"), f.OnTime, f.Owed,
			fmt.Sprintf(m.say("muộn %d, thiếu %d, chưa đến hạn %d", "%d late, %d missing, %d not yet due"), f.Late, f.Missing, f.NotDue))}
	case i.Models != nil:
		f := i.Models
		return [][]Cell{shareOf(m.say("Đơn vị có mô hình hoạt động", "Units with an active model"), f.WithModel, f.Units,
			fmt.Sprintf(m.say("%d mô hình; %d chưa rõ thuộc đơn vị nào", "%d models; of %d the unit is not known"), f.Models, f.Uncertain))}
	case i.Silence != nil:
		f := i.Silence
		return [][]Cell{shareOf(m.say("Đơn vị im lặng, cần kiểm tra", "Silent units, to be checked"), f.NeedsCheck, f.Units,
			fmt.Sprintf(m.say("xét từ %s đến %s; chưa thể kết luận về %d đơn vị", "judged from %s to %s; of %d nothing can be told"), m.day(f.From), m.day(f.To), f.CannotTell))}
	case i.Recognition != nil:
		return m.recognitionRows(i.Recognition)
	case i.SpokeUp != nil:
		f := i.SpokeUp
		return [][]Cell{shareOf(m.say("Vụ nghiêm trọng mà Hội đã lên tiếng kịp thời", "Serious cases in which the Union spoke up in time"), f.InTime, f.Serious,
			fmt.Sprintf(m.say("trong %d ngày; muộn %d, chưa lên tiếng %d", "within %d days; %d late, %d not at all"), f.WithinDays, f.Late, f.Silent))}
	case i.Exemplary != nil:
		return m.trialRows(i.Exemplary)
	}
	return nil
}

func (m *material) rateRow(what string, f *analysis.RateFigure) []Cell {
	return []Cell{text(what), orMissing(f.All.Rate), {Kind: IsMissing}, orMissing(f.All.Low), orMissing(f.All.High),
		text(fmt.Sprintf(m.say("%s người, trong đó công an tự phát hiện %s", "%s persons, of whom %s found by the police"), m.whole(f.All.Persons), m.whole(f.ByPolice.Persons)))}
}

// recognitionRows has one row for each kind of subject, with its range.
func (m *material) recognitionRows(f *analysis.RecognitionFigures) (rows [][]Cell) {
	for _, k := range f.Kinds {
		row := shareOf(m.say("Được công nhận an toàn về an ninh, trật tự: ", "Recognised as safe in security and order: ")+m.label(geo.SubjectKinds, k.Kind), k.Official, k.Units,
			fmt.Sprintf(m.say("năm %d; chưa xét %d, không đạt %d", "in %d; %d pending, %d not recognised"), f.Year, k.Pending, k.NotRecognised))
		row[3], row[4] = count(int64(k.Low)), count(int64(k.High))
		rows = append(rows, row)
	}
	return rows
}

// trialRows has the cases for exemplary trials that have been tried, and the stages of
// the others: never a place.
func (m *material) trialRows(f *analysis.ExemplaryFigures) [][]Cell {
	words := ""
	if f.Cases == 0 {
		words = m.say("không có vụ nào được chọn", "no case is chosen")
	}
	for k, s := range f.Stages {
		if k > 0 {
			words += "; "
		}
		words += fmt.Sprintf("%s: %d", m.label(geo.CaseStatuses, s.Status), s.Cases)
	}
	return [][]Cell{shareOf(m.say("Vụ án được chọn xét xử điểm, đã xét xử", "Cases chosen for an exemplary trial, tried"), f.Tried, f.Cases, words)}
}

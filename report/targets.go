package report

import (
	"fmt"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// targets is I1 in every edition, side by side and never joined.
func (m *material) targets() Section {
	t := &Table{
		Caption: m.say("I1: đơn vị không có vụ việc thuộc chỉ tiêu", "I1: units without a qualifying incident"),
		Columns: []Column{{m.say("Địa giới", "Edition"), 15}, {m.say("Cấp", "Level"), 19}, {m.say("Cách hiểu", "Reading"), 15}, {m.say("Số đơn vị", "Units"), 11},
			{m.say("Ít nhất", "Low"), 10}, {m.say("Theo báo cáo", "Official"), 13}, {m.say("Nhiều nhất", "High"), 11},
			{m.say("Chỉ tiêu, %", "Target, %"), 11}, {m.say("Kết luận", "Verdict"), 20}, {m.say("Còn cần gì", "What is needed"), 62}},
		Notes: []string{
			m.say("Ít nhất: đơn vị không có vụ việc, đã báo cáo đủ và không im lặng. Theo báo cáo: không có vụ việc và đã báo cáo đủ. Nhiều nhất: chưa rõ có vụ việc thuộc chỉ tiêu.",
				"Low: no incident, every report in, not silent. Official: no incident and every report in. High: no incident known to qualify."),
			m.say("Mỗi địa giới là một dãy số riêng: số liệu của hai địa giới đặt cạnh nhau để xem, không nối thành một xu hướng.",
				"Each edition is a series of its own: two stand side by side to be seen, and are not joined in one trend."),
		},
	}
	for _, i := range m.everywhere {
		if i.Share == nil {
			continue
		}
		threshold, needed := Cell{Kind: IsMissing}, Cell{Kind: IsMissing}
		if i.Needed != nil {
			threshold, needed = count(int64(i.Threshold)), text(m.text(i.Needed.Text))
		}
		edition := i.Edition
		if i.PlanEdition {
			edition += m.say(" (kế hoạch)", " (plan)")
		}
		t.Rows = append(t.Rows, []Cell{text(edition), text(m.word(string(i.Level))), text(i.Reading), count(int64(i.Units)), count(int64(i.Low)), count(int64(i.Official)), count(int64(i.High)),
			threshold, text(m.word(i.Verdict)), needed})
	}
	return Section{Sheet: m.say("Chỉ tiêu", "Targets"), Title: m.say("Chỉ tiêu của kế hoạch", "The plan's targets"), Blocks: []Block{t}}
}

// otherFigures is every other indicator, in numbers and words.
func (m *material) otherFigures() Section {
	t := &Table{
		Caption: m.say("Các chỉ số khác", "The other indicators"),
		Columns: []Column{{m.say("Chỉ số", "Indicator"), 17}, {m.say("Nội dung", "What it counts"), 60}, {m.say("Số", "Number"), 14}, {m.say("Trên", "Of"), 14},
			{m.say("Giới hạn dưới", "Low"), 14}, {m.say("Giới hạn trên", "High"), 14}, {m.say("Bằng lời", "In words"), 60}},
	}
	add := func(name, what string, n, of, low, high Cell, words string) {
		t.Rows = append(t.Rows, []Cell{text(name), text(what), n, of, low, high, text(words)})
	}
	none := Cell{Kind: IsMissing}
	for _, i := range m.figures {
		switch {
		case i.Assistance != nil:
			f := i.Assistance
			add("I2", m.say("Phụ nữ, trẻ em là nạn nhân đã được trợ giúp", "Women and children assisted"), count(int64(f.Assisted)), count(int64(f.Persons)), none, none, m.text(f.Text))
		case i.Rates != nil:
			for _, part := range []struct {
				what   string
				figure *analysis.RateFigure
			}{{m.say("Nạn nhân là phụ nữ, trẻ em gái mỗi năm trên 100.000", "Female victims per year and 100,000"), &i.Rates.Women},
				{m.say("Nạn nhân là trẻ em dưới 16 tuổi mỗi năm trên 100.000", "Victims under 16 per year and 100,000"), &i.Rates.Children}} {
				a := part.figure.All
				add("I3", part.what, orMissing(a.Rate), none, orMissing(a.Low), orMissing(a.High),
					fmt.Sprintf(m.say("%s người, trong đó công an tự phát hiện %s", "%s persons, of whom %s found by the police"), m.whole(a.Persons), m.whole(part.figure.ByPolice.Persons)))
			}
		case i.Repeats != nil:
			n := none
			if i.Repeats.Repeats != nil {
				n = count(int64(*i.Repeats.Repeats))
			}
			add("I4", m.say("Vụ việc lặp lại trong một hộ", "Repeats within a household"), n, count(int64(i.Repeats.Incidents)), none, none, m.text(i.Repeats.Text))
		case i.Timeliness != nil:
			f := i.Timeliness
			add("I5", m.say("Báo cáo tháng nộp đúng hạn", "Monthly reports in time"), count(int64(f.OnTime)), count(int64(f.Owed)), none, none,
				fmt.Sprintf(m.say("muộn %d, thiếu %d, chưa đến hạn %d", "%d late, %d missing, %d not yet due"), f.Late, f.Missing, f.NotDue))
		case i.Models != nil:
			f := i.Models
			add("I6", m.say("Đơn vị có mô hình hoạt động", "Units with an active model"), count(int64(f.WithModel)), count(int64(f.Units)), none, none,
				fmt.Sprintf(m.say("%d mô hình; %d chưa rõ thuộc đơn vị nào", "%d models; of %d the unit is not known"), f.Models, f.Uncertain))
		case i.Silence != nil:
			f := i.Silence
			add("I7", m.say("Đơn vị im lặng, cần kiểm tra", "Silent units, to be checked"), count(int64(f.NeedsCheck)), count(int64(f.Units)), none, none,
				fmt.Sprintf(m.say("xét từ %s đến %s; chưa thể kết luận về %d đơn vị", "judged from %s to %s; of %d nothing can be told"), m.day(f.From), m.day(f.To), f.CannotTell))
		case i.Recognition != nil:
			for _, k := range i.Recognition.Kinds {
				words := fmt.Sprintf(m.say("năm %d; chưa xét %d, không đạt %d", "in %d; %d pending, %d not recognised"), i.Recognition.Year, k.Pending, k.NotRecognised)
				if against := i.Recognition.Contradicted[analysis.ReadingA]; k.Kind == geo.SubjectKinds.String(geo.SubjectCommune) && len(against) > 0 {
					words += fmt.Sprintf(m.say("; %d xã có vụ việc thuộc chỉ tiêu", "; %d with an incident known to qualify"), len(against))
				}
				add("I8", m.say("Được công nhận an toàn về an ninh, trật tự: ", "Recognised as safe in security and order: ")+m.label(geo.SubjectKinds, k.Kind),
					count(int64(k.Official)), count(int64(k.Units)), count(int64(k.Low)), count(int64(k.High)), words)
			}
		case i.SpokeUp != nil:
			f := i.SpokeUp
			add("I9", m.say("Vụ nghiêm trọng mà Hội đã lên tiếng kịp thời", "Serious cases in which the Union spoke up in time"), count(int64(f.InTime)), count(int64(f.Serious)), none, none,
				fmt.Sprintf(m.say("trong %d ngày; muộn %d, chưa lên tiếng %d", "within %d days; %d late, %d not at all"), f.WithinDays, f.Late, f.Silent))
		case i.Exemplary != nil:
			f := i.Exemplary
			add("I11", m.say("Vụ chọn xét xử điểm đã xét xử", "Cases chosen for an exemplary trial that have been tried"), count(int64(f.Tried)), count(int64(f.Cases)), none, none, "")
		}
	}
	return Section{Sheet: m.say("Chỉ số", "Indicators"), Title: m.say("Chỉ số", "Indicators"), Blocks: []Block{t}}
}

package report

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

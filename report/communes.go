package report

import (
	"github.com/antoan-vn/antoan/analysis"
)

// communes is the table of every unit. Its rows, and what lies in no unit, add up to
// all incidents of the period.
func (m *material) communes() Section {
	t := &Table{
		Caption: m.say("Vụ việc, tỷ suất, tình trạng và điểm nóng", "Incidents, rates, status and hot spots"),
		Columns: []Column{{m.say("STT", "No."), 9}, {m.say("Mã", "Code"), 13}, {m.say("Tên", "Name"), 30}, {m.say("Dân số", "Population"), 18},
			{m.say("Số vụ", "Incidents"), 15}, {m.say("Tỷ suất", "Rate"), 12}, {m.say("Thấp", "Low"), 11}, {m.say("Cao", "High"), 12},
			{m.say("Tình trạng", "Status"), 31}, {m.say("Điểm nóng", "Hot spot"), 27}, {m.say("Tháng đã báo cáo", "Months in"), 13}, {m.say("Tháng phải báo cáo", "Months due"), 13}},
		Notes: []string{
			m.say("Tỷ suất: số vụ mỗi năm trên 100.000 dân, với giới hạn Poisson chính xác 95 %. Tình trạng theo cách hiểu A. Số thứ tự là số trên bản đồ.",
				"Rate: incidents per year and 100,000 inhabitants, with exact 95 % Poisson limits. Status in reading A. The numbers are those on the maps."),
		},
	}
	if m.noHot != "" {
		t.Notes = append(t.Notes, m.say("Không xác định được điểm nóng: ", "Hot spots cannot be told: ")+m.noHot)
	}
	status := m.status[analysis.ReadingA]
	people, incidents, in, due := counts(m.density, "population"), counts(m.density, "count"), counts(status, "months_reported"), counts(status, "months_due")
	rate, low, high, state := floats(m.density, "rate"), floats(m.density, "rate_low"), floats(m.density, "rate_high"), texts(status, "status")
	var everybody int64
	for i, u := range m.units {
		hot := ""
		if m.hot != nil {
			hot = texts(m.hot, "class")[i]
		}
		t.Rows = append(t.Rows, []Cell{count(int64(i + 1)), text(u.Code), text(u.Name), count(people[i]), count(incidents[i]), number(rate[i]), number(low[i]), number(high[i]),
			text(m.word(state[i])), text(m.word(hot)), count(in[i]), count(due[i])})
		if people[i] < 0 || everybody < 0 {
			everybody = -1
		} else {
			everybody += people[i]
		}
	}
	for _, rest := range []struct{ key, name string }{
		{"unlocated", m.say("Không rõ hoặc ngoài địa bàn", "Place unknown, or outside")}, {"uncertain", m.say("Trong đơn vị đã chia tách, không rõ phần nào", "In a unit that was split, the part not known")},
		{"in_hidden_units", m.say("Trong đơn vị không được xem", "In units that may not be seen")},
	} {
		if n, ok := m.density.Metadata[rest.key].(int64); ok {
			t.Rows = append(t.Rows, m.rest(rest.name, n))
		}
	}
	all, _ := m.density.Metadata["total"].(int64)
	t.Total = m.rest(m.say("Tổng số", "Total"), all)
	t.Total[3] = count(everybody)
	arrived, owed := m.reportsIn()
	t.Total[10], t.Total[11] = count(arrived), count(owed)
	return Section{Sheet: m.say("Theo đơn vị", "By unit"), Title: m.say("Theo đơn vị hành chính", "By unit"), Blocks: []Block{t}}
}

// rest is a row of incidents that lie in no single unit.
func (m *material) rest(name string, n int64) []Cell {
	row := make([]Cell, 12)
	row[2], row[4] = text(name), count(n)
	return row
}

// silent lists the units that are to be checked. It concludes nothing else.
func (m *material) silent() Section {
	t := &Table{
		Caption: m.say("Đơn vị cần kiểm tra", "Units to be checked"),
		Columns: []Column{{m.say("Mã", "Code"), 12}, {m.say("Tên", "Name"), 32}, {m.say("Số vụ", "Incidents"), 13}, {m.say("Dự kiến", "Expected"), 13}, {m.say("Lý do", "Why"), 110}},
		Notes: []string{m.say("Im lặng không phải là an toàn và cũng không phải là lỗi của ai: chỉ là nơi cần có người đến kiểm tra.",
			"Silence is not safety, and nobody's fault either: it only says where somebody should look.")},
	}
	n, expected, why := counts(m.silence, "count"), floats(m.silence, "expected"), texts(m.silence, m.say("reason_vi", "reason_en"))
	for i, v := range texts(m.silence, "verdict") {
		if v == "needs_check" {
			t.Rows = append(t.Rows, []Cell{text(m.units[i].Code), text(m.units[i].Name), count(n[i]), number(expected[i]), text(why[i])})
		}
	}
	s := Section{Sheet: m.say("Im lặng", "Silence"), Title: m.say("Nơi im lặng, cần kiểm tra", "Silent units, to be checked"), Blocks: []Block{t}}
	if len(t.Rows) == 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: m.say("Không có đơn vị nào trong danh sách. Điều đó không có nghĩa là mọi nơi đều an toàn.", "No unit is on the list. That does not mean that all are safe.")})
	}
	return s
}

package report

import "fmt"

// notes says what the numbers are of, and what is not known.
func (m *material) notes() Section {
	s := Section{Sheet: m.say("Ghi chú", "Notes"), Title: m.say("Ghi chú", "Notes"), Place: notes}
	t := &Table{Columns: []Column{{m.say("Mục", "Item"), 40}, {m.say("Nội dung", "What it is"), 140}}}
	for _, p := range m.facts() {
		t.Rows = append(t.Rows, []Cell{text(p.Name), text(p.Value)})
	}
	s.Blocks = append(s.Blocks, t)
	for _, w := range m.warnings() {
		s.Blocks = append(s.Blocks, Paragraph{Text: w})
	}
	s.Blocks = append(s.Blocks, Paragraph{Text: m.say("Báo cáo chỉ có số liệu tổng hợp: không có điểm, không có vụ việc riêng lẻ, và vì thế không nêu địa điểm của vụ án xử kín nào.",
		"The report holds aggregates only: no points, no single incidents, and so no place of any closed trial.")})
	return s
}

// method says how every number is computed.
func (m *material) method() Section {
	s := Section{Sheet: m.say("Phương pháp", "Method"), Title: m.say("Phương pháp", "Method"), Place: method}
	for _, text := range []string{
		m.say("Vụ việc: mọi vụ đã ghi nhận trừ vụ không có cơ sở và vụ trùng. Vụ được tính vào đơn vị chứa điểm xảy ra; không có điểm thì theo đơn vị được nêu và bảng kế thừa địa giới.",
			"Incidents: all recorded but unfounded and duplicate ones. An incident belongs to the unit that holds its point; without a point, to the unit named, along the succession of units."),
		m.say("Tỷ suất: số vụ mỗi năm trên 100.000 dân của năm gần giữa kỳ nhất; giới hạn Poisson chính xác 95 %.",
			"Rates: incidents per year and 100,000 inhabitants of the year nearest to the middle of the period; exact 95 % Poisson limits."),
		m.say("Tình trạng: theo thứ tự đầu tiên đúng: có vụ việc, im lặng, không có và đã báo cáo đủ, báo cáo chưa đủ, chưa báo cáo.",
			"Status, the first that applies: has incidents, silent, none with every report in, some reports in, no report in."),
		m.say("Im lặng: trong tối đa 36 tháng đến hết kỳ, số vụ ít đến mức khó là ngẫu nhiên (dưới 1 %) so với dân số và mức của các nơi khác trong tỉnh.",
			"Silence: over up to 36 months that end with the period, so few incidents that chance would hardly do it (below 1 %), given the people and the rest of the province."),
		m.say("Chỉ tiêu: so sánh bằng số nguyên, 100 nhân số đơn vị với chỉ tiêu nhân tổng số; 59,6 % không phải là 60 %. Mỗi chỉ tiêu là một khoảng có kết luận.",
			"Targets are compared in whole numbers, 100 times the units with the threshold times all; 59.6 % is not 60 %. Each is a range with a verdict."),
		m.hotMethod(),
		m.say("Công thức đầy đủ: docs/method.md và docs/indicators.md của phần mềm.", "The full formulas: docs/method.md and docs/indicators.md of the software."),
	} {
		if text != "" {
			s.Blocks = append(s.Blocks, Paragraph{Text: text})
		}
	}
	return s
}

// hotMethod says how hot spots were told.
func (m *material) hotMethod() string {
	if m.hot == nil {
		return ""
	}
	used, _ := m.hot.Metadata["method"].(map[string]any)
	return fmt.Sprintf(m.say("Điểm nóng: %v, giả thuyết không %v, trọng số %v, hiệu chỉnh %v, phân loại theo giá trị q, hạt giống %v; %v đơn vị.",
		"Hot spots: %v, null %v, weights %v, correction %v, classes from q-values, seed %v; %v units."),
		m.term(used["statistic"]), m.term(used["null"]), used["weights"], m.term(used["correction"]), used["seed"], used["n"])
}

// term is the name of a code of the method, the code itself where it has none.
func (m *material) term(code any) string { return m.word(fmt.Sprint(code)) }

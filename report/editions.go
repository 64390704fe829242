package report

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
)

// compare asks for the period in the report's edition beside the one before it, or
// beside the one after the oldest; there is nothing to compare where there is one alone.
func (m *material) compare(ctx context.Context, s Source) (err error) {
	all := s.Editions()
	if len(all) < 2 {
		return nil
	}
	r := analysis.CompareRequest{From: all[0].Code, To: all[1].Code, Period: m.period}
	for k := 1; k < len(all); k++ {
		if all[k].Code == m.edition.Code {
			r.From, r.To = all[k-1].Code, all[k].Code
		}
	}
	m.recast, err = s.Compare(ctx, r)
	return err
}

// editions is the period in the units of two editions, side by side.
func (m *material) editions() Section {
	c := m.recast
	totals := &Table{
		Caption: c.From + m.say(" và ", " and ") + c.To,
		Columns: []Column{{m.say("Vụ việc", "Incidents"), 120}, {m.say("Số vụ", "Number"), 20}},
		Rows: [][]Cell{
			{text(m.say("Rõ đơn vị trong cả hai địa giới", "In a known unit of both editions")), count(c.Totals.Moved)},
			{text(m.say("Trong đơn vị cũ đã chia tách, chưa rõ phần nào", "In an old unit that was split, the part not known")), count(c.Totals.Uncertain)},
			{text(m.say("Chỉ rõ đơn vị cũ", "In a known old unit alone")), count(c.Totals.OldOnly)},
			{text(m.say("Chỉ rõ đơn vị mới", "In a known new unit alone")), count(c.Totals.NewOnly)},
			{text(m.say("Không rõ đơn vị nào", "In no known unit")), count(c.Totals.Neither)},
			{text(m.say("Trong đơn vị không được xem", "In units that may not be seen")), count(c.Totals.Hidden)},
		},
		Total: []Cell{text(m.say("Tổng số", "Total")), count(c.Totals.Incidents)},
		Notes: []string{m.text(c.Note)},
	}
	s := Section{Sheet: m.say("Hai địa giới", "Two editions"), Title: m.say("Hai địa giới, đặt cạnh nhau", "Two editions, side by side"), Blocks: []Block{totals, m.sides(), m.newUnits()}}
	if split := m.splitUnits(); len(split.Rows) > 0 {
		s.Blocks = append(s.Blocks, split)
	}
	return s
}

// sides is the target in both editions.
func (m *material) sides() *Table {
	t := &Table{
		Caption: m.say("Đơn vị không có vụ việc thuộc chỉ tiêu", "Units without a qualifying incident"),
		Columns: []Column{{m.say("Địa giới", "Edition"), 25}, {m.say("Cấp", "Level"), 25}, {m.say("Cách hiểu", "Reading"), 18}, {m.say("Số đơn vị", "Units"), 18},
			{m.say("Ít nhất", "Low"), 18}, {m.say("Nhiều nhất", "High"), 18}, {m.say("Kết luận", "Verdict"), 35}},
	}
	for _, i := range m.recast.Targets {
		t.Rows = append(t.Rows, []Cell{text(i.Edition), text(m.word(string(i.Level))), text(i.Reading), count(int64(i.Units)), count(int64(i.Low)), count(int64(i.High)), text(m.word(i.Verdict))})
	}
	return t
}

// newUnits says of each newer unit what its number is made of, and what may come to it.
func (m *material) newUnits() *Table {
	t := &Table{
		Caption: m.say("Đơn vị của địa giới mới ", "Units of the newer edition ") + m.recast.To,
		Columns: []Column{{m.say("Mã", "Code"), 14}, {m.say("Tên", "Name"), 45}, {m.say("Từ số đơn vị cũ", "Made of"), 16}, {m.say("Số vụ", "Incidents"), 17}, {m.say("Theo điểm", "By point"), 16},
			{m.say("Nguồn nêu", "Stated"), 16}, {m.say("Theo kế thừa", "By succession"), 19}, {m.say("Có thể thêm", "May also"), 16}},
		Notes: []string{m.say("Có thể thêm: vụ chưa rõ phần nào của đơn vị cũ đã chia tách; mỗi vụ chỉ thuộc một nơi, nên không cộng cột này.",
			"May also: the uncertain ones of old units that were split; each lies in one place only, so the column has no sum.")},
	}
	var all analysis.NewUnit
	for _, u := range m.recast.New {
		t.Rows = append(t.Rows, []Cell{text(u.Code), text(u.Name), count(int64(u.MadeOf)), count(u.Incidents), count(u.ByPoint), count(u.Stated), count(u.BySuccession), count(u.MayAlso)})
		all.Incidents, all.ByPoint, all.Stated, all.BySuccession = all.Incidents+u.Incidents, all.ByPoint+u.ByPoint, all.Stated+u.Stated, all.BySuccession+u.BySuccession
	}
	t.Total = []Cell{{}, text(m.say("Tổng số", "Total")), {}, count(all.Incidents), count(all.ByPoint), count(all.Stated), count(all.BySuccession), {}}
	return t
}

// splitUnits are the older units of which something is uncertain or lost.
func (m *material) splitUnits() *Table {
	t := &Table{
		Caption: m.say("Đơn vị cũ có phần chưa rõ, địa giới ", "Old units of which something is uncertain, edition ") + m.recast.From,
		Columns: []Column{{m.say("Mã", "Code"), 14}, {m.say("Tên", "Name"), 45}, {m.say("Chia thành", "Parts"), 16}, {m.say("Số vụ", "Incidents"), 17}, {m.say("Chuyển được", "Moved"), 18},
			{m.say("Chưa rõ", "Uncertain"), 18}, {m.say("Ngoài", "Outside"), 16}},
	}
	var all analysis.OldUnit
	for _, u := range m.recast.Old {
		if u.Uncertain+u.Outside == 0 {
			continue
		}
		t.Rows = append(t.Rows, []Cell{text(u.Code), text(u.Name), count(int64(u.Parts)), count(u.Incidents), count(u.Moved), count(u.Uncertain), count(u.Outside)})
		all.Incidents, all.Moved, all.Uncertain, all.Outside = all.Incidents+u.Incidents, all.Moved+u.Moved, all.Uncertain+u.Uncertain, all.Outside+u.Outside
	}
	t.Total = []Cell{{}, text(m.say("Tổng số", "Total")), {}, count(all.Incidents), count(all.Moved), count(all.Uncertain), count(all.Outside)}
	return t
}

// moves is every pair of old and new units.
func (m *material) moves() Section {
	t := &Table{
		Caption: m.recast.From + m.say(" và ", " and ") + m.recast.To,
		Columns: []Column{{m.say("Mã cũ", "Old code"), 14}, {m.say("Tên cũ", "Old name"), 40}, {m.say("Mã mới", "New code"), 14}, {m.say("Tên mới", "New name"), 40},
			{m.say("Toàn bộ", "Whole"), 14}, {m.say("Phần, %", "Share, %"), 14}, {m.say("Theo điểm", "By point"), 14}, {m.say("Nguồn nêu", "Stated"), 14}, {m.say("Theo kế thừa", "By succession"), 16}},
	}
	for _, w := range m.recast.Moves {
		whole, share := m.say("không", "no"), Cell{Kind: IsMissing}
		if w.Whole {
			whole = m.say("có", "yes")
		}
		if w.Share != nil {
			share = number(*w.Share * 100)
		}
		t.Rows = append(t.Rows, []Cell{text(w.From), text(w.FromName), text(w.To), text(w.ToName), text(whole), share, count(w.ByPoint), count(w.Stated), count(w.BySuccession)})
	}
	return Section{Sheet: m.say("Cũ và mới", "Old and new"), Title: m.say("Đơn vị cũ và mới", "Old and new units"), Place: detail, Blocks: []Block{t}}
}

package report

import (
	"github.com/antoan-vn/antoan/geo"
)

// categories is the communes' form 01/BC-X: incidents by category, victims by group.
func (m *material) categories() Section {
	form := of(m.figures, "I10").Form
	t := &Table{
		Caption: m.say("Biểu 01/BC-X: vụ việc theo loại và nạn nhân theo nhóm", "Form 01/BC-X: incidents by category, victims by group"),
		Columns: []Column{{m.say("Loại vụ việc", "Category"), 42}, {m.say("Số vụ", "Incidents"), 17}, {m.say("Không ghi nạn nhân", "No victim stated"), 14}},
	}
	for _, g := range form.Groups {
		t.Columns = append(t.Columns, Column{m.label(geo.VictimGroups, g), 15})
	}
	t.Columns = append(t.Columns, Column{m.say("Tổng nạn nhân", "All victims"), 14})
	row := func(name string, cases, unstated int, victims []int, sum int) []Cell {
		cells := []Cell{text(name), count(int64(cases)), count(int64(unstated))}
		for _, n := range victims {
			cells = append(cells, count(int64(n)))
		}
		return append(cells, count(int64(sum)))
	}
	for _, r := range form.Rows {
		t.Rows = append(t.Rows, row(m.label(geo.Categories, r.Category), r.Cases, r.Unstated, r.Victims, r.Sum))
	}
	t.Total = row(m.say("Tổng số", "Total"), form.Total.Cases, form.Total.Unstated, form.Total.Victims, form.Total.Sum)
	if form.Ties {
		t.Notes = []string{m.say("Tổng theo hàng, theo cột và tổng chung khớp nhau.", "Sums of rows, of columns and the total agree.")}
	}
	return Section{Sheet: "01-BC-X", Title: m.say("Vụ việc và nạn nhân", "Incidents and victims"), Blocks: []Block{t}}
}

// assistance is I2 with its parts, which add up to the persons.
func (m *material) assistance() Section {
	f := of(m.figures, "I2").Assistance
	t := &Table{
		Caption: m.say("Phụ nữ, trẻ em là nạn nhân theo tình trạng trợ giúp", "Women and children who are victims, by assistance"),
		Columns: []Column{{m.say("Tình trạng", "State"), 100}, {m.say("Số người", "Persons"), 20}},
		Notes: []string{m.say("Đã được trợ giúp: ít nhất một dịch vụ cơ bản đã hoàn thành; chỉ giới thiệu thì chưa tính. Tính theo người, không theo vụ.",
			"Assisted: at least one basic service completed; a referral alone is none. Persons, not incidents.")},
	}
	for _, part := range []struct {
		vi, en string
		n      int
	}{
		{"Đã được trợ giúp", "Assisted", f.Assisted}, {"Được trợ giúp quá thời hạn", "Assisted too late", f.TooLate}, {"Từ chối", "Refused", f.Refused},
		{"Không liên hệ được", "Could not be reached", f.Unreachable}, {"Đã đề nghị, chưa hoàn thành", "Offered, not completed", f.OfferedOnly},
		{"Mới chỉ được giới thiệu", "Only referred", f.Referred}, {"Chưa có gì", "Nothing yet", f.Nothing},
	} {
		t.Rows = append(t.Rows, []Cell{text(m.say(part.vi, part.en)), count(int64(part.n))})
	}
	t.Total = []Cell{text(m.say("Tổng số", "Total")), count(int64(f.Persons))}
	beside := &Table{
		Caption: m.say("Ngoài số trên", "Besides"),
		Columns: t.Columns,
		Rows: [][]Cell{
			{text(m.say("Người có thể là phụ nữ hoặc trẻ em, chưa rõ tuổi hoặc giới", "Persons who may be a woman or a child, age or sex unknown")), count(int64(f.Possible))},
			{text(m.say("… trong đó đã được trợ giúp", "… of whom assisted")), count(int64(f.PossibleAssisted))},
			{text(m.say("Vụ việc không ghi nạn nhân", "Incidents without a victim stated")), count(int64(f.Unstated))},
			{text(m.say("Số ngày trung vị từ khi tiếp nhận đến khi được trợ giúp", "Median days from the report to the first service")), orMissing(f.MedianDays)},
		},
	}
	return Section{Sheet: m.say("Trợ giúp", "Assistance"), Title: m.say("Trợ giúp nạn nhân", "Assistance to victims"),
		Blocks: []Block{Paragraph{Text: m.text(f.Text), Strong: true}, t, beside}}
}

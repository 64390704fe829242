package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/analysis"
)

// document puts the sections in their order. The pages of an atlas are made when they
// are written.
func (m *material) document(r Request) *Document {
	made := []Section{m.summary(), m.targets(), m.otherFigures(), m.maps(), m.communes(), m.categories(), m.silent(), m.assistance()}
	for _, l := range m.more {
		made = append(made, m.work(l)...)
	}
	if m.recast != nil {
		made = append(made, m.editions(), m.moves())
	}
	made = append(made, m.notes(), m.method())
	d := &Document{
		Title: m.text(m.kind.Title), Subtitle: m.spanned(), Facts: m.facts(), Footer: m.footer(), Sections: slices.Values(made),
		File: "antoan-" + m.kind.Name + "-" + fileName(m.period) + "-" + m.edition.Code, AsOf: m.asOf, lang: m.language,
	}
	if r.Atlas {
		d.Sections = func(yield func(Section) bool) {
			for _, s := range made {
				if !yield(s) {
					return
				}
			}
			m.atlas(yield)
		}
	}
	return d
}

// fileName keeps what every system takes in the name of a file.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '-'
	}, s)
}

// spanned is the period with its days; a name that is the days is not said twice.
func (m *material) spanned() string {
	from, to := m.day(m.days.From.String()), m.day(m.days.To.String())
	if strings.Contains(m.period, "/") {
		return fmt.Sprintf(m.say("Từ %s đến %s", "%s to %s"), from, to)
	}
	return fmt.Sprintf(m.say("Kỳ %s: từ %s đến %s", "Period %s: %s to %s"), m.period, from, to)
}

func (m *material) editionName() string {
	return fmt.Sprintf(m.say("%s (%d đơn vị)", "%s (%d units)"), m.edition.Code, len(m.units))
}

// reportsIn counts the monthly reports of all units that are in, and due.
func (m *material) reportsIn() (in, due int64) {
	l := m.status[analysis.ReadingA]
	months := counts(l, "months_due")
	for i, n := range counts(l, "months_reported") {
		if n >= 0 {
			in, due = in+n, due+months[i]
		}
	}
	return in, due
}

// zeroMeans is what a reader must know of every zero.
func (m *material) zeroMeans() string {
	return m.say(`Số 0 là không ghi nhận vụ việc nào, không có nghĩa là an toàn; "–" là không rõ hoặc không được xem, không phải là 0.`,
		`Zero is no incident recorded, and does not mean safe; "–" is not known or not to be seen, and is not zero.`)
}

func (m *material) facts() []Pair {
	in, due := m.reportsIn()
	return []Pair{
		{m.say("Kỳ báo cáo", "Period"), m.spanned()},
		{m.say("Địa giới", "Edition"), m.editionName()},
		{m.say("Cách hiểu chỉ tiêu", "Reading of the target"), m.say("A: mọi vụ bạo hành, ngược đãi, xâm hại chỉ khi nghiêm trọng. B: chỉ các vụ nghiêm trọng", "A: any beating or mistreatment, abuse only if serious. B: serious ones only")},
		{m.say("Chốt số liệu đến hết ngày", "As of the end of"), m.day(m.asOf)},
		{m.say("Báo cáo tháng đã có", "Monthly reports in"), fmt.Sprintf("%s / %s", m.whole(in), m.whole(due))},
		{m.say("Phiên bản dữ liệu", "Data version"), m.whole(m.version)},
		{m.say("Phần mềm", "Software"), "antoan " + m.software},
		{m.say("Số 0", "Zero"), m.zeroMeans()},
	}
}

// footer says on every page what its numbers are.
func (m *material) footer() []string {
	in, due := m.reportsIn()
	return []string{
		strings.Join([]string{m.text(m.kind.Title), m.spanned(), m.say("Địa giới ", "Edition ") + m.editionName(), m.say("Cách hiểu A và B", "Readings A and B")}, " · "),
		strings.Join([]string{m.say("Chốt số liệu ", "As of ") + m.day(m.asOf), fmt.Sprintf(m.say("Báo cáo đã có %s/%s", "Reports in %s/%s"), m.whole(in), m.whole(due)),
			fmt.Sprintf(m.say("Dữ liệu %d", "Data %d"), m.version), "antoan " + m.software}, " · "),
		m.zeroMeans(),
	}
}

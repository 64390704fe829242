package cell

import (
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func TestFindCodes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		list *geo.CodeList
		text string
		want string // code, or code of the fault
		how  How
	}{
		{geo.Categories, "injury", "injury", ByCode}, {geo.Categories, " INJURY ", "injury", ByCode}, {geo.Categories, "Cố ý gây thương tích", "injury", ByLabel}, {geo.Categories, "intentional injury", "injury", ByLabel}, {geo.Categories, "CYGTT", "injury", BySynonym},
		{geo.Categories, "Đe doạ", "threat", ByLabel}, {geo.Categories, "đe dọa.", "threat", ByLabel}, {geo.Categories, "hiep dam", "rape", ByFolding}, {geo.Categories, "Hiếp dâm trẻ em", "rape", BySynonym}, {geo.Categories, "Dâm ô trẻ em", "indecent_assault", BySynonym},
		{geo.Categories, "đánh đập", "cruelty", BySynonym}, {geo.Categories, "hành hạ", "cruelty", BySynonym}, {geo.Categories, "bạo hành", "cruelty", BySynonym}, {geo.Categories, "mua bán trẻ em", "trafficking", BySynonym}, {geo.Categories, "bạo lực gia đình", "other_domestic_violence", BySynonym},
		{geo.Categories, "tội hiếp dâm", "rape", ByLabel}, {geo.Categories, "vụ việc dâm ô trẻ em", "indecent_assault", BySynonym}, {geo.Categories, "hành vi bị đe dọa", "threat", ByLabel}, {geo.Categories, "đánh đập và ngược đãi", "cruelty", BySynonym},
		{geo.Categories, "xâm hại tình dục", "ambiguous_category", BySynonym}, {geo.Categories, "Hiếp dâm, giết người", "several_category", ByLabel}, {geo.Categories, "hiếp dâm, xyz", "unknown_category", 0}, {geo.Categories, "xyz", "unknown_category", 0}, {geo.Categories, "5", "unknown_category", 0}, {geo.Categories, strings.Repeat("a", 500), "unknown_category", 0},
		{geo.Categories, "", "unknown", BySynonym}, {geo.Categories, "không rõ", "unknown", BySynonym},

		{geo.Categories, "Điều 141", "rape", ByArticle}, {geo.Categories, "Đ.141", "rape", ByArticle}, {geo.Categories, "Đ141", "rape", ByArticle}, {geo.Categories, "d 141", "rape", ByArticle}, {geo.Categories, "141", "rape", ByArticle}, {geo.Categories, "Art. 141", "rape", ByArticle}, {geo.Categories, "152", "trafficking", ByArticle},
		{geo.Categories, "điều 141 BLHS", "rape", ByArticle}, {geo.Categories, "khoản 2 điều 134", "injury", ByArticle}, {geo.Categories, "khoản 2, Điều 134 BLHS 2015", "injury", ByArticle}, {geo.Categories, "điểm c khoản 1 Điều 134", "injury", ByArticle}, {geo.Categories, "k2 Đ134", "injury", ByArticle}, {geo.Categories, "Điều 134 khoản 1, 2", "injury", ByArticle},
		{geo.Categories, "Điều 141, 142", "rape", ByArticle}, {geo.Categories, "Điều 134 Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)", "injury", ByArticle}, {geo.Categories, "Cố ý gây thương tích (Điều 134)", "injury", ByArticle}, {geo.Categories, "Điều 134 - Cố ý gây thương tích", "injury", ByArticle}, {geo.Categories, "xâm hại tình dục (Điều 146)", "indecent_assault", ByArticle},
		{geo.Categories, "Điều 141, 134", "several_category", ByArticle}, {geo.Categories, "999", "unknown_article", 0}, {geo.Categories, "Điều 1", "unknown_article", 0}, {geo.Categories, "Điều 111 BLHS 1999", "article_of_1999", 0}, {geo.Categories, "Điều 54 Nghị định 144/2021/NĐ-CP", "other_law", 0}, {geo.Categories, "Điều 6 Luật Trẻ em", "other_law", 0},
		{geo.Categories, "Hiếp dâm (Điều 134)", "article_contradiction", ByArticle}, {geo.Categories, "xyz (Điều 134)", "unknown_category", 0},

		{geo.Severities, "Rất nghiêm trọng", "very_serious", ByLabel}, {geo.Severities, "ĐBNT", "extremely_serious", BySynonym}, {geo.Severities, "mức độ nặng", "serious", BySynonym}, {geo.Severities, "ít nghiêm trọng", "moderate", BySynonym},
		{geo.VictimGroups, "nữ 34 tuổi", "woman_18_59", ByAge}, {geo.VictimGroups, "12 tuổi", "child_under_13", ByAge}, {geo.VictimGroups, "trẻ em", "ambiguous_victim_group", BySynonym}, {geo.VictimGroups, "dưới 16", "ambiguous_victim_group", ByAge}, {geo.VictimGroups, "phụ nữ", "ambiguous_victim_group", BySynonym}, {geo.VictimGroups, "1985", "unknown_victim_group", 0}, {geo.VictimGroups, "Trẻ em 13-15 tuổi", "child_13_15", ByLabel},
		{geo.Forms, "bạo lực tinh thần", "psychological", BySynonym}, {geo.Settings, "tại nhà", "home", BySynonym}, {geo.Settings, "Trường mầm non Hoa Sen", "school", ByPrefix}, {geo.Settings, "karaoke X", "entertainment_lodging", ByPrefix},
		{geo.ReportSources, "Công an xã Tam Hợp", "police", ByPrefix}, {geo.ReportSources, "CATT", "police", BySynonym}, {geo.ReportSources, "HPN", "womens_union", BySynonym}, {geo.ReportSources, "Hội PN", "womens_union", BySynonym}, {geo.ReportSources, "hoi lhpn xa A", "womens_union", ByPrefix}, {geo.ReportSources, "Công an, Hội phụ nữ", "several_report_source", 0}, {geo.ReportSources, "báo cáo của dân", "unknown_report_source", 0},
		{geo.CaseStatuses, "Hoà giải", "mediated", ByLabel}, {geo.CaseStatuses, "không khởi tố", "not_prosecuted", ByLabel}, {geo.CaseStatuses, "XPHC", "administrative_penalty", BySynonym}, {geo.CaseStatuses, "đang điều tra", "ambiguous_case_status", BySynonym},
		{geo.AssistanceKinds, "Tâm lí", "psychological", ByLabel}, {geo.AssistanceKinds, "TGPL", "legal", BySynonym}, {geo.AssistanceKinds, "", "missing", 0}, {geo.Qualities, "", "unlocated", BySynonym}, {geo.Qualities, "thôn", "hamlet", BySynonym}, {geo.ReportingStates, "không phát sinh", "nil_report", BySynonym}, {geo.ReportingStates, "", "missing", 0},
	} {
		m, f := Codes(c.list).Find(c.text)
		got := c.list.String(m.Place)
		if f != nil {
			got = f.Code
		}
		if got != c.want || f == nil && m.How != c.how {
			t.Errorf("%s %q: %s by %d, want %s by %d", c.list.Name, c.text, got, m.How, c.want, c.how)
		}
		if ambiguous := strings.HasPrefix(c.want, "ambiguous_") || strings.HasPrefix(c.want, "several_"); ambiguous != (len(m.Others) > 1) {
			t.Errorf("%s %q may be %v", c.list.Name, c.text, m.Others)
		}
	}
}

// Every word of the dictionary is understood as what it stands for, with its
// accents and without, and no word stands for two codes.
func TestDictionary(t *testing.T) {
	t.Parallel()
	owner := make(map[string]string)
	lists := make(map[string]*geo.CodeList)
	for _, list := range geo.CodeLists {
		lists[list.Name] = list
	}
	for _, e := range Dictionary() {
		list := lists[e.Field]
		if list == nil {
			continue
		}
		place, ok := list.Find(e.Code)
		if !ok {
			t.Errorf("%s has no code %s", e.Field, e.Code)
		}
		for _, w := range append([]string{e.Code, e.Vi, e.En}, e.Synonyms...) {
			w = strings.TrimSuffix(w, " …")
			key := e.Field + ":" + string(plain(words(fold(nil, w))))
			if before := owner[key]; before != "" && before != e.Code {
				t.Errorf("%s: %q stands for %s and %s", e.Field, w, before, e.Code)
			}
			owner[key] = e.Code
			for _, text := range append(otherSpellings(w), w, string(plain(fold(nil, w)))) {
				if m, f := Codes(list).Find(text); f != nil || m.Place != place {
					t.Errorf("%s: %q is %s, want %s", e.Field, text, list.String(m.Place), e.Code)
				}
			}
		}
	}
	for _, u := range Umbrellas() {
		for _, w := range u.Words {
			m, f := Codes(lists[u.Field]).Find(w)
			if f != Codes(lists[u.Field]).Ambiguous || len(m.Others) != len(u.Codes) {
				t.Errorf("%s: %q is %v, may be %v", u.Field, w, f, m.Others)
			}
			if code := owner[u.Field+":"+string(plain(words(fold(nil, w))))]; code != "" {
				t.Errorf("%s: %q stands for %s and for several", u.Field, w, code)
			}
		}
		for _, c := range u.Codes {
			if _, ok := lists[u.Field].Find(c); !ok {
				t.Errorf("%s has no code %s", u.Field, c)
			}
		}
	}
}

func TestFaultsAreBilingual(t *testing.T) {
	t.Parallel()
	all := slices.Clone(Faults)
	for _, list := range geo.CodeLists {
		l := Codes(list)
		all = append(all, l.Unknown, l.Ambiguous, l.Several)
	}
	seen := make(map[string]bool)
	for _, f := range all {
		if f.Code == "" || f.Vi == "" || f.En == "" || f.Vi == f.En || seen[f.Code] || strings.HasSuffix(f.En, ".") || strings.HasSuffix(f.Vi, ".") {
			t.Errorf("%+v", f)
		}
		seen[f.Code] = true
	}
	if err := FaultDate.Invalid("occurred_at"); err.Error() != "occurred_at: "+FaultDate.En {
		t.Error(err)
	}
}

package placename

import (
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// A made-up gazetteer: the province Giả Định with two districts and a city until
// June 2025, joined with Giả Nam and without districts from then on.
var (
	oldDays = geo.Period{From: reform - 200, To: reform - 100}
	newDays = geo.Period{From: reform + 100, To: reform + 100}

	testEditions = []geo.Edition{
		{Code: "old", ValidFrom: geo.MinDay, ValidTo: reform - 1}, {Code: "new", ValidFrom: reform, ValidTo: geo.MaxDay},
	}
	testPlaces = []Place{
		old("00101", "Xã Hoà Mẫu", "Huyện Đông Thử", "Tỉnh Giả Định"),
		old("00104", "Phường Hòa Mẫu", "Thành phố Giả An", "Tỉnh Giả Định"),
		old("00107", "Xã Mẫu Sơn", "Huyện Đông Thử", "Tỉnh Giả Định"),
		old("00110", "Xã Mẫu Sớn", "Huyện Đông Thử", "Tỉnh Giả Định"),
		old("00113", "Thị trấn Đông Thử", "Huyện Đông Thử", "Tỉnh Giả Định"),
		old("00116", "Phường 2", "Thành phố Giả An", "Tỉnh Giả Định"),
		old("00119", "Phường Phường Thợ", "Thành phố Giả An", "Tỉnh Giả Định"),
		old("00122", "Xã Tân Xã", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("10201", "Xã Ia Thử", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("10204", "Xã K' Mẫu", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("10207", "Xã Chỉ Một", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("10210", "Xã Còn Đâu", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("10213", "Xã Mỹ Thử", "Huyện Tây Thử", "Tỉnh Giả Định"),
		old("20101", "Xã Trùng", "Huyện Bắc Thử", "Tỉnh Giả Nam"),
		old("20104", "Xã Trùng", "Thị xã Bắc Thử", "Tỉnh Giả Nam"),
		old("20107", "Xã Sông", "Huyện Nam Thử", "Thành phố Hồ Chí Minh"),
		recent("00101", "Phường Hòa Mẫu", "Tỉnh Giả Định"),
		recent("00107", "Xã Mẫu Sơn", "Tỉnh Giả Định"),
		recent("10207", "Phường Chỉ Một", "Tỉnh Giả Định"),
		recent("10210", "Xã Hồ Giả", "Tỉnh Giả Định"), // the code of Xã Còn Đâu, used again
		recent("20101", "Xã Trùng", "Tỉnh Giả Định"),
		recent("20110", "Xã Sông - Hồ Giả", "Tỉnh Giả Định"),
		{Edition: "old", Level: geo.District, Code: "011", Name: "Huyện Đông Thử", Province: "Tỉnh Giả Định"},
		{Edition: "old", Level: geo.District, Code: "021", Name: "Huyện Bắc Thử", Province: "Tỉnh Giả Nam"},
		{Edition: "old", Level: geo.District, Code: "022", Name: "Thị xã Bắc Thử", Province: "Tỉnh Giả Nam"},
		{Edition: "old", Level: geo.Province, Code: "01", Name: "Tỉnh Giả Định"},
		{Edition: "new", Level: geo.Province, Code: "01", Name: "Tỉnh Giả Định"},
	}
)

func old(code, name, district, province string) Place {
	return Place{Edition: "old", Code: code, Name: name, District: district, Province: province}
}

func recent(code, name, province string) Place {
	return Place{Edition: "new", Code: code, Name: name, Province: province}
}

func testIndex(tb testing.TB) *Index {
	tb.Helper()
	x, err := NewIndex(testEditions, testPlaces)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// summary is a result in one line: "resolved new/00101 tone type_differs".
func summary(r Result) string {
	words := []string{string(r.Outcome)}
	for _, p := range r.Found {
		words = append(words, p.Edition+"/"+p.Code)
	}
	if r.How != "" {
		words = append(words, string(r.How))
	}
	words = append(words, r.Notices.Codes()...)
	for _, s := range r.Suggestions {
		words = append(words, "?"+s.Edition+"/"+s.Code)
	}
	return strings.Join(words, " ")
}

func TestMatch(t *testing.T) {
	t.Parallel()
	x := testIndex(t)
	for _, c := range []struct {
		query Query
		want  string
	}{
		// Spellings.
		{Query{Text: "Xã Hoà Mẫu"}, "resolved old/00101 exact"},
		{Query{Text: "xã  HÒA MẪU"}, "resolved old/00101 tone"},
		{Query{Text: "x.hoa mau"}, "resolved old/00101 folded"},
		{Query{Text: "X. Ia Thử"}, "resolved old/10201 exact"},
		{Query{Text: "Xã K’Mẫu"}, "resolved old/10204 exact"},
		{Query{Text: "P.02"}, "resolved old/00116 tone"},
		{Query{Text: "Ia Thử"}, "resolved old/10201 exact type_omitted"},
		// Who writes no accents may mean either; who does, does not.
		{Query{Text: "Xa Mau Son", District: "Huyen Dong Thu"}, "ambiguous old/00107 old/00110"},
		{Query{Text: "Xa Mau Son", Edition: "old"}, "ambiguous old/00107 old/00110"},
		{Query{Text: "Xã Mẫu Sớn"}, "resolved old/00110 exact"},
		{Query{Text: "Xã Mẫu Sòn", Edition: "old"}, "ambiguous old/00107 old/00110"},
		{Query{Text: "Xã Chĩ Một", District: "Tây Thử"}, "resolved old/10207 accents"},
		{Query{Text: "Xã Chĩ Một"}, "unsure ?old/10207"},
		// Types.
		{Query{Text: "Hòa Mẫu", Edition: "old"}, "ambiguous old/00101 old/00104"},
		{Query{Text: "Phường Hòa Mẫu", Edition: "old"}, "resolved old/00104 exact"},
		{Query{Text: "Thị trấn Hòa Mẫu", Edition: "new"}, "resolved new/00101 exact type_differs"},
		{Query{Text: "Thị trấn Chỉ Một"}, "ambiguous new/10207 old/10207"},
		{Query{Text: "Thị trấn Ia Thử"}, "unsure ?old/10201"},
		{Query{Text: "Thị trấn Ia Thử", District: "Huyện Tây Thử"}, "resolved old/10201 exact type_differs"},
		{Query{Text: "Thị trấn Ía Thử", District: "Huyện Tây Thử"}, "unsure ?old/10201"},
		{Query{Text: "Phường Thợ"}, "resolved old/00119 exact type_omitted"},
		{Query{Text: "Phường Phường Thợ"}, "resolved old/00119 exact"},
		{Query{Text: "Huyện Đông Thử"}, "contradiction"},
		// Editions and days.
		{Query{Text: "Xã Mẫu Sơn"}, "ambiguous new/00107 old/00107"},
		{Query{Text: "Xã Mẫu Sơn", During: oldDays}, "resolved old/00107 exact"},
		{Query{Text: "Xã Mẫu Sơn", During: newDays}, "resolved new/00107 exact"},
		{Query{Text: "Xã Mẫu Sơn", During: geo.Period{From: reform - 1, To: reform}}, "ambiguous new/00107 old/00107"},
		{Query{Text: "Xã Còn Đâu", During: newDays}, "resolved old/10210 exact not_in_force"},
		{Query{Text: "Xã Còn Đâu", Edition: "new"}, "not_found"},
		{Query{Text: "Xã Mẫu Sơn (cũ)", During: newDays}, "resolved old/00107 exact former"},
		{Query{Text: "Xã Mẫu Sơn", Edition: "none"}, "contradiction"},
		// Districts and provinces.
		{Query{Text: "Xã Mẫu Sơn", District: "Đông Thử"}, "resolved old/00107 exact"},
		{Query{Text: "Xã Trùng", District: "Huyện Bắc Thử", Edition: "old"}, "resolved old/20101 exact"},
		{Query{Text: "Xã Trùng", District: "TX. Bắc Thử", Edition: "old"}, "resolved old/20104 exact"},
		{Query{Text: "Xã Trùng", District: "Bắc Thử", Edition: "old"}, "ambiguous old/20101 old/20104"},
		{Query{Text: "Xã Ia Thử", District: "Thị xã Tây Thử"}, "resolved old/10201 exact parent_differs"},
		{Query{Text: "Xã Ia Thử", District: "Huyện Đông Thử"}, "contradiction ?old/10201"},
		{Query{Text: "Xã Ia Thử", Province: "Giả Nam"}, "contradiction ?old/10201"},
		{Query{Text: "Xã Hồ Giả", District: "Tây Thử", Province: "Giả Định"}, "resolved new/10210 exact district_unconfirmed"},
		{Query{Text: "Xã Hồ Giả", District: "Tây Thử"}, "unsure ?new/10210"},
		{Query{Text: "Xã Sông", Province: "TP.HCM"}, "resolved old/20107 exact"},
		// Look-alikes and slips.
		{Query{Text: "Xã la Thử", District: "Tây Thử"}, "resolved old/10201 variant"},
		{Query{Text: "Xã la Thử"}, "unsure ?old/10201"},
		{Query{Text: "Xã Mĩ Thử", District: "Tây Thử"}, "resolved old/10213 variant"},
		{Query{Text: "Phường II", District: "TP Giả An"}, "resolved old/00116 variant"},
		{Query{Text: "Xã Con Đàu", Province: "Tỉnh Giả Định"}, "resolved old/10210 accents"},
		{Query{Text: "Xã Còn Đâuu"}, "not_found ?old/10210"},
		// Other levels.
		{Query{Text: "H. Đông Thử", Level: geo.District}, "resolved old/011 exact"},
		{Query{Text: "Bắc Thử", Level: geo.District}, "ambiguous old/021 old/022"},
		{Query{Text: "xã Mẫu Sơn, huyện Đông Thử, tỉnh Giả Định", Level: geo.District}, "resolved old/011 exact"},
		{Query{Text: "Giả Định", Level: geo.Province, Edition: "new"}, "resolved new/01 exact type_omitted"},
		{Query{Text: "xã Mẫu Sơn, tỉnh Giả Định", Level: geo.Province, During: newDays}, "resolved new/01 exact"},
		{Query{Text: "Giả Định", Level: "hamlet"}, "contradiction"},
		{Query{Text: " - "}, "not_found"},
		{Query{Text: strings.Repeat("xã ", 99)}, "not_found"},
	} {
		if got := summary(x.Match(c.query)); got != c.want {
			t.Errorf("%+v\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestMatchCode(t *testing.T) {
	t.Parallel()
	x := testIndex(t)
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{Code: "10210"}, "unsure ?new/10210 ?old/10210"},
		{Query{Code: "10210", Edition: "old"}, "resolved old/10210 code"},
		{Query{Code: "10210", Edition: "new"}, "resolved new/10210 code"},
		{Query{Code: "10210", Edition: "old", District: "Huyện Tây Thử"}, "resolved old/10210 code"},
		{Query{Code: "10210", Edition: "old", District: "Huyện Đông Thử"}, "contradiction ?old/10210"},
		{Query{Code: "10210", Text: "Xã Còn Đâu"}, "resolved old/10210 exact"},
		{Query{Code: "10210", Text: "Xã Còn Đâu", Edition: "new"}, "not_found ?new/10210"},
		{Query{Code: "10210", Text: "Xã Hồ Giả", Edition: "old"}, "not_found ?old/10210"},
		{Query{Code: "101", Text: "Phường Hòa Mẫu"}, "resolved new/00101 exact lost_zero"},
		{Query{Code: "101", Text: "Xã Hoà Mẫu"}, "resolved old/00101 exact lost_zero"},
		{Query{Code: "101", Text: "Thị trấn Hoà Mẫu", Edition: "new"}, "contradiction ?new/00101 ?new/00101"},
		{Query{Code: "101", Edition: "old"}, "not_found ?old/00101"},
		{Query{Code: "104", Text: "Xã Hoà Mẫu", Edition: "old"}, "contradiction ?old/00101 ?old/00104"},
		{Query{Code: "00107", Text: "Xã Hoà Mẫu"}, "contradiction ?old/00101 ?new/00107 ?old/00107"},
		{Query{Code: "99999", Text: "Xã Hoà Mẫu"}, "contradiction ?old/00101"},
		{Query{Code: "99999", Edition: "new"}, "not_found"},
		{Query{Code: "00107", Text: "xa mau son", Edition: "old"}, "resolved old/00107 folded"},
		{Query{Code: "00110", Text: "Xã Mẫu Sòn", Edition: "old"}, "resolved old/00110 accents"},
		{Query{Code: "11", Text: "Huyện Đông Thử", Level: geo.District}, "resolved old/011 exact lost_zero"},
		{Query{}, "not_found"},
	} {
		if got := summary(x.Match(c.query)); got != c.want {
			t.Errorf("%+v\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestMatchAddress(t *testing.T) {
	t.Parallel()
	x := testIndex(t)
	for text, want := range map[string]string{
		"số 5, thôn Đông, xã Ia Thử, huyện Tây Thử, tỉnh Giả Định":   "resolved old/10201 exact",
		"thôn Đông xã Ia Thử huyện Tây Thử tỉnh Giả Định, Việt Nam":  "resolved old/10201 exact",
		"thon dong xa ia thu huyen tay thu tinh gia dinh":            "resolved old/10201 folded",
		"tỉnh Giả Định, huyện Tây Thử, xã Ia Thử":                    "resolved old/10201 exact",
		"Ia Thử - Tây Thử - Giả Định":                                "resolved old/10201 exact type_omitted",
		"Xã Ia Thử (Tây Thử)":                                        "resolved old/10201 exact",
		"P.2 TP.Giả An T.Giả Định":                                   "resolved old/00116 exact",
		"Đông, Ia Thử, Tây Thử, Giả Định":                            "resolved old/10201 exact type_omitted",
		"xã Tân Xã huyện Tây Thử":                                    "resolved old/00122 exact",
		"thôn Đông, phường Phường Thợ thành phố Giả An":              "resolved old/00119 exact",
		"Đông Thử - Đông Thử - Giả Định":                             "resolved old/00113 exact type_omitted",
		"thị trấn Đông Thử, huyện Đông Thử":                          "resolved old/00113 exact",
		"xã Ia Thử, huyện Đông Thử":                                  "contradiction ?old/10201",
		"xã Ia Thử, gần chợ":                                         "contradiction ?old/10201",
		"xã Ia Thử, xã Mẫu Sơn, huyện Tây Thử":                       "not_found",
		"huyện Tây Thử, tỉnh Giả Định":                               "contradiction",
		"Đông Thử, Giả Định":                                         "unsure ?old/00113", // the town, or only its district
		"thôn 3, Đông Thử, Giả Định":                                 "not_found",
		"Lạ, Ia Thử":                                                 "unsure ?old/10201",
		"Sông - Hồ Giả - Giả Định":                                   "resolved new/20110 exact type_omitted",
		"xã Mẫu Sơn, huyện Đông Thử (cũ), tỉnh Giả Định":             "resolved old/00107 exact former",
		"xã Còn Đâu, huyện Tây Thử (cũ)":                             "resolved old/10210 exact former",
		"xã Mẫu Sơn, huyện Đông Thử, tỉnh Giả Nam":                   "contradiction ?new/00107 ?old/00107 ?old/00110",
		"1, 2, 3, 4, 5, 6, 7, 8, 9, xã Ia Thử, huyện Tây Thử":        "resolved old/10201 exact",
		"Xã Ia Thử, huyện Tây Thử, huyện Tây Thử, huyện Đông Thử, x": "not_found",
	} {
		if got := summary(x.Match(Query{Text: text})); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// A result that is not silent or not resolved says why.
func TestReasons(t *testing.T) {
	t.Parallel()
	x := testIndex(t)
	for _, q := range []Query{{Text: "Xã Ia Thử"}, {Text: "Hòa Mẫu"}, {Text: "Xã Không"}, {Text: "Xã Ia Thử", District: "Lạ"}, {Code: "1"}, {}} {
		if r := x.Match(q); (r.Reason == "") != (r.Outcome == Resolved) || (r.How == "") != (r.Outcome != Resolved) {
			t.Errorf("%+v: %s, how %q, reason %q", q, r.Outcome, r.How, r.Reason)
		}
	}
	if r := x.Match(Query{Text: "Ia Thử"}); !r.Silent() {
		t.Errorf("%s is not silent", summary(r))
	}
	if r := x.Match(Query{Text: "Thị trấn Hòa Mẫu", Edition: "new"}); r.Silent() || !slices.Contains(r.Notices.Codes(), "type_differs") {
		t.Errorf("%s is silent", summary(r))
	}
}

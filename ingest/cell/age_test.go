package cell

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func (a Age) show() string {
	s := fmt.Sprintf("%d-%d", a.Lo, a.Hi)
	if a.Sex != 0 {
		s += string(rune(a.Sex))
	}
	if a.About {
		s += "~"
	}
	if place, certain := a.Group(); certain {
		s += " " + geo.VictimGroups.String(place)
	}
	return s
}

// ageForms on 22 June 2022.
var ageForms = []struct{ text, want string }{
	{"34", "34-34"}, {"34 tuổi", "34-34"}, {"Tuổi: 34", "34-34"}, {"25t", "25-25"}, {"0", "0-0 child_under_13"}, {"120", "120-120"}, {"2,5 tuổi", "2-2 child_under_13"}, {"2 tuổi rưỡi", "2-2 child_under_13"}, {"2 tuổi 3 tháng", "2-2 child_under_13"},
	{"8 tháng tuổi", "0-0 child_under_13"}, {"18 tháng", "1-1 child_under_13"}, {"10 ngày tuổi", "0-0 child_under_13"}, {"trẻ sơ sinh", "0-0 child_under_13"}, {"dưới 6 tháng tuổi", "0-0 child_under_13"},
	{"1985", "36-37"}, {"sinh năm 1985", "36-37"}, {"SN 1985", "36-37"}, {"SN 85", "36-37"}, {"sn: 05", "16-17 age_16_17"}, {"năm sinh 1985", "36-37"}, {"năm 1985", "36-37"}, {"sinh tháng 6/2010", "11-12 child_under_13"},
	{"22/6/2010", "12-12 child_under_13"}, {"23/6/2010", "11-11 child_under_13"}, {"2009-06-22", "13-13 child_13_15"}, {"22.6.2006", "16-16 age_16_17"}, {"nữ, sinh ngày 22/6/2004", "18-18f woman_18_59"}, {"7/6/2009", "12-13"}, {"2022", "0-0 child_under_13"},
	{"dưới 13", "0-12 child_under_13"}, {"<13", "0-12 child_under_13"}, {"<= 12", "0-12 child_under_13"}, {"dưới 16 tuổi", "0-15"}, {"trẻ em", "0-15"}, {"trẻ em dưới 13 tuổi", "0-12 child_under_13"}, {"vị thành niên", "0-17"}, {"chưa thành niên", "0-17"}, {"đến 12 tuổi", "0-12 child_under_13"},
	{"từ 13 đến dưới 16", "13-15 child_13_15"}, {"từ đủ 13 tuổi đến dưới 16 tuổi", "13-15 child_13_15"}, {"13-15 tuổi", "13-15 child_13_15"}, {"16–18", "16-18"}, {"16 đến 17", "16-17 age_16_17"}, {"nữ 18-59", "18-59f woman_18_59"},
	{"trên 60", "60-120"}, {"60+", "60-120"}, {"≥ 60", "60-120"}, {"nữ trên 60 tuổi", "60-120f woman_60_plus"}, {"từ đủ 16 tuổi trở lên", "16-120"}, {"15 tuổi trở xuống", "0-15"}, {"người cao tuổi", "60-120"}, {"người lớn", "18-120"},
	{"khoảng 30", "28-32~"}, {"khoảng 17 tuổi", "15-19~"}, {"khoảng 8 tuổi", "6-10~ child_under_13"},
	{"nữ 40 tuổi", "40-40f woman_18_59"}, {"40 tuổi, nữ", "40-40f woman_18_59"}, {"nữ/34", "34-34f woman_18_59"}, {"34/M", "34-34m man_18_59"}, {"cháu gái 12 tuổi", "12-12f child_under_13"}, {"bé trai 5 tuổi", "5-5m child_under_13"}, {"bà 65 tuổi", "65-65f woman_60_plus"},
	{"nữ sinh 15 tuổi", "15-15f child_13_15"}, {"học sinh nữ, 14 tuổi", "14-14f child_13_15"}, {"nữ, SN 85", "36-37f woman_18_59"}, {"nữ sinh năm 1985", "36-37f woman_18_59"}, {"nu sinh nam 1985", "36-37f woman_18_59"}, {"nam sinh 1985", "36-37"}, {"nam, 1985", "36-37m man_18_59"}, {"nam sinh 15 tuổi", "15-15m child_13_15"},
	{"không rõ", "0-120"}, {"Nữ", "0-120f"}, {"phụ nữ", "0-120f"},

	{"", "missing"}, {"121", "bad_age"}, {"200", "bad_age"}, {"1899", "bad_age"}, {"abc", "bad_age"}, {"nữ sinh 85", "bad_age"}, {"15-13", "bad_age"}, {"34 35", "bad_age"}, {"dưới 0", "bad_age"}, {"tuổi", "bad_age"}, {"1985 34", "bad_age"}, {"-5", "bad_age"}, {"12345", "bad_age"},
	{"2023", "born_after"}, {"sinh 23/6/2022", "born_after"}, {"31/2/2010", "no_such_day"}, {"nam, nữ", "two_sexes"},
}

func TestParseAge(t *testing.T) {
	t.Parallel()
	for _, c := range ageForms {
		for _, text := range append(otherSpellings(c.text), c.text) {
			a, f := ParseAge(text, june)
			got := a.show()
			if f != nil {
				got = f.Code
			}
			if got != c.want {
				t.Errorf("%q: %s, want %s", text, got, c.want)
			}
		}
	}
}

// Every age and sex has the group that its bounds name, and a border gives two.
func TestGroups(t *testing.T) {
	t.Parallel()
	borders := map[int16]bool{13: true, 16: true, 18: true, 60: true}
	for age := range int16(MaxAge + 1) {
		for _, sex := range []byte{'f', 'm', 0} {
			a := Age{Lo: age, Hi: age, Sex: sex}
			place, certain := a.Group()
			if certain != (age < 18 || sex != 0) || certain && place == 0 {
				t.Errorf("%d %q: %d %v", age, sex, place, certain)
			}
			if age > 0 {
				a.Lo--
				if _, certain = a.Group(); certain != ((age < 18 || sex != 0) && !borders[age]) {
					t.Errorf("%d-%d %q: certain %v", age-1, age, sex, certain)
				}
			}
			want := No
			if age < 16 {
				want = Yes
			}
			if a.Lo = age; a.Child() != want {
				t.Errorf("%d is a child: %s", age, a.Child())
			}
		}
	}
	if (Age{Lo: 15, Hi: 16}).Child() != Unstated {
		t.Error("15 or 16 is not certain to be a child or not")
	}
	for group, c := range geo.VictimGroups.Codes {
		want := No
		switch {
		case group == 0:
			want = Unstated
		case strings.HasPrefix(c.Code, "child_"):
			want = Yes
		}
		if got := ChildGroup(uint8(group)); got != want {
			t.Errorf("%s is a child: %s", c.Code, got)
		}
	}
	if len(groupAges) != len(geo.VictimGroups.Codes) || ChildGroup(200) != Unstated {
		t.Error("the groups are others than geo has")
	}
}

func TestAgeOverAnInterval(t *testing.T) {
	t.Parallel()
	year := geo.Period{From: geo.DayOf(2022, time.January, 1), To: geo.DayOf(2022, time.December, 31)}
	if a, f := ParseAge("22/6/2006", year); f != nil || a.Lo != 15 || a.Hi != 16 {
		t.Errorf("%+v %v", a, f)
	}
	if a, f := ParseAge("SN 22", year); f != nil || a.Lo != 0 || a.Hi != 0 {
		t.Errorf("%+v %v", a, f)
	}
}

func TestParseSex(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"nữ": "f", "NỮ": "f", "Nữ giới": "f", "nu": "f", "gái": "f", "cháu gái": "f", "trẻ em gái": "f", "nữ sinh": "f", "female": "f", "F": "f", "chị": "f",
		"nam": "m", "NAM": "m", "bé trai": "m", "học sinh nam": "m", "man": "m", "m": "m", "": "", "khác": "", "không rõ": "", "other": "",
		"nữ/nam": "two_sexes", "1": "unknown_victim_sex", "x": "unknown_victim_sex", "nữ 34": "unknown_victim_sex", "cháu": "unknown_victim_sex", "năm": "unknown_victim_sex",
	} {
		sex, f := ParseSex(text)
		got := ""
		switch {
		case f != nil:
			got = f.Code
		case sex != 0:
			got = string(rune(sex))
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

package cell

// vocable is what a word of a date or time means.
type vocable struct {
	kind kind
	val  uint8
	num  uint8 // the number that it is after tháng or thứ: without accents năm is nam, tư is tu
	form Form
}

// vocabulary holds the words of dates and times, without accents.
var vocabulary = func() map[string]vocable {
	all := make(map[string]vocable, 160)
	add := func(v vocable, words ...string) {
		for _, w := range words {
			all[w] = v
		}
	}
	vi, en := FormVietnamese, FormEnglish
	add(vocable{kind: tDay, form: vi}, "ngay", "mung", "mong", "hom")
	add(vocable{kind: tMonth, form: vi}, "thang", "thg", "th", "t")
	add(vocable{kind: tYear, num: 5, form: vi}, "nam")
	add(vocable{kind: tQuarter, form: vi}, "quy", "q")
	for i, w := range []string{"i", "ii", "iii", "iv"} {
		add(vocable{kind: tRoman, val: uint8(i + 1)}, w, "q"+w)
	}
	for i, w := range []string{"mot", "hai", "ba", "bon", "", "", "bay", "", "chin", "muoi"} {
		if w != "" {
			add(vocable{kind: tWord, num: uint8(i + 1), form: vi}, w)
		}
	}
	add(vocable{kind: tFrom, num: 4, form: vi}, "tu")
	add(vocable{kind: tOpen, num: 6, form: vi}, "sau")
	add(vocable{kind: tAbout, num: 8}, "tam") // tầm, tám
	add(vocable{kind: tThird, val: 1, form: vi}, "dau", "thuong")
	add(vocable{kind: tThird, val: 2, form: vi}, "giua", "trung")
	add(vocable{kind: tThird, val: 3, form: vi}, "cuoi", "ha")
	add(vocable{kind: tHalf, form: vi}, "nua")
	add(vocable{kind: tTenDays, form: vi}, "tuan")
	add(vocable{kind: tTo, form: vi}, "den")
	add(vocable{kind: tEvening, val: partEvening, form: vi}, "toi")
	add(vocable{kind: tWeekday, form: vi}, "thu")
	add(vocable{kind: tWeekday, val: 7, form: vi}, "cn", "nhat")
	add(vocable{kind: tLunar, form: vi}, "tet", "al", "nguyen", "dan", "giap", "gieng", "chap")
	add(vocable{kind: tCalendar}, "lich")
	add(vocable{kind: tAbout}, "khoang", "chung", "uoc", "gan", "about", "around", "approx", "circa")
	add(vocable{kind: tAt}, "luc", "vao", "hoi", "trong", "duong", "dl", "ban", "som", "muon", "chu", "at", "on", "of", "the", "in")
	add(vocable{kind: tAt, val: dawn}, "rang") // rạng sáng
	add(vocable{kind: tOpen}, "truoc", "before", "after", "since")
	add(vocable{kind: tFrom, form: en}, "from")
	add(vocable{kind: tTo, form: en}, "to", "until")

	add(vocable{kind: tHour}, "h", "g", "gio")
	add(vocable{kind: tMinute}, "p", "ph", "phut", "m")
	add(vocable{kind: tSecond}, "s", "giay")
	add(vocable{kind: tHalfPast, val: 30}, "ruoi")
	add(vocable{kind: tTo60}, "kem")
	add(vocable{kind: tPart, val: partMorning}, "sang", "morning")
	add(vocable{kind: tPart, val: partNoon}, "trua", "noon")
	add(vocable{kind: tPart, val: partAfternoon}, "chieu", "afternoon")
	add(vocable{kind: tPart, val: partEvening}, "evening")
	add(vocable{kind: tPart, val: partNight}, "dem", "khuya", "night")
	add(vocable{kind: tMeridiem}, "am")
	add(vocable{kind: tMeridiem, form: vi}, "sa") // as Windows writes it in Vietnamese
	add(vocable{kind: tMeridiem, val: 12, form: vi}, "ch")
	add(vocable{kind: tMeridiem, val: 12, form: en}, "pm")

	for i, w := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		add(vocable{kind: tName, val: uint8(i + 1), form: en}, w, w[:3])
	}
	add(vocable{kind: tName, val: 9, form: en}, "sept")
	for i, w := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if add(vocable{kind: tWeekday, val: uint8(i + 1), form: en}, w); w != "thursday" {
			add(vocable{kind: tWeekday, val: uint8(i + 1), form: en}, w[:3])
		}
	}
	return all
}()

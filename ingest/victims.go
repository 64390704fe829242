package ingest

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// maxVictims bounds the victims of one incident, and maxAssistance the
// services: more is a slipped column.
const (
	maxVictims    = 100
	maxAssistance = 500
	maxAge        = cell.MaxAge
)

var (
	faultLists = &fault{"victim_lists_differ", "nhóm, tuổi và giới tính nạn nhân có số mục khác nhau: mỗi nạn nhân một mục ở mỗi cột, để trống nếu không rõ",
		"victim_group, victim_age and victim_sex have different numbers of entries: one entry per victim in each, empty where not known"}
	faultVictims = &fault{"victim_contradiction", "nhóm nạn nhân mâu thuẫn với tuổi hoặc giới tính: hãy sửa một trong hai",
		"a victim's group contradicts the age or sex: correct one of them"}
	faultMany = &fault{"too_many_entries", "nhiều mục hơn một vụ việc có thể có: hãy kiểm tra các cột",
		"more entries than one incident can have: check the columns"}
)

// sexes by folded text.
var sexes = map[string]byte{
	"": 0, "unknown": 0, "u": 0, "f": 'f', "female": 'f', "nữ": 'f', "nu": 'f', "m": 'm', "male": 'm', "nam": 'm',
}

// groupBounds are the ages and the sex that the places of geo.VictimGroups stand for.
var groupBounds = []struct {
	code     string
	min, max int16
	sex      byte // 0 for either
}{
	{"unknown", 0, maxAge, 0},
	{"child_under_13", 0, 12, 0},
	{"child_13_15", 13, 15, 0},
	{"age_16_17", 16, 17, 0},
	{"woman_18_59", 18, 59, 'f'},
	{"woman_60_plus", 60, maxAge, 'f'},
	{"man_18_59", 18, 59, 'm'},
	{"man_60_plus", 60, maxAge, 'm'},
}

// victims appends the persons of one row to dst: the lists pair up, an empty
// list says nothing of anybody.
func (v *validator) victims(dst []geo.Victim, groups, ages, sexTexts string) ([]geo.Victim, fieldID, *fault) {
	if groups == "" && ages == "" && sexTexts == "" {
		return dst, 0, nil
	}
	n := max(entries(groups), entries(ages), entries(sexTexts))
	if n > maxVictims {
		return dst, fieldVictimGroup, faultMany
	}
	for _, list := range [...]string{groups, ages, sexTexts} {
		if list != "" && entries(list) != n {
			return dst, fieldVictimGroup, faultLists
		}
	}
	for range n {
		var group, age, sex string
		group, groups, _ = strings.Cut(groups, ";")
		age, ages, _ = strings.Cut(ages, ";")
		sex, sexTexts, _ = strings.Cut(sexTexts, ";")
		person, field, f := v.victim(trim(group), trim(age), trim(sex))
		if f != nil {
			return dst, field, f
		}
		dst = append(dst, person)
	}
	return dst, 0, nil
}

func (v *validator) victim(group, age, sex string) (geo.Victim, fieldID, *fault) {
	person := geo.Victim{Age: -1}
	place, f := v.code(fieldVictimGroup, group)
	if f != nil {
		return person, fieldVictimGroup, f
	}
	known := false
	if person.Sex, known = sexes[fold(v.value(fieldVictimSex, sex))]; !known {
		var wrong *cell.Fault
		if person.Sex, wrong = cell.ParseSex(v.value(fieldVictimSex, sex)); wrong != nil {
			return person, fieldVictimSex, of(wrong)
		}
	}
	if age = v.value(fieldVictimAge, age); age != "" {
		n, ok := number(age)
		if ok && len(age) <= 3 && n <= maxAge {
			person.Age = int16(n)
		} else if place, f = v.age(&person, age, place); f != nil {
			return person, fieldVictimAge, f
		}
	}
	if person.Group = place; place == 0 {
		person.Group = groupOf(person.Age, person.Sex)
		return person, 0, nil
	}
	b := groupBounds[place]
	if person.Age >= 0 && (person.Age < b.min || person.Age > b.max) || b.sex != 0 && person.Sex != 0 && person.Sex != b.sex {
		return person, fieldVictimGroup, faultVictims
	}
	if person.Sex == 0 {
		person.Sex = b.sex
	}
	return person, 0, nil
}

// age reads an age, or a year of birth, in any form that people write. Where it is
// not known to the year, it still tells the group, unless that is stated.
func (v *validator) age(person *geo.Victim, text string, place uint8) (group uint8, f *fault) {
	if cell.Unknown(text) {
		return place, nil
	}
	a, wrong := cell.ParseAge(text, v.on)
	if wrong != nil {
		return place, of(wrong)
	}
	if a.Sex != 0 && person.Sex != 0 && a.Sex != person.Sex {
		return place, faultVictims
	}
	if person.Sex == 0 {
		person.Sex = a.Sex
	}
	if a.Lo == a.Hi {
		person.Age = a.Lo
		return place, nil
	}
	a.Sex = person.Sex
	if place != 0 {
		if a.Groups()&(1<<place) == 0 {
			return place, faultVictims
		}
		return place, nil
	}
	place, _ = a.Group()
	return place, nil
}

// groupOf derives the group from age and sex; 0, unknown, where they do not decide it.
func groupOf(age int16, sex byte) uint8 {
	if age < 0 {
		return 0
	}
	for i, b := range groupBounds[1:] {
		if age >= b.min && age <= b.max && (b.sex == 0 || b.sex == sex) {
			return uint8(i + 1)
		}
	}
	return 0
}

// entries counts the entries of a list, 0 for an empty one.
func entries(list string) int {
	if list == "" {
		return 0
	}
	return strings.Count(list, ";") + 1
}

package geo

import "testing"

func TestGroupMaskOfSixteens(t *testing.T) {
	t.Parallel()
	group := func(code string) uint8 {
		i, err := VictimGroups.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	const teen = uint16(1) << GroupAge16
	woman, man := group("woman_18_59"), group("man_18_59")
	for _, c := range []struct {
		name    string
		victims []Victim
		want    uint16
	}{
		{"no victim is an unknown one", nil, 1},
		{"a woman", []Victim{{Group: woman, Sex: 'f'}}, 1 << woman},
		{"sex is kept for 16 and 17 only", []Victim{{Group: man, Sex: 'm'}}, 1 << man},
		{"a girl of 16", []Victim{{Group: GroupAge16, Sex: 'f'}}, teen | GirlOf16},
		{"a boy of 16", []Victim{{Group: GroupAge16, Sex: 'm'}}, teen | BoyOf16},
		{"sex not stated", []Victim{{Group: GroupAge16}}, teen},
		{"several", []Victim{{Group: GroupAge16, Sex: 'm'}, {Group: GroupAge16, Sex: 'f'}, {Group: woman}}, teen | GirlOf16 | BoyOf16 | 1<<woman},
	} {
		if got := (&Incident{Victims: c.victims}).GroupMask(); got != c.want {
			t.Errorf("%s: %b, want %b", c.name, got, c.want)
		}
	}
	if int(GroupAge16) >= len(VictimGroups.Codes) || VictimGroups.String(GroupAge16) != "age_16_17" || len(VictimGroups.Codes) > 8 {
		t.Error("the bits beside the groups are taken by groups")
	}
}

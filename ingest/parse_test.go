package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func hanoi(t testing.TB) *calendar {
	t.Helper()
	zone, err := time.LoadLocation(DefaultTimeZone)
	if err != nil {
		t.Fatal(err)
	}
	return newCalendar(zone, testNow)
}

func TestDates(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"2024-05-17", "2024-05-17..2024-05-17 -1 2024-05-16T17:00:00Z..2024-05-17T17:00:00Z"},
		{"2024-02", "2024-02-01..2024-02-29 -1 2024-01-31T17:00:00Z..2024-02-29T17:00:00Z"},
		{"2024-06", "2024-06-01..2024-06-30 -1 2024-05-31T17:00:00Z..2024-06-30T17:00:00Z"}, // begun, not over
		{"2023", "2023-01-01..2023-12-31 -1 2022-12-31T17:00:00Z..2023-12-31T17:00:00Z"},
		{"2024-05-17 23:30", "2024-05-17..2024-05-17 1410 2024-05-17T16:30:00Z..2024-05-17T16:30:00Z"},
		{"2024-05-17T23:30:15.250", "2024-05-17..2024-05-17 1410 2024-05-17T16:30:15Z..2024-05-17T16:30:15Z"},
		{"2024-05-17T23:30:00Z", "2024-05-18..2024-05-18 390 2024-05-17T23:30:00Z..2024-05-17T23:30:00Z"},
		{"2024-05-17T23:30:00+07:00", "2024-05-17..2024-05-17 1410 2024-05-17T16:30:00Z..2024-05-17T16:30:00Z"},
		{"2024-05-17T23:30-0500", "2024-05-18..2024-05-18 690 2024-05-18T04:30:00Z..2024-05-18T04:30:00Z"},
		{"1900-01-01", "1900-01-01..1900-01-01 -1"},
		{"1899-12-31", "before_1900"}, {"0001", "before_1900"},
		{"2024-06-16", "in_the_future"}, {"2024-07", "in_the_future"}, {"2025", "in_the_future"}, {"2024-06-15 19:01", "in_the_future"},
		{"2024-02-30", "no_such_day"}, {"2024-13", "bad_date"}, {"2024-00", "bad_date"}, {"0000", "before_1900"},
		{"17/05/2024", "2024-05-17..2024-05-17 -1 2024-05-16T17:00:00Z..2024-05-17T17:00:00Z"}, {"2024-5-1", "2024-05-01..2024-05-01 -1"},
		{"23h30 ngày 17/5/2024", "2024-05-17..2024-05-17 1410 2024-05-17T16:30:00Z..2024-05-17T16:30:00Z"}, {"tháng 2/2024", "2024-02-01..2024-02-29 -1"},
		{"từ 28/12/2023 đến 3/1/2024", "2023-12-28..2024-01-03 -1 2023-12-27T17:00:00Z..2024-01-03T17:00:00Z"},
		{"5/6/2023", "day_month_order"}, {"5/13/2023", "day_month_order"}, {"45000", "serial_date"},
		{"2024-05-17 24:00", "2024-05-17..2024-05-17 1439"}, {"2024-05-17 23:60", "bad_date"}, {"2024-05-17T", "bad_date"}, {"2024-05-17T10:00+25:00", "bad_date"},
		{"2024-05-17T10:00+7", "bad_date"}, {"2024-05-17X10:00", "bad_date"}, {"yesterday", "bad_date"}, {"2024-05-17 10:00:00 UTC", "bad_date"},
	}
	c := hanoi(t)
	for _, tt := range tests {
		m, f := c.parse(tt.in)
		got := fmt.Sprintf("%s..%s %d %s..%s", m.on, m.until, m.minute, time.Unix(m.from, 0).UTC().Format(time.RFC3339), time.Unix(m.to, 0).UTC().Format(time.RFC3339))
		if f != nil {
			got = f.code
		}
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestDaysWithChangedClocks(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	c := newCalendar(zone, testNow)
	for in, want := range map[string]string{
		"2018-03-25 03:30": "2018-03-25T02:30:00Z", "2018-03-25 00:30": "2018-03-25T00:30:00Z",
		"2018-10-28 00:30": "2018-10-27T23:30:00Z", "2018-10-28 03:30": "2018-10-28T03:30:00Z",
	} {
		m, f := c.parse(in)
		if got := time.Unix(m.from, 0).UTC().Format(time.RFC3339); f != nil || got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	if m, _ := c.parse("2018-03-25"); m.to-m.from != 23*3600 {
		t.Errorf("the day has %d seconds", m.to-m.from)
	}
}

func TestOccurrence(t *testing.T) {
	t.Parallel()
	tests := []struct{ at, clock, until, want string }{
		{"2024-05-17", "23:30", "", "2024-05-17..2024-05-17 1410"},
		{"2024-05-17", "0", "", "2024-05-17..2024-05-17 0"},
		{"2024-05-17", "7:05:09", "", "2024-05-17..2024-05-17 425"},
		{"2024-05-17 07:05", "07:05", "", "2024-05-17..2024-05-17 425"},
		{"2024-05-17", "", "2024-05-19", "2024-05-17..2024-05-19 -1"},
		{"2024-05-17", "10:00", "2024-06", "2024-05-17..2024-06-30 600"},
		{"2024-05", "", "2024-05-19", "2024-05-01..2024-05-19 -1"},
		{"2024-05-17", "24", "", "bad_time"}, {"2024-05-17", "x", "", "bad_time"}, {"2024-05-17", "-1", "", "bad_time"}, {"2024-05-17", "10.30", "", "bad_time"},
		{"2024-05", "10:00", "", "time_without_day"},
		{"2024-05-17 07:05", "08:05", "", "two_times"},
		{"2024-06-15", "23:59", "", "in_the_future"},
		{"2024-05-17", "", "2024-05-16", "ends_before_it_begins"},
		{"2024-05-17 10:00", "", "2024-05-17 09:00", "ends_before_it_begins"},
		{"2024-05-17", "", "2024-12-01", "in_the_future"},
		{"", "10:00", "", "missing"},
	}
	c := hanoi(t)
	for _, tt := range tests {
		o, _, f := c.occurrence(tt.at, tt.clock, tt.until)
		got := fmt.Sprintf("%s..%s %d", o.On, o.Until, o.Minute)
		if f != nil {
			got = f.code
		}
		if got != tt.want {
			t.Errorf("%q %q %q: %s, want %s", tt.at, tt.clock, tt.until, got, tt.want)
		}
	}
}

// FuzzDate checks that what is accepted lies in the range promised and agrees
// with package time where that reads it, too.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-05-17", "2024", "2024-02", "2024-05-17T10:00:00+07:00", "2024-05-17 10:00"} {
		f.Add(s)
	}
	zone, err := time.LoadLocation(DefaultTimeZone)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := newCalendar(zone, testNow)
		m, fault := c.parse(s)
		if at, err := time.Parse(time.RFC3339, s); err == nil && fault == nil && m.from != at.Unix() {
			t.Errorf("%q is %d, want %d", s, m.from, at.Unix())
		}
		if day, err := geo.ParseDay(s); err == nil && fault == nil && (m.on != day || !m.day) {
			t.Errorf("%q is %s, want %s", s, m.on, day)
		}
		if fault == nil && (m.on < geo.MinDay || m.until < m.on || m.to < m.from || m.on > c.today) {
			t.Errorf("%q gives %+v", s, m)
		}
	})
}

func TestPoints(t *testing.T) {
	t.Parallel()
	tests := []struct{ lon, lat, want string }{
		{"105.5", "21.5", "point"}, {"-0.1", "+51.5", "point"}, {"1e2", "-90", "point"}, {"180", "90", "point"},
		{"", "", "none"}, {"0", "0.00", "null"}, {"0", "51.5", "point"},
		{"105.5", "", "half_a_coordinate"}, {"", "21", "half_a_coordinate"},
		{"NaN", "1", "bad_coordinate"}, {"1", "Inf", "bad_coordinate"}, {"0x1p4", "1", "bad_coordinate"}, {"1_0", "1", "bad_coordinate"},
		{"105,5", "21,5", "point"}, {"105°", "21", "point"}, {"1e999", "1", "bad_coordinate"}, {"105°61'", "21", "bad_coordinate"}, {"-", "1", "bad_coordinate"},
		{"21.5", "105.5", "coordinate_out_of_range"}, {"562050", "2357390", "coordinate_out_of_range"}, {"180.1", "1", "coordinate_out_of_range"}, {"150", "91", "coordinate_out_of_range"},
	}
	for _, tt := range tests {
		_, ok, null, _, f := parsePoint(tt.lon, tt.lat)
		got := "none"
		switch {
		case f != nil:
			got = f.code
		case ok:
			got = "point"
		case null:
			got = "null"
		}
		if got != tt.want {
			t.Errorf("%q %q: %s, want %s", tt.lon, tt.lat, got, tt.want)
		}
	}
}

// noSlots is a plan without columns.
var noSlots = func() (slots [fieldCount]int) {
	for i := range slots {
		slots[i] = -1
	}
	return slots
}()

func testValidator(t testing.TB, values ...string) *validator {
	t.Helper()
	v, err := ParseValues(values...)
	if err != nil {
		t.Fatal(err)
	}
	return newValidator(&filePlan{slot: noSlots}, v, hanoi(t).zone, testNow, columnOrders{}, newPlacer(&Places{}))
}

func TestVictims(t *testing.T) {
	t.Parallel()
	tests := []struct{ groups, ages, sexes, want string }{
		{"", "", "", ""},
		{"woman_18_59;child_under_13", "34;9", "f;m", "woman_18_59 34 f,child_under_13 9 m"},
		{"", "34;9;15;17;60;70;30", "f;;;f;nữ;M;", "woman_18_59 34 f,child_under_13 9 -,child_13_15 15 -,age_16_17 17 f,woman_60_plus 60 f,man_60_plus 70 m,unknown 30 -"},
		{"woman_60_plus", "", "", "woman_60_plus -1 f"},
		{"unknown", "12", "", "child_under_13 12 -"},
		{"; man_18_59", "", "", "unknown -1 -,man_18_59 -1 m"},
		{"woman_18_59;woman_18_59", "34", "", "victim_lists_differ"},
		{"woman_18_59", "17", "", "victim_contradiction"}, {"woman_18_59", "", "m", "victim_contradiction"},
		{"", "121", "", "bad_age"}, {"", "-1", "", "bad_age"}, {"", "3.5", "", "child_under_13 3 -"},
		{"", "", "q", "unknown_victim_sex"}, {"girl", "", "", "ambiguous_victim_group"}, {"somebody", "", "", "unknown_victim_group"},
		{"", strings.Repeat("1;", 200), "", "too_many_entries"},
	}
	v := testValidator(t)
	for _, tt := range tests {
		people, _, f := v.victims(nil, tt.groups, tt.ages, tt.sexes)
		var got []string
		for _, p := range people {
			sex := "-"
			if p.Sex != 0 {
				sex = string(rune(p.Sex))
			}
			got = append(got, fmt.Sprintf("%s %d %s", geo.VictimGroups.String(p.Group), p.Age, sex))
		}
		if f != nil {
			got = []string{f.code}
		}
		if s := strings.Join(got, ","); s != tt.want {
			t.Errorf("%q %q %q: %s, want %s", tt.groups, tt.ages, tt.sexes, s, tt.want)
		}
	}
}

func TestVictimGroupsAreAllBounded(t *testing.T) {
	t.Parallel()
	for i, c := range geo.VictimGroups.Codes {
		if groupBounds[i].code != c.Code {
			t.Errorf("place %d is %s, want %s", i, groupBounds[i].code, c.Code)
		}
	}
}

func TestAssistance(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"", ""},
		{"medical", "1:medical"},
		{"1:medical@2024-05-18/2024-05-19; 2:shelter@2024-05-18;2:legal@/2024-05-20;", "1:medical@2024-05-18/2024-05-19,2:shelter@2024-05-18,2:legal/2024-05-20"},
		{"Refused", "1:refused"},
		{"khám bệnh", "1:medical"},
		{"3:medical", "no_such_victim"}, {"0:medical", "no_such_victim"},
		{"magic", "unknown_assistance"}, {"1:", "unknown_assistance"}, {"@2024-05-01", "unknown_assistance"},
		{"medical@", "bad_assistance_date"}, {"medical@2024", "bad_assistance_date"}, {"medical@2024-05-18/", "bad_assistance_date"}, {"medical@2030-01-01", "bad_assistance_date"},
		{"medical@2024-05-18/2024-05-17", "completed_before_offered"},
		{strings.Repeat("medical;", 600), "too_many_entries"},
	}
	v := testValidator(t, "assistance:Khám bệnh=medical")
	for _, tt := range tests {
		got := tellAssistance(v.assist(make([]geo.Victim, 2), tt.in))
		if got != tt.want {
			t.Errorf("%q: %s, want %s", tt.in, got, tt.want)
		}
	}
	if people, f := v.assist(nil, "medical"); f != nil || len(people) != 1 || people[0].Age != -1 || len(people[0].Assistance) != 1 {
		t.Errorf("a service without a victim: %+v, %v", people, f)
	}
}

func tellAssistance(people []geo.Victim, f *fault) string {
	if f != nil {
		return f.code
	}
	var got []string
	for i, p := range people {
		for _, a := range p.Assistance {
			s := fmt.Sprintf("%d:%s", i+1, geo.AssistanceKinds.String(a.Kind))
			if a.Offered != geo.MinDay {
				s += "@" + a.Offered.String()
			}
			if a.Completed != geo.MinDay {
				s += "/" + a.Completed.String()
			}
			got = append(got, s)
		}
	}
	return strings.Join(got, ",")
}

// FuzzAssistance checks that what is accepted is consistent and reads the same
// when written again.
func FuzzAssistance(f *testing.F) {
	f.Add("1:medical@2024-05-18/2024-05-19;2:shelter")
	f.Add("legal@/2024-05-20")
	v := testValidator(f)
	f.Fuzz(func(t *testing.T, s string) {
		people, fault := v.assist(make([]geo.Victim, 2), s)
		if fault != nil {
			return
		}
		told := tellAssistance(people, nil)
		again := strings.ReplaceAll(strings.ReplaceAll(told, ",", ";"), "l/", "l@/")
		for _, kind := range geo.AssistanceKinds.All() {
			again = strings.ReplaceAll(again, kind+"/", kind+"@/")
		}
		twice, fault := v.assist(make([]geo.Victim, 2), again)
		if got := tellAssistance(twice, fault); got != told {
			t.Errorf("%q is %s, then %s", s, told, got)
		}
	})
}

func TestActs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "", "a;đ": "ađ", "đ d,a": "adđ", "QA": "aq", "aa": "a", "f": "unknown_act", "1": "unknown_act"} {
		got, f := parseActs(in)
		if f != nil {
			got = f.code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCodesAndValues(t *testing.T) {
	t.Parallel()
	v := testValidator(t, "category:Theft=other", "category:*=threat", "setting:nhà=home", "exemplary:*=yes")
	for _, tt := range []struct {
		id       fieldID
		in, want string
	}{
		{fieldCategory, "THEFT", "other"}, {fieldCategory, "injury", "injury"}, {fieldCategory, " Injury", "injury"}, {fieldCategory, "x", "threat"}, {fieldCategory, "", "threat"},
		{fieldSetting, "NHÀ", "home"}, {fieldSetting, "nha\u0300", "home"}, {fieldSetting, "", "unknown"}, {fieldSetting, "moon", "unknown_setting"},
		{fieldSeverity, "", "unknown"}, {fieldSeverity, "terrible", "unknown_severity"},
	} {
		for range 2 { // the second time from memory
			place, f := v.code(tt.id, tt.in)
			got := Fields[tt.id].List.String(place)
			if f != nil {
				got = f.code
			}
			if got != tt.want {
				t.Errorf("%s %q: %s, want %s", Fields[tt.id].Name, tt.in, got, tt.want)
			}
		}
	}
	if got := v.value(fieldExemplary, "no") + v.value(fieldExemplary, ""); got != "noyes" {
		t.Errorf("flags are %q", got)
	}
	if _, f := testValidator(t).code(fieldCategory, ""); f == nil || f.code != "unknown_category" || !strings.Contains(f.message(), "--values") {
		t.Errorf("empty category: %+v", f)
	}
}

func TestEveryExampleIsValid(t *testing.T) {
	t.Parallel()
	var header, row []string
	for _, f := range Fields {
		if f.Vi == "" || f.En == "" || f.Example == "" {
			t.Errorf("%s is not described", f.Name)
		}
		header, row = append(header, f.Name), append(row, f.Example)
	}
	s := newMemStore()
	s.editions = []geo.EditionUnits{{Edition: geo.Edition{ID: 1, Code: "2025-07"}, Units: []geo.Unit{{ID: 1, Code: "08707", Name: "Phường Vĩnh Yên", Area: 25, Outline: square(105, 21)}}}}
	b, err := Import(t.Context(), s, options(t, strings.Join(header, ",")+"\n"+strings.Join(row, ",")+"\n", ""))
	if err != nil || b.Counts.Stored != 1 {
		t.Errorf("%+v, %v, %+v", b.Counts, err, s.rejects)
	}
}

func TestDigestsAreStable(t *testing.T) {
	t.Parallel()
	inc := geo.Incident{ExternalID: "CA-1", Category: 2, Occurred: geo.Occurrence{On: 19000, Until: 19000, Minute: geo.NoMinute, From: time.Unix(1641600000, 0), To: time.Unix(1641686400, 0)},
		Victims: []geo.Victim{{Group: 4, Age: 34, Sex: 'f', Assistance: []geo.Assistance{{Kind: 1, Offered: 19001, Completed: geo.MinDay}}}}}
	identify(&inc, [2]string{"2022-07", "01"}, nil)
	got := []string{inc.Key.String(), inc.Hash.String(), runningKey(inc.Hash, 2).String()}
	want := []string{"750e3e77-b359-778f-794a-0b00e8392b91", "7ffc0de2-fea3-3a9c-e87c-00f0e2363f2f", "e3907d95-780b-79f4-fa53-cc84c2d5b640"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("stored identities would change:\n%s", d)
	}
}

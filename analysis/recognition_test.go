package analysis

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// registryOf2024 is six communes, five of them recognised for 2024:
//
//	1  a minor injury of a woman, reported: contradicts in reading A; in B it does not qualify, agrees
//	2  nothing, reported:                   agrees
//	3  nothing, not reported:               cannot say
//	4  a case of unknown kind:              may qualify, cannot say
//	5  a serious injury:                    contradicts in both; its recognition is decided on 2 January 2025
//	6  a serious injury, not recognised:    says nothing
//
// besides, in the second: two residential areas, of which one is recognised, and a school
// that is pending; and a recognition of 2023.
func registryOf2024(t *testing.T) *Service {
	t.Helper()
	m := chain(t, same(6, 0), same(6, 1000))
	injury := geo.Fact{On: day(t, "2024-05-01"), Category: place(t, geo.Categories, "injury"), Severity: place(t, geo.Severities, "minor"), Groups: 1 << 4, Area: 26}
	for unit, change := range map[int32]func(*geo.Fact){
		1: func(*geo.Fact) {}, 4: func(f *geo.Fact) { f.Category, f.Severity = 0, 0 }, 5: func(f *geo.Fact) { f.Severity = geo.SeveritySerious }, 6: func(f *geo.Fact) { f.Severity = geo.SeveritySerious },
	} {
		f := injury
		change(&f)
		f.Placed = placed(unit)
		m.add(uuid.New(), f)
	}
	for _, unit := range []int32{1, 2, 4, 5, 6} {
		m.reported(t, unit, "2024-01-01", "2024-12-31")
	}
	s := loaded(t, m)
	for _, e := range []string{
		`"code":"00001","subject_kind":"commune","year":2024,"result":"recognised"`, `"code":"00002","subject_kind":"commune","year":2024,"result":"recognised"`,
		`"code":"00003","subject_kind":"commune","year":2024,"result":"recognised"`, `"code":"00004","subject_kind":"commune","year":2024,"result":"recognised"`,
		`"code":"00005","subject_kind":"commune","year":2024,"result":"recognised","decided_on":"2025-01-02"`, `"code":"00006","subject_kind":"commune","year":2024,"result":"not_recognised"`,
		`"code":"00002","subject_kind":"residential_area","subject":"Thôn 1","year":2024,"result":"recognised"`, `"code":"00002","subject_kind":"residential_area","subject":"Thôn 2","year":2024,"result":"not_recognised"`,
		`"code":"00002","subject_kind":"school","subject":"Trường A","year":2024,"result":"pending"`, `"code":"00006","subject_kind":"commune","year":2023,"result":"recognised"`,
	} {
		add(t, s, "recognition", `{`+e+`}`)
	}
	return s
}

func TestRecognitionByHand(t *testing.T) {
	t.Parallel()
	s := registryOf2024(t)
	for reading, want := range map[string][]string{
		ReadingA: {contradicts, agrees, cannotSay, cannotSay, contradicts, ""}, ReadingB: {agrees, agrees, cannotSay, cannotSay, contradicts, ""},
	} {
		r := layerOf2024(t, "recognition")
		r.Reading = reading
		l := ask(t, s, r)
		if got := texts(t, l, "agreement"); !slices.Equal(got, want) {
			t.Errorf("reading %s: %q, want %q", reading, got, want)
		}
		if got := texts(t, l, "recognition"); !slices.Equal(got, []string{"recognised", "recognised", "recognised", "recognised", "recognised", "not_recognised"}) || l.Metadata["year"] != 2024 {
			t.Errorf("%q of %v", got, l.Metadata["year"])
		}
		for name, want := range map[string][]int64{"residential_area_listed": {0, 2, 0, 0, 0, 0}, "residential_area_recognised": {0, 1, 0, 0, 0, 0}, "school_pending": {0, 1, 0, 0, 0, 0}, "commune_listed": {1, 1, 1, 1, 1, 1}} {
			if got := counts(t, l, name); !slices.Equal(got, want) {
				t.Errorf("%s %v", name, got)
			}
		}
	}
	half := layerOf2024(t, "recognition")
	half.Filter.Period = period(t, "2023-02-01", "2023-03-31")
	if l := ask(t, s, half); l.Metadata["year"] != 2023 || l.Period.From != day(t, "2023-01-01") || texts(t, l, "recognition")[5] != "recognised" || texts(t, l, "agreement")[5] != cannotSay {
		t.Errorf("a year is judged whole: %v %v", l.Period, l.Metadata)
	}
}

// I8 by hand, from registryOf2024: of 6 communes 5 are recognised, of which 2 contradict
// in reading A: low 3, official 5, high 5. Of 2 residential areas one; of 1 school none,
// and one at most, for it is pending. As of 1 January 2025 the fifth is not yet decided:
// low 3, official 4, high 5.
func TestRecognisedUnitsByHand(t *testing.T) {
	t.Parallel()
	s := registryOf2024(t)
	ask := func(asOf string) Indicator {
		r := IndicatorRequest{Period: "2024", Only: []string{"I8"}}
		if asOf != "" {
			r.AsOf = day(t, asOf)
		}
		all := indicators(t, s, r)
		if len(all) != 1 || all[0].Recognition == nil || all[0].Level != geo.Commune {
			t.Fatalf("%+v", all)
		}
		return all[0]
	}
	i := ask("")
	want := &RecognitionFigures{Year: 2024, Contradicted: map[string][]string{"A": {"00001", "00005"}, "B": {"00005"}}, Unchecked: []string{"00003", "00004"}, Kinds: []RecognitionKind{
		{Kind: "residential_area", Units: 2, Denominator: "listed", Listed: 2, Recognised: 1, NotRecognised: 1, Low: 1, Official: 1, High: 1},
		{Kind: "commune", Units: 6, Denominator: "communes", Listed: 6, Recognised: 5, NotRecognised: 1, Low: 3, Official: 5, High: 5},
		{Kind: "agency", Denominator: "listed"}, {Kind: "enterprise", Denominator: "listed"},
		{Kind: "school", Units: 1, Denominator: "listed", Listed: 1, Pending: 1, High: 1},
	}}
	if d := cmp.Diff(want, i.Recognition); d != "" {
		t.Error(d)
	}
	if n := len(i.Warnings); n < 2 || !strings.Contains(i.Warnings[n-2].Vi, "00001, 00005. Trong đó có vụ nghiêm trọng: 00005.") || !strings.Contains(i.Warnings[n-1].En, "2 recognised communes: 00003, 00004.") {
		t.Errorf("%+v", i.Warnings)
	}
	if words := i.words(); words != "đạt chuẩn 2024: khu dân cư 1 / 2; xã, phường, đặc khu 5 / 6; cơ quan 0 / 0; doanh nghiệp 0 / 0; nhà trường 0 / 1" {
		t.Error(words)
	}
	if k := ask("2025-01-01").Recognition.Kinds[geo.SubjectCommune]; k.Low != 3 || k.Official != 4 || k.High != 5 || k.Pending != 1 {
		t.Errorf("as of the first day of 2025: %+v", k)
	}
	for _, k := range i.Recognition.Kinds {
		if !(0 <= k.Low && k.Low <= k.Official && k.Official <= k.High && k.High <= k.Units) || k.Recognised+k.NotRecognised+k.Pending != k.Listed {
			t.Errorf("%+v does not add up", k)
		}
	}
	// Whoever sees nothing of the division gets no row.
	none, err := s.Indicators(t.Context(), IndicatorRequest{Period: "2024", Only: []string{"I8"}})
	if err != nil || len(none.Indicators) != 0 {
		t.Errorf("%+v %v", none, err)
	}
}

package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

// Two plans, one of them with a target for communes, in the plan's own words, and one
// for districts; the other has none yet.
func TestReadPlans(t *testing.T) {
	t.Parallel()
	in := "plan,name,signed_on,plan_from,plan_to,edition,indicator,level,reading,from,to,share,denominator\n" +
		"K,Kế hoạch,22/06/2022,2022-01-01,2027-12-31,2022-07,,xã,a,2021-01-01,2023-12-31,60 %,136\n" +
		"K,Kế hoạch,22/06/2022,2022-01-01,2027-12-31,2022-07,I1,district,,2021-01-01,2023-12-31,60,\n" +
		"L,Sau,2028-01-01,2028-01-01,2030-12-31,,,,,,,,\n"
	out, err := ReadPlans(strings.NewReader(in), tableOptions())
	span := geo.Period{From: geo.DayOf(2021, 1, 1), To: geo.DayOf(2023, 12, 31)}
	want := []geo.Plan{
		{Code: "K", Name: "Kế hoạch", Signed: geo.DayOf(2022, 6, 22), Period: geo.Period{From: geo.DayOf(2022, 1, 1), To: geo.DayOf(2027, 12, 31)}, Edition: "2022-07", Targets: []geo.Target{
			{Indicator: "I1", Level: geo.Commune, Reading: "A", Period: span, Threshold: 60, Denominator: 136}, {Indicator: "I1", Level: geo.District, Period: span, Threshold: 60}}},
		{Code: "L", Name: "Sau", Signed: geo.DayOf(2028, 1, 1), Period: geo.Period{From: geo.DayOf(2028, 1, 1), To: geo.DayOf(2030, 12, 31)}},
	}
	if diff := cmp.Diff(want, out.Rows); diff != "" || err != nil || len(out.Errors) > 0 {
		t.Error(diff, err, out.Errors)
	}
}

// Every hazard of a row, and nothing of what is wrong.
func TestReadPlansRefuses(t *testing.T) {
	t.Parallel()
	const head = "plan,name,signed_on,plan_from,plan_to,level,from,to,share,denominator\n"
	for row, want := range map[string]string{
		",N,2022-06-22,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,60,\n":                                                                           "2:plan:missing",
		"K,N,,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,60,\n":                                                                                    "2:signed_on:missing",
		"K,N,2022-06-22,2027-12-31,2022-01-01,commune,2021-01-01,2023-12-31,60,\n":                                                                          "2:plan:not_possible",
		"K,N,2022-06-22,2022-01-01,2027-12-31,commune,2023-12-31,2021-01-01,60,\n":                                                                          "2:plan:not_possible",
		"K,N,2022-06-22,2022-01-01,2027-12-31,parish,2021-01-01,2023-12-31,60,\n":                                                                           "2:level:unknown_level",
		"K,N,2022-06-22,2022-01-01,2027-12-31,province,2021-01-01,2023-12-31,60,\n":                                                                         "2:plan:not_possible",
		"K,N,2022-06-22,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,101,\n":                                                                         "2:share:bad_number",
		"K,N,2022-06-22,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,60,no\n":                                                                        "2:denominator:bad_number",
		"K,N,2022-06-22,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,60,\nK,N,2022-06-22,2022-01-01,2027-12-31,commune,2023-01-01,2024-12-31,60,\n":  "3:plan:not_possible",
		"K,N,2022-06-22,2022-01-01,2027-12-31,commune,2021-01-01,2023-12-31,60,\nK,M,2022-06-22,2022-01-01,2027-12-31,district,2021-01-01,2023-12-31,60,\n": "3:plan:says_otherwise",
	} {
		out, err := ReadPlans(strings.NewReader(head+row), tableOptions())
		if got := codesOf(out.Errors); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %s", row, got, err, want)
		}
	}
}

package ingest

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func tableOptions() TableOptions { return TableOptions{FileName: "t.csv", Now: testNow} }

func codesOf(rejects []geo.Reject) string {
	var codes []string
	for _, r := range rejects {
		codes = append(codes, fmt.Sprintf("%d:%s:%s", r.Line, r.Column, r.Code))
	}
	return strings.Join(codes, " ")
}

func TestReadSuccession(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want, errors string }{
		"relation":    {"from_code,to_code,relation,share\n1,a,whole,1\n2,a,FULL,\n3,a,part,\"0,25\"\n3,b,partial,0.75\n", "1>a true 1;2>a true NaN;3>a false 0.25;3>b false 0.75", ""},
		"no relation": {"from_code,to_code,note\n1,a,x\n2,a,x\n2,b,x\n\n", "1>a true NaN;2>a false NaN;2>b false NaN", ""},
		"wrong":       {"from_code,to_code,relation,share\n1,a,half,\n1,a,part,2\n,a,part,\n1,b,part,\n1,b,part,\n1,c,whole,\n", "1>b false NaN", "2:relation:unknown_relation 3:share:bad_share 4:from_code:missing 6:from_code:stands_twice 7:relation:whole_and_more"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, err := ReadSuccession(strings.NewReader(tt.in), tableOptions())
			var got []string
			for _, r := range out.Rows {
				got = append(got, fmt.Sprintf("%s>%s %t %v", r.From, r.To, r.Whole, r.Share))
			}
			if err != nil || strings.Join(got, ";") != tt.want || codesOf(out.Errors) != tt.errors {
				t.Errorf("%v %s, errors %s; %v", got, tt.want, codesOf(out.Errors), err)
			}
		})
	}
}

func TestReadSuccessionColumns(t *testing.T) {
	t.Parallel()
	o := tableOptions()
	o.Columns = map[string]string{"from_code": "old", "to_code": "new"}
	out, err := ReadSuccession(strings.NewReader("old,new\n1,2\n"), o)
	if err != nil || len(out.Rows) != 1 || out.Rows[0].From != "1" {
		t.Errorf("%+v, %v", out, err)
	}
	_, err = ReadSuccession(strings.NewReader("alt,neu\n1,2\n"), o)
	var file *FileError
	if !errors.As(err, &file) || !strings.Contains(err.Error(), `"alt", "neu"`) {
		t.Errorf("error %v", err)
	}
	o.Columns = map[string]string{"colour": "x"}
	var invalid *geo.InvalidError
	if _, err = ReadSuccession(strings.NewReader("old,new\n1,2\n"), o); !errors.As(err, &invalid) {
		t.Errorf("error %v", err)
	}
}

func TestReadPopulation(t *testing.T) {
	t.Parallel()
	in := "code,total,women,children\n01,\"30,509\",15.000,\n02,8.718.000,,\n03,5,,\n" +
		"04,,,\n05,đang cập nhật,,\n06,12.5,,\n07,10,11,\n01,1,,\n08,\"1.234,5\",,\n"
	o := tableOptions()
	o.Edition, o.Year, o.Level = "2025-07", 2025, geo.Province
	out, err := ReadPopulation(strings.NewReader(in), o)
	want := []geo.PopulationRow{
		{Row: 1, Edition: "2025-07", Level: geo.Province, Code: "01", Population: geo.Population{Year: 2025, Total: 30509, Women: 15000, Children: -1}},
		{Row: 2, Edition: "2025-07", Level: geo.Province, Code: "02", Population: geo.Population{Year: 2025, Total: 8718000, Women: -1, Children: -1}},
		{Row: 3, Edition: "2025-07", Level: geo.Province, Code: "03", Population: geo.Population{Year: 2025, Total: 5, Women: -1, Children: -1}},
	}
	if d := cmp.Diff(want, out.Rows); d != "" || err != nil {
		t.Error(d, err)
	}
	const errs = "5:total:missing 6:total:bad_number 7:total:bad_number 8:total:part_exceeds_total 9:code:stands_twice 10:total:bad_number"
	if got := codesOf(out.Errors); got != errs || len(out.Warnings) != 1 {
		t.Errorf("errors %s, want %s; warnings %q", got, errs, out.Warnings)
	}
	if err := out.Err("t.csv"); err == nil || !strings.Contains(err.Error(), "6 rows are wrong") {
		t.Errorf("Err() = %v", err)
	}
}

func TestReadReporting(t *testing.T) {
	t.Parallel()
	in := "edition,level,code,from,to,period,state,submitted_at\n" +
		"e,commune,01,2024-02-15,2024-03-14,,reported,2024-03-16\n" +
		"e,,01,,,2024-03,nil_report,\n" +
		"e,,01,,,2024-03,missing,\n" +
		"e,,02,2024-03-01,,,missing,\n" +
		"e,,02,,,2025-01,missing,\n" +
		"e,parish,02,,,2024-01,missing,\n" +
		",,02,,,2024-01,missing,\n" +
		"e,,02,,,2024-01,perhaps,\n" +
		"e,,02,,,Q1,missing,\n"
	out, err := ReadReporting(strings.NewReader(in), tableOptions())
	if err != nil || len(out.Rows) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	march := geo.Period{From: geo.DayOf(2024, 3, 1), To: geo.DayOf(2024, 3, 31)}
	if r := out.Rows[1]; r.Period != march || geo.ReportingStates.String(r.State) != "nil_report" || !r.Submitted.IsZero() || r.Level != geo.Commune {
		t.Errorf("%+v", r)
	}
	if r := out.Rows[0]; r.Period.From != geo.DayOf(2024, 2, 15) || r.Submitted.Format("2006-01-02T15") != "2024-03-15T17" {
		t.Errorf("%+v", r)
	}
	const errs = "4:code:stands_twice 5:to:missing 6:from:in_the_future 7:level:unknown_level 8:edition:edition_missing 9:state:unknown_state 10:period:bad_period"
	if got := codesOf(out.Errors); got != errs {
		t.Errorf("errors %s, want %s", got, errs)
	}
}

func TestReadModels(t *testing.T) {
	t.Parallel()
	in := "edition,code,name,kind,lon,lat,started_on,ended_on,last_met_on,capacity\n" +
		"e,01,Mô hình A,safe_for_women,105.5,21.5,2022-03-08,,2024-05-01,30\n" +
		"e,01,B,,,,2022-03-08,2023-01-01,,\n" +
		"e,01,B,,,,2022-03-08,,,\n" +
		"e,01,C,,105.5,,2022-03-08,,,\n" +
		"e,01,D,,,,,,,\n" +
		"e,01,E,,,,2022-03-08,2021-01-01,,\n" +
		"e,01,F,,,,2025-03-08,,,\n" +
		"e,01,G,,,,2022-03-08,,,many\n"
	out, err := ReadModels(strings.NewReader(in), tableOptions())
	if err != nil || len(out.Rows) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	if r := out.Rows[0]; !r.Located || r.Point[0] != 105.5 || r.Ended != geo.MaxDay || r.LastMet != geo.DayOf(2024, 5, 1) || r.Capacity != 30 {
		t.Errorf("%+v", r)
	}
	if r := out.Rows[1]; r.Located || r.Ended != geo.DayOf(2023, 1, 1) || r.LastMet != geo.MinDay || r.Capacity != -1 {
		t.Errorf("%+v", r)
	}
	const errs = "4:name:stands_twice 5:lat:half_a_coordinate 6:started_on:missing 7:started_on:ends_before_it_begins 8:started_on:in_the_future 9:capacity:bad_number"
	if got := codesOf(out.Errors); got != errs {
		t.Errorf("errors %s, want %s", got, errs)
	}
}

func TestParseCount(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int64{
		"0": 0, "30509": 30509, "30,509": 30509, "30.509": 30509, "8.718.000": 8718000, "30 509": 30509, "30\u00a0509": 30509,
		"": -1, "-5": -1, "1e3": -1, "12.5": -1, "3.359,80": -1, "1.234.56": -1, ".123": -1, "0.123": -1, "1234.567": -1, "x": -1, "99999999999999999999": -1, "1.-23": -1,
	} {
		got, ok := parseCount(in)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func FuzzTables(f *testing.F) {
	f.Add("from_code,to_code,relation,share\n1,a,part,0.5\n")
	f.Add("edition,level,code,from,to,period,state,submitted_at\ne,,1,,,2024-01,missing,\n")
	f.Add("code,year,total\n1,2024,\"1,234\"\n")
	f.Fuzz(func(t *testing.T, s string) {
		out, err := ReadSuccession(strings.NewReader(s), tableOptions())
		if err == nil {
			for _, r := range out.Rows {
				if r.From == "" || r.To == "" || !math.IsNaN(r.Share) && (r.Share < 0 || r.Share > 1) {
					t.Errorf("%+v", r)
				}
			}
		}
		o := tableOptions()
		o.Edition, o.Year = "e", 2024
		if out, err := ReadPopulation(strings.NewReader(s), o); err == nil {
			for _, r := range out.Rows {
				if r.Total < 0 || r.Women > r.Total {
					t.Errorf("%+v", r)
				}
			}
		}
		if out, err := ReadReporting(strings.NewReader(s), o); err == nil {
			for _, r := range out.Rows {
				if r.Period.To < r.Period.From {
					t.Errorf("%+v", r)
				}
			}
		}
	})
}

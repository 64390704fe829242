package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/fixtures"
)

// What was planted in the demo province comes out as it was planted: who is silent, who
// did not report, which reports are missing, what is counted, and which models run.
func TestIndicatorsFindWhatWasPlanted(t *testing.T) {
	t.Parallel()
	truth, err := fixtures.Truth()
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t)
	s.must("demo", "--load-only")
	var answer struct {
		Indicators []struct {
			Indicator, Level, Edition, Reading string
			States                             map[string]int
			Silence                            struct{ Codes []string }
			Timeliness                         struct{ Owed, Missing, Incidents int }
			Models                             struct{ Models int }
			Form                               struct {
				Ties  bool
				Total struct{ Cases, Sum int }
			}
		}
	}
	text := s.must("indicators", "--json", "--period", "2023-07-01/2026-06-30", "--as-of", "2026-08-31")
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	codes := func(kind, edition string) (all []string) {
		for _, p := range truth.Find(kind, edition) {
			all = append(all, p.Codes...)
		}
		slices.Sort(all)
		return all
	}
	seen := 0
	for _, i := range answer.Indicators {
		switch i.Indicator {
		case "I7":
			if want := codes("silent", i.Edition); !slices.Equal(i.Silence.Codes, want) {
				t.Errorf("%s: silent %v, planted %v", i.Edition, i.Silence.Codes, want)
			}
		case "I1":
			if want := len(codes("not_reporting", i.Edition)); i.Level == "commune" && i.States["not_reporting"] != want {
				t.Errorf("%s, reading %s: %v, %d were planted that do not report", i.Edition, i.Reading, i.States, want)
			}
		case "I5": // July 2023 to June 2025 of the old communes, July 2025 to June 2026 of the new
			months, units := 24, truth.Counts.OldCommunes
			if i.Edition == fixtures.EditionNew {
				months, units = 12, truth.Counts.NewCommunes
			}
			want := months * len(codes("not_reporting", i.Edition))
			for _, p := range truth.Find("partial", i.Edition) {
				for _, gone := range p.Missing {
					for _, month := range gone {
						if month >= "2023-07" && month <= "2025-06" {
							want++
						}
					}
				}
			}
			if i.Timeliness.Owed != months*units || i.Timeliness.Missing != want {
				t.Errorf("%s: %+v, %d reports of %d are missing", i.Edition, i.Timeliness, want, months*units)
			}
		case "I6":
			if i.Models.Models == 0 || i.Models.Models > truth.Counts.Models {
				t.Errorf("%s: %+v of %d", i.Edition, i.Models, truth.Counts.Models)
			}
		case "I10":
			if !i.Form.Ties || i.Form.Total.Cases == 0 {
				t.Errorf("%+v", i.Form)
			}
		default:
			continue
		}
		seen++
	}
	if seen != 6+2+2+2+1 {
		t.Errorf("%d rows", seen)
	}
}

package geo

import (
	"errors"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFilterSet(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key, value string
		want       Filter
	}{
		{"category", "homicide,unknown", Filter{Categories: 0b11}},
		{"severity", " Serious ", Filter{Severities: 1 << SeveritySerious}},
		{"victim_group", "age_16_17", Filter{Groups: 1 << GroupAge16}},
		{"setting", "home", Filter{Settings: 0b10}},
		{"report_source", "police", Filter{Sources: 0b10}},
		{"case_status", "unfounded", Filter{CaseStatuses: 1 << 3}},
		{"location_quality", "gps,commune_only", Filter{Qualities: 1<<QualityGPS | 1<<QualityCommuneOnly}},
		{"hours", "22-23,0-1,5", Filter{Hours: 1<<22 | 1<<23 | 0b100011}},
		{"weekdays", "1,6-7", Filter{Weekdays: 0b1100001}},
		{"source", "b,a", Filter{Senders: []string{"a", "b"}}},
		{"hours", "", Filter{}},
	} {
		var f Filter
		if err := f.Set(c.key, c.value); err != nil {
			t.Errorf("%s=%s: %v", c.key, c.value, err)
		} else if diff := cmp.Diff(c.want, f); diff != "" {
			t.Errorf("%s=%s: %s", c.key, c.value, diff)
		}
	}
}

func TestFilterSetErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ key, value, field string }{
		{"category", "arson", "category"}, {"severity", "serious,", "severity"}, {"hours", "24", "hours"}, {"hours", "-1", "hours"},
		{"hours", "5-3", "hours"}, {"hours", "1-2-3", "hours"}, {"weekdays", "0", "weekdays"}, {"weekdays", "8", "weekdays"},
		{"weekdays", "monday", "weekdays"}, {"colour", "red", "filter"},
	} {
		var f Filter
		err := f.Set(c.key, c.value)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Field != c.field {
			t.Errorf("%s=%s: %v, want one about %s", c.key, c.value, err, c.field)
		}
	}
}

// What Values says, Set reads back.
func TestFilterRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		mask := func(name string, n int) uint32 { return rapid.Uint32Range(0, 1<<n-1).Draw(t, name) }
		f := Filter{
			Categories: mask("categories", len(Categories.Codes)), Severities: mask("severities", len(Severities.Codes)), Groups: mask("groups", len(VictimGroups.Codes)),
			Settings: mask("settings", len(Settings.Codes)), Sources: mask("sources", len(ReportSources.Codes)), CaseStatuses: mask("statuses", len(CaseStatuses.Codes)),
			Qualities: mask("qualities", len(Qualities.Codes)), Hours: mask("hours", 24), Weekdays: mask("weekdays", 7),
		}
		if rapid.Bool().Draw(t, "sent") {
			f.Senders = []string{"police", "union"}
		}
		var again Filter
		for key, value := range f.Values() {
			if !slices.Contains(FilterKeys, key) {
				t.Fatalf("%s is no filter key", key)
			}
			if err := again.Set(key, value); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(f, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestCountedStatuses(t *testing.T) {
	t.Parallel()
	f := Filter{}
	if got := f.CountedStatuses(); bits.OnesCount32(got) != len(CaseStatuses.Codes)-2 {
		t.Errorf("%b", got)
	}
	for i, code := range CaseStatuses.All() {
		never := code == "unfounded" || code == "duplicate"
		if counted := f.CountedStatuses()&(1<<i) != 0; counted == never {
			t.Errorf("%s counts: %v", code, counted)
		}
	}
	f.CaseStatuses = 1 << 3
	if f.CountedStatuses() != 1<<3 {
		t.Error("named statuses are not the ones that count")
	}
}

func FuzzFilterSet(f *testing.F) {
	for _, key := range FilterKeys {
		f.Add(key, "18-23,0-4")
		f.Add(key, "unknown,other")
	}
	f.Fuzz(func(t *testing.T, key, value string) {
		var a, b Filter
		if a.Set(key, value) != nil {
			return
		}
		for k, v := range a.Values() {
			if err := b.Set(k, v); err != nil {
				t.Fatalf("%s=%q became %q: %v", key, value, v, err)
			}
		}
		if key != "source" && !cmp.Equal(a, b) || key == "source" && strings.Join(a.Senders, ",") != strings.Join(b.Senders, ",") {
			t.Fatalf("%s=%q: %+v and %+v", key, value, a, b)
		}
	})
}

package analysis

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Thirty communes of 10,000 people with ten incidents each over three years; one
// like them with none and no report, one with none and all reports, one of 1,000
// people, and one whose people are not known. By the 301 incidents of those that speak
// 10.03 are expected of the silent ones, whose own zeros do not count.
func TestSilenceByHand(t *testing.T) {
	t.Parallel()
	m := newMemory()
	var units []geo.Unit
	for i := range int32(34) {
		people := int64(10_000)
		if i == 32 {
			people = 1_000
		} else if i == 33 {
			people = -1
		}
		units = append(units, unit(i+1, geo.Commune, fmt.Sprintf("%05d", i+1), "", 26, people))
	}
	m.addEdition("e", units...)
	for i := range int32(30) {
		for range 10 {
			m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-01"), Category: place(t, geo.Categories, "injury"), Severity: 1, Groups: 1 << 4, Placed: placed(i + 1)})
		}
	}
	m.add(uuid.New(), geo.Fact{On: day(t, "2023-03-16"), Groups: 1, Placed: placed(1)})
	m.reported(t, 32, "2023-01-01", "2026-03-14")
	s := loaded(t, m)
	r := Request{Layer: "silence", Filter: geo.Filter{Period: period(t, "2026-01-01", "2026-02-28")}}
	l := ask(t, s, r)
	verdicts, _ := l.Column("verdict")
	for i, want := range map[int]string{0: "not_unusual", 30: "needs_check", 31: "needs_check", 32: "cannot_tell", 33: "cannot_tell"} {
		if verdicts.Texts[i] != want {
			t.Errorf("commune %d: %s, want %s (p %v)", i+1, verdicts.Texts[i], want, floats(t, l, "p")[i])
		}
	}
	if e := floats(t, l, "expected")[30]; math.Abs(e-301./30) > 0.05 { // the prior of the level pulls a little
		t.Errorf("%v expected of the silent commune", e)
	}
	// Even incidents are not taken to scatter less than chance: e^−10.04 is the least.
	if p := floats(t, l, "p")[30]; p < math.Exp(-10.05) || p >= silenceLevel {
		t.Errorf("p %v", p)
	}
	about, _ := l.Metadata["silence"].(map[string]any)
	if about["from"] != "2023-03-16" || about["to"] != "2026-02-28" || about["months"] != 36 || about["short"] != false {
		t.Errorf("window %v", about)
	}
	vi, _ := l.Column("reason_vi")
	en, _ := l.Column("reason_en")
	for i, want := range map[int][2]string{30: {"Chưa có báo cáo của tháng nào trong 36 tháng", "No report of 36 months is in"}, 31: {"Đã có đủ báo cáo của 36 tháng", "All reports of 36 months are in"}, 33: {"Không rõ dân số", "not known"}} {
		if !strings.Contains(vi.Texts[i], want[0]) || !strings.Contains(en.Texts[i], want[1]) {
			t.Errorf("commune %d: %q, %q", i+1, vi.Texts[i], en.Texts[i])
		}
	}
	if verdicts := verdictsOf(t, ask(t, s, Request{Layer: "status", Filter: r.Filter})); verdicts[30] != silent || verdicts[31] != silent || verdicts[32] != notReporting {
		t.Errorf("states %v", verdicts[30:])
	}
}

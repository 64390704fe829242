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

// With five months of data the window is short, and says so wherever it matters; what
// is asked for stands beside it.
func TestSilenceOverAShortWindow(t *testing.T) {
	t.Parallel()
	var population, incidents []int64
	for range 20 {
		population, incidents = append(population, 10_000), append(incidents, 12)
	}
	incidents[7] = 0
	m := chain(t, incidents, population)
	m.add(uuid.New(), geo.Fact{On: day(t, "2024-02-01"), Groups: 16, Placed: placed(1)})
	m.reported(t, 8, "2024-05-01", "2024-06-30")
	l := ask(t, loaded(t, m), Request{Layer: "silence", Filter: geo.Filter{Period: period(t, "2024-06-01", "2024-06-30")}})
	about, _ := l.Metadata["silence"].(map[string]any)
	if about["short"] != true || about["months"] != 5 || about["from"] != "2024-02-01" || l.Metadata["asked"] != (Span{"2024-06-01", "2024-06-30"}) {
		t.Errorf("%v", l.Metadata)
	}
	vi, en := texts(t, l, "reason_vi")[7], texts(t, l, "reason_en")[7]
	if want := "Mới có báo cáo của 2 trên 5 tháng. Số liệu mới có 5 tháng, ít hơn 24 tháng nên càng phải thận trọng. Cần kiểm tra; không kết luận gì hơn."; !strings.HasSuffix(vi, want) {
		t.Error(vi)
	}
	if want := "Reports of 2 of 5 months are in. The data cover 5 months, fewer than 24: all the more caution is due. It needs a check; nothing more follows."; !strings.HasSuffix(en, want) {
		t.Error(en)
	}
	if !strings.HasPrefix(en, "Xã 00008 recorded no incidents in 5 months where its population and the rest of the province suggest 12.") {
		t.Error(en)
	}
	// A longer period is its own window.
	long := ask(t, loaded(t, m), Request{Layer: "silence", Filter: geo.Filter{Period: period(t, "2020-01-01", "2024-12-31")}})
	if about, _ := long.Metadata["silence"].(map[string]any); about["short"] != false || about["months"] != 60 {
		t.Errorf("%v", long.Metadata)
	}
}

// Why nothing is expected, and that few peers cannot tell.
func TestSilenceOfFew(t *testing.T) {
	t.Parallel()
	m := chain(t, []int64{0, 0, 3, 2}, []int64{10_000, -1, 10_000, 0})
	m.units["e"][2].Area = 25 // a province of its own
	l := ask(t, loaded(t, m), Request{Layer: "silence"})
	for i, want := range []string{"The province has no other unit to compare Xã 00001 with.", "The population of Xã 00002 is not known: no number can be expected.",
		"The province has no other unit to compare Xã 00003 with.", "There are no people in Xã 00004: no number can be expected."} {
		if got := texts(t, l, "reason_en")[i]; got != want || texts(t, l, "verdict")[i] != "cannot_tell" || !math.IsNaN(floats(t, l, "expected")[i]) || !math.IsNaN(floats(t, l, "needed")[i]) {
			t.Errorf("commune %d: %s, %q", i+1, texts(t, l, "verdict")[i], got)
		}
	}
	few := ask(t, loaded(t, chain(t, []int64{0, 1, 0}, []int64{10_000, 10_000, 100_000})), Request{Layer: "silence"})
	if en := texts(t, few, "reason_en")[2]; texts(t, few, "verdict")[2] != "cannot_tell" || !strings.HasPrefix(en, "Only ") && !strings.HasPrefix(en, "The rest of the province has too little data") {
		t.Errorf("three communes: %s, %q", texts(t, few, "verdict")[2], en)
	}
}

// Thirty communes with twelve injuries of women each, two of them serious; 31 has
// twelve harassments, minor, and none of the plan's; 32 has nothing; all report. By
// reading B thirty times two are too few for any zero to be remarkable, so judged by
// its own incidents 32 would be confirmed. It is silent in both readings, and 31,
// which reports as often as the others, in neither.
func TestSilenceIsOneVerdict(t *testing.T) {
	t.Parallel()
	m := newMemory()
	var units []geo.Unit
	for i := range int32(32) {
		units = append(units, unit(i+1, geo.Commune, fmt.Sprintf("%05d", i+1), "", 26, 10_000))
		m.reported(t, i+1, "2023-01-01", "2026-02-28")
	}
	m.addEdition("e", units...)
	injury, harassment, serious, minor := place(t, geo.Categories, "injury"), place(t, geo.Categories, "harassment"), place(t, geo.Severities, "serious"), place(t, geo.Severities, "minor")
	for k := range 12 {
		for i := range int32(30) {
			f := geo.Fact{On: day(t, "2024-06-01"), Category: injury, Severity: minor, Groups: 1 << 4, Placed: placed(i + 1)}
			if k < 2 {
				f.Severity = serious
			}
			m.add(uuid.New(), f)
		}
		m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-01"), Category: harassment, Severity: minor, Groups: 1 << 4, Placed: placed(31)})
	}
	s := loaded(t, m)
	filter := geo.Filter{Period: period(t, "2025-01-01", "2025-12-31")}
	verdicts := texts(t, ask(t, s, Request{Layer: "silence", Filter: filter}), "verdict")
	for _, reading := range []string{"A", "B"} {
		l := ask(t, s, Request{Layer: "status", Reading: reading, Filter: filter})
		for i, state := range verdictsOf(t, l) {
			if (state == silent) != (verdicts[i] == "needs_check") || (state == silent) != (i == 31) {
				t.Errorf("reading %s, commune %d: %s, layer silence %s", reading, i+1, state, verdicts[i])
			}
		}
	}
	for _, i := range indicators(t, s, IndicatorRequest{Period: "2025", Only: []string{"I1", "I7"}}) {
		if i.Share != nil && (i.States[silent] != 1 || i.Low != 31 || i.Official != 32) || i.Silence != nil && (len(i.Silence.Codes) != 1 || i.Silence.Codes[0] != "00032") {
			t.Errorf("%s %s: %+v %+v", i.Name, i.Reading, i.Share, i.Silence)
		}
	}
}

package analysis

import (
	"context"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// What a flagged unit is told, word by word: in TestHotspotsByHand the numbers are
// worked out.
func TestReasonsInWords(t *testing.T) {
	t.Parallel()
	hot := []int64{5, 0, 6, 0, 1, 0, 0, 0, 0, 0}
	for _, c := range []struct {
		name   string
		counts []int64
		people int64
		unit   int
		method []string
		vi, en string
	}{
		{"a zero inside a hot spot", hot, 1000, 2, []string{"reference", "all"},
			"Xã 00002 và 2 xã, phường liền kề ghi nhận 11 vụ, trong khi theo dân số chỉ dự kiến 3,6 vụ (nếu chỉ do ngẫu nhiên thì 95 % trường hợp có từ 1 đến 7 vụ). " +
				"Vượt dự kiến nhiều nhất: Xã 00003 (6 vụ, dự kiến 1,2) và Xã 00001 (5 vụ, dự kiến 1,2). " +
				"Riêng Xã 00002 không ghi nhận vụ nào, dự kiến 1,2 vụ; nơi này thuộc điểm nóng vì những nơi xung quanh. Số 0 giữa vùng cao cần được kiểm tra, không có nghĩa là an toàn. " +
				"p < 0,0001; q = 0,00031 sau khi hiệu chỉnh cho 10 phép thử. Nếu cả vùng chỉ có tối đa 4 vụ thì đây không còn là điểm nóng.",
			"Xã 00002 and its 2 neighbouring communes recorded 11 incidents where 3.6 were expected for their population (by chance, 95 % of the time: 1 to 7). " +
				"Furthest above what was expected: Xã 00003 (6 incidents, 1.2 expected) and Xã 00001 (5 incidents, 1.2 expected). " +
				"Xã 00002 itself recorded no incidents, where 1.2 were expected; it is part of the hot spot because of what lies around it. A zero among high numbers needs a check; it does not mean safe. " +
				"p < 0.0001; q = 0.00031 after correction for 10 tests. With at most 4 incidents in all it would no longer be a hot spot."},
		{"one neighbour", []int64{40, 1, 3, 4, 3, 4, 3, 4, 3, 4}, 100_000, 1, []string{"reference", "all", "correction", "none", "weights", "knn:1"},
			"Xã 00001 và 1 xã, phường lân cận ghi nhận 41 vụ, trong khi theo dân số chỉ dự kiến 13,8 vụ (nếu chỉ do ngẫu nhiên thì 95 % trường hợp có từ 8 đến 21 vụ). " +
				"Riêng Xã 00001 ghi nhận 40 vụ, dự kiến 6,9 vụ. p < 0,0001, chưa hiệu chỉnh cho nhiều phép thử. Nếu cả vùng chỉ có tối đa 13 vụ thì đây không còn là điểm nóng.",
			"Xã 00001 and its 1 nearby commune recorded 41 incidents where 13.8 were expected for their population (by chance, 95 % of the time: 8 to 21). " +
				"Xã 00001 itself recorded 40 incidents, where 6.9 were expected. p < 0.0001, not corrected for the number of tests. With at most 13 incidents in all it would no longer be a hot spot."},
		{"a cold spot with one incident", []int64{1, 0, 9, 9, 9, 9, 9, 9, 9, 300}, 10_000, 1, []string{"reference", "background", "weights", "rook"},
			"Xã 00001 và 1 xã, phường liền kề ghi nhận 1 vụ, trong khi theo dân số dự kiến 14,2 vụ (nếu chỉ do ngẫu nhiên thì 95 % trường hợp có từ 8 đến 21 vụ). " +
				"Thấp hơn dự kiến nhiều nhất: Xã 00002 (0 vụ, dự kiến 9,0). Riêng Xã 00001 ghi nhận 1 vụ, dự kiến 9,0 vụ.",
			"Xã 00001 and its 1 neighbouring commune recorded 1 incident where 14.2 were expected for their population"},
		{"thousands", []int64{1000, 1200, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, 100_000, 1, nil, "ghi nhận 2.200 vụ, trong khi theo dân số chỉ dự kiến", "recorded 2,200 incidents where"},
		{"shuffled counts", []int64{0, 90, 0, 80, 3, 2, 1, 4, 2, 3, 1, 2, 3, 4, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2}, 1000, 3, []string{"null", "permutation", "measure", "value", "correction", "none"},
			"2 xã, phường liền kề của Xã 00003 ghi nhận 170 vụ; nếu hoán vị ngẫu nhiên số vụ của các xã, phường khác thì trung bình có 16,4 vụ. " +
				"Cao nhất: Xã 00002 (90 vụ) và Xã 00004 (80 vụ). Riêng Xã 00003 không ghi nhận vụ nào; nơi này thuộc điểm nóng vì những nơi xung quanh. Số 0 giữa vùng cao cần được kiểm tra, không có nghĩa là an toàn. p = 0,0057,",
			"The 2 neighbouring communes of Xã 00003 recorded 170 incidents; with the counts of all other communes shuffled at random it would be 16.4 on average. " +
				"Highest: Xã 00002 (90 incidents) and Xã 00004 (80 incidents). Xã 00003 itself recorded no incidents; it is part of the hot spot because of what lies around it. A zero among high numbers needs a check; it does not mean safe. p = 0.0057,"},
		{"shuffled rates", []int64{0, 90, 0, 80, 3, 2, 1, 4, 2, 3, 1, 2, 3, 4, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2}, 1000, 3, []string{"null", "permutation", "correction", "none"},
			"có tỷ suất trung bình", "have on average a rate of"},
		{"low among high", []int64{0, 90, 0, 80, 3, 2, 1, 4, 2, 3, 1, 2, 3, 4, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2}, 1000, 3, []string{"statistic", "moran", "null", "permutation", "measure", "value", "correction", "none"},
			"Xã 00003 không ghi nhận vụ nào: thấp giữa vùng cao. Số 0 giữa vùng cao cần được kiểm tra, không có nghĩa là an toàn.", "Xã 00003 recorded no incidents: low among high neighbours. A zero among high numbers needs a check"},
		{"incidents falling on people", []int64{4, 9, 4, 1, 2, 0, 1, 2, 1, 0, 1, 2, 0, 1}, 1000, 2, []string{"statistic", "moran", "correction", "none"},
			"nếu các vụ việc rơi ngẫu nhiên theo dân số thì là", "with incidents falling on people by chance it would be"},
		{"neighbours alone", hot, 1000, 2, []string{"statistic", "gi", "reference", "all"}, "2 xã, phường liền kề của Xã 00002 ghi nhận 11 vụ", "The 2 neighbouring communes of Xã 00002 recorded 11 incidents"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := ask(t, loaded(t, chain(t, c.counts, same(len(c.counts), c.people))), Request{Layer: "hotspots", Method: methodOf(t, c.method...)})
			vi, en := texts(t, l, "reason_vi")[c.unit-1], texts(t, l, "reason_en")[c.unit-1]
			if !strings.Contains(vi, c.vi) || !strings.Contains(en, c.en) {
				t.Errorf("%s:\n%s\n%s", texts(t, l, "class")[c.unit-1], vi, en)
			}
		})
	}
}

// Sentences of any map: flagged units have one in each language, and nothing in them
// is half said.
func TestReasonsAreWhole(t *testing.T) {
	t.Parallel()
	wrong := regexp.MustCompile(`%!|NaN|Inf|= <|\b1 (incidents|communes|others|tests)\b|\b0 incidents|  |\.\.|, ?\.| vụ vụ`)
	r := rand.New(rand.NewPCG(1, 2))
	flagged := 0
	for range 8 {
		counts, people := make([]int64, 40), make([]int64, 40)
		for i := range counts {
			people[i] = 1000 + r.Int64N(9000)
			counts[i] = r.Int64N(4) * r.Int64N(1+r.Int64N(12))
		}
		s := loaded(t, chain(t, counts, people))
		for _, method := range [][]string{nil, {"reference", "all", "correction", "by"}, {"statistic", "gi"}, {"null", "permutation"}, {"measure", "eb", "correction", "none"},
			{"measure", "value", "correction", "none"}, {"weights", "knn:7"}, {"weights", "knn:1", "correction", "none"}, {"statistic", "moran", "measure", "value", "correction", "none", "weights", "knn:1"}} {
			l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, method...)})
			for i, class := range texts(t, l, "class") {
				vi, en := texts(t, l, "reason_vi")[i], texts(t, l, "reason_en")[i]
				if (vi != "") != hotspot.Class(class).Significant() || (en != "") != (vi != "") || wrong.MatchString(vi+" "+en) {
					t.Errorf("%v: %s\n%s\n%s", method, class, vi, en)
				}
				if vi != "" {
					flagged++
				}
			}
		}
	}
	if flagged < 100 {
		t.Errorf("only %d reasons were read", flagged)
	}
}

// At the count that a reason names the unit is flagged no more, all others being as
// they are, and at the count before it still is.
func TestTurningPoint(t *testing.T) {
	t.Parallel()
	seen := map[bool]int{}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(4, 30).Draw(rt, "units")
		r := &risk{counts: make([]int64, n), people: make([]float64, n)}
		in := hotspot.Input{Codes: make([]string, n), Values: make([]float64, n), People: r.people}
		outlines := make([]orb.MultiPolygon, n)
		for i := range n {
			r.counts[i], r.people[i] = rapid.Int64Range(0, 3).Draw(rt, "few")*rapid.Int64Range(0, 20).Draw(rt, "times"), float64(rapid.IntRange(500, 9000).Draw(rt, "people"))
			in.Codes[i], in.Values[i], outlines[i] = string(rune('A'+i)), float64(r.counts[i]), square(float64(i), 0)
		}
		m, err := weights.Queen(outlines, weights.ContiguityOptions{Tolerance: borderTolerance})
		if err != nil {
			rt.Fatal(err)
		}
		in.Weights = m
		o := hotspot.Options{Null: hotspot.Poisson, Reference: rapid.SampledFrom([]hotspot.Reference{hotspot.AllOthers, hotspot.Background}).Draw(rt, "reference"),
			Statistic:  rapid.SampledFrom([]hotspot.Statistic{hotspot.GiStar, hotspot.Gi}).Draw(rt, "statistic"),
			Correction: rapid.SampledFrom([]hotspot.Correction{hotspot.BenjaminiHochberg, hotspot.BenjaminiYekutieli, hotspot.NoCorrection}).Draw(rt, "correction")}
		f, err := hotspot.Analyze(context.Background(), in, o)
		if err != nil {
			rt.Fatal(err)
		}
		b := newBalance(r, m, f)
		for i := range n {
			if !f.Class[i].Significant() {
				continue
			}
			s := b.around(i)
			s.explain()
			back := int64(1) // towards what was seen
			if !s.hot {
				back = -1
			}
			if q := b.withCount(&s, s.turn); q < 0.1 {
				rt.Fatalf("with %d instead of %d it is still flagged: q %v", s.turn, s.count, q)
			}
			if q := b.withCount(&s, s.turn+back); q >= 0.1 {
				rt.Fatalf("with %d instead of %d it is flagged no more: q %v", s.turn+back, s.count, q)
			}
			seen[s.hot]++
		}
	})
	if seen[true] < 20 || seen[false] < 20 {
		t.Errorf("%d hot and %d cold units", seen[true], seen[false])
	}
}

// withCount returns the q that a unit would have with another count around it.
func (b *balance) withCount(s *surroundings, count int64) float64 {
	low, high := rate.BinomialTails(count, count+s.all-s.count, s.part)
	p := append([]float64(nil), b.found.P...)
	p[s.unit] = hotspot.Tails{Low: low, High: high}.TwoSided()
	return hotspot.QValues(p, b.found.Method.Correction)[s.unit]
}

func TestNumbersInBothLanguages(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		oneDecimal(1234567.89, true): "1.234.567,9", oneDecimal(1234.5, false): "1,234.5", oneDecimal(-1234.5, true): "-1.234,5", oneDecimal(0, true): "0,0", whole(100, true): "100", whole(1000, true): "1.000",
		probability(0.00001, true): "< 0,0001", probability(0.0001, false): "= 0.00010", probability(0.04, true): "= 0,040", probability(1, false): "= 1.00", probability(0.5, true): "= 0,50",
		cases("ghi nhận", 0): "không ghi nhận vụ nào", cases("ghi nhận", 1): "ghi nhận 1 vụ", incidents(0): "no incidents", incidents(1): "1 incident", incidents(2500): "2,500 incidents",
		listed([]string{"A"}, "và"): "A", listed([]string{"A", "B", "C"}, "and"): "A, B and C",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

package placename

import (
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// benchQueries writes the communes of one edition in a style.
func benchQueries(places []Place, edition string, s *style, h hint) []Query {
	var all []Query
	for _, p := range places {
		if p.Level != geo.Commune || p.Edition != edition {
			continue
		}
		var q Query
		h.of(&q, p)
		all = append(all, written(q, s, p))
	}
	return all
}

func BenchmarkMatch(b *testing.B) {
	x, places, _ := realIndex(b)
	for _, bench := range []struct {
		name  string
		style int
		hint  int
	}{
		{"exact/alone", 0, 0}, {"exact/edition", 0, 1}, {"exact/district+province", 0, 2}, {"exact/all", 0, 4},
		{"abbreviated/all", 4, 4}, {"bare/all", 6, 4}, {"folded/all", 7, 4}, {"nfd/all", 10, 4},
	} {
		queries := benchQueries(places, "before", &styles[bench.style], hints[bench.hint])
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				x.Match(queries[i])
				if i++; i == len(queries) {
					i = 0
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "matches/s")
		})
	}
}

func BenchmarkAddress(b *testing.B) {
	x, places, _ := realIndex(b)
	for _, a := range []int{0, 3, 6} {
		var queries []Query
		for _, p := range places {
			if p.Level == geo.Commune && p.Edition == "before" {
				kind, bare := apart(p)
				queries = append(queries, Query{Text: addresses[a].write(kind, bare, p.District, p.Province)})
			}
		}
		b.Run(addresses[a].name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				x.Match(queries[i])
				if i++; i == len(queries) {
					i = 0
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "matches/s")
		})
	}
}

// BenchmarkSuggest misspells every name, so that nothing is found.
func BenchmarkSuggest(b *testing.B) {
	x, places, _ := realIndex(b)
	queries := benchQueries(places, "before", &styles[0], hints[4])
	for i := range queries {
		queries[i].Text += "x"
	}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		x.Match(queries[i])
		if i++; i == len(queries) {
			i = 0
		}
	}
}

func BenchmarkNewIndex(b *testing.B) {
	editions, places := realPlaces(b, allEditions)
	first := editions[len(editions)-1].Code
	second := editions[0].Code
	var some []Place
	for _, p := range places {
		if p.Edition == first || p.Edition == second {
			some = append(some, p)
		}
	}
	for _, bench := range []struct {
		name   string
		places []Place
	}{{"two editions", some}, {"nineteen editions", places}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := NewIndex(editions, bench.places); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(bench.places)), "places")
		})
	}
}

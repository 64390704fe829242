package placename

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

var syllables = []string{"Hoà", "Hòa", "Hoa", "Hóa", "Thuỷ", "Thủy", "Thuy", "Mẫu", "Mậu", "Sơn", "Son", "Đông", "Đồng", "Dong", "Quý", "Quí",
	"Ia", "La", "Xa", "Phường", "Quan", "1", "02", "2", "II", "K'", "M'ta", "Ea-Na"}

// anyIndex draws a gazetteer of few syllables, so that names collide in every way.
func anyIndex(t *rapid.T) ([]Place, *Index) {
	name := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, 3).Draw(t, "syllables"), " ")
	})
	place := rapid.Custom(func(t *rapid.T) Place {
		p := Place{Edition: "old", Code: rapid.StringMatching(`0?[01][0-2]`).Draw(t, "code"),
			Name:     rapid.SampledFrom([]string{"Xã ", "Phường ", "Thị trấn "}).Draw(t, "type") + name.Draw(t, "name"),
			Province: rapid.SampledFrom([]string{"", "Tỉnh Hoà Sơn", "Thành phố Đông"}).Draw(t, "province")}
		if rapid.Bool().Draw(t, "new") {
			p.Edition = "new"
		} else {
			p.District = rapid.SampledFrom([]string{"", "Huyện Mẫu", "Thị xã Mẫu", "Quận 2", "Huyện Mậu"}).Draw(t, "district")
		}
		return p
	})
	places := rapid.SliceOfN(place, 1, 30).Draw(t, "places")
	for i := range places {
		places[i].Unit = int32(i)
	}
	x, err := NewIndex(testEditions, places)
	if err != nil {
		t.Fatal(err)
	}
	return places, x
}

// anyQuery draws what somebody might write about one of the places, or about none.
func anyQuery(t *rapid.T, places []Place) Query {
	p := rapid.SampledFrom(places).Draw(t, "place")
	q := Query{Text: p.Name}
	if rapid.Bool().Draw(t, "other") {
		q.Text = rapid.SampledFrom([]string{"Xã ", "P. ", "TT", "huyện ", ""}).Draw(t, "type") +
			strings.Join(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, 3).Draw(t, "syllables"), " ")
	}
	if rapid.Bool().Draw(t, "plain") {
		q.Text = plain(q.Text)
	}
	q.Edition = rapid.SampledFrom([]string{"", "", "old", "new"}).Draw(t, "edition")
	q.District = rapid.SampledFrom([]string{"", p.District, "Huyện Mẫu", "mau", "Lạ"}).Draw(t, "district")
	q.Province = rapid.SampledFrom([]string{"", p.Province, "Hòa Sơn", "TP. Dong"}).Draw(t, "province")
	q.Code = rapid.SampledFrom([]string{"", "", p.Code, strings.TrimLeft(p.Code, "0"), "011"}).Draw(t, "code")
	if rapid.Bool().Draw(t, "dated") {
		q.During = rapid.SampledFrom([]geo.Period{oldDays, newDays, {From: reform - 1, To: reform}}).Draw(t, "days")
	}
	return q
}

// What never matters: case, Unicode form, blanks, kinds of apostrophe, where the tone stands.
func TestMatchIsInvariant(t *testing.T) {
	t.Parallel()
	writings := map[string]func(string) string{
		"NFC": norm.NFC.String, "NFD": norm.NFD.String, "upper": strings.ToUpper, "lower": strings.ToLower,
		"messy": messy, "tone": otherTone, "all": func(s string) string { return messy(norm.NFD.String(strings.ToUpper(otherTone(s)))) },
	}
	rapid.Check(t, func(t *rapid.T) {
		places, x := anyIndex(t)
		q := anyQuery(t, places)
		want := x.Match(q)
		for name, write := range writings {
			other := q
			other.Text, other.District, other.Province = write(q.Text), write(q.District), write(q.Province)
			got, want := x.Match(other), want
			if name == "tone" || name == "all" { // the one thing that it may show in
				got.How, want.How = toneless(got.How), toneless(want.How)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s of %+v: %s", name, q, diff)
			}
		}
	})
}

func toneless(h How) How {
	if h == Tone {
		return Exact
	}
	return h
}

// The answer does not depend on the order of the places given, nor on what was asked before.
func TestMatchIsDeterministic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		places, x := anyIndex(t)
		q := anyQuery(t, places)
		x.Match(anyQuery(t, places))
		y, err := NewIndex(testEditions, rapid.Permutation(places).Draw(t, "order"))
		if err != nil {
			t.Fatal(err)
		}
		p, r := x.Match(q), y.Match(q)
		if p.Outcome != r.Outcome || p.How != r.How || p.Notices != r.Notices || p.Outcome == Resolved && p.Found[0].Unit != r.Found[0].Unit {
			t.Fatalf("%+v: %s, and %s in another order", q, summary(p), summary(r))
		}
	})
}

// Against a plain loop: what is resolved has the letters asked for, and whoever
// writes no accents and says nothing else never gets one of two that share them.
func TestFoldedNeverChooses(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		places, x := anyIndex(t)
		p := rapid.SampledFrom(places).Draw(t, "place")
		p.Level = geo.Commune
		_, bare := apart(p)
		r := x.Match(Query{Text: plain(bare)})
		sharing := make(map[string]bool)
		for _, other := range places {
			other.Level = geo.Commune
			if _, b := apart(other); foldedOf(b) == foldedOf(bare) {
				// The same unit of both editions is one place.
				sharing[other.Code+"|"+spelled(other.Name)+"|"+other.District+"|"+other.Province] = true
			}
		}
		if len(sharing) > 1 && r.Outcome == Resolved {
			t.Fatalf("%q is one of %d and was resolved: %s", plain(bare), len(sharing), summary(r))
		}
	})
}

func foldedOf(s string) string {
	var t text
	t.scan(s)
	return string(t.folded[:t.f])
}

func TestMatchConcurrently(t *testing.T) {
	t.Parallel()
	x := testIndex(t)
	queries := []Query{{Text: "Xã Hoà Mẫu"}, {Text: "xa mau son"}, {Text: "P.02", District: "Giả An"}, {Text: "Xã Còn Đâuu"}}
	var want []string
	for _, q := range queries {
		want = append(want, summary(x.Match(q)))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 1000 {
				if got := summary(x.Match(queries[i%len(queries)])); got != want[i%len(queries)] {
					t.Errorf("%s, alone %s", got, want[i%len(queries)])
				}
			}
		})
	}
	all.Wait()
}

func FuzzMatch(f *testing.F) {
	x, err := NewIndex(testEditions, testPlaces)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"Xã Hoà Mẫu", "P.02", "thôn Đông xã Ia Thử huyện Tây Thử", "Sông - Hồ Giả - Giả Định", "cũ", "xã", "\u0301\ufeffK'", "Ａ\u0340１0"} {
		f.Add(s, "Huyện Đông Thử", "Giả Định", "101", "")
	}
	f.Fuzz(func(t *testing.T, text, district, province, code, edition string) {
		q := Query{Text: text, District: district, Province: province, Code: code, Edition: edition}
		r := x.Match(q)
		if (r.Outcome == Resolved) != (len(r.Found) == 1) || len(r.Suggestions) > maxSuggestions {
			t.Errorf("%+v: %s", q, summary(r))
		}
		q.Text = norm.NFC.String(text)
		nfc := x.Match(q)
		q.Text = norm.NFD.String(text)
		if nfd := x.Match(q); nfc.Outcome != nfd.Outcome {
			t.Errorf("%q: %s as NFC, %s as NFD", text, summary(nfc), summary(nfd))
		}
	})
}

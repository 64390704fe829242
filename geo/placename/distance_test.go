package placename

import (
	"testing"

	"pgregory.net/rapid"
)

// slowDistance is the textbook table.
func slowDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range len(b) + 1 {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab c]{0,12}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		limit := rapid.IntRange(0, 10).Draw(t, "limit")
		want := min(slowDistance(a, b), limit+1)
		if got := distance(a, b, limit); got != want {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
		}
		// What is skipped unseen is beyond the limit.
		if s := newSpelling(b, 0); want <= limit && !s.near(lettersOf(a), len(a), limit) {
			t.Fatalf("%q and %q are %d apart and were skipped", a, b, want)
		}
	})
}

func TestSuggestions(t *testing.T) {
	t.Parallel()
	x, err := NewIndex(testEditions, []Place{
		old("1", "Xã Krông Pắc", "Huyện Krông Pắc", "Tỉnh Giả Định"), old("2", "Xã Krông Búk", "Huyện Krông Búk", "Tỉnh Giả Định"),
		old("3", "Xã Krông Pa", "Huyện Lạ", "Tỉnh Giả Nam"), old("4", "Xã Ba", "Huyện Lạ", "Tỉnh Giả Nam"),
		recent("1", "Xã Krông Pắc", "Tỉnh Giả Định"), recent("5", "Xã Rất Xa Xôi", "Tỉnh Giả Định"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{Text: "Xã Krông Pắk"}, "not_found ?new/1 ?old/1 ?old/3 ?old/2"},
		{Query{Text: "Xã Krông Pắk", District: "Krông Pắc"}, "not_found ?old/1 ?new/1 ?old/3 ?old/2"},
		{Query{Text: "Xã Krông Pắk", Province: "Giả Nam"}, "not_found ?old/3 ?new/1 ?old/1 ?old/2"},
		{Query{Text: "Xã Krông Pắk", Edition: "old"}, "not_found ?old/1 ?old/3 ?old/2"},
		{Query{Text: "Xã Bo"}, "not_found ?old/4"},
		{Query{Text: "Xã Bóng"}, "not_found"},
		{Query{Text: "xã Krôgn Pắc, huyện Krông Pắc, tỉnh Giả Định"}, "not_found ?old/1 ?new/1 ?old/3"},
	} {
		if got := summary(x.Match(c.query)); got != c.want {
			t.Errorf("%+v\n got %s\nwant %s", c.query, got, c.want)
		}
	}
	if r := x.Match(Query{Text: "Xã Krôgn Pắc"}); len(r.Suggestions) == 0 || r.Suggestions[0].Distance != 1 {
		t.Errorf("two letters swapped: %+v", r.Suggestions)
	}
}

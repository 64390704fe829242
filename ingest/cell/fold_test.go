package cell

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"Hoà giải", "hòa giải", "HÒA  GIẢI", "ho\u0300a giải", "hoa\u0300 giải", "\u200bhoà\u00a0giải\ufeff"},
		{"Đe dọa", "đe doạ", "Ðe dọa", "ðe dọa", "ĐE DOẠ"},
		{"tâm lý", "tâm lí", "Tâm Lý"},
		{"13–15", "13-15", "13—15", "13−15", "１３-１５"},
		{"≥ 60", ">= 60"},
		{"chờ…", "chờ..."},
		{"30'", "30′", "30’"},
		{"a→b", "a->b"},
		{"≈15", "~15"},
		{"ＡＢＣ", "abc"},
		{"", " ", "\t\n", "\u00a0"},
	} {
		want := string(fold(nil, same[0]))
		for _, s := range same[1:] {
			if got := string(fold(nil, s)); got != want {
				t.Errorf("%q folds to %q, %q to %q", same[0], want, s, got)
			}
		}
	}
	seen := make(map[string]string)
	for _, s := range []string{"a", "ă", "â", "á", "à", "ả", "ã", "ạ", "ấ", "ậ", "ắ", "d", "đ", "e", "ê", "o", "ô", "ơ", "ờ", "ồ", "u", "ư", "ự", "i", "y", "日"} {
		key := string(fold(nil, s))
		if other := seen[key]; other != "" {
			t.Errorf("%q and %q have one key", s, other)
		}
		seen[key] = s
	}
	for s, want := range map[string]string{"Đặc biệt NGHIÊM trọng": "dac biet nghiem trong", "Ưu tiên, khẩn!": "uu tien, khan!", "日本": "\x7f"} {
		if got := string(plain(fold(nil, s))); got != want {
			t.Errorf("%q without accents is %q", s, got)
		}
	}
	if got := string(words(fold(nil, " (Hành hạ), ngược_đãi: <13+ "))); strings.Count(got, " ") != 4 || strings.ContainsAny(got, "(),_:") {
		t.Errorf("the words are %q", got)
	}
}

package charset

import (
	"strings"
	"testing"
)

func TestSyllables(t *testing.T) {
	t.Parallel()
	const real = `phúc yên vĩnh tường nghiêng khuỷu quốc quý quyết quỳnh giếng gì giữ giặt hoà hòa hoè hòe thuỷ thủy tuý khuya khuyết
		loằng ngoằng xoong oẳn ương ưỡn yếu yểng ý ủy uỷ ổi ức ngoéo nghề kỹ ghế rượu hươu bưởi được đường nước chuyện tuần tuệ huơ
		quả quẩn quẹt quê qua gia gà ghẹ kẻ cả ngã nghĩ thuở trưởng muống nhuộm luồng uống oán yêu iếc loạn đắk`
	for _, w := range strings.Fields(real) {
		if w == "đắk" { // not Vietnamese spelling, but frequent
			if isSyllable(w) || !frequent[w] {
				t.Errorf("%s should be a frequent word and no syllable", w)
			}
			continue
		}
		if !isSyllable(w) {
			t.Errorf("%s is a syllable", w)
		}
	}
	const wrong = `ngế kả gê cế ghà nghà quó quũc ách̀ các̀ cạcc bàt tàc họch ếch̃ phùu phóúc vónh yªn tưònga hòà éa aé uà̀ ñaø zà fố wế
		nghiêngh àààà tuyềng khuyênh kyên lyếu đ đt éê oòa quoá café über façade`
	for _, w := range strings.Fields(wrong) {
		if isSyllable(w) {
			t.Errorf("%s is no syllable", w)
		}
	}
	if isSyllable("") {
		t.Error("nothing is a syllable")
	}
}

// The built-in list is lower case, in NFC, and spelt as Vietnamese is.
func TestFrequentWords(t *testing.T) {
	t.Parallel()
	loans := map[string]bool{"đăk": true, "đắk": true, "lắk": true}
	for w := range frequent {
		if w != lowered(w) || !isASCII(w) && !isSyllable(w) && !loans[w] {
			t.Errorf("%q", w)
		}
	}
	if n := len(frequent); n < 300 {
		t.Errorf("%d words", n)
	}
}

func TestClassify(t *testing.T) {
	t.Parallel()
	known := func(w string) bool { return w == "lũng" }
	for _, c := range []struct {
		word  string
		tcvn3 bool
		want  wordClass
	}{
		{"Phường", false, wordKnown}, {"PHƯỜNG", false, wordKnown}, {"Lũng", false, wordKnown}, {"Xẻo", false, wordValid},
		{"Yªn", false, wordOdd}, {"VÜnh", false, wordOdd}, {"x·", false, wordOdd}, {"PHóC", false, wordOdd}, {"PHóC", true, wordValid},
		{"Phuùc", false, wordForeign}, {"Genève", false, wordForeign}, {"ÉCOLE", false, wordForeign}, {"École", false, wordForeign},
	} {
		if got := classify(c.word, c.tcvn3, known); got != c.want {
			t.Errorf("%s (TCVN3 %v): got class %d, want %d", c.word, c.tcvn3, got, c.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"TỉNH VĩNH PHúC": "TỈNH VĨNH PHÚC", "Hà Nội": "Hà Nội", "HÀ NộI": "HÀ NỘI", "Hà NộI": "HÀ NỘI", "Hà NAM": "HÀ NAM",
		"UBND xã Lê": "UBND xã Lê", "LÊ VĂN Tú": "LÊ VĂN TÚ", "Xã Hòa Tú II": "Xã Hòa Tú II", "áI Tử": "ÁI TỬ", "ý Yên": "ý Yên",
		"xã ĐồNG Hà": "xã ĐỒNG HÀ", "12 Hà": "12 Hà", "": "", "BCH": "BCH", "Xã Úc": "Xã Úc",
	} {
		if got := capitals(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

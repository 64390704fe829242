package charset

import "strings"

// rhymeList is every rhyme of Vietnamese spelling without its tone, from the
// school grammar, and ơng, which names of the Central Highlands have. Those with y first stand alone or after qu.
const rhymeList = `
	a ac ach ai am an ang anh ao ap at au ay
	ăc ăm ăn ăng ăp ăt
	âc âm ân âng âp ât âu ây
	e ec em en eng eo ep et
	ê êch êm ên êng ênh êp êt êu
	i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
	ô ôc ôi ôm ôn ông ôp ôt
	ơ ơi ơm ơn ơng ơp ơt
	u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ uơn up ut uy uya uych uyên uyêt uynh uyt uyu uyn uyp
	ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
	y yêm yên yêng yêt yêu ych yn ynh yp yt`

// rhyme says which tones a rhyme takes and on which of its vowels.
type rhyme struct {
	stopped bool  // ends in c, ch, p or t: sắc and nặng only
	at      uint8 // bit per place, counted in letters, where the tone may stand
}

var rhymes = func() map[string]rhyme {
	all := make(map[string]rhyme)
	for _, text := range strings.Fields(rhymeList) {
		letters := []rune(text)
		n := 0 // vowels in front
		for n < len(letters) && strings.ContainsRune(vowels, letters[n]) {
			n++
		}
		all[text] = rhyme{strings.ContainsAny(text[len(text)-1:], "cpt") || strings.HasSuffix(text, "ch"), tonePlaces(letters, n)}
	}
	return all
}()

// tonePlaces applies the rules of spelling: a hatted or horned vowel takes the
// tone, the second of ươ; else the second of oa, oe, uy and oo before more
// letters, either of them at the end (hoà, hòa), and the first of all others.
func tonePlaces(letters []rune, n int) uint8 {
	for i := n - 1; i >= 0; i-- {
		if letters[i] >= 0x80 {
			return 1 << i
		}
	}
	if n < 2 {
		return 1
	}
	switch string(letters[:2]) {
	case "oa", "oe", "uy", "oo":
		if len(letters) == 2 {
			return 3
		}
		return 2
	}
	return 1
}

// onsets are the consonants that begin a syllable, with the rhymes they take.
var onsets = map[string]onset{
	"": every, "b": every, "ch": every, "d": every, "đ": every, "gi": every, "h": every, "kh": every, "l": every, "m": every, "n": every, "nh": every,
	"p": every, "ph": every, "r": every, "s": every, "t": every, "th": every, "tr": every, "v": every, "x": every,
	"c": dark, "ng": dark, "g": darkOrI, "k": bright, "gh": bright, "ngh": bright, "qu": glided,
}

// onset is the vowels that a rhyme may begin with.
type onset string

const (
	every   onset = vowels
	dark    onset = "aăâoôơuư"
	darkOrI onset = "aăâoôơuưi" // "giếng" is g + iếng, "gì" is g + ì
	bright  onset = "eêiy"
	glided  onset = "aăâeêiôơy" // the u of qu is the glide; ô only in "quốc"
)

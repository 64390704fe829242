package charset

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// priorUnicode is added to the score of text that is sound Unicode as it stands:
// sound files are commoner than damaged ones, by a factor of seven or so.
const priorUnicode = 2.0

// noEvidence is added to the score of a damage whose undoing shows no Vietnamese
// word: nothing speaks for it.
const noEvidence = -5.0

// priorComposed is added where a carrier explains a letter only as composed after
// the damage: ò in a file that came through Windows-1258.
const priorComposed = -3.0

// reading is the sample as one encoding has it.
type reading struct {
	encoding Encoding
	text     string
	tally    tally
}

// Detect finds the encoding of a file by a sample of it, some hundred KiB at most
// from its start; parts from several places, or cells of a sheet, may be joined by
// line feeds. known says of a word in lower case and NFC whether it belongs to
// a name of the province or to a header; nil when nothing is known.
//
// A sample in ASCII is UTF8, with confidence 1 and no words. A byte order mark
// settles what is outside, not whether an old font's text was saved in it. The
// readings are compared by the Vietnamese words in them: see weights.
// The cost is a dozen decodings of the sample.
func Detect(sample []byte, known func(word string) bool) Guess {
	readings := readingsOf(sample, known)
	scores := make([]float64, len(readings))
	for i, r := range readings {
		scores[i] = r.tally.score
	}
	p := shares(scores)
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	won := readings[best]
	g := Guess{Encoding: won.encoding, Confidence: p[best], Broken: won.tally.broken,
		Words: won.tally.words, Vietnamese: won.tally.known + won.tally.valid, Known: won.tally.known, Odd: won.tally.odd}
	for i, r := range readings {
		switch {
		case i == best || p[i] < worth:
		case same(won.text, r.text): // it does not matter which
			g.Confidence += p[i]
		default:
			g.Others = append(g.Others, Candidate{r.encoding, p[i]})
		}
	}
	slices.SortStableFunc(g.Others, func(a, b Candidate) int { return cmp.Compare(b.Confidence, a.Confidence) })
	unfounded := g.Vietnamese == 0 && (traits[g.Encoding].outer == outerBytes || g.Broken > 0)
	g.Ambiguous = g.Confidence < sure || unfounded
	return g
}

// same tells whether two readings are the same text, apart from the composition.
func same(a, b string) bool { return nfc(a) == nfc(b) }

// readingsOf decodes the sample with every encoding that its bytes allow.
func readingsOf(sample []byte, known func(string) bool) []reading {
	if text, e, ok := fromUTF16(sample); ok {
		if e == UTF16BE && sample[0] != 0xfe {
			return unicodeReadings(text, known, e) // the damages of this order are named only behind a mark
		}
		return unicodeReadings(text, known, e, TCVN3InUTF16, VNIInUTF16)
	}
	text, marked := strings.CutPrefix(string(trimTail(sample)), string(mark))
	readings := unicodeReadings(text, known, UTF8, TCVN3InUTF8, VNIInUTF8, TCVN3In1258, VNIIn1258, UTF8In1252)
	if marked || utf8.ValidString(text) {
		return readings
	}
	for _, e := range []Encoding{Windows1258, TCVN3, VNI} {
		in := traits[e].inner
		decoded, strange := in.decode(nil, sample, western)
		readings = append(readings, reading{e, string(decoded), count(string(decoded), strange, in, known)})
	}
	return readings
}

// unicodeReadings reads Unicode as it stands and with the damages undone.
func unicodeReadings(text string, known func(string) bool, sound Encoding, damaged ...Encoding) []reading {
	broken := strings.Count(strings.ToValidUTF8(text, "\uFFFD"), "\uFFFD")
	plain := reading{sound, text, count(text, broken, innerText, known)}
	if broken == 0 {
		plain.tally.score += priorUnicode
	}
	readings := []reading{plain}
	if isASCII(text) {
		return readings
	}
	for _, e := range damaged {
		in := traits[e].inner
		var best reading
		for i, c := range e.carriers() {
			if i > 0 && in != innerUTF8 {
				break // the other carrier is an encoding of its own
			}
			decoded, strange, letters := in.undo(text, c)
			r := reading{e, string(decoded), count(string(decoded), strange+letters, in, known)}
			if r.tally.known+r.tally.valid == 0 {
				r.tally.score += noEvidence
			}
			if c.takesApart(text) {
				r.tally.score += priorComposed
			}
			if i == 0 || r.tally.score > best.tally.score {
				best = r
			}
		}
		readings = append(readings, best)
	}
	return readings
}

// trimTail drops an incomplete character of UTF-8 from the end, where the sample
// was cut off.
func trimTail(sample []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(sample); n++ {
		tail := sample[len(sample)-n:]
		if utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return bytes.TrimSuffix(sample, tail)
			}
			break
		}
	}
	return sample
}

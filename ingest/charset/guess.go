package charset

// Guess is what Detect found.
type Guess struct {
	Encoding Encoding
	// Confidence is the probability of Encoding among the encodings tried, from 0
	// to 1, on the assumption that the file is in one of them.
	Confidence float64
	// Ambiguous tells that a person should be asked: another encoding is nearly as
	// likely, or nothing in the sample is Vietnamese and the bytes are no Unicode.
	Ambiguous bool
	// Words is the number of different words with accents that the sample holds
	// when read this way; Vietnamese and Known of them are syllables of the
	// language, and frequent words or names that the caller knows.
	Words, Vietnamese, Known int
	// Odd is the number of them that look damaged even so, signs or capitals in
	// their midst: many, where a part of the file is in an old font.
	Odd int
	// Broken is the number of bytes of the sample that mean nothing in Encoding.
	Broken int
	// Others are the encodings in which the sample would read differently, the
	// likeliest first.
	Others []Candidate
}

// Candidate is one encoding and how likely it is.
type Candidate struct {
	Encoding   Encoding
	Confidence float64
}

const (
	// sure is the confidence from which nobody needs to be asked. Of samples of five
	// names of communes, in any form, less than one in a thousand is guessed wrong
	// with more (TestAccuracyOnNames).
	sure = 0.9
	// worth is the confidence from which a candidate is named.
	worth = 1e-3
)

package cell

// ParseSex reads a sex: nữ, nam, F, M, gái, trai, "cháu gái", "bé trai", female,
// man. 0 without a fault where the cell is empty or says that it is not known or
// another. Anything else is FaultSex, and so are digits, which files use either
// way round.
func ParseSex(text string) (byte, *Fault) {
	switch text = trim(text); text {
	case "Nữ", "nữ", "F", "f", "NỮ":
		return 'f', nil
	case "Nam", "nam", "M", "m", "NAM":
		return 'm', nil
	}
	var t ageTokens
	if Unknown(text) || t.isOther(text) {
		return 0, nil
	}
	t.n = 0
	if !t.read(text) {
		return 0, FaultSex
	}
	r := ageReader{}
	for i := range t.n {
		switch t.all[i].kind {
		case aFemale, aMale:
			if f := r.sexed(&t, i); f != nil {
				return 0, f
			}
		case aSkip, aPause, aSlash, aChild, aSinh, aPupil:
		default:
			return 0, FaultSex
		}
	}
	if r.sex == 0 {
		return 0, FaultSex
	}
	return r.sex, nil
}

// isOther tells the words for a sex that is neither.
func (t *ageTokens) isOther(text string) bool {
	if len(text) > maxText {
		return false
	}
	switch string(plain(fold(t.buf[:0], text))) {
	case "khac", "gioi tinh khac", "other", "u":
		return true
	}
	return false
}

package placename

// matchCode answers a query without a name.
func (x *Index) matchCode(a *ask) Result {
	if a.Code == "" {
		return Result{Outcome: NotFound, Reason: "there is neither a name nor a code"}
	}
	if a.edition < 0 {
		r := Result{Outcome: Unsure, Reason: "a code means nothing without its edition, since codes were re-used: give the edition or the name"}
		return x.withCode(a, r)
	}
	var own []int32
	for _, i := range x.codes[a.Code] {
		if e := &x.entries[i]; int(e.level) == a.level && int(e.edition) == a.edition {
			own = append(own, i)
		}
	}
	switch len(own) {
	case 0:
		return x.withCode(a, Result{Outcome: NotFound, Reason: "edition " + a.Edition + " has no unit of code " + a.Code})
	case 1:
		return x.concludeCode(a, own[0])
	}
	return x.ambiguous(own)
}

// concludeCode answers with the one unit of a code, unless the district or
// province stated is another one.
func (x *Index) concludeCode(a *ask, i int32) Result {
	e, pl := &x.entries[i], plan{}
	read := reading{name: name{exact: []byte(e.exact)}}
	v := verdict{best: i, alone: true, read: read, score: x.score(a, &pl, &read, e)}
	if v.score.excluded() {
		return x.elsewhereByCode(i)
	}
	if why := doubt(a, &pl, &v, false); why != "" {
		p := x.places[i]
		return Result{Outcome: Unsure, Reason: describe(&p) + ": " + why, Suggestions: []Suggestion{{Place: p}}}
	}
	return Result{Outcome: Resolved, Found: x.at(i), How: ByCode, Notices: x.notices(a, &pl, &v) &^ TypeOmitted}
}

func (x *Index) elsewhereByCode(i int32) Result {
	p := x.places[i]
	return Result{Outcome: Contradiction, Suggestions: []Suggestion{{Place: p}},
		Reason: "the code is that of " + describe(&p) + ", which lies in another district or province than stated"}
}

// codeContradicts reports a name and a code that belong to different units.
func (x *Index) codeContradicts(a *ask, v *verdict) Result {
	p := x.places[v.best]
	r := Result{Outcome: Contradiction, Suggestions: []Suggestion{{Place: p}}}
	r.Reason = "the name is that of " + describe(&p)
	if len(v.rivals) > 0 {
		r.Reason += " and others"
	}
	return x.withCode(a, r)
}

// withCode adds to a result that is not resolved what the code alone would mean.
func (x *Index) withCode(a *ask, r Result) Result {
	found := 0
	for _, code := range readableCodes(a.Code, a.level) {
		for _, i := range x.codes[code] {
			e := &x.entries[i]
			if int(e.level) != a.level || a.edition >= 0 && int(e.edition) != a.edition || a.edition < 0 && e.same != i {
				continue
			}
			if found++; found == 1 {
				if code == a.Code {
					r.Reason += "; the code " + code + " is that of " + describe(&x.places[i])
				} else {
					r.Reason += "; with its zeros put back, the code " + code + " is that of " + describe(&x.places[i])
				}
			}
			if len(r.Suggestions) < maxSuggestions {
				r.Suggestions = append(r.Suggestions, Suggestion{Place: x.places[i]})
			}
		}
	}
	if found == 0 {
		r.Reason += "; no unit has the code " + a.Code
	}
	return r
}

// codeWidths is the number of digits that the statistics office gives a level.
var codeWidths = [levelCount]int{commune: 5, district: 3, province: 2}

// readableCodes returns a code as written and with its zeros put back.
func readableCodes(code string, level int) []string {
	all := []string{code}
	if width := codeWidths[level]; len(code) < width {
		if whole := "00000"[:width-len(code)] + code; lostZeros(code, whole) {
			all = append(all, whole)
		}
	}
	return all
}

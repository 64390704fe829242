package placename

import (
	"fmt"
	"strings"
)

// conclude turns a verdict with a best unit into a result.
func (x *Index) conclude(a *ask, pl *plan, v *verdict) Result {
	if v.score[byCode] == otherCode && !x.codeOfRival(a, v) {
		return x.codeContradicts(a, v)
	}
	if len(v.rivals) > 0 {
		return x.ambiguous(v.rivals)
	}
	if why := doubt(a, pl, v, x.entries[v.best].unlisted); why != "" {
		p := x.places[v.best]
		return Result{Outcome: Unsure, Reason: "only " + describe(&p) + " comes near: " + why, Suggestions: []Suggestion{{Place: p}}}
	}
	return Result{Outcome: Resolved, Found: x.at(v.best), How: x.how(v), Notices: x.notices(a, pl, v)}
}

// codeOfRival tells whether the code is that of another unit that fits.
func (x *Index) codeOfRival(a *ask, v *verdict) bool {
	for _, i := range v.rivals {
		if own := x.places[i].Code; own == a.Code || lostZeros(a.Code, own) {
			return true
		}
	}
	return false
}

// doubt says what keeps the one unit that fits from being taken, empty for nothing.
func doubt(a *ask, pl *plan, v *verdict, unlisted bool) string {
	s := &v.score
	inDistrict := s[byDistrict] == alike || s[byDistrict] == agrees
	inProvince := s[byProvince] == alike || s[byProvince] == agrees
	code := a.Code != "" && s[byCode] == sameCode && !unlisted
	context := inDistrict || inProvince || code
	spelled := s[bySpelling] >= noAccents
	switch {
	case !spelled && s[byKind] == otherKind:
		return "both its spelling and its type differ"
	case !spelled && !context:
		return "its spelling differs; give the district, the province or the code"
	case s[byKind] == otherKind && (s[byDay] == outOfForce || s[byDistrict] == unknown || s[byProvince] == unknown):
		return "its type differs, and its district, province or days do not confirm it"
	case s[byKind] == otherKind && !context && a.edition < 0:
		return "its type differs; give the district, the province, the code or the edition"
	case s[byDistrict] == unknown && !inProvince, s[byProvince] == unknown && !inDistrict:
		return "the district or province stated cannot be confirmed, since its edition has none: store the districts and provinces of the edition too"
	case pl.perhapsParent && !code:
		return "a district has the name too; write the type before it"
	case pl.leftover && !context:
		return "what stands before it is not understood; write the type, the district or the province"
	}
	return ""
}

func (x *Index) how(v *verdict) How {
	e := &x.entries[v.best]
	switch {
	case v.read.variant:
		return Variant
	case e.exact == string(v.read.exact) && e.form == v.read.form:
		return Exact
	case e.exact == string(v.read.exact):
		return Tone
	case v.score[bySpelling] == otherAccents:
		return Accents
	}
	return Folded
}

func (x *Index) notices(a *ask, pl *plan, v *verdict) Notice {
	var n Notice
	s := &v.score
	for _, c := range [...]struct {
		holds  bool
		notice Notice
	}{
		{v.read.kind == untyped && x.entries[v.best].kind != untyped, TypeOmitted},
		{!v.alone && a.edition < 0, SeveralEditions},
		{s[byKind] == otherKind, TypeDiffers},
		{s[byDistrict] == alike || s[byProvince] == alike, ParentDiffers},
		{s[byDistrict] == unknown, DistrictUnconfirmed},
		{s[byProvince] == unknown, ProvinceUnconfirmed},
		{a.dated && !pl.target.former && !x.inForce(a, &x.entries[v.best]), NotInForce},
		{a.former(pl), Former},
		{s[byCode] == codeLacksZeros, LostZero},
	} {
		if c.holds {
			n |= c.notice
		}
	}
	return n
}

// former tells whether the text calls the unit, its district or its province "cũ".
func (a *ask) former(pl *plan) bool {
	former := pl.target.former
	for i := range a.nFields {
		former = former || a.fields[i].former
	}
	for i := range pl.n {
		former = former || pl.claims[i].former
	}
	return former
}

func (x *Index) ambiguous(rivals []int32) Result {
	r := Result{Outcome: Ambiguous, Found: make([]Place, len(rivals))}
	var some []string
	for i, at := range rivals {
		r.Found[i] = x.places[at]
		if len(some) < 3 {
			some = append(some, describe(&x.places[at]))
		}
	}
	r.Reason = fmt.Sprintf("%d units fit, such as %s: give what tells them apart: the type, the district, the province, the edition, the code or the accents",
		len(rivals), strings.Join(some, "; "))
	return r
}

// elsewhere reports units of the name that lie in other districts or provinces.
func (x *Index) elsewhere(excluded []int32) Result {
	r := Result{Outcome: Contradiction}
	for _, i := range excluded {
		r.Suggestions = append(r.Suggestions, Suggestion{Place: x.places[i]})
	}
	r.Reason = "units of this name lie in another district or province than stated, such as " + describe(&x.places[excluded[0]])
	return r
}

func (x *Index) notFound(a *ask, t *text, near []Suggestion, planned bool) Result {
	r := Result{Outcome: NotFound, Suggestions: near, Reason: "no unit of this name is known"}
	k, _, full := t.prefix(0, t.n, false)
	switch {
	case full && !k.levels().has(a.level):
		r.Outcome, r.Reason = Contradiction, "the text names a unit of another level"
	case !planned:
		r.Reason = "the text does not say which one unit it means: give its name, then the district and the province"
	case len(near) > 0:
		r.Reason += "; it may be one of those suggested"
	}
	if a.Code != "" {
		r = x.withCode(a, r)
	}
	return r
}

// describe names a place for a person: "Xã Tam Hồng (08245), Huyện Yên Lạc, Tỉnh
// Vĩnh Phúc, edition 2022".
func describe(p *Place) string {
	var b strings.Builder
	if k, n := kindOf(p.Type), p.Name; k != untyped && !strings.HasPrefix(strings.ToLower(n), strings.ToLower(p.Type)) {
		b.WriteString(p.Type + " ")
	}
	b.WriteString(p.Name)
	if p.Code != "" {
		b.WriteString(" (" + p.Code + ")")
	}
	for _, above := range []string{p.District, p.Province, "edition " + p.Edition} {
		if above != "" {
			b.WriteString(", " + above)
		}
	}
	return b.String()
}

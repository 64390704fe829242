package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// RecognitionFigures counts who is recognised as "An toàn về an ninh, trật tự" in the year
// of the period's last day, or of the as-of day where that comes first.
type RecognitionFigures struct {
	Year  int               `json:"year"`
	Kinds []RecognitionKind `json:"kinds" nullable:"false"` // in the order of the code list
	// Contradicted are the recognised communes with an incident that is known to qualify,
	// by the reading under which it does; Unchecked those of which it cannot be said, in
	// reading A.
	Contradicted map[string][]string `json:"contradicted" nullable:"false"`
	Unchecked    []string            `json:"unchecked" nullable:"false"`
	Others       int                 `json:"of_other_editions"` // recognitions of communes of another edition: not counted here
}

// RecognitionKind is one kind of subject: Low ≤ Official ≤ High ≤ Units, and Recognised,
// NotRecognised and Pending add up to Listed.
type RecognitionKind struct {
	Kind          string `json:"kind"`
	Units         int    `json:"units"`
	Denominator   string `json:"denominator"` // communes: all of the edition; listed: those with an entry, for how many there are is not known
	Listed        int    `json:"listed"`
	Recognised    int    `json:"recognised"`
	NotRecognised int    `json:"not_recognised"`
	Pending       int    `json:"pending"`
	Low           int    `json:"low"`      // recognised and not contradicted in reading A
	Official      int    `json:"official"` // recognised
	High          int    `json:"high"`     // and those that are pending
}

// recognisedUnits adds I8.
func (a *asking) recognisedUnits(answer *Indicators) error {
	if a.request.Unit != "" {
		return nil
	}
	for _, e := range a.editions {
		if e.levels[0].name != geo.Commune || a.request.Level != "" && a.request.Level != geo.Commune {
			continue
		}
		found, err := onEveryCore(a.ctx, a.periods, func(p span) (*RecognitionFigures, error) { return a.recognitionIn(e, p.Days()) })
		if err != nil {
			return err
		}
		for k, f := range found {
			if f.Kinds[geo.SubjectCommune].Units == 0 {
				continue // the caller sees none of them
			}
			i := a.row("I8", e, geo.Commune, a.periods[k])
			i.Recognition = f
			i.Warnings = append(i.Warnings, f.warnings()...)
			answer.Indicators = append(answer.Indicators, i)
		}
	}
	return nil
}

func (a *asking) recognitionIn(e *edition, days geo.Period) (*RecognitionFigures, error) {
	f := &RecognitionFigures{Contradicted: map[string][]string{}, Unchecked: []string{}}
	for _, reading := range []string{ReadingA, ReadingB} {
		q, err := a.question("recognition", reading, e, geo.Commune, days)
		if err != nil {
			return nil, err
		}
		r := q.recognised()
		f.Contradicted[reading] = []string{}
		if slices.Contains(r.commune, geo.RecognitionResults.String(geo.Recognised)) { // else there is nothing to hold against
			if err := r.judge(q); err != nil {
				return nil, err
			}
		}
		for i, agreement := range r.agreement {
			code := e.levels[0].units[i].Code
			switch {
			case agreement == contradicts:
				f.Contradicted[reading] = append(f.Contradicted[reading], code)
			case agreement == cannotSay && reading == ReadingA:
				f.Unchecked = append(f.Unchecked, code)
			}
		}
		if reading == ReadingA {
			f.count(q, r)
		}
	}
	return f, nil
}

// count adds up the units that are shown.
func (f *RecognitionFigures) count(q *question, r *recognised) {
	f.Year, f.Others = r.year, r.others
	units := 0
	for i := range q.level.units {
		if !q.hides(i) {
			units++
		}
	}
	for kind, c := range geo.SubjectKinds.Codes {
		k, of := RecognitionKind{Kind: c.Code, Denominator: "listed"}, r.of[uint8(kind)]
		for i := range q.level.units {
			k.Listed += int(r.listed[uint8(kind)][i])
			k.Recognised += int(of[geo.Recognised][i])
			k.NotRecognised += int(of[geo.NotRecognised][i])
			k.Pending += int(of[geo.RecognitionPending][i])
		}
		k.Units, k.Low, k.Official, k.High = k.Listed, k.Recognised, k.Recognised, k.Recognised+k.Pending
		if uint8(kind) == geo.SubjectCommune {
			k.Units, k.Denominator, k.Low = units, "communes", k.Recognised-len(f.Contradicted[ReadingA])
		}
		f.Kinds = append(f.Kinds, k)
	}
}

// warnings list the recognitions that what is known speaks against.
func (f *RecognitionFigures) warnings() (all []Text) {
	switch listed := slices.ContainsFunc(f.Kinds, func(k RecognitionKind) bool { return k.Listed > 0 }); {
	case f.Others > 0:
		all = append(all, Text{
			fmt.Sprintf("Không tính hồ sơ công nhận năm %d của %s xã thuộc địa giới khác: một phần không nói lên cả xã.", f.Year, whole(int64(f.Others), true)),
			fmt.Sprintf("What is recorded for %d of %s of another edition is not counted: a part says nothing about a whole unit.", f.Year, several(int64(f.Others), "commune", "communes")),
		})
	case !listed:
		all = append(all, Text{fmt.Sprintf("Chưa lưu hồ sơ công nhận nào của năm %d: chưa rõ, không phải là không có.", f.Year),
			fmt.Sprintf("No recognition of %d is stored yet: not known, which is not none.", f.Year)})
	}
	if codes := f.Contradicted[ReadingA]; len(codes) > 0 {
		grave := slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return !slices.Contains(f.Contradicted[ReadingB], c) })
		text := Text{
			fmt.Sprintf("Được công nhận năm %d nhưng có vụ việc thuộc chỉ tiêu: %s.", f.Year, strings.Join(codes, ", ")),
			fmt.Sprintf("Recognised in %d although an incident is known to qualify: %s.", f.Year, strings.Join(codes, ", ")),
		}
		if len(grave) > 0 {
			text.Vi += " Trong đó có vụ nghiêm trọng: " + strings.Join(grave, ", ") + "."
			text.En += " Of these with a serious one: " + strings.Join(grave, ", ") + "."
		}
		all = append(all, text)
	}
	if len(f.Unchecked) > 0 {
		all = append(all, Text{
			fmt.Sprintf("Chưa thể đối chiếu (im lặng, thiếu báo cáo hoặc vụ việc chưa rõ) %d xã được công nhận: %s.", len(f.Unchecked), strings.Join(f.Unchecked, ", ")),
			fmt.Sprintf("It cannot be checked (silent, reports missing, or unclear incidents) of %s: %s.", several(int64(len(f.Unchecked)), "recognised commune", "recognised communes"), strings.Join(f.Unchecked, ", ")),
		})
	}
	return all
}

// words says the figure in Vietnamese.
func (f *RecognitionFigures) words() string {
	parts := make([]string, len(f.Kinds))
	for i, k := range f.Kinds {
		parts[i] = fmt.Sprintf("%s %d / %d", strings.ToLower(geo.SubjectKinds.Codes[i].Vi), k.Official, k.Units)
	}
	return fmt.Sprintf("đạt chuẩn %d: %s", f.Year, strings.Join(parts, "; "))
}

package analysis

import (
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// How a recognition agrees with what is known of incidents in its year.
const (
	agrees      = "agrees"      // zero, and every report is in
	contradicts = "contradicts" // an incident is known to qualify
	cannotSay   = "cannot_say"  // silent, reports missing, or an incident that may qualify
)

// recognised is the registry of one year as the units of a level see it.
type recognised struct {
	year      int
	commune   []string                    // result of the unit itself; empty without an entry
	listed    map[uint8][]int64           // subjects with an entry, by kind
	of        map[uint8]map[uint8][]int64 // by kind and result
	agreement []string                    // of the recognised ones among the units themselves
	judged    *judgement
	others    int // recognitions of communes of other editions
}

// recognition sets the registry "An toàn về an ninh, trật tự" of a year beside the
// criterion that it rests on: no incident of women or children being beaten, mistreated
// or seriously abused. The year is that of the last day of the period, or today's.
func recognition(q *question) error {
	r := q.recognised()
	if err := r.judge(q); err != nil {
		return err
	}
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.words("recognition", r.commune)
	q.words("agreement", r.agreement)
	q.words("status", r.judged.state)
	q.counted("incidents", r.judged.sure.units)
	q.counted("possible", r.judged.possible.units)
	for kind, c := range geo.SubjectKinds.Codes {
		q.counted(c.Code+"_listed", r.listed[uint8(kind)])
		q.counted(c.Code+"_recognised", r.of[uint8(kind)][geo.Recognised])
		q.counted(c.Code+"_pending", r.of[uint8(kind)][geo.RecognitionPending])
	}
	q.tellTotals(r.judged.sure, r.judged.possible)
	q.Metadata["year"] = r.year
	counts := map[string]int{agrees: 0, contradicts: 0, cannotSay: 0}
	for _, a := range r.agreement {
		if a != "" {
			counts[a]++
		}
	}
	q.Metadata["agreement"] = counts
	return nil
}

// recognised reads the registry of the year, which becomes the question's period. A commune's
// own recognition counts in the edition that it is of: of a part of a merged commune it
// says nothing about the whole. Other subjects stand where their commune went whole.
func (q *question) recognised() *recognised {
	year, _, _ := q.today.Date()
	if q.Period.Days() > 0 {
		year, _, _ = min(q.Period.To, q.today).Date()
		q.Metadata["asked"] = Span{From: q.Period.From.String(), To: q.Period.To.String()}
	}
	whole := geo.Period{From: geo.DayOf(year, time.January, 1), To: geo.DayOf(year, time.December, 31)}
	q.within(whole, q.Filter)
	n := len(q.level.units)
	r := &recognised{year: year, commune: make([]string, n), agreement: make([]string, n), listed: map[uint8][]int64{}, of: map[uint8]map[uint8][]int64{}}
	for kind := range geo.SubjectKinds.Codes {
		k := uint8(kind)
		r.listed[k], r.of[k] = make([]int64, n), map[uint8][]int64{}
		for result := range geo.RecognitionResults.Codes {
			r.of[k][uint8(result)] = make([]int64, n)
		}
	}
	q.entries(geo.Recognitions, whole, func(e *geo.Entry, at int) {
		kind, result := uint8(e.Values[geo.RecognitionKind].Number), uint8(e.Values[geo.RecognitionResult].Number)
		if on := e.Values[geo.RecognitionOn]; on.Set && geo.Day(on.Number) > q.today {
			result = geo.RecognitionPending // the decision came later
		}
		if kind == geo.SubjectCommune {
			if edition, _ := q.state.atlas.unit(e.Unit); edition != q.edition {
				r.others++
				return
			}
			if e.Unit == q.level.units[at].ID {
				r.commune[at] = geo.RecognitionResults.String(result)
			}
		}
		r.listed[kind][at]++
		r.of[kind][result][at]++
	}).tell(q, "recognitions_elsewhere")
	q.Metadata["of_other_editions"] = r.others
	return r
}

// judge holds every recognised unit against its state over the year.
func (r *recognised) judge(q *question) (err error) {
	if r.judged, err = q.judged(); err != nil {
		return err
	}
	for i, result := range r.commune {
		if result == geo.RecognitionResults.String(geo.Recognised) {
			r.agreement[i] = agreement(r.judged.state[i], r.judged.sure.units[i])
		}
	}
	return nil
}

// agreement holds a recognition against the state of its unit in the year.
func agreement(state string, incidents int64) string {
	switch {
	case incidents > 0:
		return contradicts
	case state == confirmedZero:
		return agrees
	}
	return cannotSay
}

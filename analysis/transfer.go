package analysis

import (
	"context"

	"github.com/antoan-vn/antoan/geo"
)

// CompareRequest asks how the incidents of an edition's units lie in another's.
type CompareRequest struct {
	From   string // the older edition; empty: the one before To
	To     string // empty: the newest
	Period string // as indicators read it; empty: all days with incidents
}

// Comparison is one period in the units of two editions, side by side. It is no series:
// the units of the one are not those of the other.
type Comparison struct {
	From       string           `json:"from_edition"`
	To         string           `json:"to_edition"`
	Level      geo.Level        `json:"level"`    // the finest of To
	OldLevel   geo.Level        `json:"level_of"` // the finest of From
	Period     string           `json:"period"`
	PeriodFrom string           `json:"from"`
	PeriodTo   string           `json:"to"`
	Totals     ComparisonTotals `json:"totals"`
	New        []NewUnit        `json:"new_units" nullable:"false"`
	Old        []OldUnit        `json:"old_units" nullable:"false"`
	Moves      []Move           `json:"moves" nullable:"false"`
	Targets    []Indicator      `json:"targets" nullable:"false"` // I1 of the period in each of the two
	HiddenOld  int              `json:"hidden_old_units"`         // that the reader may not see in full, in no list
	HiddenNew  int              `json:"hidden_new_units"`
	Note       Text             `json:"note"`
	Version    int64            `json:"data_version"`
	Software   string           `json:"software_version"`
}

// ComparisonTotals are all counted incidents; the parts from Moved to Hidden add up to
// Incidents.
type ComparisonTotals struct {
	Incidents int64 `json:"incidents"`
	Moved     int64 `json:"moved"`     // in a known unit of both editions
	Uncertain int64 `json:"uncertain"` // in a known old unit that was split, the part not known
	OldOnly   int64 `json:"old_only"`  // in a known old unit, in none of the new edition
	NewOnly   int64 `json:"new_only"`  // in a known new unit, in none of the old edition
	Neither   int64 `json:"neither"`   // in no known unit of either
	Hidden    int64 `json:"hidden"`    // in a unit that the reader may not see in full
}

// OldUnit is where the incidents of an older unit are in the newer edition. Moved,
// Uncertain and Outside add up to Incidents.
type OldUnit struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Parts     int    `json:"parts"` // units that it went to
	Incidents int64  `json:"incidents"`
	Moved     int64  `json:"moved"`
	Uncertain int64  `json:"uncertain"`
	Outside   int64  `json:"outside"`
}

// NewUnit is what the incidents of a newer unit were found by: ByPoint, Stated and
// BySuccession add up to Incidents. MayAlso lie in it: the uncertain ones of the units
// that went to it in part, of which each lies in one of several.
type NewUnit struct {
	Code         string `json:"code"`
	Name         string `json:"name"`
	MadeOf       int    `json:"made_of"` // old units
	Incidents    int64  `json:"incidents"`
	ByPoint      int64  `json:"by_point"`
	Stated       int64  `json:"stated"` // the source named the unit itself
	BySuccession int64  `json:"by_succession"`
	NewOnly      int64  `json:"new_only"` // of Incidents: in no known unit of the older edition
	MayAlso      int64  `json:"may_also"`
}

// Move is incidents of an old unit that are known to lie in a new one, with what the
// succession says of the pair: Share is the part of the old unit's people or area, null
// where it is not known or there is no such succession.
type Move struct {
	From         string   `json:"from_code"`
	FromName     string   `json:"from_name"`
	To           string   `json:"to_code"`
	ToName       string   `json:"to_name"`
	Whole        bool     `json:"whole"`
	Share        *float64 `json:"share"`
	ByPoint      int64    `json:"by_point"`
	Stated       int64    `json:"stated"`
	BySuccession int64    `json:"by_succession"`
}

// Compare answers a request. It returns geo.ErrNotFound for an unknown edition and where
// there is none to compare with, *geo.InvalidError for a bad period and for editions in
// the wrong order, geo.ErrUnavailable before the data have been read, and the context's
// error. One pass over the incidents.
func (s *Service) Compare(ctx context.Context, r CompareRequest) (*Comparison, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	from, to, err := st.atlas.pair(r.From, r.To)
	if err != nil {
		return nil, err
	}
	if r.Period == "" {
		seen := st.facts.seen(geo.ScopeOf(ctx))
		if seen.Days() == 0 {
			return nil, geo.Invalid("period", "no incidents are stored: say which period is meant")
		}
		r.Period = periodName(seen)
	}
	p, err := st.span(r.Period)
	if err != nil {
		return nil, err
	}
	old, err := s.question(ctx, st, Request{Layer: "density", Edition: from.Code, Filter: geo.Filter{Period: p.Days()}})
	if err != nil {
		return nil, err
	}
	young, err := s.question(ctx, st, Request{Layer: "density", Edition: to.Code, Filter: geo.Filter{Period: p.Days()}})
	if err != nil {
		return nil, err
	}
	c := &Comparison{From: from.Code, To: to.Code, Level: young.level.name, OldLevel: old.level.name, Period: p.String(), PeriodFrom: p.Days().From.String(), PeriodTo: p.Days().To.String(),
		New: []NewUnit{}, Old: []OldUnit{}, Moves: []Move{}, Targets: []Indicator{}, Version: st.facts.version, Software: s.version,
		Note: Text{"Hai địa giới đặt cạnh nhau; không nối thành một dãy số. Vụ có điểm được tính lại theo điểm, vụ không có điểm theo bảng kế thừa; phần chưa rõ được nêu riêng.",
			"Two editions side by side, not joined in one series. Incidents with a point are placed by it, those without along the succession of units; what is uncertain stands apart."}}
	newTransfer(old, young).fill(c)
	for _, e := range []*edition{from, to} {
		shares, err := s.Indicators(ctx, IndicatorRequest{Edition: e.Code, Period: r.Period, Only: []string{"I1"}})
		if err != nil {
			return nil, err
		}
		if shares.Version != c.Version {
			return s.Compare(ctx, r) // data came in meanwhile
		}
		c.Targets = append(c.Targets, shares.Indicators...)
	}
	return c, ctx.Err()
}

// pair finds two editions, the older one first.
func (a *atlas) pair(from, to string) (older, newer *edition, err error) {
	if newer, _, err = a.pick(to, ""); err != nil {
		return nil, nil, err
	}
	if from == "" {
		for k, e := range a.editions {
			if e == newer && k > 0 {
				return a.editions[k-1], newer, nil
			}
		}
		return nil, nil, geo.NotFound("an edition before %s", newer.Code)
	}
	if older, _, err = a.pick(from, ""); err != nil {
		return nil, nil, err
	}
	if older.ValidFrom >= newer.ValidFrom {
		return nil, nil, geo.Invalid("from_edition", "%s is not older than %s: name the older edition first", older.Code, newer.Code)
	}
	return older, newer, nil
}

package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Summary says what is stored.
type Summary struct {
	Software  string   `json:"software_version"`
	Version   int64    `json:"data_version"`
	Incidents int      `json:"incidents"`
	Period    *Span    `json:"period"` // null without incidents
	Sources   []string `json:"sources"`
}

// Span is a period in an answer, both ends included.
type Span struct {
	From string `json:"from" format:"date"`
	To   string `json:"to" format:"date"`
}

// EditionInfo describes an edition and its levels.
type EditionInfo struct {
	Code      string      `json:"code"`
	ValidFrom string      `json:"valid_from" format:"date"`
	ValidTo   *string     `json:"valid_to" format:"date"` // null while in force
	Source    string      `json:"source"`
	Licence   string      `json:"licence"`
	Levels    []LevelInfo `json:"levels"`
}

// LevelInfo describes one level of an edition.
type LevelInfo struct {
	Level    geo.Level `json:"level"`
	Units    int       `json:"units"`
	Outlines string    `json:"outlines"` // hash: names the version of units.geojson
}

// Summary returns what is stored, as the newest state has it.
func (s *Service) Summary() Summary {
	sum := Summary{Software: s.version, Sources: []string{}}
	st := s.state.Load()
	if st == nil {
		return sum
	}
	sum.Version, sum.Incidents = st.facts.version, st.facts.len()
	if p := st.facts.period; p.Days() > 0 {
		sum.Period = &Span{p.From.String(), p.To.String()}
	}
	for _, name := range st.senders {
		sum.Sources = append(sum.Sources, name)
	}
	slices.Sort(sum.Sources)
	return sum
}

// Editions lists the editions, the oldest first.
func (s *Service) Editions() []EditionInfo {
	all := []EditionInfo{}
	st := s.state.Load()
	if st == nil {
		return all
	}
	for _, e := range st.atlas.editions {
		info := EditionInfo{Code: e.Code, ValidFrom: e.ValidFrom.String(), Source: e.Source, Licence: e.Licence}
		if e.ValidTo != geo.MaxDay {
			to := e.ValidTo.String()
			info.ValidTo = &to
		}
		for _, l := range e.levels {
			info.Levels = append(info.Levels, LevelInfo{l.name, len(l.units), l.hash})
		}
		all = append(all, info)
	}
	return all
}

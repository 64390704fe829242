package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Request asks for a layer of areas.
type Request struct {
	Layer   string    // one of the Catalogue
	Edition string    // empty: the newest
	Level   geo.Level // empty: the finest of the edition
	Filter  geo.Filter
	Reading string     // ReadingA or ReadingB, for status; empty: A
	Method  Inference  // for hotspots, rate, silence and expansion
	Bound   *orb.Bound // only units that touch it; nil: all
}

// Layer is the answer: columns of values in unit order, ascending by code, with
// everything that is needed to say them again.
type Layer struct {
	Name     string
	Edition  geo.Edition
	Level    geo.Level
	Period   geo.Period // as counted: open ends closed by the first and last incident
	Years    float64
	Filter   geo.Filter
	Reading  string // empty where it means nothing
	Version  int64
	Software string
	Outlines string // hash of the outlines
	Columns  []Column
	Classes  *Classes // nil where the legend is not numeric
	Metadata map[string]any

	level *level
	rows  []int // places of the units in the answer
}

// Column is one value per unit. Exactly one of its slices is set.
type Column struct {
	Name   string
	Texts  []string
	Blank  bool      // an empty text is a missing one
	Counts []int64   // missing where negative
	Floats []float64 // missing where NaN
}

// missing marks a count that is not known.
const missing int64 = -1

// method computes the columns of a layer.
type method func(*question) error

// methods by layer name; the Catalogue describes them.
var methods = map[string]method{"density": density, "status": status, "rate": rates, "hotspots": hotspots, "silence": silence, "expansion": expansion,
	"assistance": assistance, "models": models, "outreach": outreach, "recognition": recognition}

// Layer answers a request. It returns geo.ErrNotFound for an unknown layer,
// edition or level, *geo.InvalidError for a bad reading, a period that ends
// before it begins or a method that does not fit the data, geo.ErrUnavailable
// before the data have been read, and the context's error.
func (s *Service) Layer(ctx context.Context, r Request) (*Layer, error) {
	compute, ok := methods[r.Layer]
	if !ok {
		return nil, geo.NotFound("layer %q", r.Layer)
	}
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	q, err := s.question(ctx, st, r)
	if err != nil {
		return nil, err
	}
	l, err := s.answer(q, compute)
	if err != nil {
		return nil, err
	}
	answer := *l // what is remembered is for every window
	answer.rows = q.level.touching(r.Bound)
	return &answer, nil
}

// answer computes a layer or remembers it.
func (s *Service) answer(q *question, compute method) (*Layer, error) {
	ask := func() (*Layer, error) {
		if heavy[q.Name] {
			back, err := s.turns.take(q.ctx)
			if err != nil {
				return nil, err
			}
			defer back()
		}
		if err := compute(q); err != nil {
			return nil, err
		}
		return q.Layer, q.ctx.Err()
	}
	if key := q.key(); key != "" {
		return q.state.answers.of(q.ctx, key, ask)
	}
	return ask()
}

// heavy layers can take seconds of every core; the others take milliseconds.
var heavy = map[string]bool{"hotspots": true, "expansion": true}

// touching returns the places of the units whose bounds touch b.
func (l *level) touching(b *orb.Bound) []int {
	rows := make([]int, 0, len(l.units))
	for i := range l.units {
		if b == nil || l.bounds[i].Intersects(*b) {
			rows = append(rows, i)
		}
	}
	return rows
}

// ETag identifies the answer in a format: a hash of every value in it and of
// the outlines' own hash, so that it changes when and only when the answer does,
// whatever made it change: data, scope, or a month that has come to its end.
func (l *Layer) ETag(format string) string {
	h := sha256.New()
	h.Write([]byte(format + "\x00"))
	if err := l.WriteValues(h); err != nil {
		return "" // cannot happen: all of it is plain data
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Column returns a column by name.
func (l *Layer) Column(name string) (Column, bool) {
	i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return l.Columns[i], true
}

package analysis

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Publication is what was published, with what is known today beside it.
type Publication struct {
	ID       int64     `json:"id"`
	At       time.Time `json:"published_at"`
	Who      string    `json:"who"`
	Note     string    `json:"note"`
	AsOf     string    `json:"as_of"`
	Period   string    `json:"period"`
	Version  int64     `json:"data_version"`
	Software string    `json:"software_version"`
	Restated int       `json:"restated"` // figures that are others today
	Figures  []Figure  `json:"figures" nullable:"false"`
}

// Figure is one that was published. Now is the same as it is today, null where nothing
// has changed or it cannot be told any more.
type Figure struct {
	Published Indicator  `json:"published"`
	Now       *Indicator `json:"now"`
	Restated  bool       `json:"restated"`
}

// Published is the answer with everything that was published, the newest first.
type Published struct {
	Published []Publication `json:"published" nullable:"false"`
}

// maxPublished is how many publications an answer holds at most.
const maxPublished = 200

// Publish freezes the indicators of a request as they are, with who says so. It returns
// *geo.InvalidError without a period or a name, and what Indicators returns.
func (s *Service) Publish(ctx context.Context, r IndicatorRequest, who, note string) (*Publication, error) {
	if who = strings.TrimSpace(who); who == "" {
		return nil, geo.Invalid("who", "is missing: say which office or account publishes the figures")
	}
	if r.Period == "" {
		return nil, geo.Invalid("period", "is missing: say which period is published")
	}
	answer, err := s.Indicators(ctx, r)
	if err != nil {
		return nil, err
	}
	p := geo.Publication{Who: who, Note: strings.TrimSpace(note), AsOf: r.AsOf, Version: answer.Version, Software: s.version}
	if p.AsOf == 0 {
		p.AsOf = geo.DayIn(s.now().In(vietnam))
	}
	if p.Request, err = json.Marshal(r); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	if p.Figures, err = json.Marshal(answer.Indicators); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	if p, err = s.store.Publish(ctx, p); err != nil {
		return nil, err
	}
	return s.beside(ctx, p)
}

// Published returns what was published with what later facts make of it.
func (s *Service) Published(ctx context.Context) (*Published, error) {
	all, err := s.store.Published(ctx, maxPublished)
	if err != nil {
		return nil, err
	}
	answer := &Published{Published: []Publication{}}
	for _, p := range all {
		beside, err := s.beside(ctx, p)
		if err != nil {
			return nil, err
		}
		answer.Published = append(answer.Published, *beside)
	}
	return answer, nil
}

// beside asks the question of a publication again and compares. What cannot be asked
// any more, of an edition that was removed perhaps, stands alone.
func (s *Service) beside(ctx context.Context, p geo.Publication) (*Publication, error) {
	var r IndicatorRequest
	var then []Indicator
	if err := json.Unmarshal(p.Request, &r); err != nil {
		return nil, fmt.Errorf("publication %d: %w", p.ID, err)
	}
	if err := json.Unmarshal(p.Figures, &then); err != nil {
		return nil, fmt.Errorf("publication %d: %w", p.ID, err)
	}
	out := &Publication{ID: p.ID, At: p.At.In(vietnam), Who: p.Who, Note: p.Note, AsOf: p.AsOf.String(), Period: r.Period, Version: p.Version, Software: p.Software, Figures: []Figure{}}
	r.AsOf = 0
	today := map[string]*Indicator{}
	now, err := s.Indicators(ctx, r)
	switch {
	case err == nil:
		for i := range now.Indicators {
			today[now.Indicators[i].name()] = &now.Indicators[i]
		}
	case !answersNothing(err):
		return nil, err
	}
	for i := range then {
		f := Figure{Published: then[i]}
		if n := today[then[i].name()]; n != nil && !n.same(&then[i]) {
			f.Now, f.Restated = n, true
			out.Restated++
		}
		out.Figures = append(out.Figures, f)
	}
	return out, nil
}

// name tells the entries of an answer apart.
func (i *Indicator) name() string {
	return strings.Join([]string{i.Name, string(i.Level), i.Edition, i.Unit, i.Reading, i.Period}, "|")
}

// same tells whether two entries say the same figure, on whatever day.
func (i *Indicator) same(o *Indicator) bool {
	figure := func(x Indicator) []byte {
		x.AsOf, x.Over, x.Warnings = "", false, nil
		if x.Share != nil {
			share := *x.Share
			share.Needed = nil // follows from the numbers
			x.Share = &share
		}
		if x.Models != nil {
			m := *x.Models
			m.On = ""
			x.Models = &m
		}
		b, err := json.Marshal(x)
		if err != nil {
			return nil // cannot happen: all of it is plain data
		}
		return b
	}
	return bytes.Equal(figure(*i), figure(*o))
}

// WriteJSON writes the publication as one JSON object on one line.
func (p *Publication) WriteJSON(w io.Writer) error { return writeJSON(w, p) }

// WriteJSON writes the answer as one JSON object on one line.
func (p *Published) WriteJSON(w io.Writer) error { return writeJSON(w, p) }

// WriteText writes the answer for people: what was published, and below each figure
// that is another today what it is.
func (p *Published) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, x := range p.Published {
		fmt.Fprintf(t, "#%d\t%s\t%s\t%s\t%s\n", x.ID, x.At.Format(time.DateTime), x.Who, x.Period, x.Note)
		for i := range x.Figures {
			f := &x.Figures[i]
			fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\n", f.Published.Name, f.Published.Level, f.Published.Edition, f.Published.Reading, f.Published.words())
			if f.Restated {
				fmt.Fprintf(t, "\t\t\tnay / now\t%s\n", f.Now.words())
			}
		}
	}
	return t.Flush()
}

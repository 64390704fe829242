package analysis

import (
	"fmt"
	"io"
	"strings"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Evaluations) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteText writes the answer for people: the words of each model, then its figures.
func (a *Evaluations) WriteText(w io.Writer) error {
	for i := range a.Evaluations {
		e := &a.Evaluations[i]
		if e.Campaign == nil {
			fmt.Fprintf(w, "%d %s, %s (%s)\n", e.Model, e.Unit, e.Name, e.Started)
		} else {
			fmt.Fprintf(w, "%s, %s – %s: %s\n", e.Campaign.Period, e.Campaign.From, e.Campaign.To, e.Unit)
		}
		if len(e.Sources) == 0 {
			fmt.Fprintf(w, "  %s\n", e.Words.Vi)
		}
		for _, s := range e.Sources {
			d := s.Displacement
			fmt.Fprintf(w, "  %s\n    %s: %d → %d, %s %d → %d, WDD %.0f ± %.1f, DiD %.2f (p %.3f)\n", s.Words.Vi, e.Code, d.Treated[0], d.Treated[1],
				e.controls(), d.Control[0], d.Control[1], d.Difference, d.Error, s.Differences.Effect, s.Differences.P)
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

// controls names the units that the displacement difference compares with.
func (e *Evaluation) controls() string {
	if e.Campaign == nil {
		return e.Control.Code
	}
	codes := make([]string, len(e.Matched))
	for i, m := range e.Matched {
		codes[i] = m.Code
	}
	return strings.Join(codes, ",")
}

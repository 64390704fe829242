package analysis

import (
	"fmt"
	"io"
	"strings"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Decisions) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteJSON writes the decision as one JSON object on one line.
func (d *Decision) WriteJSON(w io.Writer) error { return writeJSON(w, d) }

// WriteText writes the decisions for people, a line each.
func (a *Decisions) WriteText(w io.Writer) error {
	for i := range a.Decisions {
		if err := a.Decisions[i].WriteText(w); err != nil {
			return err
		}
	}
	return nil
}

// WriteText writes a decision for people on one line.
func (d *Decision) WriteText(w io.Writer) error {
	var codes []string
	for _, c := range d.Compared {
		codes = append(codes, c.Code)
	}
	due := d.Due
	if d.IsDue {
		due += " (đến hạn / due)"
	}
	_, err := fmt.Fprintf(w, "%d  %s  %s %s (%s)  đánh giá / evaluate: %s  đối chứng / compared: %s  %s: %s\n", d.ID, d.On, d.Code, d.Unit, d.Edition, due, strings.Join(codes, " "), d.Who, d.Why)
	return err
}

package analysis

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Expansion) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteText writes the answer for people: the set, what the greedy way would choose
// beside it, and the reason of each unit.
func (a *Expansion) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "\tbest\tgreedy\tbefore\n")
	fmt.Fprintf(t, "covered\t%.1f\t%.1f\t%.1f\n", a.Covered, a.Greedy.Covered, a.Before.Covered)
	fmt.Fprintf(t, "share of demand\t%.1f %%\t%.1f %%\t%.1f %%\n", 100*a.Share, 100*a.Greedy.Share, 100*a.Before.Share)
	fmt.Fprintf(t, "units covered\t%d\t%d\t%d\n", a.CoveredUnits, a.Greedy.CoveredUnits, a.Before.CoveredUnits)
	for i := range max(len(a.Chosen), len(a.Greedy.Chosen)) {
		fmt.Fprintf(t, "%d\t%s\t%s\t\n", i+1, a.Choice.name(i), a.Greedy.name(i))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s\n%s\n", a.Verdict.Vi, a.Verdict.En)
	for _, c := range a.Chosen {
		if _, err := fmt.Fprintf(w, "%s %s: %s\n", c.Code, c.Name, c.Reason.Vi); err != nil {
			return err
		}
	}
	return nil
}

func (c *Choice) name(i int) string {
	if i < len(c.Chosen) {
		return c.Chosen[i].Code + " " + c.Chosen[i].Name
	}
	return ""
}

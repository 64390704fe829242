package analysis

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Entries) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteText writes the entries for people, a line each.
func (a *Entries) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for k := range a.Entries {
		e := &a.Entries[k]
		fmt.Fprintf(t, "%d\t%s\t%s\t%s", e.ID, e.Edition, e.Code, e.UnitName)
		for i := range e.Register.Fields {
			text := e.Text(i)
			if f := &e.Register.Fields[i]; f.List != nil && e.Values[i].Set {
				text = f.List.Codes[e.Values[i].Number].Vi
			}
			fmt.Fprintf(t, "\t%s", text)
		}
		fmt.Fprintf(t, "\t%s\n", e.Source)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%d / %d\n", a.Returned, a.Matched)
	return err
}

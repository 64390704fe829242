package analysis

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Indicators) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(a)
}

// WriteText writes the answer for people, a line per figure.
func (a *Indicators) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for i := range a.Indicators {
		r := &a.Indicators[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Name, r.Level, r.Edition, r.Reading, r.Period, r.AsOf, r.words())
	}
	return t.Flush()
}

// words says the figure of an entry.
func (i *Indicator) words() string {
	if s := i.Share; s != nil {
		text := fmt.Sprintf("[%d, %d] / %d, %d official: %s", s.Low, s.High, s.Units, s.Official, s.Verdict)
		if s.Needed != nil {
			text += ". " + s.Needed.Vi
		}
		return text
	}
	return ""
}

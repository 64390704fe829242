package analysis

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteJSON writes the answer as one JSON object on one line.
func (c *Comparison) WriteJSON(w io.Writer) error { return writeJSON(w, c) }

// WriteText writes the totals, the newer units with what they are made of, and the older
// ones of which something is uncertain.
func (c *Comparison) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	n := c.Totals
	fmt.Fprintf(t, "%s → %s, %s (%s–%s)\n", c.From, c.To, c.Period, c.PeriodFrom, c.PeriodTo)
	fmt.Fprintf(t, "vụ việc %d: chuyển được %d, chưa rõ %d, chỉ ở địa giới cũ %d, chỉ ở địa giới mới %d, không rõ nơi nào %d, không được xem %d\n", n.Incidents, n.Moved, n.Uncertain, n.OldOnly, n.NewOnly, n.Neither, n.Hidden)
	fmt.Fprintf(t, "\nmã\ttên\ttừ\tsố vụ\ttheo điểm\tđược nêu\ttheo kế thừa\tcó thể thêm\n")
	for _, u := range c.New {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\n", u.Code, u.Name, u.MadeOf, u.Incidents, u.ByPoint, u.Stated, u.BySuccession, u.MayAlso)
	}
	fmt.Fprintf(t, "\nmã cũ\ttên cũ\tchia thành\tsố vụ\tchuyển được\tchưa rõ\tngoài\n")
	for _, u := range c.Old {
		if u.Uncertain > 0 || u.Outside > 0 {
			fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%d\t%d\t%d\n", u.Code, u.Name, u.Parts, u.Incidents, u.Moved, u.Uncertain, u.Outside)
		}
	}
	fmt.Fprintf(t, "\n%s\n", c.Note.Vi)
	return t.Flush()
}

package analysis

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// WriteJSON writes the answer as one JSON object on one line.
func (a *Indicators) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// WriteText writes the answer for people, a line per figure, and below each different
// warning with the periods that it concerns.
func (a *Indicators) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "\tcấp\tđịa giới\tcách hiểu\tkỳ\tđến ngày\t[ít nhất, nhiều nhất] / số đơn vị, chính thức: kết luận")
	for i := range a.Indicators {
		r := &a.Indicators[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Name, r.Level, r.Edition, r.Reading, r.Period, r.AsOf, r.words())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, warning := range a.warnings() {
		if _, err := fmt.Fprintln(w, "! "+warning); err != nil {
			return err
		}
	}
	return nil
}

// warnings are the different ones in Vietnamese, in the order of the figures, each with
// the periods that it concerns.
func (a *Indicators) warnings() []string {
	var order []string
	periods := map[string][]string{}
	for i := range a.Indicators {
		for _, w := range a.Indicators[i].Warnings {
			if _, known := periods[w.Vi]; !known {
				order = append(order, w.Vi)
			}
			if p := a.Indicators[i].Period; !slices.Contains(periods[w.Vi], p) {
				periods[w.Vi] = append(periods[w.Vi], p)
			}
		}
	}
	for k, w := range order {
		order[k] = strings.Join(periods[w], ", ") + ": " + w
	}
	return order
}

// words says the figure of an entry, in Vietnamese.
func (i *Indicator) words() string {
	switch {
	case i.Share != nil:
		text := fmt.Sprintf("[%d, %d] / %d, %d: %s", i.Low, i.High, i.Units, i.Official, i.Verdict)
		if i.Needed != nil {
			text += ". " + i.Needed.Vi
		}
		return text
	case i.Assistance != nil:
		return i.Assistance.Vi
	case i.Rates != nil:
		return "phụ nữ " + i.Rates.Women.words() + "; trẻ em " + i.Rates.Children.words()
	case i.Repeats != nil:
		return i.Repeats.Vi
	case i.Timeliness != nil:
		t := i.Timeliness
		return fmt.Sprintf("đúng hạn %d, muộn %d, thiếu %d, chưa đến hạn %d trên %d báo cáo", t.OnTime, t.Late, t.Missing, t.NotDue, t.Owed)
	case i.Models != nil:
		return fmt.Sprintf("%d trên %d đơn vị có mô hình hoạt động (%d mô hình)", i.Models.WithModel, i.Models.Units, i.Models.Models)
	case i.Silence != nil:
		return fmt.Sprintf("%d trên %d đơn vị cần kiểm tra", i.Silence.NeedsCheck, i.Silence.Units)
	case i.Recognition != nil:
		return i.Recognition.words()
	case i.SpokeUp != nil:
		return fmt.Sprintf("lên tiếng kịp thời %d trên %d vụ nghiêm trọng", i.SpokeUp.InTime, i.SpokeUp.Serious)
	case i.Exemplary != nil:
		return fmt.Sprintf("%d vụ chọn xét xử điểm, đã xét xử %d", i.Exemplary.Cases, i.Exemplary.Tried)
	case i.Form != nil:
		return fmt.Sprintf("%s vụ, %s nạn nhân", whole(int64(i.Form.Total.Cases), true), whole(int64(i.Form.Total.Sum), true))
	}
	return ""
}

func (f *RateFigure) words() string {
	text := whole(f.All.Persons, true) + " người"
	if f.All.Rate != nil {
		text += fmt.Sprintf(", %s (%s–%s) trên 100.000", oneDecimal(*f.All.Rate, true), oneDecimal(*f.All.Low, true), oneDecimal(*f.All.High, true))
	}
	return text
}

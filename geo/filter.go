package geo

import (
	"slices"
	"strconv"
	"strings"
)

// Filter selects incidents. A zero mask selects everything; otherwise bit i
// selects place i of the code list. Unfounded and duplicate cases are never
// selected unless CaseStatuses names them.
type Filter struct {
	Period       Period
	Categories   uint32
	Severities   uint32
	Groups       uint32 // incidents with at least one victim in one of the groups
	Settings     uint32
	Sources      uint32 // report sources
	CaseStatuses uint32
	Qualities    uint32
	Hours        uint32   // bit per hour of the local day; incidents without a time are left out
	Weekdays     uint32   // bit 0 is Monday
	Senders      []string // names of the sources of the batches
}

// neverCounted are the case statuses that leave every count.
var neverCounted = maskOf(CaseStatuses, "unfounded", "duplicate")

func maskOf(l *CodeList, codes ...string) uint32 {
	var mask uint32
	for _, c := range codes {
		i, _ := l.Find(c)
		mask |= 1 << i
	}
	return mask
}

// CountedStatuses returns the case statuses that the filter counts, as a mask.
func (f *Filter) CountedStatuses() uint32 {
	if f.CaseStatuses != 0 {
		return f.CaseStatuses
	}
	return (1<<len(CaseStatuses.Codes) - 1) &^ neverCounted
}

// FilterKeys are the names that Set knows.
var FilterKeys = []string{"category", "severity", "victim_group", "setting", "report_source", "case_status", "location_quality", "hours", "weekdays", "source"}

// Set applies one condition: a key of FilterKeys and a comma-separated list of
// codes, hours or weekdays with ranges ("18-23,0-4"; 1 is Monday), or source
// names. An empty value changes nothing. It returns *InvalidError.
func (f *Filter) Set(key, value string) error {
	if value == "" {
		return nil
	}
	var err error
	switch key {
	case "category":
		f.Categories, err = parseMask(Categories, value)
	case "severity":
		f.Severities, err = parseMask(Severities, value)
	case "victim_group":
		f.Groups, err = parseMask(VictimGroups, value)
	case "setting":
		f.Settings, err = parseMask(Settings, value)
	case "report_source":
		f.Sources, err = parseMask(ReportSources, value)
	case "case_status":
		f.CaseStatuses, err = parseMask(CaseStatuses, value)
	case "location_quality":
		f.Qualities, err = parseMask(Qualities, value)
	case "hours":
		f.Hours, err = parseRanges("hours", value, 0, 23)
	case "weekdays":
		f.Weekdays, err = parseRanges("weekdays", value, 1, 7)
		f.Weekdays >>= 1
	case "source":
		f.Senders = strings.Split(value, ",")
		slices.Sort(f.Senders)
	default:
		err = Invalid("filter", "%q is unknown: use one of %s", key, strings.Join(FilterKeys, ", "))
	}
	return err
}

func parseMask(l *CodeList, value string) (mask uint32, err error) {
	for code := range strings.SplitSeq(value, ",") {
		i, err := l.Parse(code)
		if err != nil {
			return 0, err
		}
		mask |= 1 << i
	}
	return mask, nil
}

// parseRanges reads "18-23,0-4" into a bit per number.
func parseRanges(name, value string, lowest, highest int) (mask uint32, err error) {
	for part := range strings.SplitSeq(value, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		a, errA := strconv.Atoi(strings.TrimSpace(first))
		b, errB := strconv.Atoi(strings.TrimSpace(last))
		if errA != nil || errB != nil || a < lowest || b > highest || a > b {
			return 0, Invalid(name, "%q is no number or range from %d to %d", part, lowest, highest)
		}
		for i := a; i <= b; i++ {
			mask |= 1 << i
		}
	}
	return mask, nil
}

// Values returns the conditions in canonical form, as Set reads them.
func (f *Filter) Values() map[string]string {
	values := map[string]string{}
	add := func(key string, mask uint32, name func(int) string) {
		var names []string
		for i := range 32 {
			if mask&(1<<i) != 0 {
				names = append(names, name(i))
			}
		}
		if len(names) > 0 {
			values[key] = strings.Join(names, ",")
		}
	}
	for _, c := range []struct {
		list *CodeList
		mask uint32
	}{
		{Categories, f.Categories}, {Severities, f.Severities}, {VictimGroups, f.Groups}, {Settings, f.Settings},
		{ReportSources, f.Sources}, {CaseStatuses, f.CaseStatuses}, {Qualities, f.Qualities},
	} {
		add(c.list.Name, c.mask, func(i int) string { return c.list.String(uint8(i)) })
	}
	add("hours", f.Hours, strconv.Itoa)
	add("weekdays", f.Weekdays, func(i int) string { return strconv.Itoa(i + 1) })
	if len(f.Senders) > 0 {
		values["source"] = strings.Join(f.Senders, ",")
	}
	return values
}

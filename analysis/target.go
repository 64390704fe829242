package analysis

import "fmt"

// Verdicts on a target.
const (
	targetMet    = "met"
	targetMissed = "not_met"
	targetOpen   = "cannot_say"
)

// Share counts the units of which something can be said: at least Low and at most
// High of Units have no qualifying incident, and Official would be counted so.
type Share struct {
	Units    int `json:"units"`
	Low      int `json:"low"`
	Official int `json:"official"`
	High     int `json:"high"`
	// LowWorst is Low, should each qualifying incident whose unit is not known lie
	// in another of the units that Low counts.
	LowWorst  int `json:"low_worst"`
	Unlocated int `json:"unlocated"` // qualifying incidents, known or possible, in no unit of the edition

	// Denominator is the number of units that the plan states, where that is more than are
	// stored; the verdict is of it then, and what is lacking counts as not known.
	Denominator int            `json:"denominator,omitempty"`
	Verdict     string         `json:"verdict"` // met, not_met or cannot_say; no_target without a plan
	Threshold   int            `json:"threshold,omitempty"`
	Needed      *Needed        `json:"needed"`
	Plan        string         `json:"plan,omitempty"`
	PlanEdition bool           `json:"plan_edition"` // these are the units that the plan counts
	PlanPeriod  bool           `json:"plan_period"`  // the plan's target speaks of this period
	States      map[string]int `json:"states"`
}

// Needed says what would still make the target met, or may still happen before it
// is missed.
type Needed struct {
	Required      int `json:"required"`       // least number of units
	ConfirmedMore int `json:"confirmed_more"` // units that would have to be confirmed besides Low
	// IncidentsSpare is how many more units may turn out to have a qualifying incident
	// before the target is missed; null where it is already.
	IncidentsSpare *int `json:"incidents_spare"`
	// TooFew is how many units are lacking even if every one that is not known to have
	// an incident turned out to have none; 0 unless the target is missed.
	TooFew int `json:"too_few"`
	Text
}

// share counts the states that units are in, without those that are hidden.
func (j *judgement) share() *Share {
	s := &Share{States: map[string]int{}, Verdict: noTarget}
	for _, name := range states {
		s.States[name] = 0
	}
	for i, state := range j.state {
		if state == "" {
			continue
		}
		s.Units++
		s.States[state]++
		if j.sure.units[i] > 0 {
			continue
		}
		s.High++
		if j.possible.units[i] > 0 {
			continue
		}
		if j.due[i] > 0 && j.in[i] == j.due[i] {
			s.Official++
		}
		if state == confirmedZero {
			s.Low++
		}
	}
	s.Unlocated = int(j.sure.outside + j.sure.uncertain + j.possible.outside + j.possible.uncertain)
	s.LowWorst = max(0, s.Low-s.Unlocated)
	return s
}

// noTarget stands where no plan sets one.
const noTarget = "no_target"

// measure compares with a threshold in percent, in whole numbers: 59.6 is not 60.
func (s *Share) measure(threshold int, name unitNoun) {
	units := max(s.Denominator, s.Units)
	high, required := s.High+units-s.Units, required(threshold, units)
	s.Threshold = threshold
	s.Needed = &Needed{Required: required, ConfirmedMore: max(0, required-s.Low)}
	switch {
	case 100*s.Low >= threshold*units:
		s.Verdict = targetMet
		spare := s.Low - required
		s.Needed.IncidentsSpare = &spare
		s.Needed.Text = Text{
			fmt.Sprintf("Đã đạt: cần %d, đã xác nhận %d %s không có vụ việc; còn đạt nếu phát sinh thêm ở nhiều nhất %d %s trong số đó.", required, s.Low, name.vi, s.Low-required, name.vi),
			fmt.Sprintf("Met: %d are required and %s confirmed; it stays met while at most %s of them turn out to have an incident.", required, are(s.Low, name), numbered(s.Low-required, name)),
		}
	case 100*high < threshold*units:
		s.Verdict = targetMissed
		s.Needed.TooFew = required - high
		s.Needed.Text = Text{
			fmt.Sprintf("Không đạt: cần %d, chỉ còn %d %s chưa có vụ việc thuộc chỉ tiêu; thiếu %d.", required, high, name.vi, required-high),
			fmt.Sprintf("Not met: %d are required, and only %s without an incident known to qualify: %d too few.", required, are(high, name), required-high),
		}
	default:
		s.Verdict = targetOpen
		spare := high - required
		s.Needed.IncidentsSpare = &spare
		s.Needed.Text = Text{
			fmt.Sprintf("Chưa thể kết luận: cần xác nhận thêm %d %s; không thể đạt nữa nếu phát sinh vụ việc ở hơn %d %s trong số chưa có vụ việc.", required-s.Low, name.vi, high-required, name.vi),
			fmt.Sprintf("Cannot say yet: %s would still have to be confirmed; it is out of reach once more than %s without an incident turn out to have one.", numberedMore(required-s.Low, name), numbered(high-required, name)),
		}
	}
}

// required is the least number of units that are a share in percent.
func required(share, units int) int { return (share*units + 99) / 100 }

// unitNoun is how units of a level are called.
type unitNoun struct{ vi, one, many string }

func numbered(n int, u unitNoun) string {
	if n == 1 {
		return "1 " + u.one
	}
	return fmt.Sprintf("%d %s", n, u.many)
}

func numberedMore(n int, u unitNoun) string {
	if n == 1 {
		return "1 more " + u.one
	}
	return fmt.Sprintf("%d more %s", n, u.many)
}

func are(n int, u unitNoun) string {
	if n == 1 {
		return "1 " + u.one + " is"
	}
	return fmt.Sprintf("%d %s are", n, u.many)
}

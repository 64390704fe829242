package geo

// Case is an incident with what indicators ask of it beyond a Fact, as it was known
// on a day.
type Case struct {
	Fact
	Reported  Day      // local day on which it became known; MinDay where not stated
	SpokeUp   Day      // local day on which the Union spoke up; MinDay where it did not
	Household string   // keyed pseudonym; empty where none is stored
	Exemplary bool     // chosen for an exemplary trial
	Closed    bool     // tried in private: never told of with a place
	Victims   []Victim // only valid during the call that hands it over
}

// AsKnown leaves out of a victim's assistance what came after a day: an offer made
// later, and the completion of one that was then still open.
func (v Victim) AsKnown(on Day) Victim {
	var known []Assistance
	for _, a := range v.Assistance {
		first := a.Offered
		if first == MinDay {
			first = a.Completed // MinDay: nothing is known of when, only that it is so
		}
		if first > on {
			continue
		}
		if a.Completed > on {
			a.Completed = MinDay
		}
		known = append(known, a)
	}
	v.Assistance = known
	return v
}

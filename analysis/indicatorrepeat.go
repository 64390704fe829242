package analysis

import (
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// RepeatFigures tells how many incidents hit a household that had been hit before.
type RepeatFigures struct {
	Incidents     int  `json:"incidents"`
	WithHousehold int  `json:"with_household"` // a pseudonym of the household is stored
	Repeats       *int `json:"repeats"`        // the household had another in the days before; null without pseudonyms
	Households    *int `json:"households"`     // that these repeats hit
	LookBack      int  `json:"look_back_days"`
	Text
}

// lookBack is how long before an incident another of the same household makes it a repeat.
const lookBack = 365

// repeats adds I4. Of two incidents on one day the second is a repeat of the first.
func (a *asking) repeats(answer *Indicators) error {
	a.totals("I4", answer, func(i *Indicator, days geo.Period) {
		f := &RepeatFigures{LookBack: lookBack}
		seen := map[int32][]int32{} // household → days within reach
		a.counted(geo.Period{From: days.From - lookBack, To: days.To}, func(row int) {
			day := a.book.facts.day[row]
			if h := a.book.household[row]; h != 0 {
				seen[h] = append(seen[h], day)
			}
			if days.Contains(geo.Day(day)) {
				f.Incidents++
				if a.book.household[row] != 0 {
					f.WithHousehold++
				}
			}
		})
		repeats, households := countRepeats(seen, days)
		if f.WithHousehold > 0 {
			f.Repeats, f.Households = &repeats, &households
			f.Text = Text{
				fmt.Sprintf("%d trên %d vụ có mã hộ xảy ra ở hộ đã có vụ việc trong %d ngày trước đó.", repeats, f.WithHousehold, lookBack),
				fmt.Sprintf("%d of %s with a household hit one that had had another within %d days before.", repeats, incidents(int64(f.WithHousehold)), lookBack),
			}
		} else {
			f.Text = Text{"Không tính được: chưa lưu mã hộ của vụ việc nào trong kỳ.", "Cannot be told: no incident of the period has a household's pseudonym."}
		}
		i.Repeats = f
	})
	return nil
}

// countRepeats counts the days within the period that follow another of the same
// household, and the households they belong to.
func countRepeats(seen map[int32][]int32, days geo.Period) (repeats, households int) {
	for _, all := range seen {
		before := repeats
		slices.Sort(all)
		for i := 1; i < len(all); i++ {
			if days.Contains(geo.Day(all[i])) && all[i]-all[i-1] <= lookBack {
				repeats++
			}
		}
		if repeats > before {
			households++
		}
	}
	return repeats, households
}

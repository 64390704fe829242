package rate

import "math"

// PerYear100k returns events per year and 100,000 people. The count may be a
// limit or an expected number as well as a number of events. ok is false, and
// the rate 0, where there is no rate: nobody living there, no time, a negative
// count, or anything infinite or NaN.
func PerYear100k(count float64, people int64, years float64) (rate float64, ok bool) {
	if people <= 0 || !(years > 0) || !(count >= 0) || math.IsInf(years, 1) {
		return 0, false
	}
	rate = count / float64(people) / years * 100_000
	if math.IsInf(rate, 1) {
		return 0, false
	}
	return rate, true
}

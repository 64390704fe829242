package analysis

import (
	"crypto/sha256"
	"encoding/json"
)

// maxAnswers bounds the memory of one version of the data: an answer for a country
// takes about a megabyte.
const maxAnswers = 48

// key is everything that an answer depends on besides the state it is remembered
// with, empty for the layer that is quicker to count than to look up. The window is
// not among it: what is remembered is for all units.
func (q *question) key() string {
	if q.Name == "density" {
		return ""
	}
	b, err := json.Marshal(map[string]any{
		"layer": q.Name, "edition": q.Edition.Code, "level": q.Level, "reading": q.Reading, "period": q.Period, "asked": q.Filter.Period,
		"filter": q.Filter.Values(), "scope": q.scope, "today": q.today, "method": q.method.key(),
	})
	if err != nil {
		return "" // cannot happen: all of it is plain data
	}
	sum := sha256.Sum256(b)
	return string(sum[:])
}

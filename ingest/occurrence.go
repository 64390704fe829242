package ingest

import (
	"time"

	"github.com/antoan-vn/antoan/geo"
)

var (
	faultMissing     = &fault{"missing", "the cell is empty, but the field is required"}
	faultUntilBefore = &fault{"ends_before_it_begins", "the end lies before the beginning: check both dates"}
)

// occurrence reads when an incident happened from the cells occurred_at, time
// and occurred_until. The field of a fault is returned with it.
func (c *calendar) occurrence(at, clock, until string) (geo.Occurrence, fieldID, *fault) {
	if at == "" {
		return geo.Occurrence{}, fieldOccurredAt, faultMissing
	}
	m, f := c.parse(at)
	if f != nil {
		return geo.Occurrence{}, fieldOccurredAt, f
	}
	if clock != "" {
		second, ok := parseTimeOfDay(clock)
		switch {
		case !ok:
			return geo.Occurrence{}, fieldTime, faultClock
		case m.minute != geo.NoMinute && int(m.minute) != second/60:
			return geo.Occurrence{}, fieldTime, faultTwice
		case m.minute == geo.NoMinute && !m.day:
			return geo.Occurrence{}, fieldTime, faultInterval
		case m.minute == geo.NoMinute:
			m = c.at(m, second)
		}
		if m.from > c.now {
			return geo.Occurrence{}, fieldTime, faultFuture
		}
	}
	if until != "" {
		end, f := c.parse(until)
		if f != nil {
			return geo.Occurrence{}, fieldOccurredUntil, f
		}
		if end.until < m.on || end.to < m.from {
			return geo.Occurrence{}, fieldOccurredUntil, faultUntilBefore
		}
		m.until, m.to = max(end.until, m.on), end.to
	}
	return geo.Occurrence{
		On: m.on, Until: m.until, Minute: m.minute,
		From: time.Unix(m.from, 0).UTC(), To: time.Unix(m.to, 0).UTC(),
	}, 0, nil
}

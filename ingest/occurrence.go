package ingest

import (
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var (
	faultMissing     = of(cell.FaultMissing)
	faultUntilBefore = of(cell.FaultEndsBefore)
)

// occurrence reads when an incident happened from the cells occurred_at, time
// and occurred_until. The field of a fault is returned with it.
func (c *calendar) occurrence(at, clock, until string) (geo.Occurrence, fieldID, *fault) {
	if at == "" {
		return geo.Occurrence{}, fieldOccurredAt, faultMissing
	}
	m, f := c.of(fieldOccurredAt).parse(at)
	if f != nil {
		return geo.Occurrence{}, fieldOccurredAt, f
	}
	if clock != "" && !cell.Unknown(clock) {
		if f := c.timed(&m, clock); f != nil {
			return geo.Occurrence{}, fieldTime, f
		}
	}
	if until != "" && !cell.Unknown(until) {
		end, f := c.of(fieldOccurredUntil).parse(until)
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

// timed gives a day the time that stands in another cell.
func (c *calendar) timed(m *moment, clock string) *fault {
	second, until, f := parseTimeOfDay(clock)
	switch {
	case f != nil:
		return f
	case m.minute != geo.NoMinute && int(m.minute) != second/60:
		return faultTwice
	case m.minute == geo.NoMinute && !m.day:
		return faultInterval
	case m.minute == geo.NoMinute:
		*m = c.at(*m, second)
	}
	if until >= 0 {
		if until < second {
			m.until++
		}
		m.to = c.instant(m.until, until)
	}
	if m.from > c.now {
		return faultFuture
	}
	return nil
}

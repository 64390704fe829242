package ingest

import (
	"strings"
	"time"
	_ "time/tzdata" // zones must be known on machines without a zone database

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// moment is a date as written: a day, a month, a year or a timestamp, in the
// import's zone.
type moment struct {
	on, until geo.Day // local days, both included
	minute    int16   // of a timestamp, else geo.NoMinute
	from, to  int64   // Unix seconds, to exclusive; equal for a timestamp
	day       bool    // a single day without a time
}

var (
	faultDate   = of(cell.FaultDate)
	faultFuture = &fault{"in_the_future", "ngày ở tương lai: hãy kiểm tra ngày, tháng, năm",
		"the date lies in the future: check day, month and year"}
	faultOld = &fault{"before_1900", "ngày trước năm 1900: hãy kiểm tra năm",
		"the date lies before 1900: check the year"}
)

// maxCached bounds the caches of distinct texts; beyond it they start anew.
const maxCached = 8192

// calendar reads dates of one zone. It is not safe for several goroutines.
type calendar struct {
	zone  *time.Location
	now   int64
	today geo.Day
	known map[string]moment // by text, of days, months and years

	order  cell.Order // in which the column at hand writes day and month, if that is known
	orders columnOrders
	within geo.Period // gives the year to dates without one
	epoch  cell.Epoch // of serial dates
	others map[writing]written
}

// columnOrders are the orders of day and month by field.
type columnOrders [fieldCount]cell.Order

// writing is a date in another form than ISO.
type writing struct {
	text  string
	order cell.Order
}

// written is what a date in another form than ISO means.
type written struct {
	moment moment
	fault  *fault
}

func newCalendar(zone *time.Location, now time.Time) *calendar {
	return &calendar{zone: zone, now: now.Unix(), today: geo.DayIn(now.In(zone)), known: make(map[string]moment), others: make(map[writing]written)}
}

// context says what the cells of a table do not.
func (c *calendar) context(within geo.Period, epoch cell.Epoch) {
	if c.within != within || c.epoch != epoch {
		c.within, c.epoch = within, epoch
		clear(c.others)
	}
}

// of returns the calendar for a field's column.
func (c *calendar) of(id fieldID) *calendar {
	c.order = c.orders[id]
	return c
}

// parse reads a date and refuses those before 1900 and those that have not
// begun yet.
func (c *calendar) parse(text string) (moment, *fault) {
	m, f := c.read(text)
	switch {
	case f != nil:
		return m, f
	case m.on < geo.MinDay:
		return m, faultOld
	case m.on > c.today || m.minute != geo.NoMinute && m.from > c.now:
		return m, faultFuture
	}
	return m, nil
}

// read reads a date in ISO form, and else in any that officials write.
func (c *calendar) read(text string) (moment, *fault) {
	m, f := c.iso(text)
	if f == nil {
		return m, nil
	}
	key := writing{text, c.order}
	w, ok := c.others[key]
	if !ok {
		w.moment, w.fault = c.write(text)
		if len(c.others) >= maxCached {
			clear(c.others)
		}
		key.text = strings.Clone(text)
		c.others[key] = w
	}
	return w.moment, w.fault
}

// write reads what is not in ISO form.
func (c *calendar) write(text string) (moment, *fault) {
	r, f := cell.ParseDate(text, cell.DateOptions{Within: c.within, Epoch: c.epoch})
	if f != nil {
		return moment{}, of(f)
	}
	d, f := r.In(c.order)
	if f != nil {
		return moment{}, of(f)
	}
	return c.moment(d), nil
}

// moment puts a date into the import's zone.
func (c *calendar) moment(d cell.Date) moment {
	m := moment{on: d.From, until: d.To, minute: geo.NoMinute}
	switch {
	case d.Zoned:
		at := d.From.Time().Unix() + int64(d.Minute)*60 + int64(d.Second) - int64(d.Offset)
		local := time.Unix(at, 0).In(c.zone)
		m.on = geo.DayIn(local)
		m.until, m.minute, m.from, m.to = m.on, int16(local.Hour()*60+local.Minute()), at, at
	case d.Minute == geo.NoMinute:
		m.from, m.to, m.day = c.midnight(d.From), c.midnight(d.To+1), d.From == d.To
	default:
		m.minute, m.from = d.Minute, c.instant(d.From, int(d.Minute)*60+int(d.Second))
		switch {
		case d.MinuteTo != geo.NoMinute:
			if m.until == m.on && d.MinuteTo < d.Minute {
				m.until++
			}
			m.to = c.instant(m.until, int(d.MinuteTo)*60)
		case d.To > d.From:
			m.to = c.midnight(d.To + 1)
		default:
			m.to = m.from
		}
	}
	return m
}

// instant returns the instant at a local second of a day.
func (c *calendar) instant(d geo.Day, second int) int64 {
	y, mo, day := d.Date()
	return time.Date(y, mo, day, 0, 0, second, 0, c.zone).Unix()
}

// iso reads a day, a month, a year, a timestamp, or two days with a stroke between
// them (ISO 8601-1, 5.5).
func (c *calendar) iso(text string) (moment, *fault) {
	if len(text) == 2*len(time.DateOnly)+1 && text[10] == '/' {
		return c.stretch(text[:10], text[11:])
	}
	if len(text) <= len(time.DateOnly) {
		return c.interval(text)
	}
	day, f := c.interval(text[:10])
	if f != nil || !day.day || text[10] != 'T' && text[10] != 't' && text[10] != ' ' {
		return moment{}, faultDate
	}
	clock, zone := cutZone(text[11:])
	second, ok := parseClock(clock)
	if !ok {
		return moment{}, faultDate
	}
	if zone == "" {
		return c.at(day, second), nil
	}
	offset, ok := parseOffset(zone)
	if !ok {
		return moment{}, faultDate
	}
	at := day.on.Time().Unix() + int64(second) - int64(offset)
	local := time.Unix(at, 0).In(c.zone)
	on := geo.DayIn(local)
	return moment{on: on, until: on, minute: int16(local.Hour()*60 + local.Minute()), from: at, to: at}, nil
}

// stretch reads two days.
func (c *calendar) stretch(first, last string) (moment, *fault) {
	m, f := c.interval(first)
	end, wrong := c.interval(last)
	if f != nil || wrong != nil || end.on < m.on {
		return moment{}, faultDate
	}
	m.until, m.to, m.day = end.until, end.to, m.on == end.until
	return m, nil
}

// at returns the moment at a local second of a day.
func (c *calendar) at(day moment, second int) moment {
	at := day.from + int64(second)
	if day.to-day.from != 86400 { // the clocks were changed on this day
		at = c.instant(day.on, second)
	}
	day.minute, day.from, day.to, day.day = int16(second/60), at, at, false
	return day
}

// interval reads a day, month or year.
func (c *calendar) interval(text string) (moment, *fault) {
	if m, ok := c.known[text]; ok {
		return m, nil
	}
	y, mo, d, ok := splitDate(text)
	if !ok {
		return moment{}, faultDate
	}
	m := moment{minute: geo.NoMinute, day: d > 0}
	switch {
	case d > 0:
		m.on = geo.DayOf(y, time.Month(mo), d)
		m.until = m.on
	case mo > 0:
		m.on, m.until = geo.DayOf(y, time.Month(mo), 1), geo.DayOf(y, time.Month(mo)+1, 1)-1
	default:
		m.on, m.until = geo.DayOf(y, time.January, 1), geo.DayOf(y, time.December, 31)
	}
	if _, _, day := m.on.Date(); d > 0 && day != d {
		return moment{}, faultDate
	}
	m.from, m.to = c.midnight(m.on), c.midnight(m.until+1)
	if len(c.known) >= maxCached {
		clear(c.known)
	}
	c.known[text] = m
	return m, nil
}

// midnight returns the instant at which a local day begins.
func (c *calendar) midnight(d geo.Day) int64 {
	y, m, day := d.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, c.zone).Unix()
}

// splitDate reads YYYY, YYYY-MM or YYYY-MM-DD; absent parts are 0.
func splitDate(s string) (y, m, d int, ok bool) {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return 0, 0, 0, false
	}
	if y, ok = number(s[:4]); !ok || y == 0 {
		return 0, 0, 0, false
	}
	if len(s) >= 7 {
		if m, ok = number(s[5:7]); !ok || s[4] != '-' || m < 1 || m > 12 {
			return 0, 0, 0, false
		}
	}
	if len(s) == 10 {
		if d, ok = number(s[8:10]); !ok || s[7] != '-' || d < 1 || d > 31 {
			return 0, 0, 0, false
		}
	}
	return y, m, d, true
}

// number reads decimal digits and nothing else; s is short.
func number(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

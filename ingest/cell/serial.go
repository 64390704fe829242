package cell

import (
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Epoch is where the serial dates of a workbook begin.
type Epoch uint8

// The epochs. EpochUnknown makes a serial a fault.
const (
	EpochUnknown Epoch = iota
	Epoch1900          // 1 is 1900-01-01, and 60 a 29 February 1900 that never was (Windows)
	Epoch1904          // 0 is 1904-01-01 (old Macs; date1904 in a workbook)
)

// Serials of texts: from 1954 to 2119, so that years and case numbers are none.
const minSerial, maxSerial = 20000, 80000

// Serial returns the day of a spreadsheet's serial date and, where it has a
// fraction, the time of day, to the second. A whole number has no time. Faults
// are FaultSerial for EpochUnknown, FaultNoSuchDay for the day that 1900 did not
// have and for what lies before the epoch or after 9999, NaN included.
func Serial(x float64, e Epoch) (Date, *Fault) {
	if e == EpochUnknown {
		return Date{}, FaultSerial
	}
	if !(x >= 0 && x < float64(geo.MaxDay-geo.MinDay)+3) {
		return Date{}, FaultNoSuchDay
	}
	day := math.Floor(x)
	second := int(math.Round((x - day) * 86400))
	if second == 86400 {
		second, day = 0, day+1
	}
	d := Date{Minute: geo.NoMinute, MinuteTo: geo.NoMinute}
	if x != day {
		d.Minute, d.Second = int16(second/60), int8(second%60)
	}
	const epoch1900, epoch1904 = geo.MinDay - 2, geo.MinDay + 1460
	switch {
	case e == Epoch1904:
		d.From = epoch1904 + geo.Day(day)
	case day < 1 || day == 60:
		return Date{}, FaultNoSuchDay
	case day < 60:
		d.From = epoch1900 + 1 + geo.Day(day)
	default:
		d.From = epoch1900 + geo.Day(day)
	}
	if d.From > geo.MaxDay {
		return Date{}, FaultNoSuchDay
	}
	d.To = d.From
	return d, nil
}

// looksSerial tells whether a text is a number of the size of serial dates.
func looksSerial(s string) bool {
	if len(s) < 5 || len(s) > 24 {
		return false
	}
	n, ok := digits(s[:5])
	if !ok || n < minSerial || n > maxSerial {
		return false
	}
	if len(s) == 5 {
		return true
	}
	_, ok = digits(s[6:])
	return ok && (s[5] == '.' || s[5] == ',')
}

func parseSerial(s string, e Epoch) (Readings, *Fault) {
	if len(s) > 5 && s[5] == ',' {
		s = strings.Replace(s, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return Readings{}, FaultDate
	}
	d, f := Serial(x, e)
	if f != nil {
		return Readings{}, f
	}
	r := Readings{DayFirst: d, MonthFirst: d, Form: FormSerial}
	if _, _, day := d.From.Date(); day > 12 {
		r.Form |= FormLateDay
	}
	return r, nil
}

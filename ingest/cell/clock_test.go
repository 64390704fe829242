package cell

import (
	"fmt"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func (c Clock) show() string {
	s := fmt.Sprintf("%02d:%02d", c.Minute/60, c.Minute%60)
	if c.Second > 0 {
		s += fmt.Sprintf(":%02d", c.Second)
	}
	if c.Until != geo.NoMinute {
		s += fmt.Sprintf("-%02d:%02d", c.Until/60, c.Until%60)
	}
	if c.About {
		s += "~"
	}
	return s
}

var clockForms = []struct{ text, want string }{
	{"23:30", "23:30"}, {"7:05", "07:05"}, {"7:05:09", "07:05:09"}, {"23h30", "23:30"}, {"23H30", "23:30"}, {"23g30", "23:30"}, {"23h:30", "23:30"}, {"23h30'", "23:30"}, {"23h30p", "23:30"}, {"23h 30", "23:30"},
	{"23 giờ 30 phút", "23:30"}, {"23 giờ 30 phút 15 giây", "23:30:15"}, {"23 gio 30 phut", "23:30"}, {"19h", "19:00"}, {"19 giờ", "19:00"}, {"19", "19:00"}, {"0", "00:00"}, {"0h", "00:00"}, {"00:00", "00:00"}, {"lúc 19h", "19:00"},
	{"khoảng 19 giờ", "19:00~"}, {"~19h", "19:00~"}, {"vào khoảng 19h30", "19:30~"}, {"7 giờ rưỡi", "07:30"}, {"8 giờ kém 15", "07:45"}, {"8 giờ kém 15 phút", "07:45"},
	{"7h sáng", "07:00"}, {"3h rạng sáng", "03:00"}, {"11h trưa", "11:00"}, {"12h trưa", "12:00"}, {"1h trưa", "13:00"}, {"2h chiều", "14:00"}, {"12h30 chiều", "12:30"}, {"15h chiều", "15:00"}, {"8 giờ tối", "20:00"}, {"8h30 tối", "20:30"}, {"20h tối", "20:00"},
	{"11h đêm", "23:00"}, {"2h đêm", "02:00"}, {"23h đêm", "23:00"}, {"tối, khoảng 8h", "20:00~"},
	{"24h", "23:59~"}, {"24:00", "23:59~"}, {"12h đêm", "23:59~"}, {"12h30 đêm", "23:59~"},
	{"11:30 CH", "23:30"}, {"12:30 CH", "12:30"}, {"12:30 SA", "00:30"}, {"11:30 PM", "23:30"}, {"12 am", "00:00"}, {"11 pm", "23:00"}, {"23:30 PM", "23:30"},
	{"19h-21h", "19:00-21:00"}, {"từ 19h đến 21h", "19:00-21:00"}, {"19h30-21h", "19:30-21:00"}, {"khoảng 19–20 giờ", "19:00-20:00~"}, {"19-20h tối", "19:00-20:00"}, {"22h-2h", "22:00-02:00"}, {"7-9h tối", "19:00-21:00"},
	{"0.97916", "23:29:59"}, {"0.9791666666666666", "23:30"}, {"0,5", "12:00"}, {"9.375E-2", "02:15"}, {"0.0", "00:00"},

	{"", "missing"}, {"25", "bad_time"}, {"24", "bad_time"}, {"23:60", "bad_time"}, {"24:01", "bad_time"}, {"x", "bad_time"}, {"-1", "bad_time"}, {"10.30", "bad_time"}, {"15h sáng", "bad_time"}, {"12h sáng", "bad_time"}, {"6h đêm", "bad_time"}, {"3h tối", "bad_time"},
	{"13:00 SA", "bad_time"}, {"tối", "bad_time"}, {"1.5", "bad_time"}, {"0.99999999", "bad_time"}, {"19h ngày 22/6", "bad_time"}, {"0h kém 5", "bad_time"}, {"8h, 9h", "two_times"}, {"8h 9h 10h", "two_times"},
}

func TestParseClock(t *testing.T) {
	t.Parallel()
	for _, c := range clockForms {
		for _, text := range append(otherSpellings(c.text), c.text) {
			clock, f := ParseClock(text)
			got := clock.show()
			if f != nil {
				got = f.Code
			}
			if got != c.want {
				t.Errorf("%q: %s, want %s", text, got, c.want)
			}
		}
	}
}

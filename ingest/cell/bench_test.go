package cell

import (
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

var june = func() geo.Period {
	d := geo.DayOf(2022, time.June, 22)
	return geo.Period{From: d, To: d}
}()

func BenchmarkDates(b *testing.B) {
	for _, s := range []string{"2022-06-22", "2022-06-22T23:30:00+07:00", "22/06/2022", "44734.979", "tháng 6/2022", "22/6/2022 23:30",
		"ngày 22 tháng 6 năm 2022", "23 giờ 30 phút ngày 22/6/2022", "từ ngày 20/6 đến ngày 22/6/2022"} {
		b.Run(strings.ReplaceAll(s, "/", "|"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, f := ParseDate(s, DateOptions{Epoch: Epoch1900}); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

func BenchmarkClocks(b *testing.B) {
	for _, s := range []string{"23:30", "23h30", "khoảng 19 giờ", "8 giờ tối"} {
		b.Run(strings.ReplaceAll(s, "/", "|"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, f := ParseClock(s); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

func BenchmarkNumbers(b *testing.B) {
	for _, s := range []string{"1234", "3.359,80", "12,5 %", "khoảng 3", "từ 11 % đến dưới 31 %"} {
		b.Run(strings.ReplaceAll(s, "/", "|"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, f := ParseNumber(s, Decimal); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

func BenchmarkAges(b *testing.B) {
	for _, s := range []string{"34", "1985", "34 tuổi", "từ 13 đến dưới 16 tuổi", "nữ, sinh năm 1985"} {
		b.Run(strings.ReplaceAll(s, "/", "|"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, f := ParseAge(s, june); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

func BenchmarkCodes(b *testing.B) {
	l := Codes(geo.Categories)
	for _, s := range []string{"injury", "Cố ý gây thương tích", "co y gay thuong tich", "tội hiếp dâm", "khoản 2 Điều 134 BLHS"} {
		b.Run(strings.ReplaceAll(s, "/", "|"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, f := l.Find(s); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

func BenchmarkMarks(b *testing.B) {
	for name, run := range map[string]func() *Fault{
		"flag": func() *Fault { _, f := ParseFlag("không"); return f },
		"sex":  func() *Fault { _, f := ParseSex("cháu gái"); return f },
		"acts": func() *Fault { _, f := ParseActs("a, c, đ"); return f },
		"judge": func() *Fault {
			Judge(Facts{HarmKnown: true, Harm: Number{Lo: 5, Hi: 5}})
			return nil
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if f := run(); f != nil {
					b.Fatal(f.Code)
				}
			}
		})
	}
}

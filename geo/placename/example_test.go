package placename_test

import (
	"fmt"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
)

func ExampleIndex_Match() {
	reform := geo.DayOf(2025, time.July, 1)
	editions := []geo.Edition{
		{Code: "2022", ValidFrom: geo.MinDay, ValidTo: reform - 1},
		{Code: "2025", ValidFrom: reform, ValidTo: geo.MaxDay},
	}
	index, err := placename.NewIndex(editions, []placename.Place{
		{Edition: "2022", Code: "00101", Name: "Xã Hoà Mẫu", District: "Huyện Đông Thử", Province: "Tỉnh Giả Định"},
		{Edition: "2022", Code: "00104", Name: "Xã Mẫu Sơn", District: "Huyện Đông Thử", Province: "Tỉnh Giả Định"},
		{Edition: "2022", Code: "00107", Name: "Xã Mẫu Sớn", District: "Huyện Đông Thử", Province: "Tỉnh Giả Định"},
		{Edition: "2025", Code: "00101", Name: "Phường Hoà Mẫu", Province: "Tỉnh Giả Định"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range []placename.Query{
		{Text: "X.Hòa Mẫu"},
		{Text: "Hòa Mẫu"},
		{Text: "xã Hòa Mẫu, tỉnh Giả Định", Edition: "2025"},
		{Text: "thôn Đông, xã Mẫu Sớn, huyện Đông Thử"},
		{Text: "xa mau son", District: "dong thu"},
		{Text: "Xã Mẫu Sơn", Code: "104"},
		{Text: "Xã Mẫu Sơn", Code: "107"},
		{Text: "Xã Mẫu Sươn"},
	} {
		r := index.Match(q)
		fmt.Println(r.Outcome, r.How, r.Notices.Codes())
		for _, p := range r.Found {
			fmt.Println("  ", p.Edition, p.Code, p.Name)
		}
		for _, s := range r.Suggestions {
			fmt.Println("  perhaps", s.Edition, s.Code, s.Name)
		}
	}
	// Output:
	// resolved tone []
	//    2022 00101 Xã Hoà Mẫu
	// ambiguous  []
	//    2025 00101 Phường Hoà Mẫu
	//    2022 00101 Xã Hoà Mẫu
	// resolved tone [type_differs]
	//    2025 00101 Phường Hoà Mẫu
	// resolved exact []
	//    2022 00107 Xã Mẫu Sớn
	// ambiguous  []
	//    2022 00104 Xã Mẫu Sơn
	//    2022 00107 Xã Mẫu Sớn
	// resolved exact [lost_zero]
	//    2022 00104 Xã Mẫu Sơn
	// contradiction  []
	//   perhaps 2022 00104 Xã Mẫu Sơn
	//   perhaps 2022 00107 Xã Mẫu Sớn
	// not_found  []
	//   perhaps 2022 00104 Xã Mẫu Sơn
	//   perhaps 2022 00107 Xã Mẫu Sớn
}

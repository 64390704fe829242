package sheet_test

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// A report as a commune sends it, exported from Excel with semicolons.
func Example() {
	const report = `CÔNG AN XÃ MINH QUANG;;;
BÁO CÁO THÁNG 6/2022;;;
STT;Ngày xảy ra;Nạn nhân;
;;Tuổi;Giới
Thôn Đông;;;
1;12/6/2022;35;Nữ
2;nt;9;Nữ
Tổng số;2;;
;;TRƯỞNG CÔNG AN XÃ;
`
	f, err := sheet.Open(strings.NewReader(report), int64(len(report)), sheet.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	found, err := f.Find()
	if err != nil {
		fmt.Println(err)
		return
	}
	t := found.Tables[0]
	fmt.Println("header rows", t.HeaderRows, "of", t.Hints.Unit, "for", t.Hints.Period)
	r, err := f.Read(t)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Println(err)
			return
		}
		for i, c := range t.Columns {
			fmt.Printf("%s=%s ", c.Name, row.Cells[i])
		}
		fmt.Println("in row", row.Number)
	}
	for _, s := range r.Summary().First {
		fmt.Println("not read:", s.Row, s.Why.English())
	}
	// Output:
	// header rows [3 4] of CÔNG AN XÃ MINH QUANG for THÁNG 6/2022
	// STT=1 Ngày xảy ra=12/6/2022 Nạn nhân / Tuổi=35 Nạn nhân / Giới=Nữ group=Thôn Đông in row 6
	// STT=2 Ngày xảy ra=12/6/2022 Nạn nhân / Tuổi=9 Nạn nhân / Giới=Nữ group=Thôn Đông in row 7
	// not read: 1 a title or letterhead above the table
	// not read: 2 a title or letterhead above the table
	// not read: 5 the head of a group of rows, kept as their group
	// not read: 8 a row of sums
	// not read: 9 the signature block below the table
}

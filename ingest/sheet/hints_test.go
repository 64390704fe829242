package sheet_test

import (
	"testing"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// What the lines above a table say of its period and unit.
func TestHints(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ titles, period, unit string }{
		{"Tháng 6 năm 2022", "Tháng 6 năm 2022", ""},
		{"BÁO CÁO THÁNG 06/2022", "THÁNG 06/2022", ""},
		{"(từ 15/5 đến 14/6/2022)", "từ 15/5 đến 14/6/2022", ""},
		{"Số liệu từ ngày 15 tháng 5 đến hết ngày 14 tháng 6 năm 2022", "từ ngày 15 tháng 5 đến hết ngày 14 tháng 6 năm 2022", ""},
		{"Từ ngày 15/12/2021 - 14/12/2022", "Từ ngày 15/12/2021 - 14/12/2022", ""},
		{"Quý III năm 2022", "Quý III năm 2022", ""},
		{"QUÝ 2/2022", "QUÝ 2/2022", ""},
		{"Kết quả 6 tháng đầu năm 2022", "6 tháng đầu năm 2022", ""},
		{"Thống kê năm 2022", "năm 2022", ""},
		{"Giai đoạn năm 2022 - 2027", "năm 2022 - 2027", ""},
		{"Tam Đảo, ngày 15 tháng 6 năm 2022", "", ""},
		{"Tam Đảo, ngày 15 tháng 6 năm 2022\\nBáo cáo tháng 5 năm 2022", "tháng 5 năm 2022", ""},
		{"CÔNG AN TỈNH VĨNH PHÚC||CÔNG AN HUYỆN TAM ĐẢO", "", "CÔNG AN HUYỆN TAM ĐẢO"},
		{"UBND HUYỆN SÔNG LÔ\\nUBND xã Hải Lựu", "", "UBND xã Hải Lựu"},
		{"Đơn vị báo cáo: Hội LHPN xã Đạo Trù||UBND TỈNH", "", "Hội LHPN xã Đạo Trù"},
		{"Uỷ ban nhân dân phường Tích Sơn", "", "Uỷ ban nhân dân phường Tích Sơn"},
		{"Xã: Minh Quang", "", "Xã: Minh Quang"},
		{"Đơn vị tính: vụ", "", ""},
		{"Danh sách các vụ việc", "", ""},
	} {
		f := fixture{cells: c.titles + "|||\n" + plainTable[1:]}
		for format, content := range map[string][]byte{"XLSX": f.xlsx(t), "CSV": f.csv(";")} {
			found, err := open(t, content, sheet.Options{}).Find()
			must(t, err)
			if len(found.Tables) != 1 {
				t.Fatalf("%s, %s: %+v", c.titles, format, found)
			}
			if h := found.Tables[0].Hints; h.Period != c.period || h.Unit != c.unit || h.Nil {
				t.Errorf("%s, %s: %+v, want %q, %q", c.titles, format, h, c.period, c.unit)
			}
		}
	}
}

// A nil report is one only where nothing else is reported.
func TestNilReports(t *testing.T) {
	t.Parallel()
	const header = "STT|Ngày|Thôn|Số vụ\n"
	for cells, want := range map[string]bool{
		header + "|Không phát sinh||":                                        true,
		header + "1|Trong tháng không phát sinh vụ việc nào||":               true,
		header + "||0 vụ|":                                                   true,
		header + "Không||||":                                                 true,
		header + "|Không phát sinh||\n1|2022-01-02|Đông|1\n2|2022-01-03|B|1": false,
		header + "1|2022-01-02|Không|1\n2|2022-01-03|Đông|1":                 false,
		header: false,
	} {
		all, ok := readAll(t, open(t, fixture{cells: cells}.csv(";"), sheet.Options{}))
		if !ok || all.nilled != want || all.table.Hints.Nil != want {
			t.Errorf("%s: %v %v %+v", cells, all.nilled, all.table.Hints.Nil, all.summary)
		}
	}
}

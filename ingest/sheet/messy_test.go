package sheet_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

var update = flag.Bool("update", false, "write the golden previews anew")

// Each fixture as a workbook and as the CSV that Excel makes of it: what is
// found is written out and compared with the file that a person has read.
func TestPreviews(t *testing.T) {
	t.Parallel()
	for _, f := range messy {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			got := "== XLSX\n" + preview(t, open(t, f.xlsx(t), sheet.Options{})) +
				"== CSV\n" + preview(t, open(t, f.csv(";"), sheet.Options{}))
			path := filepath.Join("testdata", "previews", f.name+".txt")
			if *update {
				must(t, os.MkdirAll(filepath.Dir(path), 0o755))
				must(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			must(t, err)
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the preview changed (-want +got):\n%s", diff)
			}
		})
	}
}

var messy = []fixture{
	{"full_report", `
CÔNG AN TỈNH VĨNH PHÚC||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG AN HUYỆN TAM ĐẢO||||Độc lập - Tự do - Hạnh phúc
Số: 123/BC-CAH||||Tam Đảo, ngày 15 tháng 6 năm 2022

DANH SÁCH CÁC VỤ BẠO LỰC VỚI PHỤ NỮ VÀ TRẺ EM
(Từ ngày 15/5/2022 đến ngày 14/6/2022)

STT|Ngày xảy ra|Nạn nhân|||Nơi xảy ra|Hành vi|Ghi chú
||Tuổi|Giới|Nghề nghiệp|||
(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)
I|Huyện Tam Đảo||||||
1|2022-05-16|35|Nữ|Làm ruộng|Xã Minh Quang|Đánh đập|
2|2022-05-20|9|Nữ|-|nt|nt|x
II|Thành phố Vĩnh Yên||||||
3|2022-06-01|28|Nữ|Công nhân|Phường Tích Sơn|Chửi mắng|-
4||||||||
|Tổng số|3|||||
|Trong đó: trẻ em|1|||||

||||||Tam Đảo, ngày 14 tháng 6 năm 2022|
Nơi nhận:|||NGƯỜI LẬP BIỂU|||TRƯỞNG CÔNG AN|
- Như trên;|||(Ký, ghi rõ họ tên)|||(Ký, đóng dấu)|
- Lưu: VT.|||||||
|||Nguyễn Văn A|||Trần Thị B|`,
		"A1:D1 E1:H1 A2:D2 E2:H2 A3:D3 E3:H3 A5:H5 A6:H6 A8:A9 B8:B9 C8:E8 F8:F9 G8:G9 H8:H9 B11:H11 B14:H14"},

	{"three_level_header", `
UBND xã Minh Quang||||||
BIỂU TỔNG HỢP 6 tháng đầu năm 2022||||||
TT|Thôn|Số vụ|Trong đó||||Ghi chú
|||Bạo lực gia đình|||Xâm hại|
|||Thân thể|Tinh thần|Kinh tế||
A|B|1=2+5|2|3|4|5|C
1|Thôn Đông|3|1|1|0|1|
2|Thôn Tây|0|0|0|0|0|
|Cộng|3|1|1|0|1|
Ghi chú: số liệu đến hết ngày 14/6/2022|||||||
Số liệu do công an xã cung cấp|||||||`,
		"A1:D1 A2:H2 A3:A5 B3:B5 C3:C5 D3:G3 H3:H5 D4:F4 G4:G5"},

	{"districts_as_merged_rows", `
BÁO CÁO THÁNG 6/2022|||
STT|Xã, phường|Số vụ|Số nạn nhân
HUYỆN TAM ĐẢO|||
1|Xã Minh Quang|2|3
2|Xã Đạo Trù||
HUYỆN YÊN LẠC|||
1|Xã Tề Lỗ|1|1
Toàn tỉnh||3|4`,
		"A1:D1 A3:D3 A6:D6"},

	{"outline_1_1", `
TT|Nội dung|Số vụ|Số người
I|Bạo lực gia đình|5|6
1|Huyện Lập Thạch|3|3
1.1|Xã Xuân Hòa|2|2
1.2|Xã Vân Trục|1|1
2|Huyện Sông Lô|2|3
2.1|Xã Hải Lựu|2|3
II|Xâm hại tình dục|1|1
1|Huyện Lập Thạch|1|1`, ""},

	{"one_commune_one_blank_row_each", `
Xã|Số vụ|Nạn nhân|Ghi chú
Xã Minh Quang|2|3|

Xã Đạo Trù|||
Xã Tam Quan|-|-|

Tổng|2|3|`, ""},

	{"nil_report", `
CÔNG AN HUYỆN BÌNH XUYÊN|||
BÁO CÁO VỤ VIỆC Quý II/2022|||

STT|Ngày|Địa bàn|Nội dung
|Không phát sinh||

|||NGƯỜI LẬP BIỂU`, "A1:D1 A2:D2 B5:D5"},

	{"nil_report_without_table", `
UBND XÃ YÊN BÌNH
Báo cáo tháng 5 năm 2022
Trong tháng không có vụ việc nào xảy ra trên địa bàn`, ""},

	{"header_on_every_page", `
STT|Ngày|Xã|Số vụ
1|2022-01-02|Xã A|1
2|2022-01-03|Xã B|2
STT|Ngày|Xã|Số vụ
3|2022-01-04|Xã C|1`, ""},

	{"merged_down_in_the_body", `
STT|Huyện|Xã|Số vụ|Ngày
1|Tam Đảo|Minh Quang|1|2022-01-02
2||Đạo Trù|2|2022-01-05
3||Tam Quan|1|2022-02-02
4|Yên Lạc|Tề Lỗ|1|2022-03-02`, "B2:B4"},

	{"second_table_below", `
Bảng 1. Các vụ việc|||
STT|Ngày|Xã|Số vụ
1|2022-01-02|Xã A|1
2|2022-01-03|Xã B|2

STT|Mô hình|Địa chỉ tin cậy|Số hộ
1|Gia đình an toàn|Thôn Đông|20`, "A1:D1"},

	{"no_header", `
1|2022-01-02|Xã A|1
2|2022-01-03|Xã B|2
3|2022-01-04|Xã C|2`, ""},

	{"machine_with_odd_values", `
id,note|name|value
T1|Total|5
nt|NT|-
I|Huyện|7
Cộng tác viên|Tổng công ty|1
x||`, ""},

	{"year_columns", `
Số vụ bạo lực gia đình theo năm||||
(Đơn vị tính: vụ)||||
Huyện|2019|2020|2021|Ghi chú
Tam Đảo|12|9|7|
Yên Lạc|3|5|8|
Sông Lô|4|4|4|
Tổng cộng:|19|18|19|
Nguồn: Công an tỉnh||||`, "A1:E1 A2:E2 A8:E8"},

	{"months_below_a_parent", `
TT|Xã|Tháng||||Cộng
||1|2|3|4|
1|Minh Quang|1|0|2|0|3
2|Đạo Trù|0|0|1|1|2`, "A1:A2 B1:B2 C1:F1 G1:G2"},

	{"roman_rows_are_the_data", `
TT|Nội dung|Số vụ
I|Bạo lực thân thể|12
II|Bạo lực tinh thần|5
III|Bạo lực kinh tế|1`, ""},

	{"title_in_the_first_column_unmerged", `
Danh sách vụ việc|||||
Đơn vị: Công an xã Tề Lỗ||||||
STT|Họ tên đối tượng|Ngày vi phạm|Hành vi|Kết quả xử lý|Ghi chú
1|A|12/6/2022|Đánh vợ|Phạt tiền|
2|B|ngày 22 tháng 6 năm 2022|nt|″|
Người lập|||||`, ""},

	{"broken_cells", `
Mã\nsố|Ngày\nxảy ra|Mô tả "hành vi"
A-1|2022-01-02|dòng 1\ndòng 2; và "ba"
A-2|2022-01-03|bình thường`, ""},

	{"two_columns", `
THỐNG KÊ SỐ VỤ|
Xã|Số vụ
Minh Quang|3
Đạo Trù|0
Tổng cộng|3
NGƯỜI LẬP BIỂU|TRƯỞNG CÔNG AN
Nguyễn Văn A|Trần Thị B`, "A1:B1"},

	{"letterhead_right_above_the_header", `
UBND HUYỆN SÔNG LÔ||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG AN XÃ HẢI LỰU||||Độc lập - Tự do - Hạnh phúc
Mã vụ|Ngày|Thôn|Hành vi|Số nạn nhân
V01|2022-03-01|Đồng Dạ|Đánh|1
V02|2022-03-09|Gò Dài||2
V03|2022-03-10|||1
|||TM. ỦY BAN NHÂN DÂN|
|||CHỦ TỊCH|
|||Lê Văn C|`, ""},

	{"units_of_measure_below_names", `
STT|Đơn vị|Số vụ|Số tiền|Ghi chú
||(vụ)|(đồng)|
1|Minh Quang|2|1.500.000|
2|Đạo Trù|1|500.000|`, ""},

	{"breakdown_below_the_sum", `
BÁO CÁO SỐ LIỆU NĂM 2022||||
STT|Huyện|Số vụ|Nạn nhân|Tỷ lệ
1|Tam Đảo|3|4|60%
2|Yên Lạc|2|2|40%
|Tổng số|5|6|100%
|- Phụ nữ||4|
|- Trẻ em||2|
||Ngày 20 tháng 6 năm 2022||
||KT. TRƯỞNG CÔNG AN||
||PHÓ TRƯỞNG CÔNG AN||`, "A1:E1"},

	{"table_begins_at_column_c", `
||PHỤ LỤC 1|||
||(Kèm theo Công văn số 12/CAT)|||

||STT|Tên mô hình|Địa chỉ|Ngày ra mắt
||1|An toàn cho phụ nữ|Thôn Đông|2022-03-08
||2|Gia đình không bạo lực|Thôn Tây|2022-10-20`, "C1:F1 C2:F2"},

	{"no_running_number_and_groups", `
DANH SÁCH ĐỊA CHỈ TIN CẬY NĂM 2022|||
Tên địa chỉ|Thôn|Sức chứa|Ngày mở
Huyện Lập Thạch|||
Nhà văn hóa|Đồng Tâm|10|2022-03-08
Trạm y tế|Đồng Tiến|4|2022-04-01
Huyện Sông Lô|||
Nhà bà X|Khu 2|2|2022-05-01`, "A1:D1"},

	{"numbers_of_columns_in_a_plain_sheet", `
STT|Ngày|Xã|Số vụ|Ghi chú
1|2|3|4|5
1|2022-01-02|Xã A|1|
2|2022-01-03|Xã B|2|`, ""},

	{"numbers_that_are_data", `
a,b|x|y|z|w
1|2|3|4|5
2|3|4|5|6
3|4|5|6|7`, ""},

	{"only_a_header", `
STT|Ngày xảy ra|Địa điểm|Nạn nhân|Ghi chú`, ""},

	{"forms_with_empty_lines", `
SỔ THEO DÕI THÁNG 7 NĂM 2022|||
STT|Ngày tiếp nhận|Nội dung|Kết quả xử lý
1|2022-07-02|Đánh đập|Đã xử lý
2|||
3|||
4|||`, "A1:D1"},

	{"signatures_at_the_left_of_a_wide_table", `
STT|Ngày|Xã|Tuổi|Giới|Hành vi|Kết quả
1|2022-01-02|Xã A|30|Nữ|Đánh|Phạt
2|2022-01-03|Xã B|31|Nữ|Chửi|Hòa giải
Người tổng hợp||||||Thủ trưởng đơn vị
||||||
Phạm Thị D||||||Đại tá Hoàng Văn E`, ""},

	{"header_merged_into_the_numbers", `
STT|Ngày|Nạn nhân||Nơi xảy ra
||Tuổi|Giới|
|(2)|(3)|(4)|(5)
1|2022-01-02|30|Nữ|Xã A
2|2022-01-03|31|Nữ|Xã B`, "A1:A3 B1:B2 C1:D1 E1:E2"},

	{"roman_heads_above_rows_without_numbers", `
TT|Ngày|Xã|Hành vi|Tuổi|Giới
I|Bạo lực gia đình||||
|2022-01-02|Xã A|đánh|30|Nữ
|2022-01-03|Xã B|chửi|31|Nữ
II|Xâm hại tình dục||||
|2022-01-04|Xã C|dâm ô|9|Nữ`, ""},

	{"form_number_beside_the_unit", `
Biểu 01-BLGĐ||||Đơn vị: Công an xã Đạo Trù
Thời điểm báo cáo: 20/6/2022|||||
Số TT|Họ và tên người gây bạo lực|Năm sinh|Ngày vi phạm|Hình thức xử lý|Kết quả hỗ trợ nạn nhân\n(ghi rõ)
1|A|1980|12/6/2022|Phạt tiền|Đã hỗ trợ
Tổng cộng có 01 vụ việc trong kỳ|||||
Danh sách này có 01 người./.|||||`, ""},

	{"sums_beside_group_heads", `
THỐNG KÊ NĂM 2022||||
STT|Đơn vị|Số vụ|Nạn nhân|Đã trợ giúp
|TỔNG SỐ|6|7|5
I|Huyện Tam Đảo|4|5|4
1|Xã Minh Quang|3|3|3
2|Xã Đạo Trù|1|2|1
II|Huyện Yên Lạc|2|2|1
1|Xã Tề Lỗ|2|2|1`, "A1:E1"},

	{"compared_years", `
STT|Chỉ tiêu|Năm 2021|Năm 2022|So sánh|
||||Tăng, giảm|Tỷ lệ %
1|Số vụ bạo lực|12|9|-3|-25
2|Số nạn nhân|14|10|-4|-28,6
3|Đã trợ giúp|10|10|0|0`, "A1:A2 B1:B2 C1:C2 D1:D2 E1:F1"},

	{"remarks_right_of_the_table", `
DANH SÁCH MÔ HÌNH|||||
STT|Tên mô hình|Địa chỉ|Ngày ra mắt||
1|An toàn cho phụ nữ|Thôn Đông|2022-03-08||
2|Gia đình không bạo lực|Thôn Tây|2022-10-20||cần kiểm tra lại
3|Địa chỉ tin cậy|Thôn Nam|2022-11-25||`, "A1:D1"},
}

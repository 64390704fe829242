package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/charset"
)

var update = flag.Bool("update", false, "write the golden previews anew")

// report is what an office sends: letterhead, two levels of headers, groups, sums
// and signatures around two rows.
var report = drawn{cells: `
CÔNG AN TỈNH VĨNH PHÚC||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM||||
CÔNG AN HUYỆN TAM ĐẢO||||Độc lập - Tự do - Hạnh phúc||||
DANH SÁCH CÁC VỤ BẠO LỰC VỚI PHỤ NỮ VÀ TRẺ EM||||||||
(Từ ngày 15/5/2022 đến ngày 14/6/2022)||||||||

STT|Ngày xảy ra|Nạn nhân|||Đối tượng|Hành vi|Tỷ lệ thương tật|Ghi chú
||Họ và tên|Tuổi|Giới tính|Tuổi|||
(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)
I|Huyện Tam Đảo|||||||
1|16/05/2022|Nguyễn Thị A|35|Nữ|40|Đánh đập|12%|gọi sau
2|20/5/2022|Trần Văn B|9|nt|33|Hiếp dâm trẻ em||
3|06/06/2022|Lê Thị C|1985|Nữ|-|Điều 134|đang giám định|
|Tổng số: 3||||||||

Nơi nhận:||||||TRƯỞNG CÔNG AN||
- Như trên;||||||(Ký, đóng dấu)||`,
	merges: "A1:D1 E1:I1 A2:D2 E2:I2 A3:I3 A4:I4 A6:A7 B6:B7 C6:E6 G6:G7 H6:H7 I6:I7 B9:I9"}

// plain are three incidents as a cadre types them.
var plain = drawn{cells: `
Ngày xảy ra|Giờ|Loại vụ việc|Mức độ|Giới tính nạn nhân|Độ tuổi|Nguồn tin|Kết quả xử lý
22/6/2022|23h30|Cố ý gây thương tích|Nghiêm trọng|Nữ|34 tuổi|Công an xã Minh Quang|Đã khởi tố
5/6/2022|khoảng 19 giờ|Đánh đập|Nhẹ|nữ|SN 1985|Hội phụ nữ|Hòa giải
tháng 5/2022||Dâm ô|không rõ|nữ|cháu gái 12 tuổi|tổng đài 111|đang xác minh`}

func utf16LE(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func zipped(t testing.TB, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	must(t, err)
	_, err = w.Write([]byte(content))
	must(t, err)
	must(t, z.Close())
	return b.String()
}

// Files as officials send them, each named after its hazard, and what becomes of
// them without any option: written out and compared with what a person has read.
func TestMessyFiles(t *testing.T) {
	t.Parallel()
	ascii := drawn{cells: "Ngay xay ra|Loai vu viec|Gioi tinh|Tuoi\n22/6/2022|danh dap|nu|34"}
	files := map[string]struct{ file, content string }{
		"full_report":             {"Báo cáo tháng 6-2022.xlsx", book(t, report)},
		"full_report_as_csv":      {"bc.csv", report.csv(";")},
		"typed_by_hand":           {"danh sách.xlsx", book(t, plain)},
		"semicolons":              {"bc.csv", plain.csv(";")},
		"tabs_in_utf16":           {"bc.txt", utf16LE(plain.csv("\t"))},
		"windows_1258":            {"bc.csv", in1258(t, plain.csv(","))},
		"tcvn3":                   {"bc.csv", in(t, charset.TCVN3, plain.csv(","))},
		"vni":                     {"bc.csv", in(t, charset.VNI, plain.csv(","))},
		"without_accents":         {"bc.csv", ascii.csv(",")},
		"old_font":                {"bc.xlsx", book(t, drawn{font: ".VnTime", cells: oldFont(t, plain.cells)})},
		"line_ends_of_old_macs":   {"bc.csv", strings.ReplaceAll(plain.csv(","), "\r\n", "\r")},
		"delimiter_declared":      {"bc.csv", "sep=;\r\n" + plain.csv(";")},
		"in_a_zip":                {"bc.zip", zipped(t, "bc.csv", plain.csv(","))},
		"workbook_in_gzip":        {"bc.xlsx.gz", string(gz(t, []byte(book(t, plain))))},
		"order_not_proved":        {"bc.csv", "Ngày xảy ra,Hành vi\n5/6/2022,đánh đập\n7/8/2022,đánh đập\n"},
		"both_orders":             {"bc.csv", "Ngày xảy ra,Hành vi\n25/6/2022,đánh đập\n7/28/2022,đánh đập\n"},
		"months_first":            {"bc.csv", "Date of incident,Type of incident\n6/5/2022,rape\n7/28/2022,rape\n"},
		"several_sheets":          {"bc.xlsx", book(t, named("Tháng 5", plain), drawn{name: "Tổng hợp", cells: "Xã|Số vụ\nXã A|2\nXã B|1"}, drawn{name: "Tháng 6", cells: "TT|Ngày|Tội danh|Giới\n1|2022-06-22|Điều 141|nữ\n2|2022-06-23|xyz|nữ"})},
		"nil_report":              {"bc.xlsx", book(t, drawn{cells: "CÔNG AN HUYỆN BÌNH XUYÊN|||\nBÁO CÁO VỤ VIỆC Quý II/2022|||\n\nSTT|Ngày xảy ra|Hành vi|Nội dung\n|Không phát sinh||", merges: "A1:D1 A2:D2 B5:D5"})},
		"running_numbers":         {"bc.csv", "Mã số,Ngày xảy ra,Hành vi\n1,22/6/2022,đánh đập\n2,23/6/2022,đánh đập\n3,24/6/2022,đánh đập\n"},
		"numbers_of_persons":      {"bc.csv", "Mã số,Ngày xảy ra,Hành vi\n026185001234,22/6/2022,đánh đập\n001085004321,23/6/2022,đánh đập\n026099012345,24/6/2022,đánh đập\n"},
		"state_secret":            {"bc.xlsx", book(t, drawn{cells: "TỐI MẬT|\nNgày xảy ra|Hành vi\n22/6/2022|đánh đập"})},
		"secret_in_a_cell":        {"bc.csv", "occurred_at,category,note\n2022-06-22,rape,\n2022-06-22,rape,Tuyệt mật\n"},
		"json_rows":               {"bc.json", `[{"Ngày xảy ra":"22/6/2022","Hành vi":"đánh đập","Họ tên":"A"},{"Ngày xảy ra":"23/6/2022","Hành vi":"rape","Tuổi":12}]`},
		"json_lines":              {"bc.ndjson", "{\"occurred_at\":\"2022-06-22\",\"category\":\"rape\",\"lon\":105.5,\"lat\":21.5}\n{\"occurred_at\":\"2022-06-23\",\"category\":\"threat\"}\n"},
		"geojson_lines":           {"bc.geojsonl", "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[105.5,21.5]},\"properties\":{\"occurred_at\":\"2022-06-22\",\"category\":\"rape\"}}\n"},
		"other_people_beside":     {"bc.csv", "Ngày xảy ra,Hành vi,Tuổi người gây bạo lực,Giới tính đối tượng,Tuổi nạn nhân\n22/6/2022,đánh đập,45,nam,33\n"},
		"cells_that_do_not_fit":   {"bc.csv", "Ngày xảy ra,Hành vi,Nguồn tin\n22/6/2022,đánh đập,chị Hoa kể\n23/6/2022,đánh đập,bà Lan gọi\n"},
		"day_of_the_title":        {"bc.xlsx", book(t, drawn{cells: "BÁO CÁO tháng 6 năm 2022||\nNgày xảy ra|Hành vi|Tuổi\n5/6|đánh đập|30\n22/6|đánh đập|31", merges: "A1:C1"})},
		"same_name_twice":         {"bc.csv", "Ngày xảy ra,Hành vi,Tuổi,Tuổi\n22/6/2022,đánh đập,34,40\n"},
		"serial_numbers":          {"bc.xlsx", book(t, drawn{cells: "Ngày xảy ra|Giờ|Hành vi\n44734|0.5|đánh đập\n44735.75||đánh đập"})},
		"serial_numbers_in_text":  {"bc.csv", "Ngày xảy ra,Hành vi\n44734,đánh đập\n"},
		"dates_from_1904":         {"bc.xlsx", from1904(t)},
		"stories_for_categories":  {"bc.csv", "Ngày xảy ra,Hành vi\n22/6/2022,Nguyễn Thị A bị chồng là Trần Văn B say rượu về nhà chửi mắng rồi dùng tay đánh vào mặt\n23/6/2022,Lê Thị C đi làm đồng về muộn bị chồng là D dùng gậy đánh gãy tay phải đi viện\n"},
		"formulas":                {"bc.xlsx", withFormulas(t)},
		"facts_against_statement": {"bc.csv", "Ngày xảy ra,Hành vi,Mức độ,Tỷ lệ thương tật (%),Tử vong,Hung khí\n22/6/2022,đánh đập,nhẹ,35,,\n23/6/2022,đánh đập,nhẹ,,x,\n24/6/2022,đánh đập,,,không,có\n25/6/2022,đánh đập,,5,,\n"},
	}
	for name, f := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := messyPreview(t, f.file, f.content)
			path := filepath.Join("testdata", "previews", name+".json")
			if *update {
				must(t, os.MkdirAll(filepath.Dir(path), 0o755))
				must(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			must(t, err)
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("the preview changed (-want +got):\n%s", d)
			}
			if strings.Contains(got, "Nguyễn Thị") {
				t.Error("a name is shown")
			}
		})
	}
}

// from1904 is a workbook of an old Mac, whose days count from 1904.
func from1904(t testing.TB) string {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	yes := true
	must(t, b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	drawn{cells: "Ngày xảy ra|Hành vi\n2022-06-22|đánh đập\n43273|đánh đập"}.into(t, b, "Sheet1")
	return bookBytes(t, b)
}

// withFormulas is a workbook with a formula that was never calculated, and one that
// failed.
func withFormulas(t testing.TB) string {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	drawn{cells: "Ngày xảy ra|Hành vi|Tuổi\n2022-06-22|đánh đập|\n2022-06-22|đánh đập|#REF!\n2022-06-22|đánh đập|30"}.into(t, b, "Sheet1")
	must(t, b.SetCellFormula("Sheet1", "C2", "1+1"))
	return bookBytes(t, b)
}

func named(name string, d drawn) drawn { d.name = name; return d }

// oldFont writes texts as cells of an old font hold them: the bytes of TCVN3 as
// characters.
func oldFont(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range []byte(in(t, charset.TCVN3, text)) {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// messyPreview runs a dry run and an import without options and writes out both.
func messyPreview(t *testing.T, file, content string) string {
	t.Helper()
	o := Options{File: stringFile(content), FileName: file, GuessSource: true, Now: testNow, Sample: 20, DryRun: true}
	store := newMemStore()
	testPlaces(store)
	dry, err := Run(t.Context(), store, o)
	var out struct {
		Understood *Understanding
		Rows       []SampleRow    `json:",omitempty"`
		Rejects    []SampleReject `json:",omitempty"`
		Reasons    []RejectReason `json:",omitempty"`
		Counts     geo.BatchCounts
		Warnings   []string `json:",omitempty"`
		Error      string   `json:",omitempty"`
		Import     string   // what the import itself says
	}
	if dry != nil {
		out.Understood, out.Rows, out.Rejects, out.Reasons, out.Counts, out.Warnings = dry.Understood, dry.Sample, dry.Rejects, dry.Reasons, dry.Batch.Counts, dry.Batch.Warnings
		out.Understood.SHA256, out.Understood.Size = "", 0 // a workbook holds the time of its making
		checkAccount(t, out.Counts)
	}
	if err != nil {
		out.Error = err.Error()
	}
	o.DryRun = false
	out.Import = "stored"
	b, err := Import(t.Context(), store, o)
	if err != nil {
		out.Import = err.Error()
	} else if b.Counts != out.Counts {
		t.Errorf("the import counts %+v, the dry run %+v", b.Counts, out.Counts)
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	must(t, enc.Encode(out))
	return text.String()
}

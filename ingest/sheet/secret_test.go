package sheet_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

const plainTable = `
STT|Ngày|Thôn|Số vụ
1|2022-01-02|Đông|1
2|2022-01-03|Tây|2`

// secretIn reads everything and returns the mark that was met.
func secretIn(t *testing.T, content []byte, o sheet.Options) *sheet.SecretError {
	t.Helper()
	err := func() error {
		f, err := sheet.Open(bytes.NewReader(content), int64(len(content)), o)
		if err != nil {
			return err
		}
		defer f.Close()
		found, err := f.Find()
		if err != nil {
			if len(found.Tables)+len(found.Others) > 0 {
				t.Error("something was returned beside the error")
			}
			return err
		}
		for _, table := range found.Tables {
			r, err := f.Read(table)
			if err != nil {
				return err
			}
			defer r.Close()
			for err == nil {
				_, err = r.Next()
			}
			if !errors.Is(err, io.EOF) {
				return err
			}
		}
		return nil
	}()
	var secret *sheet.SecretError
	if err != nil && (!errors.As(err, &secret) || !errors.Is(err, sheet.ErrSecret)) {
		t.Fatal(err)
	}
	return secret
}

// In a line of the title and in a lone cell below the table.
func TestMarksOutsideTheData(t *testing.T) {
	t.Parallel()
	for text, level := range map[string]string{
		"MẬT": "Mật", "Mật": "Mật", "M Ậ T": "Mật", "(MẬT)": "Mật", "T Ố I  M Ậ T": "Tối mật", "TUYỆT MẬT": "Tuyệt mật", norm.NFD.String("TUYỆT MẬT"): "Tuyệt mật",
		"Độ mật: Mật": "Mật", "ĐỘ MẬT: TỐI MẬT": "Tối mật", "Mức độ mật - Tuyệt mật": "Tuyệt mật", "Tài liệu mật": "Mật", "BÁO CÁO MẬT": "Mật",
		"Báo cáo tháng 6 (Mật)": "Mật", "BÁO CÁO\\nMẬT": "Mật", "TUYET MAT": "Tuyệt mật", "Do mat: Mat": "Mật", "Hồ sơ tối mật số 3": "Tối mật", "Tài liệu mật, lưu hành nội bộ": "Mật",
		"Mật độ dân số các xã": "", "Báo cáo công tác bảo vệ bí mật nhà nước": "", "Quan hệ thân mật": "", "Bảo mật": "", "Mật khẩu": "", "Độ mật: Không": "",
		"Độ mật": "", "Tối nay mất": "", "Toi mat": "", "MAT": "", "Người mật báo": "", "Độ mật (Mật/Tối mật/Tuyệt mật)": "", "Xã Mật Sơn": "", "Mật ong": "", "Sổ theo dõi thu mua mật, đường": "",
	} {
		for place, cells := range map[string]string{"above": text + "|||" + plainTable, "below": plainTable + "\n\n|||" + text} {
			f := fixture{cells: cells}
			for format, content := range map[string][]byte{"XLSX": f.xlsx(t), "CSV": f.csv(",")} {
				secret := secretIn(t, content, sheet.Options{})
				if (secret != nil) != (level != "") || secret != nil && (secret.Level != level || secret.Row == 0) {
					t.Errorf("%q %s the table, %s: %v, want %q", text, place, format, secret, level)
				}
			}
		}
	}
}

// In rows of data only what can be nothing else is a mark.
func TestMarksInTheData(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		column, cell, level string
	}{
		{"Thôn", "Mật", ""}, {"Thôn", "Thôn Mật", ""}, {"Tên", "Nguyễn Thị Mật", ""}, {"Nội dung", "tiết lộ bí mật", ""}, {"Nội dung", "Hồ sơ tối mật bị mất", ""},
		{"Độ mật", "Mật", "Mật"}, {"Mức độ mật", "Mật", "Mật"}, {"Thôn", "Tối mật", "Tối mật"}, {"Ghi chú", "TUYỆT MẬT", "Tuyệt mật"}, {"Ghi chú", "Độ mật: Mật", "Mật"},
		{"Độ mật", "Thường", ""}, {"Mật độ", "Mật", ""},
	} {
		f := fixture{cells: "STT|Ngày|" + c.column + "|Số vụ\n1|2022-01-02|A|1\n2|2022-01-03|" + c.cell + "|2\n3|2022-01-04|B|1"}
		for format, content := range map[string][]byte{"XLSX": f.xlsx(t), "CSV": f.csv(";")} {
			secret := secretIn(t, content, sheet.Options{})
			if (secret != nil) != (c.level != "") || secret != nil && (secret.Level != c.level || secret.Row != 3) {
				t.Errorf("%q below %q, %s: %v, want %q", c.cell, c.column, format, secret, c.level)
			}
		}
	}
}

// A mark behind the rows that Find looks at is met by Next.
func TestMarkAtTheEndOfALongFile(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("Mã,Ngày,Số vụ\n")
	for range 5000 {
		b.WriteString("a,2022-01-02,1\n")
	}
	if secret := secretIn(t, []byte(b.String()), sheet.Options{}); secret != nil {
		t.Fatal(secret)
	}
	b.WriteString(",,\n,,TỐI MẬT\n")
	secret := secretIn(t, []byte(b.String()), sheet.Options{})
	if secret == nil || secret.Level != "Tối mật" || secret.Row != 5003 {
		t.Errorf("%v", secret)
	}
	if secret != nil && strings.Contains(secret.Error(), "2022") {
		t.Error("the message tells what stands in the file")
	}
}

func TestMarksOutsideTheCells(t *testing.T) {
	t.Parallel()
	fill := func(t *testing.T, more func(b *excelize.File)) []byte {
		return makeBook(t, func(b *excelize.File) {
			fixture{cells: plainTable}.into(t, b, "Sheet1")
			more(b)
		})
	}
	for _, c := range []struct {
		name, level, place string
		more               func(b *excelize.File)
		o                  sheet.Options
	}{
		{"page header", "Mật", "page header or footer", func(b *excelize.File) {
			must(t, b.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: `&L&"Times New Roman,Bold"&14MẬT&RTrang &P`}))
		}, sheet.Options{}},
		{"page footer of a hidden sheet", "Tối mật", "page header or footer", func(b *excelize.File) {
			_, err := b.NewSheet("Ẩn")
			must(t, err)
			must(t, b.SetHeaderFooter("Ẩn", &excelize.HeaderFooterOptions{OddFooter: `&CTỐI MẬT`}))
			must(t, b.SetSheetVisible("Ẩn", false))
		}, sheet.Options{}},
		{"text box", "Tuyệt mật", "drawing", func(b *excelize.File) {
			must(t, b.AddShape("Sheet1", &excelize.Shape{Cell: "G1", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "TUYỆT "}, {Text: "MẬT"}}}))
		}, sheet.Options{}},
		{"sheet name", "Mật", "sheet name", func(b *excelize.File) {
			must(t, b.SetSheetName("Sheet1", "Biểu 1 (Mật)"))
		}, sheet.Options{}},
		{"document title", "Mật", "document properties", func(b *excelize.File) {
			must(t, b.SetDocProps(&excelize.DocProperties{Title: "Độ mật: Mật"}))
		}, sheet.Options{}},
		{"file name", "Tối mật", "file name", func(*excelize.File) {}, sheet.Options{Name: "bao_cao_TỐI_MẬT.xlsx"}},
		{"cell of a sheet that is not wanted", "Mật", "cell", func(b *excelize.File) {
			_, err := b.NewSheet("Khác")
			must(t, err)
			must(t, b.SetCellStr("Khác", "C3", "MẬT"))
		}, sheet.Options{Sheets: []string{"Sheet1"}}},
		{"none", "", "", func(b *excelize.File) {
			must(t, b.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&CMật độ dân số"}))
			must(t, b.SetDocProps(&excelize.DocProperties{Title: "Bảo vệ bí mật"}))
		}, sheet.Options{Name: "mật khẩu.xlsx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			secret := secretIn(t, fill(t, c.more), c.o)
			if secret == nil {
				secret = &sheet.SecretError{}
			}
			if secret.Level != c.level || secret.Place != c.place {
				t.Errorf("%q at %q, want %q at %q", secret.Level, secret.Place, c.level, c.place)
			}
		})
	}
}

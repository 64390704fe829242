package boundary

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// mostListed is how many lines WriteText gives to one kind of finding; the JSON
// form of the report has them all.
const mostListed = 20

// WriteText writes a report for people: plain text, Vietnamese with English
// beside it, figures to the left of what they count. The error is w's.
func WriteText(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "Ranh giới / Boundaries: %s, %s\n", r.Edition, levelNames[string(r.Level)])
	fmt.Fprintf(b, "%8d  đơn vị / units, %s km²\n", r.Units, km2(r.AreaKm2))
	fmt.Fprintf(b, "%10sHệ tọa độ / reference system: %s\n", "", oneLine(r.CRS))
	fmt.Fprintf(b, "%10sMã / code: %s; tên / name: %s\n", "", r.CodeField, r.NameField)
	if r.Relocated > 0 {
		fmt.Fprintf(b, "%8d  vụ việc được xác định lại vị trí / incidents located in it\n", r.Relocated)
	}
	if r.Mended > 0 {
		fmt.Fprintf(b, "%8d  hình đã sửa / geometries mended\n", r.Mended)
	}
	section(b, "hình không hợp lệ / invalid geometries", r.Invalid, func(i invalidShape) string {
		return fmt.Sprintf("dòng / row %d, %s: %s (%.5f, %.5f)", i.Row, i.Code, i.Reason, i.At[0], i.At[1])
	})
	section(b, "mã trùng / codes that stand twice", r.Duplicates, func(d duplicateCode) string {
		return fmt.Sprintf("%s: dòng / rows %s", d.Code, strings.Trim(fmt.Sprint(d.Rows), "[]"))
	})
	section(b, "chồng lấn từ / overlaps from "+km2(r.MinKm2)+" km²", r.Overlaps, func(o overlap) string {
		return fmt.Sprintf("%s – %s: %s km²", o.A, o.B, km2(o.Km2))
	})
	section(b, "khoảng trống từ / gaps from "+km2(r.MinKm2)+" km²", r.Gaps, func(g gap) string {
		return fmt.Sprintf("%.5f, %.5f: %s km²", g.At[0], g.At[1], km2(g.Km2))
	})
	section(b, "không giáp đơn vị nào / without neighbour", r.Alone, itself)
	section(b, "diện tích khác công bố trên 10 % / area differs from the stated by over 10 %", r.Areas, func(a areaDiff) string {
		return fmt.Sprintf("%s: công bố / stated %s km², đo / measured %s km²", a.Code, km2(a.StatedKm2), km2(a.MeasuredKm2))
	})
	section(b, "thiếu đơn vị cấp trên / whose parent is not in the edition", r.NoParent, itself)
	section(b, "lưu ý / notes", r.Warnings, itself)
	return b.Flush()
}

var levelNames = map[string]string{
	"commune": "cấp xã / communes", "district": "cấp huyện / districts", "province": "cấp tỉnh / provinces",
}

// section writes a count and the first of what was counted, nothing for none.
func section[T any](w io.Writer, title string, found []T, line func(T) string) {
	if len(found) == 0 {
		return
	}
	fmt.Fprintf(w, "%8d  %s\n", len(found), title)
	for _, f := range found[:min(len(found), mostListed)] {
		fmt.Fprintf(w, "%12s%s\n", "", oneLine(line(f)))
	}
	if more := len(found) - mostListed; more > 0 {
		fmt.Fprintf(w, "%12s… và %d nữa / and %d more\n", "", more, more)
	}
}

func itself(s string) string { return s }

// oneLine keeps WKT and the text of attributes from breaking the layout.
func oneLine(s string) string {
	const most = 300
	if r := []rune(plain(s)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return plain(s)
}

// km2 shows an area with three significant digits or to the hundredth,
// whichever is more.
func km2(a float64) string {
	if a >= 1 {
		return fmt.Sprintf("%.2f", a)
	}
	return fmt.Sprintf("%.3g", a)
}

package ingest

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// tally counts what deserves a warning but is no reason to refuse a row.
type tally struct {
	skipped        int64
	points         int64 // rows with a usable coordinate
	outside        int64 // of these, in no unit of any edition
	far            int64 // of these, not even in the box around any edition
	farSwapped     int64 // of these, in a box if longitude and latitude were exchanged
	zero           int64 // coordinates 0, 0
	metres         int64 // refused: far beyond degrees
	swapped        int64 // refused: a latitude that is a longitude
	beyond         int64 // refused: out of range otherwise
	reportedEarly  int64
	contradictions int64
	central        int64 // precise points at the very centre of a unit
	names          nameTally
	understated    int64 // severities below what the facts beside them imply
}

func (t *tally) point(pl *placer, p orb.Point, placed bool) {
	t.points++
	if placed {
		return
	}
	t.outside++
	if !pl.near(p) {
		t.far++
		if pl.near(orb.Point{p[1], p[0]}) {
			t.farSwapped++
		}
	}
}

// refused counts the faults that may be the whole file's.
func (t *tally) refused(f *fault) {
	switch f {
	case faultMetres:
		t.metres++
	case faultSwapped:
		t.swapped++
	case faultOutOfRange, faultBeyond, faultMixed:
		t.beyond++
	}
}

func (t *tally) add(o *tally) {
	t.skipped += o.skipped
	t.points += o.points
	t.outside += o.outside
	t.far += o.far
	t.farSwapped += o.farSwapped
	t.zero += o.zero
	t.metres += o.metres
	t.swapped += o.swapped
	t.beyond += o.beyond
	t.reportedEarly += o.reportedEarly
	t.contradictions += o.contradictions
	t.central += o.central
	t.names.add(&o.names)
	t.understated += o.understated
}

// wrongFile returns a *FileError where most coordinates, and at least three,
// are impossible: then it is not the rows that are wrong.
func (t *tally) wrongFile(file string) error {
	impossible := t.metres + t.swapped + t.beyond
	if impossible < 3 || impossible <= t.points {
		return nil
	}
	reason := "are out of range: check which columns are longitude and latitude, or X (northing) and Y (easting)"
	switch max(t.metres, t.swapped, t.beyond) {
	case t.metres:
		reason = "are no degrees but probably metres of a projection such as VN-2000: say which with --crs EPSG:NUMBER, or export longitude and latitude on WGS84"
	case t.swapped:
		reason = "have a latitude beyond 90 degrees, so longitude and latitude are probably swapped: exchange them in --map"
	}
	return &FileError{File: file, Reason: fmt.Sprintf("the coordinates of %d of %d rows %s", impossible, impossible+t.points, reason)}
}

// warnings puts the counts into words.
func (t *tally) warnings(pl *placer) []string {
	var w []string
	say := func(n int64, vi, en string, args ...any) {
		if n > 0 {
			w = append(w, rowsSaid(n, fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)))
		}
	}
	switch {
	case len(pl.editions) == 0:
		w = append(w, "chưa có địa giới nào: hãy nạp địa giới, các vụ việc sẽ được gắn vào xã / no boundaries are stored yet: import them, and the incidents are located then")
	case !pl.outlined():
		w = append(w, "không phiên bản nào có ranh giới: không thể định vị các điểm / no stored edition has outlines: points cannot be located")
	case t.far*2 > t.points && t.farSwapped*2 > t.far:
		say(t.far, "ở xa mọi phiên bản địa giới, %d dòng thì không nếu đổi chỗ kinh độ và vĩ độ: có lẽ hai cột bị đổi chỗ; hãy hoàn tác lô và đổi lại trong --map",
			"lie far from every edition, and %d of them would not if longitude and latitude were exchanged: they are probably swapped; undo the batch and exchange them in --map", t.farSwapped)
	case t.far*2 > t.points:
		say(t.far, "trên %d dòng có điểm ở xa mọi phiên bản địa giới: hãy kiểm tra hệ tọa độ (mặc định WGS84) và địa giới vùng này đã được nạp chưa",
			"of %d with a point lie far from every edition: check the reference system (WGS84 is expected) and that the boundaries of this area are stored", t.points)
	}
	if len(pl.editions) > 0 {
		say(t.outside, "có điểm nằm ngoài mọi đơn vị của mọi phiên bản", "have a point outside every unit of every edition")
	}
	say(t.zero, "có tọa độ 0, 0, coi như không có", "have the coordinate 0, 0, which counts as none")
	say(t.reportedEarly, "có ngày tiếp nhận trước ngày xảy ra: hãy kiểm tra ngày và tháng có bị đổi chỗ không", "were reported before they occurred: check whether day and month are exchanged")
	say(t.understated, "ghi mức độ nhẹ hơn các tình tiết đi kèm: lấy theo tình tiết", "state a lower severity than the facts beside it imply: the facts decided")
	say(t.contradictions, "có điểm nằm ngoài xã đã ghi: lấy theo điểm", "have a point outside the commune they name: the point decided")
	if t.central >= minCentral {
		say(t.central, "có điểm chính xác ở đúng giữa xã, như phần mềm tra địa chỉ trả về khi không tìm thấy: hãy sửa, hoặc đặt location_quality là commune_only",
			"have a precise point at the very centre of a commune, as geocoders answer that did not find the address: correct them, or set location_quality to commune_only")
	}
	return append(w, t.names.warnings()...)
}

// rowsSaid says of how many rows something is true, in both languages.
func rowsSaid(n int64, vi, en string) string {
	return fmt.Sprintf("%[1]d dòng %[2]s / %[1]d rows %[3]s", n, vi, en)
}

// columnWarnings says what became of columns that matter.
func (p *filePlan) columnWarnings(values Values) []string {
	var w, personal, unknown []string
	for _, part := range p.parts {
		for _, c := range part.columns {
			if _, used := part.plan.field(c); used || c == "" {
				continue
			}
			if looksPersonal(c) && !slices.Contains(personal, c) {
				personal = append(personal, c)
			}
		}
		for _, d := range part.plan.dropped {
			unknown = append(unknown, d.String())
		}
	}
	if len(personal) > 0 {
		w = append(w, "các cột có vẻ là thông tin cá nhân không được lưu / columns that look personal were ignored and not stored: "+quoteNames(personal))
	}
	w = append(w, unknown...)
	for _, id := range []fieldID{fieldOccurredAt, fieldCategory} {
		if !p.mapped(id) && values.byField[id] == nil && len(p.parts) > 0 {
			w = append(w, fmt.Sprintf("không cột nào là %[1]s nên mọi dòng bị từ chối: hãy thêm --map COLUMN=%[1]s / no column is mapped to %[1]s, so every row was rejected: add --map COLUMN=%[1]s or --values '%[1]s:*=VALUE'", Fields[id].Name))
		}
	}
	return w
}

package ingest

import "github.com/antoan-vn/antoan/geo/placename"

// nameTally counts what is to be told of the names of a file.
type nameTally struct {
	notices [len(noticeWarnings)]int64
	accents int64 // other accents or letters than the unit's
	unknown int64 // not understood, but the row has a point
	lone    int64 // a district or province without a commune
}

// noticeWarnings are in words what placename remarks on a unit that it found.
var noticeWarnings = [...]struct {
	notice placename.Notice
	vi, en string
}{
	{placename.TypeDiffers, "ghi loại khác của xã (xã thay cho phường, …): tên và huyện, tỉnh hoặc mã vẫn khớp",
		"give their commune another type than it has (xã for phường, say): the names and the district, province or code agree"},
	{placename.ParentDiffers, "ghi loại hoặc dấu khác của huyện, tỉnh", "write the district or province with another type or other accents than it has"},
	{placename.DistrictUnconfirmed, "ghi huyện, nhưng phiên bản của xã không có cấp huyện để đối chiếu", "name a district, and the edition of their commune has none to check it with"},
	{placename.ProvinceUnconfirmed, "ghi tỉnh không đối chiếu được vì tỉnh của xã chưa được nạp", "name a province that could not be checked, since that of their commune is not stored"},
	{placename.NotInForce, "ghi xã không tồn tại vào ngày xảy ra mà không ghi là cũ", "name a commune that did not exist on the day of the incident, and do not call it former (cũ)"},
	{placename.Former, "ghi xã, huyện hoặc tỉnh là cũ", "call their commune, district or province former (cũ)"},
	{placename.LostZero, "có mã bị mất số 0 ở đầu, tên xác nhận: đã thêm lại", "have a code that lost its leading zeros, which the name confirms: they were restored"},
}

// note counts a statement by name.
func (t *nameTally) note(s *statement) {
	if s.lone {
		t.lone++
	}
	if !s.byName {
		return
	}
	if s.fault != nil {
		t.unknown++
		return
	}
	if s.how == placename.Accents || s.how == placename.Variant {
		t.accents++
	}
	if s.notices == 0 {
		return
	}
	for i := range noticeWarnings {
		if s.notices&noticeWarnings[i].notice != 0 {
			t.notices[i]++
		}
	}
}

func (t *nameTally) add(o *nameTally) {
	for i := range t.notices {
		t.notices[i] += o.notices[i]
	}
	t.accents += o.accents
	t.unknown += o.unknown
	t.lone += o.lone
}

func (t *nameTally) warnings() []string {
	var w []string
	say := func(n int64, vi, en string) {
		if n > 0 {
			w = append(w, rowsSaid(n, vi, en))
		}
	}
	say(t.unknown, "ghi tên xã không hiểu được: lấy theo điểm", "name a commune that is not understood: their point decided")
	say(t.lone, "ghi huyện hoặc tỉnh mà không ghi xã", "name a district or province and no commune")
	say(t.accents, "viết tên xã với dấu hoặc chữ khác: huyện, tỉnh hoặc mã khớp", "spell their commune with other accents or letters than it has: the district, province or code agrees")
	for i := range noticeWarnings {
		say(t.notices[i], noticeWarnings[i].vi, noticeWarnings[i].en)
	}
	return w
}

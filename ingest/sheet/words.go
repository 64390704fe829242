package sheet

import (
	"regexp"
	"strings"
)

// The words by which officials' tables are told, folded. They are looked for at
// the beginning of a cell unless said otherwise.
var (
	// numberingWords name the column of running numbers, as the whole cell.
	numberingWords = words("stt", "tt", "s.t.t", "số tt", "số thứ tự", "thứ tự", "no", "order")

	// headerWords begin the names of columns.
	headerWords = words("họ tên", "họ và tên", "ngày", "thời gian", "thời điểm", "giờ", "địa điểm", "địa chỉ", "nơi", "địa bàn", "đơn vị",
		"nạn nhân", "bị hại", "người bị", "người gây", "đối tượng", "tuổi", "độ tuổi", "năm sinh", "giới tính", "giới", "nam", "nữ", "trẻ em", "phụ nữ",
		"dân tộc", "nghề nghiệp", "hành vi", "hình thức", "loại", "nội dung", "tóm tắt", "diễn biến", "kết quả", "xử lý", "biện pháp",
		"tình trạng", "ghi chú", "mã", "tên", "số vụ", "số lượng", "số người", "số ca", "tổng số", "tổng", "kinh độ", "vĩ độ", "tọa độ", "mức độ", "nguồn", "quan hệ",
		"hỗ trợ", "trợ giúp", "vụ việc", "trong đó", "chia ra", "chỉ tiêu", "dân số", "diện tích",
		"id", "code", "name", "date", "time", "category", "type", "status", "age", "sex", "note", "lat", "lon", "latitude", "longitude", "total")
	// headerWholes are names of columns only as the whole cell, or before a mark.
	headerWholes = words("xã", "phường", "xã/phường", "xã, phường", "thị trấn", "huyện", "quận", "tỉnh", "thôn", "xóm", "tổ", "xã phường", "thôn, xóm", "huyện/thành phố", "huyện, thành phố", "tháng", "quý", "năm")

	// letterheads stand above tables and never name columns.
	letterheads = words("cộng hòa xã hội", "độc lập", "danh sách", "báo cáo", "thống kê", "bảng tổng hợp", "bảng thống kê", "tổng hợp", "biểu", "biểu số", "mẫu số", "mẫu", "phụ lục",
		"kèm theo", "ban hành", "đơn vị tính", "đvt", "kính gửi", "kỳ báo cáo", "từ ngày", "ubnd", "ủy ban nhân dân",
		"công an tỉnh", "công an thành phố", "công an tp", "công an huyện", "công an quận", "công an thị xã", "công an xã", "công an phường", "công an thị trấn", "bộ công an",
		"hội liên hiệp phụ nữ tỉnh", "hội liên hiệp phụ nữ huyện", "hội liên hiệp phụ nữ xã", "hội lhpn tỉnh", "hội lhpn huyện", "hội lhpn xã", "hội liên hiệp phụ nữ việt nam", "đảng cộng sản")

	// totals begin the label of a row of sums.
	totals = words("tổng", "tổng số", "tổng cộng", "tổng cộng số", "cộng", "cộng dồn", "lũy kế", "trong đó", "chia ra", "toàn tỉnh", "toàn huyện", "toàn thành phố", "toàn xã",
		"tổng chung", "tổng toàn tỉnh", "tổng toàn huyện", "total", "totals", "grand total", "subtotal", "sub-total", "sum")
	// sentences of sums, as the only text of a row, go on in any way.
	sentences = words("tổng số", "tổng cộng", "trong đó")
	// totalled may follow "Tổng" or "Cộng", so that a Tổng công ty is none.
	totalled = words("số", "cộng", "chung", "vụ", "vụ việc", "người", "nạn nhân", "trẻ", "trẻ em", "phụ nữ", "nam", "nữ", "huyện", "xã", "tp", "thành phố", "thị xã", "phường", "thị trấn", "quận", "tỉnh",
		"tháng", "quý", "năm", "mục", "phần", "nhóm", "khu vực", "toàn", "các", "đơn vị", "ca", "trường hợp", "lượt", "hộ", "mô hình", "i", "ii", "iii", "iv", "v", "vi", "vii", "a", "b", "c", "dồn", "đến")

	// signatures begin a cell of the block below a table.
	signatures = words("nơi nhận", "người lập", "người lập biểu", "người lập bảng", "người lập báo cáo", "người lập danh sách", "người tổng hợp", "người báo cáo", "cán bộ tổng hợp", "cán bộ lập",
		"trưởng công an", "phó trưởng công an", "thủ trưởng", "thủ trưởng đơn vị", "lãnh đạo đơn vị", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc",
		"trưởng phòng", "phó trưởng phòng", "đội trưởng", "phó đội trưởng", "trưởng ban", "ký tên", "ký, ghi rõ họ tên", "ký, đóng dấu", "ký và ghi rõ họ tên", "ký, họ tên", "ký tên, đóng dấu", "đã ký", "xác nhận của", "chủ tịch hội", "người kiểm tra", "kế toán")
	// closing stand in a signature block and hardly anywhere else.
	closing = words("nơi nhận", "người lập", "người lập biểu", "người lập bảng", "người lập báo cáo", "người lập danh sách", "người tổng hợp", "ký, ghi rõ họ tên", "ký và ghi rõ họ tên", "ký, họ tên", "ký tên, đóng dấu", "ký, đóng dấu", "ký tên", "thủ trưởng đơn vị")

	// notes begin a remark below a table.
	notes = words("ghi chú", "chú thích", "chú ý", "lưu ý", "nguồn", "nguồn số liệu", "note", "notes", "source", "tài liệu kèm theo")

	// nils say that nothing happened.
	nils = words("không phát sinh", "không có vụ việc", "không có vụ", "không xảy ra", "không có phát sinh", "chưa phát sinh", "không có trường hợp", "không có số liệu", "0 vụ", "nil report")
	// nilWholes say so only as the whole cell.
	nilWholes = words("không", "không có", "không vụ", "0 vụ việc", "00 vụ", "nil")

	// places begin the name of an area, which as the only text of a row heads a group.
	places = words("tỉnh", "thành phố", "tp", "huyện", "h", "quận", "q", "thị xã", "tx", "xã", "x", "phường", "p", "thị trấn", "tt", "đặc khu", "khu vực", "cụm", "công an", "địa bàn", "thôn", "tổ dân phố", "khu", "đội", "tháng", "quý", "năm", "nhóm", "phần", "mục")

	// dittos stand for the value above, as the whole cell.
	dittos = words("nt", "n.t", "n/t", "như trên", "nhu tren", "-nt-", "ditto")
)

// namesColumn tells whether a folded cell begins like the name of a column.
func namesColumn(folded string) bool {
	if len(folded) > 120 {
		return false
	}
	if numberingWords.is(folded) || headerWholes.is(folded) {
		return true
	}
	_, ok := headerWords.begins(folded)
	return ok
}

// isLetterhead tells whether a folded cell belongs above a table: one that
// begins like a title and goes on.
func isLetterhead(folded string) bool {
	rest, ok := letterheads.begins(folded)
	return ok && rest != "" || paperNumber.MatchString(folded) || dated(folded)
}

var (
	paperNumber = regexp.MustCompile(`^số\s*:?\s*[\d.… ]*/`)
	signedFor   = regexp.MustCompile(`^(tm|kt|tl|tuq|q)\s*\.\s*\pL`)
	toBeSigned  = regexp.MustCompile(`^(ký|đã ký|chữ ký)($|\s*[,:;(/]|\s+(tên|và|ghi|đóng|rõ))`)
	dateLine    = regexp.MustCompile(`^(.{0,80},\s*)?ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*$`)
)

// dated tells the line of place and date that stands above a signature.
func dated(folded string) bool {
	return len(folded) < 160 && strings.Contains(folded, "tháng") && dateLine.MatchString(folded)
}

// isSignature tells whether a folded cell belongs to the block below a table.
// strong is true where it hardly stands elsewhere.
func isSignature(folded string) (hit, strong bool) {
	if len(folded) > 160 {
		return false, false
	}
	if _, ok := closing.begins(folded); ok || dated(folded) || toBeSigned.MatchString(folded) {
		return true, true
	}
	if _, ok := signatures.begins(folded); ok || signedFor.MatchString(folded) {
		return true, false
	}
	return false, false
}

// isTotal tells whether a folded cell labels a row of sums.
func isTotal(folded string) bool {
	rest, ok := totals.begins(folded)
	if !ok || rest == "" || strings.HasPrefix(folded, "trong đó") {
		return ok
	}
	if c := rest[0]; c == ':' || c == '(' || c == '=' || c == '-' || c == '/' {
		return true
	}
	_, ok = totalled.begins(rest)
	return ok
}

// isNote tells whether a cell begins a remark below the table.
func isNote(cell string) bool {
	if strings.HasPrefix(cell, "(*)") || strings.HasPrefix(cell, "* ") {
		return true
	}
	rest, ok := notes.begins(fold(cell))
	return ok && (rest == "" || rest[0] == ':')
}

// isNil tells whether a folded text says that nothing happened.
func isNil(folded string) bool {
	return nilWholes.is(folded) || len(folded) < 200 && nils.has(folded)
}

// isDitto tells whether a cell stands for the one above it. sure is false for
// forms that may be values of their own, such as a code NT.
func isDitto(s string) (ditto, sure bool) {
	if len(s) > 24 || s == "" {
		return false, false
	}
	switch s[0] {
	case 'n', 'N', '-', '"', '\'', '/', 'D', 'd', 0xe2, 0xe3, 0xc2:
	default:
		return false, false
	}
	switch s {
	case `"`, `''`, `""`, "″", "”", "“", "〃", "//", `-"-`, "-″-", "-”-", "´´":
		return true, true
	}
	folded := fold(s)
	return dittos.is(folded), folded != "nt" || s[0] == '-'
}

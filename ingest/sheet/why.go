package sheet

// Why is the reason for which a row is no row of data; its values are stable.
type Why string

// Reasons to skip a row.
const (
	Title        Why = "title"
	BlankRow     Why = "blank"
	Separator    Why = "separator"
	Numbers      Why = "column_numbers"
	Units        Why = "units_of_measure"
	HeaderAgain  Why = "header_again"
	Subtotal     Why = "subtotal"
	Group        Why = "group"
	NumberOnly   Why = "number_only"
	Nil          Why = "nil_report"
	Signature    Why = "signature"
	Note         Why = "note"
	AnotherTable Why = "another_table"
)

// Reasons for which a sheet has no table.
const (
	NoRows      Why = "no_rows"
	NoHeader    Why = "no_header"
	NilSheet    Why = "nil_sheet"
	HiddenSheet Why = "hidden_sheet"
	NotCells    Why = "not_cells"
	NotWanted   Why = "not_wanted"
)

var whyTexts = map[Why]struct{ english, vietnamese string }{
	Title:        {"a title or letterhead above the table", "tiêu đề hoặc phần đầu văn bản, ở trên bảng"},
	BlankRow:     {"the row is blank", "dòng trống"},
	Separator:    {"the line tells Excel the delimiter", "dòng khai báo dấu phân cách cho Excel"},
	Numbers:      {"the row numbers the columns", "dòng đánh số cột"},
	Units:        {"the row gives units of measure", "dòng ghi đơn vị tính"},
	HeaderAgain:  {"the header, repeated", "dòng tiêu đề bảng lặp lại"},
	Subtotal:     {"a row of sums", "dòng tổng, cộng"},
	Group:        {"the head of a group of rows, kept as their group", "dòng tên nhóm, được giữ lại làm nhóm cho các dòng bên dưới"},
	NumberOnly:   {"a row with a running number and nothing else", "dòng chỉ có số thứ tự"},
	Nil:          {"the row says that nothing happened", "dòng báo không phát sinh"},
	Signature:    {"the signature block below the table", "phần ký tên, nơi nhận ở dưới bảng"},
	Note:         {"a note below the table", "ghi chú ở dưới bảng"},
	AnotherTable: {"belongs to another table below the first: give it as a sheet of its own", "thuộc bảng khác ở bên dưới: hãy tách ra trang tính riêng"},
	NoRows:       {"the sheet is empty", "trang tính trống"},
	NoHeader:     {"no header row was found: one row must name the columns", "không tìm thấy dòng tiêu đề cột: phải có một dòng ghi tên các cột"},
	NilSheet:     {"the sheet says that nothing happened, and has no table", "trang tính báo không phát sinh, không có bảng"},
	HiddenSheet:  {"the sheet is hidden: name it to have it read", "trang tính bị ẩn: hãy nêu tên nếu muốn đọc"},
	NotCells:     {"a chart or macro, not a sheet of cells", "biểu đồ hoặc macro, không phải trang tính"},
	NotWanted:    {"the sheet was not asked for", "trang tính không được yêu cầu"},
}

// English says the reason in English.
func (w Why) English() string { return whyTexts[w].english }

// Vietnamese says the reason in Vietnamese.
func (w Why) Vietnamese() string { return whyTexts[w].vietnamese }

// Skip is a row that is no data, and why.
type Skip struct {
	Row int64 `json:"row"` // as a spreadsheet program numbers it
	Why Why   `json:"why"`
}

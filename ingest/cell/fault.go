package cell

import "github.com/antoan-vn/antoan/geo"

// Fault says why a cell cannot be read and what to write instead. Faults are
// made once and compared by pointer; none of them holds anything of a cell.
type Fault struct {
	Code   string // stable, snake_case
	Vi, En string // without a final stop
}

// Invalid returns the fault as an *geo.InvalidError of a field, in English.
func (f *Fault) Invalid(field string) error { return geo.Invalid(field, "%s", f.En) }

// The faults of more than one parser, and of single ones.
var (
	FaultMissing = &Fault{"missing", "ô trống, trong khi trường này bắt buộc", "the cell is empty, but a value is needed"}

	FaultDate          = &Fault{"bad_date", "không đọc được ngày: hãy ghi ngày/tháng/năm, ví dụ 22/06/2022, tháng 6/2022 hoặc 2022-06-22", "no date: write day/month/year such as 22/06/2022, a month such as 6/2022, or 2022-06-22"}
	FaultNoSuchDay     = &Fault{"no_such_day", "ngày không có trong lịch: hãy kiểm tra ngày và tháng", "the calendar has no such day: check day and month"}
	FaultOld           = &Fault{"before_1900", "ngày trước năm 1900: hãy kiểm tra năm", "the date lies before 1900: check the year"}
	FaultYearMissing   = &Fault{"year_missing", "ngày thiếu năm, và kỳ báo cáo không cho biết năm nào: hãy ghi đủ ngày/tháng/năm", "the year is missing and the period of the sheet does not tell it: write day/month/year"}
	FaultShortDate     = &Fault{"short_date", "không rõ số sau là ngày hay năm: hãy ghi năm đủ bốn chữ số", "the last number may be a day or a year: write the year in four digits"}
	FaultOrder         = &Fault{"day_month_order", "không rõ ngày hay tháng đứng trước: hãy cho biết thứ tự của tệp", "day or month first is not known: say which order the file has"}
	FaultOtherOrder    = &Fault{"other_order", "ngày này chỉ đọc được theo thứ tự khác với cả tệp: hãy kiểm tra ngày và tháng", "the date makes sense only in the other order of day and month than the file has: check both"}
	FaultSerial        = &Fault{"serial_date", "ô là số sê-ri ngày của bảng tính: hãy cho biết hệ 1900 hay 1904, hoặc định dạng cột là ngày", "the cell is a spreadsheet's serial date: say whether it counts from 1900 or 1904, or format the column as dates"}
	FaultLunar         = &Fault{"lunar_date", "ngày âm lịch hoặc dịp Tết: hãy ghi ngày dương lịch", "a date of the lunar calendar or a feast: write the solar date"}
	FaultOpenDate      = &Fault{"open_date", "khoảng thời gian thiếu một đầu (trước, sau): hãy ghi từ ngày đến ngày", "only one end of the time is given (before, after): write from day to day"}
	FaultWeekday       = &Fault{"wrong_weekday", "thứ trong tuần không khớp với ngày: hãy kiểm tra lại", "the day of the week does not fit the date: check both"}
	FaultEndsBefore    = &Fault{"ends_before_it_begins", "ngày kết thúc trước ngày bắt đầu: hãy kiểm tra cả hai", "the end lies before the beginning: check both dates"}
	FaultClock         = &Fault{"bad_time", "không đọc được giờ: hãy ghi 23h30 hoặc 23:30", "no time of day: write 23:30 or 23h30"}
	FaultTwoTimes      = &Fault{"two_times", "có hai giờ khác nhau trong một ô: hãy giữ lại một", "two times of day stand in one cell: keep one of them"}
	FaultTimeInterval  = &Fault{"time_without_day", "có giờ nhưng không có ngày cụ thể: hãy ghi ngày, hoặc bỏ giờ", "a time of day stands beside a month or year: give the day, or leave the time out"}
	FaultNumber        = &Fault{"bad_number", "không phải là số: hãy ghi chữ số, ví dụ 1234 hoặc 12,5", "no number: write digits such as 1234 or 12.5"}
	FaultNumberStyle   = &Fault{"ambiguous_number", "không rõ dấu chấm hay dấu phẩy là dấu thập phân: hãy cho biết cách viết số của cột", "a point or comma may separate thousands or decimals: say which the column uses"}
	FaultOtherStyle    = &Fault{"other_number_style", "số này viết theo cách khác với cả cột: hãy kiểm tra dấu chấm và dấu phẩy", "the number is written in another way than its column: check points and commas"}
	FaultNotWhole      = &Fault{"not_whole", "phải là số nguyên không âm", "a whole number of 0 or more is needed"}
	FaultPercent       = &Fault{"bad_percentage", "tỷ lệ phải từ 0 đến 100 %", "a percentage lies between 0 and 100"}
	FaultUnknownFigure = &Fault{"no_figure", "số liệu chưa có (đang cập nhật, …): hãy để trống hoặc ghi số", "the figure is not known yet: leave the cell empty or give the number"}
	FaultAge           = &Fault{"bad_age", "không đọc được tuổi: hãy ghi số tuổi từ 0 đến 120, hoặc năm sinh", "no age: write years from 0 to 120, or the year of birth"}
	FaultBornAfter     = &Fault{"born_after", "năm sinh sau ngày xảy ra vụ việc: hãy kiểm tra cả hai", "the birth lies after the incident: check both"}
	FaultSex           = &Fault{"unknown_victim_sex", "giới tính phải là nữ hoặc nam: hãy để trống nếu không rõ", "a sex is neither f nor m: leave it empty where not known"}
	FaultTwoSexes      = &Fault{"two_sexes", "ô ghi cả nữ và nam: mỗi nạn nhân ghi một mục", "the cell names both sexes: one entry per victim"}
	FaultFlag          = &Fault{"bad_flag", "không phải có hay không: hãy ghi x, có hoặc không", "neither yes nor no: write x, yes or no"}
	FaultActs          = &Fault{"unknown_act", "không phải điểm thuộc khoản 1 Điều 3 Luật 13/2022/QH15: hãy ghi các chữ từ a đến q, cách nhau bằng dấu phẩy", "an act is no letter of Article 3(1) of Law 13/2022/QH15: write letters from a to q, separated by commas"}
	FaultArticle       = &Fault{"unknown_article", "điều luật không thuộc loại vụ việc nào trong danh mục: hãy ghi loại vụ việc", "the article belongs to no category of the list: write the category"}
	FaultOldCode       = &Fault{"article_of_1999", "điều của Bộ luật Hình sự 1999: hãy ghi điều của Bộ luật Hình sự 2015, hoặc loại vụ việc", "an article of the Penal Code of 1999: write that of the code of 2015, or the category"}
	FaultOtherLaw      = &Fault{"other_law", "điều của luật hoặc nghị định khác Bộ luật Hình sự: hãy ghi loại vụ việc", "an article of another law than the Penal Code: write the category"}
	FaultArticleWords  = &Fault{"article_contradiction", "tội danh và điều luật không khớp nhau: hãy kiểm tra cả hai", "the offence and the article beside it belong to different categories: check both"}
)

// Faults are those above, for documents; each coded field has three more, see
// Lexicon.
var Faults = []*Fault{
	FaultMissing, FaultDate, FaultNoSuchDay, FaultOld, FaultYearMissing, FaultShortDate, FaultOrder, FaultOtherOrder, FaultSerial, FaultLunar, FaultOpenDate,
	FaultWeekday, FaultEndsBefore, FaultClock, FaultTwoTimes, FaultTimeInterval, FaultNumber, FaultNumberStyle, FaultOtherStyle, FaultNotWhole, FaultPercent,
	FaultUnknownFigure, FaultAge, FaultBornAfter, FaultSex, FaultTwoSexes, FaultFlag, FaultActs, FaultArticle, FaultOldCode, FaultOtherLaw, FaultArticleWords,
}

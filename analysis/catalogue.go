package analysis

import "github.com/antoan-vn/antoan/geo"

// Text is a label in the two languages of the project.
type Text struct {
	Vi string `json:"vi"`
	En string `json:"en"`
}

// LayerInfo describes a layer for people and programs.
type LayerInfo struct {
	Name        string          `json:"name"`
	Title       Text            `json:"title"`
	Description Text            `json:"description"`
	Formats     []string        `json:"formats"`
	Parameters  []ParameterInfo `json:"parameters"`
	Columns     []ColumnInfo    `json:"columns"`
}

// ParameterInfo describes a parameter; Values is null where any text will do.
type ParameterInfo struct {
	Name        string     `json:"name"`
	Description Text       `json:"description"`
	Values      []geo.Code `json:"values"`
}

// ColumnInfo describes a column.
type ColumnInfo struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Title Text   `json:"title"`
}

// Catalogue lists the layers with their parameters and columns.
func Catalogue() []LayerInfo {
	place := []ParameterInfo{
		{"edition", Text{"Phiên bản địa giới; mặc định: mới nhất", "Edition of the division; default: the newest"}, nil},
		{"level", Text{"Cấp; mặc định: nhỏ nhất", "Level; default: the finest"}, []geo.Code{
			{Code: "commune", Vi: "Xã", En: "Commune"}, {Code: "district", Vi: "Huyện", En: "District"}, {Code: "province", Vi: "Tỉnh", En: "Province"}}},
	}
	reading := ParameterInfo{"reading", Text{"Cách hiểu chỉ tiêu", "Reading of the target"}, []geo.Code{
		{Code: ReadingA, Vi: "Mọi vụ bạo hành, ngược đãi; xâm hại chỉ khi nghiêm trọng", En: "Any beating or mistreatment; abuse only if serious"},
		{Code: ReadingB, Vi: "Chỉ các vụ nghiêm trọng", En: "Serious ones only"}}}
	areal := append(place, filterParameters()...)
	return []LayerInfo{
		{"density", Text{"Mật độ vụ việc", "Incident density"},
			Text{"Số vụ, số vụ trên km², số vụ mỗi năm trên 100.000 dân với giới hạn Poisson chính xác 95 %", "Incidents, per km², per year and 100,000 inhabitants with exact 95 % Poisson limits"},
			[]string{"geojson", "csv", "values"}, areal, densityColumns},
		{"status", Text{"Tình trạng không có vụ việc", "Incident-free status"},
			Text{"Phân biệt: có vụ việc, im lặng, xác nhận không có, báo cáo một phần, chưa báo cáo", "Tells apart: incidents, silence, zero confirmed, partial reports, not reporting"},
			[]string{"geojson", "csv", "values"}, append(areal, reading), statusColumns},
		{"incidents", Text{"Vụ việc", "Incidents"},
			Text{"Vụ việc dạng điểm, không có vụ xử kín", "Incidents as points, without closed trials"},
			[]string{"geojson", "csv"}, filterParameters(), nil},
	}
}

func filterParameters() []ParameterInfo {
	list := func(name, vi, en string, l *geo.CodeList) ParameterInfo {
		return ParameterInfo{name, Text{vi, en}, l.Codes}
	}
	return []ParameterInfo{
		{"from", Text{"Từ ngày (YYYY-MM-DD)", "First day (YYYY-MM-DD)"}, nil},
		{"to", Text{"Đến hết ngày (YYYY-MM-DD)", "Last day (YYYY-MM-DD)"}, nil},
		list("category", "Loại vụ việc", "Category", geo.Categories),
		list("severity", "Mức độ", "Severity", geo.Severities),
		list("victim_group", "Nhóm nạn nhân", "Victim group", geo.VictimGroups),
		list("setting", "Nơi xảy ra", "Setting", geo.Settings),
		list("report_source", "Nguồn tin", "Who reported it", geo.ReportSources),
		list("case_status", "Tình trạng giải quyết; mặc định: mọi tình trạng trừ không có cơ sở và trùng lặp", "Case status; default: all but unfounded and duplicate", geo.CaseStatuses),
		list("location_quality", "Độ chính xác vị trí", "Location quality", geo.Qualities),
		{"hours", Text{"Giờ trong ngày, ví dụ 18-23,0-4", "Hours of the day, such as 18-23,0-4"}, nil},
		{"weekdays", Text{"Thứ trong tuần, 1 là thứ hai, ví dụ 6-7", "Days of the week, 1 is Monday, such as 6-7"}, nil},
		{"source", Text{"Đơn vị gửi dữ liệu", "Sender of the data"}, nil},
	}
}

var (
	codeColumn = ColumnInfo{"code", "", Text{"Mã", "Code"}}
	nameColumn = ColumnInfo{"name", "", Text{"Tên", "Name"}}

	populationColumns = []ColumnInfo{
		{"area_km2", "km²", Text{"Diện tích", "Area"}},
		{"population", "", Text{"Dân số", "Population"}},
		{"population_year", "", Text{"Năm của dân số", "Year of the population"}},
	}
	densityColumns = append([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"per_km2", "1/km²", Text{"Số vụ trên km²", "Incidents per km²"}},
		{"rate", "1/100000/a", Text{"Số vụ mỗi năm trên 100.000 dân", "Incidents per year and 100,000 inhabitants"}},
		{"rate_low", "1/100000/a", Text{"Giới hạn dưới 95 %", "Lower 95 % limit"}},
		{"rate_high", "1/100000/a", Text{"Giới hạn trên 95 %", "Upper 95 % limit"}},
	}, populationColumns...)
	statusColumns = append([]ColumnInfo{codeColumn, nameColumn,
		{"status", "", Text{"Tình trạng", "Status"}},
		{"incidents", "", Text{"Số vụ chắc chắn thuộc chỉ tiêu", "Incidents known to qualify"}},
		{"possible", "", Text{"Số vụ có thể thuộc chỉ tiêu", "Incidents that may qualify"}},
		{"expected", "", Text{"Số vụ dự kiến theo tỷ lệ của tỉnh", "Expected at the province's rate"}},
		{"months_due", "", Text{"Số tháng phải báo cáo", "Months due"}},
		{"months_reported", "", Text{"Số tháng đã báo cáo", "Months reported"}},
		{"rate_upper", "1/100000/a", Text{"Giới hạn trên một phía 95 % của tỷ lệ", "One-sided 95 % upper limit of the rate"}},
	}, populationColumns...)
)

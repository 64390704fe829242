package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

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
	areal := slices.Concat(place, filterParameters())
	forms := []string{"geojson", "csv", "values"}
	return []LayerInfo{
		{"density", Text{"Mật độ vụ việc", "Incident density"},
			Text{"Số vụ, số vụ trên km², số vụ mỗi năm trên 100.000 dân với giới hạn Poisson chính xác 95 %", "Incidents, per km², per year and 100,000 inhabitants with exact 95 % Poisson limits"},
			forms, areal, densityColumns},
		{"status", Text{"Tình trạng không có vụ việc", "Incident-free status"},
			Text{"Phân biệt: có vụ việc, im lặng, xác nhận không có, báo cáo một phần, chưa báo cáo", "Tells apart: incidents, silence, zero confirmed, partial reports, not reporting"},
			forms, slices.Concat(areal, []ParameterInfo{reading}), statusColumns},
		{"rate", Text{"Tỷ suất đã làm trơn", "Smoothed rates"},
			Text{"Tỷ suất với giới hạn chính xác, tỷ số so với dự kiến, Bayes thực nghiệm toàn cục và cục bộ, vùng phễu", "Rates with exact limits, ratios to what is expected, global and local empirical Bayes, funnel bands"},
			forms, slices.Concat(areal, inferenceParameters("weights", "population")), rateColumns},
		{"hotspots", Text{"Điểm nóng", "Hot spots"},
			Text{"Gi*, Gi hoặc Moran cục bộ với giá trị p chính xác, q và lý do của từng đơn vị", "Gi*, Gi or local Moran with exact p-values, q, and the reason of each unit"},
			forms, slices.Concat(areal, inferenceParameters(InferenceKeys...)), hotspotColumns},
		{"silence", Text{"Im lặng", "Silence"},
			Text{"Nơi ít vụ việc đến mức bất thường so với dân số trong 36 tháng, cùng tình trạng báo cáo: chỉ để kiểm tra", "Where so few incidents are unusual for the people, over 36 months, with the state of reports: to be checked, no more"},
			forms, slices.Concat(areal, inferenceParameters("population")), silenceColumns},
		{"expansion", Text{"Nơi cần mô hình tiếp theo", "Where the next models are needed"},
			Text{"Xếp hạng nhu cầu theo tỷ suất, im lặng, phụ nữ và trẻ em, khoảng cách và xu hướng, kèm độ bất định của thứ hạng và lý do", "Ranks need by rate, silence, women and children, distance and trend, with how far each rank can be told, and why"},
			forms, slices.Concat(areal, inferenceParameters("population", "seed", "need")), expansionColumns},
		{"assistance", Text{"Trợ giúp nạn nhân", "Assistance to victims"},
			Text{"Phụ nữ, trẻ em là nạn nhân: đã được trợ giúp, từ chối, không liên lạc được, đang chờ; số ngày trung vị đến khi được trợ giúp", "Women and children who are victims: assisted, refused, unreachable, waiting; median days until assistance"},
			forms, areal, assistanceColumns},
		{"models", Text{"Mô hình và địa chỉ tin cậy", "Models and trusted addresses"},
			Text{"Mô hình đang hoạt động và đã kết thúc, lần sinh hoạt gần nhất, địa chỉ tin cậy, cam kết giữa Công an và Hội LHPN, đến ngày cuối của kỳ", "Models that run and that have ended, when they last met, trusted addresses, commitments between police and Union, on the last day of the period"},
			forms, slices.Concat(place, filterParameters()[:2]), modelsColumns},
		{"outreach", Text{"Tuyên truyền so với nhu cầu", "Outreach beside need"},
			Text{"Số lượt người được tuyên truyền trên 1.000 dân bên cạnh tỷ suất đã làm trơn và im lặng, để thấy chỗ hổng", "People reached per 1,000 inhabitants beside the smoothed rate and silence, so that a gap shows"},
			forms, slices.Concat(areal, inferenceParameters("population")), outreachColumns},
		{"recognition", Text{"Công nhận \"An toàn về an ninh, trật tự\"", "Recognition \"An toàn về an ninh, trật tự\""},
			Text{"Kết quả công nhận của năm, đối chiếu với tiêu chí không có vụ việc", "Who is recognised in the year, held against the criterion of no incident"},
			forms, slices.Concat(areal, []ParameterInfo{reading}), recognitionColumns},
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

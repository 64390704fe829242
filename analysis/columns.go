package analysis

import "slices"

// The columns of the layers, in the order in which they are given.
// perYear is the unit of rates.
const perYear = "1/100000/a"

var (
	codeColumn = ColumnInfo{"code", "", Text{"Mã", "Code"}}
	nameColumn = ColumnInfo{"name", "", Text{"Tên", "Name"}}

	peopleColumns = []ColumnInfo{
		{"population", "", Text{"Dân số", "Population"}},
		{"population_year", "", Text{"Năm của dân số", "Year of the population"}},
	}
	populationColumns = slices.Concat([]ColumnInfo{{"area_km2", "km²", Text{"Diện tích", "Area"}}}, peopleColumns)
	reasonColumns     = []ColumnInfo{
		{"reason_vi", "", Text{"Lý do (tiếng Việt)", "Reason, in Vietnamese"}},
		{"reason_en", "", Text{"Lý do (tiếng Anh)", "Reason, in English"}},
	}
	densityColumns = append([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"per_km2", "1/km²", Text{"Số vụ trên km²", "Incidents per km²"}},
		{"rate", perYear, Text{"Số vụ mỗi năm trên 100.000 dân", "Incidents per year and 100,000 inhabitants"}},
		{"rate_low", perYear, Text{"Giới hạn dưới 95 %", "Lower 95 % limit"}},
		{"rate_high", perYear, Text{"Giới hạn trên 95 %", "Upper 95 % limit"}},
	}, populationColumns...)
	statusColumns = append([]ColumnInfo{codeColumn, nameColumn,
		{"status", "", Text{"Tình trạng", "Status"}},
		{"incidents", "", Text{"Số vụ chắc chắn thuộc chỉ tiêu", "Incidents known to qualify"}},
		{"possible", "", Text{"Số vụ có thể thuộc chỉ tiêu", "Incidents that may qualify"}},
		{"expected", "", Text{"Số vụ mọi loại dự kiến trong cửa sổ xét im lặng", "Incidents of every kind expected within the window of the silence test"}},
		{"months_due", "", Text{"Số tháng phải báo cáo", "Months due"}},
		{"months_reported", "", Text{"Số tháng đã báo cáo", "Months reported"}},
		{"rate_upper", perYear, Text{"Giới hạn trên một phía 95 % của tỷ lệ", "One-sided 95 % upper limit of the rate"}},
	}, populationColumns...)
	rateColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"expected", "", Text{"Số vụ dự kiến theo tỷ suất chung", "Expected at the rate of all units"}},
		{"smr", "", Text{"Tỷ số so với dự kiến", "Ratio to what is expected"}},
		{"smr_low", "", Text{"Giới hạn dưới 95 % của tỷ số", "Lower 95 % limit of the ratio"}},
		{"smr_high", "", Text{"Giới hạn trên 95 % của tỷ số", "Upper 95 % limit of the ratio"}},
		{"rate", perYear, Text{"Số vụ mỗi năm trên 100.000 dân", "Incidents per year and 100,000 people"}},
		{"rate_low", perYear, Text{"Giới hạn dưới 95 %", "Lower 95 % limit"}},
		{"rate_high", perYear, Text{"Giới hạn trên 95 %", "Upper 95 % limit"}},
		{"eb_global", perYear, Text{"Bayes thực nghiệm toàn cục", "Global empirical Bayes"}},
		{"eb_low", perYear, Text{"Giới hạn tin cậy dưới 95 %", "Lower 95 % credible limit"}},
		{"eb_high", perYear, Text{"Giới hạn tin cậy trên 95 %", "Upper 95 % credible limit"}},
		{"eb_local", perYear, Text{"Bayes thực nghiệm cục bộ", "Local empirical Bayes"}},
		{"p_low", "", Text{"Xác suất Poisson của ít như vậy hoặc ít hơn", "Poisson chance of so few or fewer"}},
		{"p_high", "", Text{"Xác suất Poisson của nhiều như vậy hoặc nhiều hơn", "Poisson chance of so many or more"}},
		{"funnel", "", Text{"Vùng trong biểu đồ phễu, có tính phân tán giữa các đơn vị", "Band of the funnel plot, the scatter between units reckoned with"}},
	}, peopleColumns)
	hotspotColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"class", "", Text{"Phân loại", "Class"}},
		{"expected", "", Text{"Số vụ dự kiến của riêng đơn vị", "Expected of the unit itself"}},
		{"around", "", Text{"Số vụ trong vùng xét", "Incidents in what the statistic looks at"}},
		{"around_expected", "", Text{"Số vụ dự kiến trong vùng xét", "Expected in what the statistic looks at"}},
		{"around_share", "", Text{"Phần dân số của vùng xét trong vùng xét và vùng so sánh", "Share of the people of both in what the statistic looks at"}},
		{"around_total", "", Text{"Số vụ của vùng xét và vùng so sánh", "Incidents of it and of the reference together"}},
		{"statistic", "", Text{"Trị số thống kê", "Statistic"}},
		{"z", "", Text{"Trị số z", "z-value"}},
		{"p", "", Text{"Giá trị p hai phía", "Two-sided p-value"}},
		{"q", "", Text{"Giá trị q", "q-value"}},
		{"p_low", "", Text{"p phía thấp", "Lower tail"}},
		{"p_high", "", Text{"p phía cao", "Upper tail"}},
		{"quadrant", "", Text{"Góc phần tư Moran", "Moran quadrant"}},
	}, reasonColumns, peopleColumns)
	silenceColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ trong cửa sổ", "Incidents in the window"}},
		{"expected", "", Text{"Số vụ dự kiến theo các nơi khác trong tỉnh", "Expected by the rest of the province"}},
		{"verdict", "", Text{"Nhận định", "Verdict"}},
		{"p", "", Text{"Xác suất ít như vậy hoặc ít hơn", "Chance of so few or fewer"}},
		{"p_zero", "", Text{"Xác suất không có vụ nào", "Chance of none at all"}},
		{"needed", "", Text{"Số vụ dự kiến để con số 0 là bất thường", "Expected number from which zero is unusual"}},
		{"months_due", "", Text{"Số tháng phải báo cáo", "Months due"}},
		{"months_reported", "", Text{"Số tháng đã báo cáo", "Months reported"}},
		{"rate_upper", perYear, Text{"Giới hạn trên một phía 95 % của tỷ suất", "One-sided 95 % upper limit of the rate"}},
	}, reasonColumns, peopleColumns)
	expansionColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"rank", "", Text{"Thứ hạng nhu cầu", "Rank by need"}},
		{"rank_low", "", Text{"Hạng cao nhất có thể, 95 %", "Best rank within 95 %"}},
		{"rank_high", "", Text{"Hạng thấp nhất có thể, 95 %", "Worst rank within 95 %"}},
		{"need", "", Text{"Nhu cầu, từ 0 đến 100", "Need, from 0 to 100"}},
		{"part_rate", "", Text{"Phần tỷ suất, từ 0 đến 1", "Part of the rate, from 0 to 1"}},
		{"part_silence", "", Text{"Phần im lặng, từ 0 đến 1", "Part of silence, from 0 to 1"}},
		{"part_people", "", Text{"Phần phụ nữ và trẻ em, từ 0 đến 1", "Part of women and children, from 0 to 1"}},
		{"part_distance", "", Text{"Phần khoảng cách, từ 0 đến 1", "Part of distance, from 0 to 1"}},
		{"part_trend", "", Text{"Phần xu hướng, từ 0 đến 1", "Part of trend, from 0 to 1"}},
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"eb_global", perYear, Text{"Tỷ suất đã làm trơn", "Smoothed rate"}},
		{"eb_low", perYear, Text{"Giới hạn tin cậy dưới 95 %", "Lower 95 % credible limit"}},
		{"eb_high", perYear, Text{"Giới hạn tin cậy trên 95 %", "Upper 95 % credible limit"}},
		{"silence", "", Text{"Nhận định về im lặng", "Verdict on silence"}},
		{"months_due", "", Text{"Số tháng phải báo cáo", "Months due"}},
		{"months_reported", "", Text{"Số tháng đã báo cáo", "Months reported"}},
		{"trend", "", Text{"Xu hướng qua các quý", "Trend of the quarters"}},
		{"at_risk", "", Text{"Phụ nữ và trẻ em", "Women and children"}},
		{"demand", "", Text{"Phụ nữ và trẻ em nhân với nhu cầu, không kể phần số người", "Women and children times need without its part of numbers"}},
		{"models", "", Text{"Số mô hình đang hoạt động", "Active models"}},
		{"distance_m", "m", Text{"Khoảng cách đến mô hình đang hoạt động hoặc địa chỉ tin cậy gần nhất", "Distance to the nearest active model or trusted address"}},
		{"nearest", "", Text{"Mã đơn vị có mô hình hoặc địa chỉ tin cậy gần nhất", "Code of the unit with the nearest model or trusted address"}},
	}, reasonColumns, peopleColumns)
)

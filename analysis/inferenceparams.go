package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// inferenceParameters describes some of the InferenceKeys.
func inferenceParameters(keys ...string) []ParameterInfo {
	return slices.DeleteFunc(allInferenceParameters(), func(p ParameterInfo) bool { return !slices.Contains(keys, p.Name) })
}

func allInferenceParameters() []ParameterInfo {
	return []ParameterInfo{
		{"statistic", Text{"Thống kê; mặc định: gistar", "Statistic; default: gistar"}, []geo.Code{
			{Code: "gistar", Vi: "Getis-Ord Gi*", En: "Getis-Ord Gi*"}, {Code: "gi", Vi: "Getis-Ord Gi", En: "Getis-Ord Gi"}, {Code: "moran", Vi: "Moran cục bộ", En: "Local Moran"}}},
		{"null", Text{"Giả thuyết không; mặc định: poisson nếu biết dân số, nếu không thì permutation", "Null; default: poisson where people are known, else permutation"}, []geo.Code{
			{Code: "poisson", Vi: "Vụ việc rơi ngẫu nhiên theo dân số", En: "Incidents fall on people by chance"},
			{Code: "negative_binomial", Vi: "Như poisson, nhưng mỗi đơn vị có mức rủi ro riêng", En: "As poisson, each unit having a risk of its own besides"},
			{Code: "permutation", Vi: "Hoán vị giá trị; chính xác nếu tính được", En: "Values fall on units by chance; exact where that can be computed"},
			{Code: "exact", Vi: "Hoán vị, chỉ khi tính chính xác được", En: "Permutation, only where it can be computed exactly"}}},
		{"measure", Text{"Đại lượng xét; mặc định: rate nếu biết dân số", "What is looked at; default: rate where people are known"}, []geo.Code{
			{Code: "rate", Vi: "Tỷ suất", En: "Rate"}, {Code: "eb", Vi: "Tỷ suất chuẩn hóa Bayes thực nghiệm", En: "Rate standardised by empirical Bayes"}, {Code: "value", Vi: "Số vụ", En: "Count"}}},
		{"weights", Text{"Quan hệ láng giềng: queen, rook, knn:K, band:MÉT; mặc định: queen", "Neighbours: queen, rook, knn:K or band:METRES; default: queen"}, nil},
		{"style", Text{"Kiểu trọng số; mặc định: B", "Style of the weights; default: B"}, []geo.Code{
			{Code: "B", Vi: "Nhị phân", En: "Binary"}, {Code: "W", Vi: "Chuẩn hóa theo hàng", En: "Row-standardised"}}},
		{"population", Text{"Dân số làm mẫu số; mặc định: total", "People that rates are over; default: total"}, []geo.Code{
			{Code: "total", Vi: "Toàn bộ dân số", En: "All inhabitants"}, {Code: "women", Vi: "Phụ nữ", En: "Women"}, {Code: "children", Vi: "Trẻ em", En: "Children"}}},
		{"reference", Text{"Vùng so sánh của giả thuyết poisson và negative_binomial; mặc định: background", "Whom the nulls poisson and negative_binomial compare with; default: background"}, []geo.Code{
			{Code: "background", Vi: "Các đơn vị có số vụ không nổi bật", En: "The units whose own number is not remarkable"}, {Code: "all", Vi: "Mọi đơn vị khác", En: "All other units"}}},
		{"correction", Text{"Hiệu chỉnh nhiều phép thử; mặc định: bh", "Correction for many tests; default: bh"}, []geo.Code{
			{Code: "bh", Vi: "Benjamini-Hochberg", En: "Benjamini-Hochberg"}, {Code: "by", Vi: "Benjamini-Yekutieli", En: "Benjamini-Yekutieli"}, {Code: "none", Vi: "Không hiệu chỉnh", En: "None"}}},
		{"replicates", Text{"Số lần rút ở vòng đầu khi phải mô phỏng; mặc định: 999", "Draws of the first round where the null has to be drawn; default: 999"}, nil},
		{"need", Text{"Trọng số của nhu cầu, ví dụ rate:4,silence:2,people:2,distance:1,trend:1 (mặc định)", "Weights of need, such as rate:4,silence:2,people:2,distance:1,trend:1 (the default)"}, nil},
		{"seed", Text{"Hạt giống ngẫu nhiên; mặc định: 0", "Seed of the draws; default: 0"}, nil},
	}
}

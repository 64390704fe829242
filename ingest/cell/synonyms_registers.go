package cell

// Words in the tables of the plan's other work.

var workstreamWords = map[string][]string{
	"outreach":       {"tuyên truyền, phổ biến", "tuyên truyền, giáo dục pháp luật", "truyền thông", "tập huấn, tuyên truyền", "communication"},
	"information":    {"nắm tình hình", "trao đổi thông tin", "phát hiện sớm", "thông tin, báo cáo", "information exchange"},
	"models":         {"mô hình", "xây dựng mô hình", "nhân rộng mô hình", "model building"},
	"case_handling":  {"xử lý vụ việc", "phát hiện, xử lý", "điều tra, xử lý", "giải quyết vụ việc", "handling"},
	"rehabilitation": {"giáo dục, giúp đỡ", "cảm hóa, giáo dục", "quản lý, giáo dục", "tái hòa nhập", "education and help"},
}

var commitmentWords = map[string][]string{
	"planned":   {"chưa ký", "dự kiến", "chuẩn bị ký", "not yet signed"},
	"signed":    {"đã ký", "đã ký kết", "còn hiệu lực", "đang thực hiện", "in force"},
	"completed": {"đã kết thúc", "đã tổng kết", "hết hiệu lực", "đã hoàn thành", "ended"},
	"cancelled": {"hủy", "hủy bỏ", "withdrawn"},
}

var subjectWords = map[string][]string{
	"residential_area": {"thôn*", "xóm*", "ấp*", "bản*", "tổ dân phố*", "TDP", "KDC", "cụm dân cư", "hamlet"},
	"commune":          {"xã", "phường", "thị trấn", "đặc khu", "cấp xã", "xã, phường, thị trấn"},
	"agency":           {"CQ", "cơ quan nhà nước", "đơn vị", "office"},
	"enterprise":       {"DN", "công ty*", "hợp tác xã", "HTX", "company"},
	"school":           {"trường", "trường học", "cơ sở giáo dục", "NT"},
}

var recognitionWords = map[string][]string{
	"pending":        {"đang xét", "chưa có kết quả", "chờ xét", "đang chờ", "chưa công nhận"},
	"recognised":     {"đạt", "được công nhận", "công nhận", "đã công nhận", "recognized", "passed"},
	"not_recognised": {"không đạt chuẩn", "chưa đạt", "không công nhận", "không được công nhận", "not recognized", "failed"},
}

var educationWords = map[string][]string{
	"law":              {"pháp luật", "tuyên truyền pháp luật", "phổ biến pháp luật", "legal education"},
	"gender_equality":  {"giới", "bình đẳng", "kiến thức giới"},
	"child_protection": {"trẻ em", "phòng chống xâm hại trẻ em", "quyền trẻ em"},
	"family_skills":    {"làm cha mẹ", "nuôi dạy con", "kỹ năng làm cha mẹ", "gia đình hạnh phúc", "parenting"},
	"high_risk":        {"người có nguy cơ cao", "cảm hóa", "giáo dục người có nguy cơ", "giáo dục tại xã", "at risk"},
	"reintegration":    {"tái hòa nhập cộng đồng", "tái hòa nhập", "người chấp hành xong án phạt tù"},
	"livelihood":       {"sinh kế", "việc làm", "vay vốn", "hỗ trợ vay vốn", "học nghề"},
	"other":            {"nội dung khác"},
}

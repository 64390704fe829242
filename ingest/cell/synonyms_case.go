package cell

// What follows is of the case: where it happened, who told, how far it has come.

var settingWords = map[string][]string{
	"unknown":     unknownWords,
	"home":        {"nhà", "tại nhà", "nhà riêng", "gia đình", "tại gia đình", "trong gia đình", "nhà nạn nhân*", "nhà của nạn nhân", "nhà đối tượng*", "nơi ở", "hộ gia đình", "tại nơi ở", "house", "at home", "residence"},
	"rented_room": {"phòng trọ*", "nhà trọ*", "khu trọ*", "xóm trọ*", "dãy trọ*", "khu nhà trọ*", "nhà thuê", "phòng thuê", "boarding house", "rented house"},
	"school": {"trường*", "trường học*", "lớp học", "nhà trường", "nhà trẻ*", "mầm non", "mẫu giáo", "nhóm trẻ*", "lớp mầm non*", "ký túc xá*", "cơ sở giáo dục*", "trung tâm ngoại ngữ*",
		"kindergarten", "nursery", "classroom"},
	"workplace":    {"chỗ làm", "nơi làm", "nơi lao động", "công trường*", "công trình xây dựng", "construction site", "at work"},
	"agency":       {"cơ quan*", "cơ quan nhà nước", "công sở", "trụ sở cơ quan*", "trụ sở UBND*", "UBND*", "government office", "office"},
	"enterprise":   {"công ty*", "nhà máy*", "xí nghiệp*", "doanh nghiệp*", "khu công nghiệp*", "KCN*", "cụm công nghiệp*", "xưởng*", "xưởng sản xuất*", "factory", "company"},
	"public_place": {"công cộng", "chỗ công cộng", "công viên*", "chợ*", "bến xe*", "quảng trường*", "siêu thị*", "sân vận động*", "nhà văn hóa*", "nhà ga*", "nơi đông người", "market", "park", "in public"},
	"street":       {"đường*", "ngoài đường", "trên đường", "ngoài phố", "ngõ*", "hẻm*", "kiệt*", "vỉa hè*", "đường làng", "đường liên xã", "quốc lộ*", "tỉnh lộ*", "road", "alley", "roadside"},
	"entertainment_lodging": {"nhà nghỉ*", "khách sạn*", "karaoke*", "quán karaoke*", "quán bar*", "vũ trường*", "massage*", "mát xa*", "cơ sở massage*", "cơ sở lưu trú*", "cơ sở kinh doanh lưu trú*", "quán internet*", "quán net*",
		"quán game*", "quán nước*", "quán cà phê*", "quán nhậu*", "quán ăn*", "nhà hàng*", "homestay*", "motel", "hotel", "bar", "guesthouse"},
	"online":        {"mạng", "mạng xã hội*", "MXH", "internet", "facebook*", "zalo*", "tiktok*", "qua mạng", "không gian mạng", "môi trường mạng", "trên môi trường mạng", "social media", "cyberspace"},
	"care_facility": {"trung tâm bảo trợ*", "trung tâm bảo trợ xã hội*", "cơ sở bảo trợ xã hội*", "cơ sở trợ giúp xã hội*", "mái ấm*", "nhà mở*", "trung tâm nuôi dưỡng*", "viện dưỡng lão*", "cô nhi viện*", "trại trẻ mồ côi*", "làng trẻ SOS*", "cơ sở y tế*", "bệnh viện*", "trạm y tế*", "orphanage", "shelter", "hospital"},
	"other":         {"nơi khác", "địa điểm khác", "others", "elsewhere"},
}

var sourceWords = map[string][]string{
	"unknown": unknownWords,
	"police": {"CA", "công an xã*", "công an phường*", "công an thị trấn*", "công an huyện*", "công an thành phố*", "công an thị xã*", "công an tỉnh*", "công an cấp xã", "CAX*", "CAP*", "CATT*", "CATP*", "CAH*", "CA xã*", "CA phường*", "CA huyện*", "CA tỉnh*",
		"CA thị trấn*", "cảnh sát*", "cảnh sát khu vực", "CSKV", "đồn công an*", "cơ quan công an", "cơ quan điều tra", "CQĐT", "lực lượng công an", "công an phát hiện", "police station", "policeman"},
	"womens_union": {"hội phụ nữ*", "hội PN*", "HPN*", "hội LHPN*", "LHPN*", "HLHPN*", "hội liên hiệp phụ nữ*", "chi hội phụ nữ*", "chi hội PN*", "cán bộ hội", "cán bộ hội phụ nữ*", "chi hội trưởng phụ nữ*", "chủ tịch hội phụ nữ*", "women union", "womens union"},
	"peoples_committee": {"UBND*", "ủy ban*", "ủy ban nhân dân*", "UBND xã*", "UBND phường*", "chính quyền", "chính quyền địa phương", "chính quyền xã*", "chủ tịch UBND*", "trưởng thôn*", "trưởng xóm*", "tổ trưởng dân phố*", "trưởng bản*",
		"people committee", "peoples committee", "local authority"},
	"health":          {"y tế", "y tế xã", "trạm y tế*", "TYT*", "bệnh viện*", "trung tâm y tế*", "TTYT*", "cơ sở y tế*", "cơ sở khám chữa bệnh*", "phòng khám*", "bác sĩ", "nhân viên y tế", "hospital", "clinic", "doctor"},
	"school":          {"trường*", "trường học*", "nhà trường*", "giáo viên*", "thầy cô", "cô giáo", "thầy giáo", "ban giám hiệu*", "BGH*", "teacher"},
	"hotline_111":     {"111", "tổng đài 111*", "tổng đài quốc gia bảo vệ trẻ em", "tổng đài quốc gia bảo vệ trẻ em 111", "tổng đài bảo vệ trẻ em", "tổng đài bảo vệ trẻ em 111", "đường dây 111", "đường dây nóng 111*", "số 111", "child helpline 111", "child helpline"},
	"other_hotline":   {"đường dây nóng*", "hotline*", "tổng đài*", "113", "tổng đài 113", "ngôi nhà bình yên*", "helpline"},
	"trusted_address": {"địa chỉ tin cậy*", "ĐCTC*", "địa chỉ tin cậy ở cộng đồng*", "địa chỉ tin cậy tại cộng đồng*", "cơ sở tạm lánh", "nhà tạm lánh"},
	"press":           {"báo", "báo đài", "báo mạng", "truyền thông", "phóng viên*", "nhà báo*", "đài truyền hình*", "media", "newspaper", "journalist"},
	"citizen": {"dân", "nhân dân", "quần chúng", "quần chúng nhân dân", "người dân trình báo", "người dân tố giác", "tin báo của người dân", "hàng xóm", "gia đình", "gia đình nạn nhân", "gia đình trình báo", "người nhà*", "người thân*",
		"nạn nhân", "nạn nhân trình báo", "bị hại", "bị hại trình báo", "tự trình báo", "mẹ cháu", "bố cháu", "neighbour", "neighbor", "victim", "family", "public", "resident"},
}

var statusWords = map[string][]string{
	"unknown":                unknownWords,
	"received":               {"tiếp nhận", "mới tiếp nhận", "đã nhận tin", "đã thụ lý", "thụ lý", "mới", "new", "open", "registered"},
	"verifying":              {"xác minh", "đang xác minh, làm rõ", "đang điều tra, xác minh", "xác minh, làm rõ", "đang kiểm tra, xác minh", "đang giải quyết", "đang xử lý", "chưa giải quyết", "pending", "in progress"},
	"unfounded":              {"không có thật", "tin giả", "tin báo sai", "báo sai", "không đúng sự thật", "không có dấu hiệu vi phạm", "không có dấu hiệu tội phạm", "không có sự việc phạm tội", "false report", "groundless"},
	"mediated":               {"đã hòa giải", "hòa giải thành", "hòa giải ở cơ sở", "hòa giải tại cơ sở", "tự hòa giải", "reconciled", "mediation"},
	"community_criticism":    {"góp ý, phê bình", "góp ý", "phê bình", "kiểm điểm", "kiểm điểm trước dân", "góp ý phê bình trong cộng đồng dân cư", "đưa ra kiểm điểm", "giáo dục, răn đe", "răn đe", "nhắc nhở", "community warning"},
	"administrative_penalty": {"XPHC", "XPVPHC", "XLHC", "phạt hành chính", "xử phạt vi phạm hành chính", "xử lý hành chính", "xử lý vi phạm hành chính", "phạt tiền", "phạt cảnh cáo", "xử phạt", "đã xử phạt", "fined", "administrative sanction"},
	"no_contact_order":       {"quyết định cấm tiếp xúc", "áp dụng biện pháp cấm tiếp xúc", "ra quyết định cấm tiếp xúc", "protection order", "restraining order"},
	"prosecuted":             {"đã khởi tố", "khởi tố vụ án", "khởi tố bị can", "khởi tố vụ án, khởi tố bị can", "khởi tố vụ án, bị can", "KTVA", "KTBC", "khởi tố, điều tra", "kết luận điều tra", "KLĐT", "đề nghị truy tố", "bắt tạm giam", "charged"},
	"not_prosecuted":         {"không khởi tố vụ án", "không khởi tố vụ án hình sự", "quyết định không khởi tố", "ra quyết định không khởi tố", "quyết định không khởi tố vụ án hình sự", "KKT"},
	"suspended":              {"đình chỉ điều tra", "đình chỉ vụ án", "đã đình chỉ", "tạm đình chỉ", "tạm đình chỉ điều tra", "tạm đình chỉ vụ án", "tạm đình chỉ giải quyết", "discontinued"},
	"indicted":               {"đã truy tố", "cáo trạng", "có cáo trạng", "viện kiểm sát truy tố", "VKS truy tố", "indictment"},
	"tried":                  {"xét xử", "xét xử sơ thẩm", "đã xét xử sơ thẩm", "xét xử phúc thẩm", "xử sơ thẩm", "xử phúc thẩm", "tuyên án", "đã tuyên án", "convicted", "sentenced"},
	"sentence_executed":      {"thi hành án", "đang thi hành án", "chấp hành án", "đang chấp hành án", "chấp hành xong án", "đã chấp hành án", "THA", "serving sentence"},
	"closed":                 {"kết thúc", "đã giải quyết", "đã giải quyết xong", "giải quyết xong", "xong", "đã xong", "đã xử lý", "đã xử lý xong", "hoàn thành", "done", "resolved", "completed"},
	"duplicate":              {"trùng", "trùng tin", "tin trùng", "trùng vụ", "duplicated"},
}

var assistanceWords = map[string][]string{
	"medical":           {"hỗ trợ y tế", "chăm sóc y tế", "khám chữa bệnh", "khám bệnh", "chữa bệnh", "điều trị", "cấp cứu", "sơ cứu", "chăm sóc sức khỏe", "health care", "treatment"},
	"psychological":     {"hỗ trợ tâm lý", "tư vấn tâm lý", "tham vấn", "tham vấn tâm lý", "tư vấn", "trị liệu tâm lý", "ổn định tâm lý", "counselling", "counseling", "psychosocial"},
	"shelter":           {"nơi tạm lánh", "nhà tạm lánh", "bố trí nơi tạm lánh", "hỗ trợ tạm lánh", "cơ sở tạm lánh", "chỗ ở tạm thời", "ngôi nhà bình yên", "ngôi nhà ánh dương", "đưa vào nhà tạm lánh", "temporary shelter", "safe house"},
	"legal":             {"trợ giúp pháp lý", "TGPL", "hỗ trợ pháp lý", "tư vấn pháp luật", "tư vấn pháp lý", "luật sư", "bảo vệ quyền lợi", "legal aid"},
	"police_protection": {"bảo vệ", "bảo vệ nạn nhân", "bảo vệ an toàn", "công an hỗ trợ", "bảo đảm an toàn", "protection"},
	"no_contact_order":  {"quyết định cấm tiếp xúc", "áp dụng biện pháp cấm tiếp xúc", "protection order", "restraining order"},
	"livelihood":        {"hỗ trợ sinh kế", "vay vốn", "hỗ trợ vay vốn", "hỗ trợ kinh tế", "hỗ trợ tiền", "hỗ trợ kinh phí", "trợ cấp", "nhu yếu phẩm", "hỗ trợ nhu yếu phẩm", "financial support", "cash", "loan"},
	"education_job":     {"học tập", "việc làm", "học nghề", "dạy nghề", "đào tạo nghề", "hỗ trợ học nghề", "giới thiệu việc làm", "hỗ trợ học tập", "đi học lại", "education", "job", "vocational training"},
	"referral":          {"chuyển", "chuyển tuyến", "chuyển gửi nạn nhân", "kết nối dịch vụ", "giới thiệu đến cơ sở khác", "referred"},
	"other":             {"hỗ trợ khác", "trợ giúp khác", "others"},
	"refused":           {"nạn nhân từ chối", "từ chối trợ giúp", "từ chối hỗ trợ", "không đồng ý", "không có nhu cầu", "declined"},
	"unreachable":       {"không liên hệ được", "không gặp được", "mất liên lạc", "không tìm được", "đi khỏi địa phương", "đã đi khỏi địa phương", "lost contact"},
}

var qualityWords = map[string][]string{
	"unlocated":    {"không có tọa độ", "không xác định được vị trí", "chưa định vị", "không rõ vị trí", "không rõ", "none", "unknown"},
	"gps":          {"tọa độ", "tọa độ GPS", "định vị", "định vị GPS", "coordinates"},
	"address":      {"theo địa chỉ", "địa chỉ nhà", "street address"},
	"hamlet":       {"thôn", "tổ dân phố", "TDP", "xóm", "ấp", "bản", "làng", "khu phố", "buôn", "tổ", "theo thôn", "cấp thôn", "village"},
	"commune_only": {"xã", "phường", "thị trấn", "cấp xã", "theo xã", "trung tâm xã", "chỉ biết phường", "commune"},
}

var stateWords = map[string][]string{
	"missing":    {"không báo cáo", "chưa nộp", "chưa gửi", "chưa có báo cáo", "thiếu báo cáo", "not reported", "no report"},
	"reported":   {"có báo cáo", "đã nộp", "đã gửi", "đúng hạn", "báo cáo đúng hạn", "on time", "submitted"},
	"nil_report": {"không phát sinh", "không phát sinh vụ việc", "không có vụ việc", "không có vụ việc phát sinh", "báo cáo không có vụ việc", "nil", "zero report", "nothing to report"},
	"late":       {"muộn", "chậm", "báo cáo chậm", "nộp muộn", "nộp chậm", "gửi muộn", "gửi chậm", "quá hạn", "trễ hạn", "overdue"},
}

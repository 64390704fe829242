package geo

// Categories: the main offence of an incident, one per incident.
var Categories = newCodeList("category",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "homicide", Vi: "Giết người", En: "Homicide", ICCS: "0101", GBVIMS: "physical_assault", Articles: "123"},
	Code{Code: "injury", Vi: "Cố ý gây thương tích", En: "Intentional injury", ICCS: "02011", GBVIMS: "physical_assault", Articles: "134"},
	Code{Code: "cruelty", Vi: "Hành hạ, ngược đãi", En: "Cruelty, ill-treatment", ICCS: "0201", GBVIMS: "physical_assault", Articles: "140, 185"},
	Code{Code: "other_domestic_violence", Vi: "Bạo lực gia đình khác", En: "Other domestic violence", ICCS: "0201"},
	Code{Code: "rape", Vi: "Hiếp dâm", En: "Rape", ICCS: "03011", GBVIMS: "rape", Articles: "141, 142"},
	Code{Code: "coerced_sex", Vi: "Cưỡng dâm", En: "Coerced sexual intercourse", ICCS: "03011", GBVIMS: "rape", Articles: "143, 144"},
	Code{Code: "sex_with_child", Vi: "Giao cấu với người từ 13 đến dưới 16 tuổi", En: "Sexual intercourse with a child of 13 to 15", ICCS: "03011", GBVIMS: "rape", Articles: "145"},
	Code{Code: "indecent_assault", Vi: "Dâm ô", En: "Indecent assault of a child", ICCS: "03012", GBVIMS: "sexual_assault", Articles: "146"},
	Code{Code: "child_pornographic_use", Vi: "Sử dụng người dưới 16 tuổi vào mục đích khiêu dâm", En: "Use of a child for pornographic purposes", ICCS: "0302", GBVIMS: "sexual_assault", Articles: "147"},
	Code{Code: "trafficking", Vi: "Mua bán người", En: "Trafficking in persons", ICCS: "0204", Articles: "150–154"},
	Code{Code: "neglect", Vi: "Bỏ rơi, bỏ mặc", En: "Abandonment, neglect", ICCS: "0206", GBVIMS: "denial_of_resources"},
	Code{Code: "labour_exploitation", Vi: "Bóc lột sức lao động", En: "Labour exploitation", ICCS: "0203"},
	Code{Code: "forced_marriage", Vi: "Tảo hôn, cưỡng ép kết hôn", En: "Child or forced marriage", GBVIMS: "forced_marriage", Articles: "181, 183"},
	Code{Code: "confinement", Vi: "Giam giữ trái pháp luật", En: "Unlawful confinement", ICCS: "0202", GBVIMS: "psychological_abuse", Articles: "157"},
	Code{Code: "threat", Vi: "Đe dọa", En: "Threat", ICCS: "02012", GBVIMS: "psychological_abuse", Articles: "133"},
	Code{Code: "harassment", Vi: "Quấy rối", En: "Harassment", ICCS: "02081", GBVIMS: "psychological_abuse"},
	Code{Code: "online_abuse", Vi: "Xâm hại trên mạng", En: "Online abuse", GBVIMS: "psychological_abuse"},
	Code{Code: "other", Vi: "Khác", En: "Other"},
)

// Severities in rising order after "unknown", which makes a lower and an upper bound.
var Severities = newCodeList("severity",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "minor", Vi: "Nhẹ", En: "Minor"},
	Code{Code: "moderate", Vi: "Trung bình", En: "Moderate"},
	Code{Code: "serious", Vi: "Nghiêm trọng", En: "Serious"},
	Code{Code: "very_serious", Vi: "Rất nghiêm trọng", En: "Very serious"},
	Code{Code: "extremely_serious", Vi: "Đặc biệt nghiêm trọng", En: "Extremely serious"},
)

// Places of the severities that rules compare with.
const (
	SeverityUnknown uint8 = 0
	SeveritySerious uint8 = 3
)

// VictimGroups by age and sex. "Trẻ em" is under 16 in Vietnamese law.
var VictimGroups = newCodeList("victim_group",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "child_under_13", Vi: "Trẻ em dưới 13 tuổi", En: "Child under 13"},
	Code{Code: "child_13_15", Vi: "Trẻ em 13–15 tuổi", En: "Child 13–15"},
	Code{Code: "age_16_17", Vi: "Người 16–17 tuổi", En: "Aged 16–17"},
	Code{Code: "woman_18_59", Vi: "Phụ nữ 18–59 tuổi", En: "Woman 18–59"},
	Code{Code: "woman_60_plus", Vi: "Phụ nữ từ 60 tuổi", En: "Woman 60 and over"},
	Code{Code: "man_18_59", Vi: "Nam giới 18–59 tuổi", En: "Man 18–59"},
	Code{Code: "man_60_plus", Vi: "Nam giới từ 60 tuổi", En: "Man 60 and over"},
)

// Forms of violence (Law 13/2022/QH15), several per incident.
var Forms = newCodeList("forms",
	Code{Code: "physical", Vi: "Thân thể", En: "Physical"},
	Code{Code: "psychological", Vi: "Tinh thần", En: "Psychological"},
	Code{Code: "sexual", Vi: "Tình dục", En: "Sexual"},
	Code{Code: "economic", Vi: "Kinh tế", En: "Economic"},
)

// Settings: where it happened.
var Settings = newCodeList("setting",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "home", Vi: "Nhà ở", En: "Home"},
	Code{Code: "rented_room", Vi: "Nhà trọ", En: "Rented room"},
	Code{Code: "school", Vi: "Trường học", En: "School"},
	Code{Code: "workplace", Vi: "Nơi làm việc", En: "Workplace"},
	Code{Code: "agency", Vi: "Cơ quan", En: "Agency"},
	Code{Code: "enterprise", Vi: "Doanh nghiệp", En: "Enterprise"},
	Code{Code: "public_place", Vi: "Nơi công cộng", En: "Public place"},
	Code{Code: "street", Vi: "Đường phố", En: "Street"},
	Code{Code: "entertainment_lodging", Vi: "Cơ sở giải trí, lưu trú", En: "Entertainment or lodging"},
	Code{Code: "online", Vi: "Trên mạng", En: "Online"},
	Code{Code: "care_facility", Vi: "Cơ sở chăm sóc", En: "Care facility"},
	Code{Code: "other", Vi: "Khác", En: "Other"},
)

// ReportSources: who brought the incident to light. Police-found incidents are
// kept apart so that patrols do not feed their own map.
var ReportSources = newCodeList("report_source",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "police", Vi: "Công an", En: "Police"},
	Code{Code: "womens_union", Vi: "Hội Liên hiệp Phụ nữ", En: "Women's Union"},
	Code{Code: "peoples_committee", Vi: "Ủy ban nhân dân", En: "People's Committee"},
	Code{Code: "health", Vi: "Cơ sở y tế", En: "Health service"},
	Code{Code: "school", Vi: "Nhà trường", En: "School"},
	Code{Code: "hotline_111", Vi: "Tổng đài 111", En: "Hotline 111"},
	Code{Code: "other_hotline", Vi: "Đường dây nóng khác", En: "Other hotline"},
	Code{Code: "trusted_address", Vi: "Địa chỉ tin cậy", En: "Trusted address"},
	Code{Code: "press", Vi: "Báo chí", En: "Press"},
	Code{Code: "citizen", Vi: "Người dân", En: "Citizen"},
)

// CaseStatuses: how far the case has come. Unfounded and duplicate cases never count.
var CaseStatuses = newCodeList("case_status",
	Code{Code: "unknown", Vi: "Chưa rõ", En: "Unknown"},
	Code{Code: "received", Vi: "Đã tiếp nhận", En: "Received"},
	Code{Code: "verifying", Vi: "Đang xác minh", En: "Verifying"},
	Code{Code: "unfounded", Vi: "Không có cơ sở", En: "Unfounded"},
	Code{Code: "mediated", Vi: "Hòa giải", En: "Mediated"},
	Code{Code: "community_criticism", Vi: "Góp ý, phê bình trong cộng đồng", En: "Community criticism"},
	Code{Code: "administrative_penalty", Vi: "Xử phạt hành chính", En: "Administrative penalty"},
	Code{Code: "no_contact_order", Vi: "Cấm tiếp xúc", En: "No-contact order"},
	Code{Code: "prosecuted", Vi: "Khởi tố", En: "Prosecuted"},
	Code{Code: "not_prosecuted", Vi: "Không khởi tố", En: "Not prosecuted"},
	Code{Code: "suspended", Vi: "Đình chỉ", En: "Suspended"},
	Code{Code: "indicted", Vi: "Truy tố", En: "Indicted"},
	Code{Code: "tried", Vi: "Đã xét xử", En: "Tried"},
	Code{Code: "sentence_executed", Vi: "Đã thi hành án", En: "Sentence executed"},
	Code{Code: "closed", Vi: "Đã kết thúc", En: "Closed"},
	Code{Code: "duplicate", Vi: "Trùng lặp", En: "Duplicate"},
)

// AssistanceKinds: services to a victim, and the two outcomes without one.
var AssistanceKinds = newCodeList("assistance",
	Code{Code: "medical", Vi: "Y tế", En: "Medical"},
	Code{Code: "psychological", Vi: "Tâm lý", En: "Psychological"},
	Code{Code: "shelter", Vi: "Tạm lánh", En: "Shelter"},
	Code{Code: "legal", Vi: "Pháp lý", En: "Legal"},
	Code{Code: "police_protection", Vi: "Công an bảo vệ", En: "Police protection"},
	Code{Code: "no_contact_order", Vi: "Cấm tiếp xúc", En: "No-contact order"},
	Code{Code: "livelihood", Vi: "Sinh kế", En: "Livelihood"},
	Code{Code: "education_job", Vi: "Học tập, việc làm", En: "Education or job"},
	Code{Code: "referral", Vi: "Chuyển gửi", En: "Referral"},
	Code{Code: "other", Vi: "Khác", En: "Other"},
	Code{Code: "refused", Vi: "Từ chối", En: "Refused"},
	Code{Code: "unreachable", Vi: "Không liên lạc được", En: "Unreachable"},
)

// Qualities: how exactly an incident is placed.
var Qualities = newCodeList("location_quality",
	Code{Code: "unlocated", Vi: "Không có vị trí", En: "Unlocated"},
	Code{Code: "gps", Vi: "GPS", En: "GPS"},
	Code{Code: "address", Vi: "Địa chỉ", En: "Address"},
	Code{Code: "hamlet", Vi: "Thôn, tổ dân phố", En: "Hamlet"},
	Code{Code: "commune_only", Vi: "Chỉ biết xã", En: "Commune only"},
)

// Places of the qualities that rules compare with.
const (
	QualityUnlocated   uint8 = 0
	QualityGPS         uint8 = 1
	QualityAddress     uint8 = 2
	QualityHamlet      uint8 = 3
	QualityCommuneOnly uint8 = 4
)

// ReportingStates of a unit and period. All but "missing" mean that the report is in.
var ReportingStates = newCodeList("reporting_state",
	Code{Code: "missing", Vi: "Chưa báo cáo", En: "Missing"},
	Code{Code: "reported", Vi: "Đã báo cáo", En: "Reported"},
	Code{Code: "nil_report", Vi: "Báo cáo không phát sinh", En: "Nil report"},
	Code{Code: "late", Vi: "Báo cáo muộn", En: "Late"},
)

// CodeLists is every list, in the order of the data dictionary.
var CodeLists = []*CodeList{
	Categories, Severities, VictimGroups, Forms, Settings, ReportSources,
	CaseStatuses, AssistanceKinds, Qualities, ReportingStates,
	Workstreams, CommitmentStates, SubjectKinds, RecognitionResults, EducationTopics,
}

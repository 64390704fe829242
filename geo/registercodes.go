package geo

// Workstreams are the five groups of work that the plan coordinates.
var Workstreams = newCodeList("workstream",
	Code{Code: "outreach", Vi: "Tuyên truyền", En: "Outreach"},
	Code{Code: "information", Vi: "Nắm tình hình, trao đổi thông tin", En: "Early information"},
	Code{Code: "models", Vi: "Xây dựng, nhân rộng mô hình", En: "Building and replicating models"},
	Code{Code: "case_handling", Vi: "Phát hiện, xử lý vụ việc", En: "Handling of cases"},
	Code{Code: "rehabilitation", Vi: "Giáo dục, giúp đỡ người có nguy cơ", En: "Education and help of people at risk"},
)

// WorkstreamOutreach is the place of "outreach" in Workstreams.
const WorkstreamOutreach uint8 = 0

// CommitmentStates: how a commitment stands.
var CommitmentStates = newCodeList("commitment_state",
	Code{Code: "planned", Vi: "Dự kiến ký", En: "Planned"},
	Code{Code: "signed", Vi: "Đã ký, đang thực hiện", En: "Signed and in force"},
	Code{Code: "completed", Vi: "Đã kết thúc, tổng kết", En: "Completed"},
	Code{Code: "cancelled", Vi: "Đã hủy", En: "Cancelled"},
)

// Places of the states that rules compare with.
const (
	CommitmentPlanned uint8 = 0
	CommitmentSigned  uint8 = 1
)

// SubjectKinds are what can be recognised as "An toàn về an ninh, trật tự".
var SubjectKinds = newCodeList("subject_kind",
	Code{Code: "residential_area", Vi: "Khu dân cư", En: "Residential area"},
	Code{Code: "commune", Vi: "Xã, phường, đặc khu", En: "Commune"},
	Code{Code: "agency", Vi: "Cơ quan", En: "Agency"},
	Code{Code: "enterprise", Vi: "Doanh nghiệp", En: "Enterprise"},
	Code{Code: "school", Vi: "Nhà trường", En: "School"},
)

// SubjectCommune is the place of "commune" in SubjectKinds.
const SubjectCommune uint8 = 1

// RecognitionResults: what came of an application.
var RecognitionResults = newCodeList("recognition_result",
	Code{Code: "pending", Vi: "Chưa xét", En: "Pending"},
	Code{Code: "recognised", Vi: "Đạt chuẩn", En: "Recognised"},
	Code{Code: "not_recognised", Vi: "Không đạt", En: "Not recognised"},
)

// Places of the results.
const (
	RecognitionPending uint8 = 0
	Recognised         uint8 = 1
	NotRecognised      uint8 = 2
)

// EducationTopics: what people were taught or helped with.
var EducationTopics = newCodeList("education_topic",
	Code{Code: "law", Vi: "Giáo dục pháp luật", En: "Law"},
	Code{Code: "gender_equality", Vi: "Bình đẳng giới", En: "Gender equality"},
	Code{Code: "child_protection", Vi: "Bảo vệ trẻ em", En: "Protection of children"},
	Code{Code: "family_skills", Vi: "Kỹ năng gia đình, nuôi dạy con", En: "Family and parenting skills"},
	Code{Code: "high_risk", Vi: "Cảm hóa, giáo dục người có nguy cơ cao", En: "Education of people at high risk of offending"},
	Code{Code: "reintegration", Vi: "Giúp đỡ tái hòa nhập cộng đồng", En: "Help to return to the community"},
	Code{Code: "livelihood", Vi: "Hỗ trợ sinh kế, việc làm", En: "Help to earn a living"},
	Code{Code: "other", Vi: "Khác", En: "Other"},
)

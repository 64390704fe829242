package ingest

// headers are the names that people give to columns, by field: Vietnamese ones and
// English ones, the surest first. Case, accents, punctuation and what stands in
// brackets do not matter, nor do "nạn nhân" and "vụ việc" beside a name. A name
// that ends in "?" is a weak one: it counts where no better column is there and
// where the cells bear it out.
var headers = [fieldCount][]string{
	fieldExternalID: {"mã vụ việc", "mã vụ", "mã hồ sơ", "số hồ sơ", "mã số vụ việc", "mã số hồ sơ", "số thụ lý", "mã tin báo", "số tin báo", "số vụ án", "ký hiệu hồ sơ", "mã số",
		"case id", "case number", "case no", "incident id", "incident number", "incident no", "reference number", "reference no", "reference", "record id", "event id", "crime id", "file number", "uuid"},
	fieldOccurredAt: {"ngày xảy ra", "ngày giờ xảy ra", "ngày tháng xảy ra", "ngày tháng năm xảy ra", "thời gian xảy ra", "thời điểm xảy ra", "ngày phát sinh", "thời gian phát sinh", "ngày gây án", "thời gian gây án",
		"ngày phạm tội", "ngày vi phạm", "từ ngày", "ngày bắt đầu", "xảy ra ngày", "ngày sự việc",
		"occurred at", "occurred on", "date occurred", "date and time occurred", "occurrence date", "date of occurrence", "incident date", "date of incident", "date of the incident", "event date", "offence date", "offense date", "crime date", "start date",
		"ngày giờ?", "ngày tháng năm?", "ngày tháng?", "ngày?", "thời gian?", "thời điểm?", "date?", "datetime?", "occurred?"},
	fieldOccurredUntil: {"ngày kết thúc", "đến ngày", "thời gian kết thúc", "thời điểm kết thúc", "end date", "ended at", "ended on", "occurred until", "occurred to"},
	fieldTime: {"giờ xảy ra", "giờ gây án", "giờ phút xảy ra", "khung giờ xảy ra", "giờ", "giờ phút", "khung giờ", "thời gian trong ngày", "time of day", "time occurred", "incident time", "time of incident",
		"thời gian?", "thời gian xảy ra?", "time?", "hour?"},
	fieldReportedAt: {"ngày tiếp nhận", "ngày tiếp nhận tin", "ngày tiếp nhận tin báo", "thời gian tiếp nhận", "thời điểm tiếp nhận", "ngày nhận tin", "ngày trình báo", "ngày tố giác", "ngày báo tin", "ngày tin báo", "ngày ghi nhận", "ngày báo cáo", "ngày thụ lý", "ngày giờ tiếp nhận",
		"reported at", "reported on", "date reported", "report date", "date of report", "received at", "received on", "date received"},
	fieldCategory: {"tội danh", "loại vụ việc", "loại vụ", "loại tội phạm", "loại tội", "loại án", "nhóm tội", "loại hành vi", "hành vi bạo lực", "hành vi xâm hại", "hành vi phạm tội", "hành vi vi phạm", "hành vi", "loại hình vụ việc", "loại hình", "phân loại", "phân loại vụ việc",
		"điều luật áp dụng", "điều luật", "điều khoản áp dụng", "điều khoản", "căn cứ pháp lý",
		"type of incident", "incident type", "category of incident", "main offence", "offence", "offense", "type of offence", "offence type", "offense type", "crime type", "type of crime", "crime category", "incident category",
		"danh mục?", "type?"},
	fieldSeverity: {"mức độ nghiêm trọng", "mức độ vụ việc", "mức độ", "tính chất mức độ", "tính chất", "severity level", "seriousness"},
	fieldVictimGroup: {"nhóm nạn nhân", "loại nạn nhân", "đối tượng nạn nhân", "đối tượng bị xâm hại", "đối tượng bị bạo lực", "nhóm tuổi", "nhóm tuổi giới tính", "victim type", "type of victim", "age group",
		"độ tuổi?", "nạn nhân là?"},
	fieldVictimAge: {"tuổi", "số tuổi", "độ tuổi", "năm sinh", "tuổi hoặc năm sinh", "năm sinh tuổi", "age", "age in years", "age of the victim", "age of victim", "year of birth", "birth year"},
	fieldVictimSex: {"giới tính", "giới", "nam nữ", "nam hay nữ", "nữ nam", "phái", "sex", "gender"},
	fieldForms: {"hình thức bạo lực", "dạng bạo lực", "loại bạo lực", "loại hình bạo lực", "hình thức xâm hại", "hình thức bạo lực gia đình", "các hình thức bạo lực", "form of violence", "forms of violence", "type of violence", "violence type",
		"hình thức?"},
	fieldActs:    {"hành vi theo điều 3", "điểm khoản 1 điều 3", "điểm thuộc khoản 1 điều 3", "khoản 1 điều 3", "điểm theo điều 3", "hành vi bạo lực gia đình theo điều 3", "acts of article 3", "article 3 letters"},
	fieldSetting: {"loại địa điểm", "loại nơi xảy ra", "kiểu địa điểm", "môi trường xảy ra", "kind of place", "type of place", "place type", "type of location", "location type", "premises type", "nơi xảy ra?", "địa điểm xảy ra?", "địa điểm?", "bối cảnh?", "môi trường?", "place?", "location?"},
	fieldReportSource: {"nguồn tin", "nguồn tin báo", "nguồn tiếp nhận", "nguồn phát hiện", "nguồn báo tin", "nguồn thông tin", "kênh tiếp nhận", "kênh báo tin", "phát hiện qua", "cơ quan tiếp nhận", "đơn vị tiếp nhận", "nơi tiếp nhận",
		"report source", "source of report", "source of information", "reporting channel", "reported by", "reported through", "reported to"},
	fieldCaseStatus: {"tình trạng xử lý", "tình trạng giải quyết", "kết quả xử lý", "kết quả giải quyết", "trạng thái xử lý", "tình trạng vụ việc", "biện pháp xử lý", "hình thức xử lý", "trạng thái", "tình trạng", "tiến độ xử lý", "giai đoạn tố tụng",
		"status of the case", "status of case", "case outcome", "outcome", "disposition", "xử lý?", "kết quả?", "status?"},
	fieldLon:         {"kinh độ", "kinh độ wgs84", "longitude", "lng", "long"},
	fieldLat:         {"vĩ độ", "vĩ độ wgs84", "latitude"},
	fieldCoordinates: {"tọa độ", "tọa độ gps", "tọa độ địa lý", "vị trí gps", "gps", "tọa độ nơi xảy ra", "tọa độ vị trí", "coordinate", "lat long", "lat lng", "lat lon", "latlng", "latlong", "long lat", "lon lat", "gps coordinates"},
	fieldX:           {"tọa độ x", "x vn 2000", "x vn2000", "tọa độ x vn 2000", "tọa độ vn 2000 x", "northing"},
	fieldY:           {"tọa độ y", "y vn 2000", "y vn2000", "tọa độ y vn 2000", "tọa độ vn 2000 y", "easting"},
	fieldQuality:     {"chất lượng vị trí", "độ chính xác vị trí", "độ chính xác của vị trí", "mức độ chính xác vị trí", "quality of location", "location precision"},
	fieldUncertainty: {"sai số vị trí", "bán kính sai số", "sai số", "uncertainty", "uncertainty in metres", "accuracy in metres", "accuracy m"},
	fieldEdition:     {"phiên bản địa giới", "phiên bản địa giới hành chính", "edition code"},
	fieldCommune:     {"mã xã", "mã phường", "mã xã phường", "mã xã phường thị trấn", "mã xã phường đặc khu", "mã đơn vị hành chính", "mã đvhc", "mã đơn vị hành chính cấp xã", "commune code", "code of commune"},
	fieldCommuneName: {"xã", "xã phường", "xã phường thị trấn", "xã phường đặc khu", "phường xã", "phường xã thị trấn", "xã thị trấn", "phường", "tên xã", "tên phường", "tên xã phường", "tên xã phường thị trấn", "đơn vị hành chính cấp xã", "cấp xã",
		"xã nơi xảy ra", "xã phường nơi xảy ra", "địa bàn xã", "địa bàn xã phường", "địa bàn xảy ra", "xã xảy ra", "name of commune", "name of the commune", "ward", "ward name"},
	fieldDistrictName: {"huyện", "quận huyện", "huyện thành phố", "huyện thị xã thành phố", "huyện thị xã", "huyện tp", "quận huyện tp", "huyện tx tp", "huyện thị xã tp", "quận huyện thị xã", "quận huyện thị xã thành phố", "quận", "tên huyện", "tên quận huyện", "cấp huyện", "đơn vị hành chính cấp huyện", "huyện nơi xảy ra", "district"},
	fieldProvinceName: {"tỉnh", "tỉnh thành phố", "tỉnh thành", "tỉnh tp", "thành phố tỉnh", "tên tỉnh", "tên tỉnh thành phố", "cấp tỉnh", "đơn vị hành chính cấp tỉnh", "tỉnh nơi xảy ra", "province"},
	fieldAddressPlace: {"địa chỉ nơi xảy ra", "địa chỉ xảy ra", "địa chỉ vụ việc", "địa chỉ hiện trường", "place of occurrence", "address of occurrence", "address of the incident", "incident address"},
	fieldExemplary:    {"xét xử điểm", "án điểm", "vụ án điểm", "xét xử án điểm", "exemplary"},
	fieldClosedTrial:  {"xử kín", "xét xử kín", "trial in private", "private trial"},
	fieldSpokeUpAt:    {"ngày hội lên tiếng", "hội lên tiếng", "hội lhpn lên tiếng", "ngày lên tiếng", "thời điểm lên tiếng", "ngày hội phụ nữ lên tiếng", "date spoken up", "spoke up on"},
	fieldAssistance: {"trợ giúp", "loại trợ giúp", "biện pháp trợ giúp", "biện pháp hỗ trợ", "dịch vụ hỗ trợ", "dịch vụ trợ giúp", "hình thức hỗ trợ", "hình thức trợ giúp", "hỗ trợ",
		"assistance given", "assistance provided", "support provided", "support services", "support?", "services?"},
	fieldHarmPercent: {"tỷ lệ tổn thương cơ thể", "tỷ lệ tổn thương", "tỷ lệ thương tật", "tỷ lệ thương tích", "tổn thương cơ thể", "mức độ thương tật", "thương tật", "tỷ lệ thương tổn", "tttct", "bodily harm", "bodily harm percent", "harm", "injury percent", "disability percent"},
	fieldDeath:       {"tử vong", "nạn nhân tử vong", "bị chết", "chết người", "hậu quả chết người", "chết", "victim died", "died", "fatal"},
	fieldAttempt:     {"giết người chưa đạt", "chưa đạt", "tội phạm chưa đạt", "attempt at life", "attempted homicide"},
	fieldHospital:    {"nhập viện", "phải nhập viện", "điều trị tại bệnh viện", "điều trị tại cơ sở y tế", "đi viện", "nằm viện", "cấp cứu", "điều trị nội trú", "hospitalised", "hospitalized", "hospital treatment", "treated in hospital"},
	fieldWeapon:      {"hung khí", "sử dụng hung khí", "có sử dụng hung khí", "có hung khí", "dùng hung khí", "vũ khí", "weapon used", "use of weapon"},
	fieldTimeZone:    {"múi giờ", "timezone"},
}

// persons are the words of headers over somebody who is no victim. A column about
// them is never taken for one about the victim.
var persons = []string{
	"nguoi gay", "nguoi co hanh vi", "nguoi thuc hien hanh vi", "nguoi vi pham", "nguoi pham toi", "nghi pham", "nghi can", "bi can", "bi cao", "thu pham", "hung thu", "ke gay an",
	"nguoi bao tin", "nguoi to giac", "nguoi trinh bao", "nguoi cung cap tin", "nguoi lam chung", "nguoi lien quan",
	"suspect", "suspects", "offender", "offenders", "perpetrator", "perpetrators", "accused", "defendant", "aggressor", "witness", "informant", "complainant",
}

// aside are words that may stand beside a name without changing what it means.
var aside = []string{
	"cua nan nhan", "nan nhan", "nguoi bi bao luc", "nguoi bi hai", "bi hai", "nguoi bi xam hai", "nguoi bi bao hanh", "of the victim", "of victim", "victim s", "victims", "victim",
	"cua vu viec", "vu viec", "vu an", "vu bao luc", "su viec", "of the incident", "incident", "neu co", "if any",
}

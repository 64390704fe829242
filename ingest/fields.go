package ingest

import (
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Field is something that a column of an incident file can mean.
type Field struct {
	Name    string        // as written in --map; stable
	Vi, En  string        // what it holds, for the data dictionary
	Example string        // a valid cell
	Unit    string        // of a number, "" for others
	List    *geo.CodeList // the codes of a coded field, nil for others
	Many    bool          // several entries, separated by ";"
}

// fieldID is a field's place in Fields.
type fieldID int

const (
	fieldExternalID fieldID = iota
	fieldOccurredAt
	fieldOccurredUntil
	fieldTime
	fieldReportedAt
	fieldCategory
	fieldSeverity
	fieldVictimGroup
	fieldVictimAge
	fieldVictimSex
	fieldForms
	fieldActs
	fieldSetting
	fieldReportSource
	fieldCaseStatus
	fieldLon
	fieldLat
	fieldCoordinates
	fieldX
	fieldY
	fieldQuality
	fieldUncertainty
	fieldEdition
	fieldCommune
	fieldCommuneName
	fieldDistrictName
	fieldProvinceName
	fieldAddressPlace
	fieldExemplary
	fieldClosedTrial
	fieldSpokeUpAt
	fieldAssistance
	fieldHarmPercent
	fieldDeath
	fieldAttempt
	fieldHospital
	fieldWeapon
	fieldSeverityTest
	fieldTimeZone
	fieldCount
)

// Fields lists every field in the order of the data dictionary.
var Fields = [fieldCount]Field{
	fieldExternalID: {Name: "external_id", Example: "CA-2024-00017",
		Vi: "Mã của vụ việc trong hệ thống nguồn", En: "The source's own identifier of the incident, at most 200 bytes; never a person's number"},
	fieldOccurredAt: {Name: "occurred_at", Example: "2024-05-17",
		Vi: "Ngày xảy ra: ngày, tháng, năm hoặc thời điểm", En: "When it happened: a day, a month, a year or a stretch, in any form that officials write, or a timestamp (RFC 3339, zone optional); required"},
	fieldOccurredUntil: {Name: "occurred_until", Example: "2024-05-19",
		Vi: "Ngày kết thúc, nếu kéo dài", En: "When it ended, where it lasted or is only known to lie between two dates; written like occurred_at"},
	fieldTime: {Name: "time", Example: "23:30",
		Vi: "Giờ xảy ra", En: "Local time of day: 23:30, 23h30, 8 giờ tối, an hour 0 to 23, a stretch such as 19h–21h"},
	fieldReportedAt: {Name: "reported_at", Example: "2024-05-18",
		Vi: "Ngày tiếp nhận", En: "When it was reported; written like occurred_at"},
	fieldCategory: {Name: "category", Example: "injury", List: geo.Categories,
		Vi: "Loại vụ việc chính", En: "The main offence; required"},
	fieldSeverity: {Name: "severity", Example: "serious", List: geo.Severities,
		Vi: "Mức độ nghiêm trọng", En: "How serious it was; unknown where empty"},
	fieldVictimGroup: {Name: "victim_group", Example: "woman_18_59;child_under_13", List: geo.VictimGroups, Many: true,
		Vi: "Nhóm nạn nhân, mỗi người một mục", En: "One group per victim; follows from age and sex where empty"},
	fieldVictimAge: {Name: "victim_age", Example: "34;9", Many: true, Unit: "năm / years",
		Vi: "Tuổi từng nạn nhân", En: "Age in years or year of birth per victim, paired with the groups"},
	fieldVictimSex: {Name: "victim_sex", Example: "f;m", Many: true,
		Vi: "Giới tính từng nạn nhân (nữ, nam)", En: "Sex per victim: f, m or empty, paired with the groups"},
	fieldForms: {Name: "forms", Example: "physical;psychological", List: geo.Forms, Many: true,
		Vi: "Hình thức bạo lực", En: "Forms of violence"},
	fieldActs: {Name: "acts", Example: "a;đ",
		Vi: "Điểm thuộc khoản 1 Điều 3 Luật 13/2022/QH15", En: "Letters of Article 3(1) of Law 13/2022/QH15"},
	fieldSetting: {Name: "setting", Example: "home", List: geo.Settings,
		Vi: "Nơi xảy ra (loại)", En: "Kind of place where it happened"},
	fieldReportSource: {Name: "report_source", Example: "womens_union", List: geo.ReportSources,
		Vi: "Nguồn tin", En: "Who brought it to light"},
	fieldCaseStatus: {Name: "case_status", Example: "verifying", List: geo.CaseStatuses,
		Vi: "Tình trạng xử lý", En: "How far the case has come; unfounded and duplicate never count"},
	fieldLon: {Name: "lon", Example: "105.60", Unit: "°",
		Vi: "Kinh độ (WGS84), độ thập phân hoặc độ phút giây", En: "Longitude on WGS84, in decimal degrees or degrees, minutes and seconds; 0 together with latitude 0 means none. Metres are read as the easting (Y) of VN-2000"},
	fieldLat: {Name: "lat", Example: "21.31", Unit: "°",
		Vi: "Vĩ độ (WGS84), độ thập phân hoặc độ phút giây", En: "Latitude, written like lon. Metres are read as the northing (X) of VN-2000"},
	fieldCoordinates: {Name: "coordinates", Example: "21°18′36″N 105°36′00″E",
		Vi: "Tọa độ: cả hai trong một ô", En: "Both coordinates in one cell: longitude and latitude in any order and form, or X and Y of VN-2000; read where lon and lat are empty"},
	fieldX: {Name: "x", Example: "2357390.450", Unit: "m",
		Vi: "Tọa độ X theo VN-2000 (hướng bắc, mét)", En: "X of VN-2000, the northing; read where lon, lat and coordinates are empty. The zone is the file's, see --crs"},
	fieldY: {Name: "y", Example: "562050.974", Unit: "m",
		Vi: "Tọa độ Y theo VN-2000 (hướng đông, mét)", En: "Y of VN-2000, the easting"},
	fieldQuality: {Name: "location_quality", Example: "address", List: geo.Qualities,
		Vi: "Độ chính xác của vị trí", En: "How the point was found; gps where a point stands alone"},
	fieldUncertainty: {Name: "uncertainty_m", Example: "50", Unit: "m",
		Vi: "Sai số vị trí (mét)", En: "Radius in metres within which it happened; where empty 15 for gps, 100 for address, 500 for hamlet, and for commune_only that of a circle as large as the commune"},
	fieldEdition: {Name: "edition", Example: "2025-07",
		Vi: "Phiên bản địa giới của mã hoặc tên xã", En: "Code of the edition that the commune's code or name belongs to; a name without it is looked for in all, those in force on the day first"},
	fieldCommune: {Name: "commune", Example: "08707",
		Vi: "Mã xã, phường, đặc khu", En: "Code of the commune, zeros included, where there is no point; zeros that a spreadsheet dropped are restored where commune_name confirms them"},
	fieldCommuneName: {Name: "commune_name", Example: "Phường Vĩnh Yên",
		Vi: "Tên xã, phường, thị trấn, đặc khu", En: "Name of the commune, of any edition, with or without its type; a whole address may stand here"},
	fieldDistrictName: {Name: "district_name", Example: "Thành phố Vĩnh Yên",
		Vi: "Tên huyện, quận, thị xã, thành phố", En: "Name of the district, to tell communes of the same name apart"},
	fieldProvinceName: {Name: "province_name", Example: "Tỉnh Phú Thọ",
		Vi: "Tên tỉnh, thành phố", En: "Name of the province, old or new"},
	fieldAddressPlace: {Name: "address_place", Example: "thôn Đông - xã Tam Hồng - huyện Yên Lạc",
		Vi: "Địa chỉ nơi xảy ra: chỉ lấy tên xã, huyện, tỉnh", En: "An address where it happened, of which only the names of commune, district and province are taken, where commune_name is empty; the line itself is never stored, nor kept of a rejected row"},
	fieldExemplary: {Name: "exemplary", Example: "yes",
		Vi: "Xét xử điểm", En: "Chosen for an exemplary trial: yes or no"},
	fieldClosedTrial: {Name: "closed_trial", Example: "no",
		Vi: "Xử kín", En: "Tried in private: yes or no; never shown with a place"},
	fieldSpokeUpAt: {Name: "spoke_up_at", Example: "2024-05-20",
		Vi: "Ngày Hội lên tiếng", En: "When the Women's Union spoke up; written like occurred_at"},
	fieldAssistance: {Name: "assistance", Example: "1:medical@2024-05-18/2024-05-19;2:shelter", List: geo.AssistanceKinds, Many: true,
		Vi: "Trợ giúp: [nạn nhân:]loại[@ngày[/ngày hoàn thành]]", En: "Services: [victim:]kind[@offered[/completed]]; victim counts from 1, which is the default"},
	fieldHarmPercent: {Name: "harm_percent", Example: "12", Unit: "%",
		Vi: "Tỷ lệ tổn thương cơ thể (%) của nạn nhân bị nặng nhất", En: "Bodily harm in per cent of the victim who is worst off; severity follows from it, the figure itself is not stored"},
	fieldDeath: {Name: "death", Example: "no",
		Vi: "Nạn nhân tử vong", En: "A victim died: yes or no; severity follows from it"},
	fieldAttempt: {Name: "attempt", Example: "no",
		Vi: "Giết người chưa đạt", En: "An attempt at a victim's life: yes or no; severity follows from it"},
	fieldHospital: {Name: "hospital", Example: "yes",
		Vi: "Nạn nhân phải điều trị tại bệnh viện", En: "A victim was treated in hospital: yes or no; severity follows from it"},
	fieldWeapon: {Name: "weapon", Example: "x",
		Vi: "Có sử dụng hung khí", En: "A weapon was used: yes or no; severity follows from it"},
	fieldSeverityTest: {Name: "severity_test", Example: "harm_11",
		Vi: "Căn cứ xác định mức độ nghiêm trọng", En: "Which test decided the severity, see the list of tests; for data that were judged before"},
	fieldTimeZone: {Name: "time_zone", Example: "Asia/Ho_Chi_Minh",
		Vi: "Múi giờ của các ngày trong dòng", En: "IANA zone in which the dates of the row are local; the import's where empty"},
}

// findField returns the field of a name.
func findField(name string) (fieldID, bool) {
	i := slices.IndexFunc(Fields[:], func(f Field) bool { return f.Name == name })
	return fieldID(i), i >= 0
}

// isFieldName tells whether a column maps by itself.
func isFieldName(column string) bool {
	_, ok := findField(strings.ToLower(column))
	return ok
}

// fieldNames lists every name for messages.
func fieldNames() string {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

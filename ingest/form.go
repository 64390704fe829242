package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/antoan-vn/antoan/geo"
)

// Form is an empty table to be filled in: what is filled in is read again by the
// import of its kind.
type Form struct {
	Title   string // name of its sheet
	Columns []FormColumn
}

// FormColumn is one column of a form.
type FormColumn struct {
	Name     string // as the import knows it
	Header   string // as the form calls it
	Vi, En   string // what belongs into it
	Example  string
	List     *geo.CodeList // to choose from, by its Vietnamese labels
	Choices  []string      // to choose from, where there is no list
	Several  bool          // more than one may be written, with ; between them
	Date     bool
	Text     bool // digits that are no number, such as codes with leading zeros
	Required bool
}

// Kinds of forms.
const (
	FormIncidents = "incidents"
	FormReporting = "reporting"
	FormModels    = "models"
)

// FormOf returns the form of a kind, or *geo.InvalidError.
func FormOf(kind string) (Form, error) {
	switch kind {
	case FormIncidents:
		return incidentForm(), nil
	case FormReporting:
		return reportingForm, nil
	case FormModels:
		return modelForm, nil
	}
	if r, err := geo.FindRegister(kind); err == nil {
		return registerForm(r), nil
	}
	return Form{}, geo.Invalid("form", "%q is unknown: use one of %s", kind, strings.Join(FormKinds(), ", "))
}

// FormKinds lists the kinds of forms.
func FormKinds() []string {
	all := []string{FormIncidents, FormReporting, FormModels}
	for _, r := range geo.Registers {
		all = append(all, r.Name)
	}
	return all
}

// formFields are the fields of the form for incidents, in the order in which a
// cadre knows them.
var formFields = []fieldID{
	fieldExternalID, fieldOccurredAt, fieldTime, fieldReportedAt, fieldCategory, fieldSeverity, fieldHarmPercent, fieldDeath, fieldHospital, fieldWeapon,
	fieldVictimGroup, fieldVictimAge, fieldVictimSex, fieldForms, fieldSetting, fieldReportSource, fieldCaseStatus,
	fieldEdition, fieldCommune, fieldLon, fieldLat, fieldQuality, fieldExemplary, fieldClosedTrial, fieldSpokeUpAt, fieldAssistance,
}

// incidentForm makes the form for incidents from the fields and the names that
// people give them.
func incidentForm() Form {
	form := Form{Title: "Vụ việc"}
	for _, id := range formFields {
		f := &Fields[id]
		c := FormColumn{Name: f.Name, Header: capital(headers[id][0]), Vi: f.Vi, En: f.En, Example: f.Example, List: f.List, Several: f.Many,
			Date: slices.Contains(dateFields, id), Text: id == fieldExternalID || id == fieldCommune || id == fieldEdition, Required: required(id)}
		if f.List != nil {
			c.Example = f.List.Codes[min(2, len(f.List.Codes)-1)].Vi
		}
		switch id {
		case fieldExemplary, fieldClosedTrial, fieldDeath, fieldHospital, fieldWeapon:
			c.Choices, c.Example = []string{"có", "không"}, "không"
		case fieldVictimSex:
			c.Choices, c.Example = []string{"nữ", "nam"}, "nữ"
		case fieldAssistance:
			c.Example = "y tế; tâm lý"
		case fieldOccurredAt, fieldReportedAt, fieldSpokeUpAt:
			c.Example = "22/06/2026"
		case fieldVictimAge:
			c.Example = "34"
		}
		form.Columns = append(form.Columns, c)
	}
	return form
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

var reportingForm = Form{Title: "Tình trạng báo cáo", Columns: []FormColumn{
	{Name: "edition", Header: "Phiên bản địa giới", Vi: "Mã phiên bản địa giới của mã đơn vị, ví dụ 2025-07", En: "Code of the edition that the unit's code belongs to", Example: "2025-07", Text: true, Required: true},
	{Name: "level", Header: "Cấp", Vi: "Cấp của đơn vị; để trống là cấp xã", En: "Level of the unit; commune where empty", Example: "xã", Choices: []string{"xã", "huyện", "tỉnh"}},
	{Name: "code", Header: "Mã đơn vị", Vi: "Mã đơn vị hành chính, đủ số 0 ở đầu", En: "Code of the unit, zeros included", Example: "08707", Text: true, Required: true},
	{Name: "from", Header: "Từ ngày", Vi: "Ngày đầu của kỳ báo cáo", En: "First day reported on", Example: "15/05/2026", Date: true, Required: true},
	{Name: "to", Header: "Đến ngày", Vi: "Ngày cuối của kỳ báo cáo", En: "Last day reported on", Example: "14/06/2026", Date: true, Required: true},
	{Name: "state", Header: "Tình trạng báo cáo", Vi: "Đã báo cáo, báo cáo không phát sinh, báo cáo muộn hay chưa báo cáo", En: "Reported, nil report, late or missing", Example: "Báo cáo không phát sinh", List: geo.ReportingStates, Required: true},
	{Name: "submitted_at", Header: "Ngày nộp", Vi: "Ngày nhận được báo cáo", En: "When it came in", Example: "16/06/2026", Date: true},
}}

var modelForm = Form{Title: "Mô hình", Columns: []FormColumn{
	{Name: "edition", Header: "Phiên bản địa giới", Vi: "Mã phiên bản địa giới của mã xã, ví dụ 2025-07", En: "Code of the edition that the commune's code belongs to", Example: "2025-07", Text: true, Required: true},
	{Name: "code", Header: "Mã xã", Vi: "Mã xã, phường, đặc khu, đủ số 0 ở đầu", En: "Code of the commune, zeros included", Example: "08707", Text: true, Required: true},
	{Name: "name", Header: "Tên mô hình", Vi: "Tên mô hình, không ghi tên người", En: "Name of the model, never of a person", Example: "An toàn cho phụ nữ thôn 5", Required: true},
	{Name: "kind", Header: "Loại mô hình", Vi: "Loại mô hình", En: "Kind of model", Example: "An toàn cho phụ nữ"},
	{Name: "lon", Header: "Kinh độ", Vi: "Kinh độ nơi sinh hoạt (WGS84)", En: "Longitude of where it meets, WGS84", Example: "105.60"},
	{Name: "lat", Header: "Vĩ độ", Vi: "Vĩ độ nơi sinh hoạt (WGS84)", En: "Latitude of where it meets, WGS84", Example: "21.31"},
	{Name: "started_on", Header: "Ngày thành lập", Vi: "Ngày thành lập", En: "First day", Example: "25/03/2025", Date: true, Required: true},
	{Name: "ended_on", Header: "Ngày kết thúc", Vi: "Ngày ngừng hoạt động; để trống nếu còn hoạt động", En: "Last day; empty while it runs", Date: true},
	{Name: "last_met_on", Header: "Ngày sinh hoạt gần nhất", Vi: "Ngày sinh hoạt gần nhất", En: "When it last met", Example: "15/06/2026", Date: true},
	{Name: "capacity", Header: "Quy mô", Vi: "Số hộ hoặc số người mà mô hình phục vụ được", En: "How many it can serve", Example: "40"},
}}

// explain says in one line what belongs into a column.
func (c *FormColumn) explain() (vi, en string) {
	vi, en = c.Vi, c.En
	var labels []string
	if c.List != nil {
		for _, code := range c.List.Codes {
			labels = append(labels, code.Vi)
		}
	}
	if labels = append(labels, c.Choices...); len(labels) > 0 {
		vi += ". Chọn: " + strings.Join(labels, "; ")
	}
	if c.Several {
		vi, en = vi+". Nhiều mục thì cách nhau bằng dấu ;", en+". Several are separated by ;"
	}
	return vi, en
}

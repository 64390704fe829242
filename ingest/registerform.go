package ingest

import "github.com/antoan-vn/antoan/geo"

// registerForm makes the form of a register from its fields.
func registerForm(r *geo.Register) Form {
	form := Form{Title: registerSheets[r.Name], Columns: []FormColumn{reportingForm.Columns[0]}}
	if r.CommuneOnly {
		form.Columns = append(form.Columns, modelForm.Columns[1])
	} else {
		form.Columns = append(form.Columns, reportingForm.Columns[1], reportingForm.Columns[2])
	}
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Kind == geo.FieldPoint {
			form.Columns = append(form.Columns, modelForm.Columns[4], modelForm.Columns[5])
			continue
		}
		form.Columns = append(form.Columns, FormColumn{Name: f.Name, Header: f.Header, Vi: f.Vi, En: f.En, Example: f.Example,
			List: f.List, Date: f.Kind == geo.FieldDay, Required: f.Required})
	}
	return Form{form.Title, append(form.Columns, FormColumn{Name: "source", Header: "Nguồn", Vi: "Đơn vị hoặc tài liệu cho biết điều này", En: "Office or file that says so", Example: "Hội LHPN tỉnh"})}
}

// registerSheets are the names of the forms' sheets, at most 31 letters as Excel wants.
var registerSheets = map[string]string{
	geo.Activities.Name: "Hoạt động", geo.Commitments.Name: "Cam kết", geo.Recognitions.Name: "Công nhận ANTT",
	geo.Addresses.Name: "Địa chỉ tin cậy", geo.Education.Name: "Giáo dục, giúp đỡ",
}

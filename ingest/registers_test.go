package ingest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// What is filled into the form of a register comes back as its examples say; an empty
// form has no rows and no faults.
func TestRegisterForms(t *testing.T) {
	t.Parallel()
	o := TableOptions{FileName: "form.xlsx", Now: testNow.AddDate(3, 0, 0)}
	for _, r := range geo.Registers {
		read := ReadEntries(r)
		instead := map[string]string{}
		if r == geo.Recognitions {
			instead["level"] = ""
		}
		got, err := read(bytes.NewReader(filled(t, r.Name, instead)), o)
		must(t, err)
		if len(got.Rows) != 1 || len(got.Errors) > 0 {
			t.Errorf("%s: %+v %+v", r.Name, got.Rows, got.Errors)
			continue
		}
		row := got.Rows[0]
		if row.Edition != "2025-07" || row.Level != geo.Commune || row.Code != "08707" || row.Source != "Hội LHPN tỉnh" {
			t.Errorf("%s: %+v", r.Name, row)
		}
		for i, v := range row.Values {
			if !v.Set {
				t.Errorf("%s: %s was not read", r.Name, r.Fields[i].Name)
			}
		}
		for _, format := range []string{ExportCSV, ExportXLSX} {
			empty, err := read(bytes.NewReader(formBytes(t, r.Name, format)), o)
			if err != nil || len(empty.Rows)+len(empty.Errors) > 0 {
				t.Errorf("%s.%s: %+v, %v", r.Name, format, empty, err)
			}
		}
	}
}

func TestReadEntries(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		register *geo.Register
		in, want string // codes of the rows read; faults
	}{
		"activities": {geo.Activities, "code,workstream,held_on,held_until,topic,women,men,children\n" +
			"01,outreach,2022-03-08,,a,60,,0\n02,Tuyên truyền,2022-03-08,2022-03-09,a,1.200,5,\n01,outreach,2022-03-08,,a,1,1,1\n03,dancing,2022-03-08,,,,,\n04,models,2022-03-08,2022-03-07,,,,\n05,models,2199-01-01,,,,,\n06,models,2022-03-08,,,-4,,\n,models,2022-03-08,,,,,\n07,,2022-03-08,,,,,\n08,models,,,,,,\n",
			"01 02; 4:workstream:stands_twice 5:workstream:unknown_workstream 6:held_until:bad_entry 7:held_on:bad_entry 8:women:bad_number 9:code:missing 10:workstream:bad_entry 11:held_on:bad_entry"},
		"commitments": {geo.Commitments, "code,signed_on,valid_until,state\n01,2022-06-22,2027-12-31,signed\n02,2022-06-22,,thất lạc\n03,2199-06-22,,planned\n04,2199-06-22,,signed\n05,2022-06-22,2022-06-21,signed\n",
			"01 03; 3:state:unknown_commitment_state 5:signed_on:bad_entry 6:valid_until:bad_entry"},
		"recognition": {geo.Recognitions, "code,subject_kind,subject,year,result\n01,commune,,2022,recognised\n02,school,Trường A,2022,Không đạt\n02,school,Trường B,2022,pending\n03,school,,2022,pending\n04,commune,Xã A,2022,pending\n05,commune,,22,pending\n06,commune,,2199,pending\n",
			"01 02 02; 5:subject:bad_entry 6:subject:bad_entry 7:year:bad_year 8:year:bad_entry"},
		"addresses": {geo.Addresses, "code,name,lon,lat,opened_on,closed_on\n01,Nhà văn hóa,105.6,21.3,2022-03-08,\n02,Trạm y tế,,,08/03/2022,20/03/2022\n03,x,105.6,,2022-03-08,\n04,x,999,21,2022-03-08,\n05,,,,2022-03-08,\n",
			"01 02; 4:lat:half_a_coordinate 5:lon:coordinate_out_of_range 6:name:bad_entry"},
		"education": {geo.Education, "code,period_from,period_to,topic,women,men,children\n01,2021-12-15,2022-01-14,law,10,20,0\n01,2021-12-15,2022-01-14,high_risk,,7,\n02,2022-01-14,2021-12-15,law,1,,\n03,2021-12-15,2022-01-14,persons,1,,\n",
			"01 01; 4:period_to:bad_entry 5:topic:unknown_education_topic"},
	} {
		o := tableOptions()
		o.Edition, o.Source = "2022-07", "Công an tỉnh"
		got, err := ReadEntries(c.register)(strings.NewReader(c.in), o)
		must(t, err)
		var codes []string
		for _, r := range got.Rows {
			codes = append(codes, r.Code)
			if r.Source != "Công an tỉnh" || r.Edition != "2022-07" {
				t.Errorf("%s: %+v", name, r)
			}
		}
		if said := strings.Join(codes, " ") + "; " + codesOf(got.Errors); said != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, cmp.Diff(c.want, said), c.want)
		}
	}
}

// Registers that are of communes alone take no other level.
func TestEntriesOfCommunesAlone(t *testing.T) {
	t.Parallel()
	o := tableOptions()
	o.Edition, o.Level = "2022-07", geo.District
	got, err := ReadEntries(geo.Addresses)(strings.NewReader("code,name,opened_on\n01,x,2022-01-01\n"), o)
	if err != nil || codesOf(got.Errors) != "2:code:not_a_commune" {
		t.Errorf("%+v %v", got, err)
	}
}

// What is written is read again without loss, whatever stands in it.
func TestEntriesComeBack(t *testing.T) {
	t.Parallel()
	texts := []string{"Tháng hành động", "=1+1", "'=x", "a,b\"c", "-", "+84", "@x", "x;y", "1e5", "007", "có", "Công an phường A; Hội LHPN"}
	r := rand.New(rand.NewPCG(5, 5))
	for _, register := range geo.Registers {
		var want []geo.EntryRow
		for n := range 40 {
			row := geo.EntryRow{Row: int64(n + 1), Edition: "2022-07", Level: geo.Commune, Code: fmt.Sprintf("%05d", n), Entry: geo.Entry{Source: texts[r.IntN(len(texts))], Values: make([]geo.EntryValue, len(register.Fields))}}
			for i := range register.Fields {
				f, v := &register.Fields[i], &row.Values[i]
				if v.Set = f.Required || r.IntN(2) == 0; !v.Set {
					continue
				}
				switch f.Kind {
				case geo.FieldText:
					v.Text = texts[r.IntN(len(texts))]
				case geo.FieldCode:
					v.Number = int64(r.IntN(len(f.List.Codes)))
				case geo.FieldDay:
					v.Number = int64(geo.DayOf(2020, 1, 1)) + int64(100*i+r.IntN(90))
				case geo.FieldYear:
					v.Number = int64(2015 + r.IntN(6))
				case geo.FieldCount:
					v.Number = int64(r.IntN(100_000))
				case geo.FieldPoint:
					v.Point = orb.Point{float64(r.IntN(1e9))/1e7 + 60, float64(r.IntN(1e8))/1e7 + 10}
				}
			}
			if register == geo.Recognitions {
				row.Values[geo.RecognitionSubject] = geo.EntryValue{}
				if uint8(row.Values[geo.RecognitionKind].Number) != geo.SubjectCommune {
					row.Values[geo.RecognitionSubject] = geo.EntryValue{Set: true, Text: texts[r.IntN(len(texts))]}
				}
			}
			want = append(want, row)
		}
		for _, format := range []string{ExportCSV, ExportXLSX} {
			var b bytes.Buffer
			must(t, WriteEntries(&b, register, format, func(visit func(geo.EntryRow) error) error {
				for _, row := range want {
					if err := visit(row); err != nil {
						return err
					}
				}
				return nil
			}))
			got, err := ReadEntries(register)(bytes.NewReader(b.Bytes()), TableOptions{FileName: "register." + format, Now: testNow})
			if d := cmp.Diff(want, got.Rows); err != nil || len(got.Errors) > 0 || d != "" {
				t.Errorf("%s.%s: %v %+v %s", register.Name, format, err, got.Errors, d)
			}
		}
	}
	if err := WriteEntries(&bytes.Buffer{}, geo.Activities, "pdf", nil); err == nil {
		t.Error("a format that there is not")
	}
}

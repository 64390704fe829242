package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func TestTitlesBecomeReports(t *testing.T) {
	t.Parallel()
	may := geo.Period{From: geo.DayOf(2024, time.May, 1), To: geo.DayOf(2024, time.May, 31)}
	const header = "Ngày xảy ra;Hành vi;Tuổi nạn nhân\n"
	for name, tt := range map[string]struct {
		file    string
		want    []geo.Report
		warning string
	}{
		"rows":            {"UBND xã Minh Quang;;\nBÁO CÁO tháng 5 năm 2024;;\n" + header + "5/5/2024;đánh đập;30\n25/5/2024;đánh đập;31\n", []geo.Report{{Unit: 21, Period: may, State: geo.ReportIn}}, ""},
		"nothing":         {"UBND xã Minh Quang;;\nBÁO CÁO tháng 5 năm 2024;;\n" + header + "Không phát sinh;;\n", []geo.Report{{Unit: 21, Period: may, State: geo.ReportNil}}, ""},
		"not over":        {"UBND xã Minh Quang;;\nBÁO CÁO tháng 6 năm 2024;;\n" + header + "Không phát sinh;;\n", nil, "not over"},
		"unknown commune": {"UBND xã Tân Lập;;\nBÁO CÁO tháng 5 năm 2024;;\n" + header + "Không phát sinh;;\n", nil, "does not count"},
		"no period":       {"UBND xã Minh Quang;;\nBÁO CÁO;;\n" + header + "25/5/2024;đánh đập;30\n", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newMemStore()
			testPlaces(s)
			s.editions[1].Units[0].Name, s.editions[1].Units[0].Type = "Xã Minh Quang", "xã"
			b, err := Import(t.Context(), s, Options{File: stringFile(tt.file), FileName: "bc.csv", Source: "x", Now: testNow})
			if err != nil {
				t.Fatal(err)
			}
			if len(s.reports) != len(tt.want) || len(tt.want) > 0 && s.reports[0] != tt.want[0] {
				t.Errorf("reports %+v, want %+v; %q", s.reports, tt.want, b.Warnings)
			}
			if w := strings.Join(b.Warnings, "\n"); !strings.Contains(w, tt.warning) || tt.warning == "" && strings.Contains(w, "does not count") {
				t.Errorf("warnings %q", w)
			}
		})
	}
}

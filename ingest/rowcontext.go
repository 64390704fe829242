package ingest

import (
	"strings"
	"time"
)

// damage stands in text where bytes meant nothing in the file's encoding.
const damage = "\uFFFD"

var faultDamage = &fault{"damaged_text", "ô có byte không có nghĩa trong bảng mã của tệp: hãy sửa ô, hoặc cho biết bảng mã bằng --encoding",
	"the cell holds bytes that mean nothing in the file's encoding: correct the cell, or say the encoding with --encoding"}

// checkDamage marks a row with a cell that was damaged.
func (v *validator) checkDamage(m *mark) {
	for i, id := range v.plan.used {
		if strings.Contains(v.c.cell(v.row, i), damage) {
			m.fault, m.column = faultDamage, v.c.part.plan.column[id]
			return
		}
	}
}

var faultZone = &fault{"unknown_time_zone", "không phải múi giờ: hãy ghi tên IANA như Asia/Ho_Chi_Minh, hoặc bỏ trống",
	"no time zone: write an IANA name such as Asia/Ho_Chi_Minh, or leave the cell empty"}

// zone chooses the calendar of the row.
func (v *validator) zone() *fault {
	v.cal = v.usual
	name := v.text(fieldTimeZone)
	if name == "" {
		return nil
	}
	cal, ok := v.zones[name]
	if !ok {
		if zone, err := time.LoadLocation(name); err == nil && name != "Local" {
			cal = newCalendar(zone, v.now)
			cal.orders = v.usual.orders
		}
		if len(v.zones) >= maxCached {
			clear(v.zones)
		}
		v.zones[strings.Clone(name)] = cal
	}
	if cal == nil {
		return faultZone
	}
	cal.context(v.usual.within, v.usual.epoch)
	v.cal = cal
	return nil
}

package ingest

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var (
	faultAssistance = &fault{"unknown_assistance", "không phải hình thức trợ giúp: hãy ghi [nạn nhân:]hình thức[@ngày đề nghị[/ngày hoàn thành]], ngày dạng YYYY-MM-DD",
		"no service: write [victim:]kind[@offered[/completed]] with dates YYYY-MM-DD and a kind of " + strings.Join(geo.AssistanceKinds.All(), ", ") + "; --values assistance:FROM=KIND translates others"}
	faultWhichVictim = &fault{"no_such_victim", "hình thức trợ giúp ghi một nạn nhân mà dòng này không có: nạn nhân đánh số từ 1",
		"a service names a victim that the row does not have: victims count from 1"}
	faultAssistanceDate = &fault{"bad_assistance_date", "ngày trợ giúp phải có dạng YYYY-MM-DD, từ năm 1900 đến nay",
		"a date of a service is no day YYYY-MM-DD between 1900 and today"}
	faultCompleted = &fault{"completed_before_offered", "trợ giúp hoàn thành trước khi được đề nghị: hãy kiểm tra cả hai ngày",
		"a service was completed before it was offered: check both dates"}
)

// assist adds the services of one row to its victims, whose memory is the
// row's own. A row that tells of a service but not of a victim has one victim,
// of whom nothing is known; it is appended to the victims returned.
func (v *validator) assist(victims []geo.Victim, text string) ([]geo.Victim, *fault) {
	text = lines(text)
	n := entries(text)
	if n == 0 || cell.Unknown(text) {
		return victims, nil
	}
	if n > maxAssistance {
		return victims, faultMany
	}
	if len(victims) == 0 {
		victims = append(victims, geo.Victim{Age: -1})
	}
	for range n {
		var entry string
		entry, text, _ = strings.Cut(text, ";")
		if entry = trim(entry); entry == "" {
			continue
		}
		who, service, several, f := v.service(entry)
		if f != nil {
			return victims, f
		}
		if who < 1 || who > len(victims) {
			return victims, faultWhichVictim
		}
		p := &victims[who-1]
		p.Assistance = append(p.Assistance, service)
		for _, kind := range several[min(1, len(several)):] {
			service.Kind = kind
			p.Assistance = append(p.Assistance, service)
		}
	}
	return victims, nil
}

// service reads one entry "[victim:]kind[@offered[/completed]]"; several are the
// kinds where it names more than one.
func (v *validator) service(entry string) (who int, a geo.Assistance, several []uint8, f *fault) {
	who = 1
	if before, after, numbered := strings.Cut(entry, ":"); numbered {
		n, ok := number(trim(before))
		if ok && len(before) <= 3 {
			who, entry = n, trim(after)
		}
	}
	kind, dates, dated := strings.Cut(entry, "@")
	a = geo.Assistance{Offered: geo.MinDay, Completed: geo.MinDay}
	c := v.coded(fieldAssistance, trim(kind))
	if a.Kind, several, f = c.place, c.several, c.fault; len(several) > 0 {
		a.Kind, f = several[0], nil
	}
	if f != nil || !dated {
		return who, a, several, f
	}
	offered, completed, both := strings.Cut(dates, "/")
	if offered = trim(offered); offered != "" || !both {
		if a.Offered, f = v.serviceDay(offered); f != nil {
			return who, a, several, f
		}
	}
	if both {
		if a.Completed, f = v.serviceDay(trim(completed)); f != nil {
			return who, a, several, f
		}
		if a.Completed < a.Offered {
			return who, a, several, faultCompleted
		}
	}
	return who, a, several, nil
}

func (v *validator) serviceDay(text string) (geo.Day, *fault) {
	m, f := v.cal.of(fieldAssistance).parse(text)
	if f != nil || !m.day {
		return 0, faultAssistanceDate
	}
	return m.on, nil
}

package ingest

import (
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// advice is added to faults that the command line can help with.
var advice = map[*cell.Fault][2]string{
	cell.FaultOrder:  {" bằng --date-order dmy hoặc mdy", " with --date-order dmy or mdy"},
	cell.FaultSerial: {", hoặc dùng --epoch", ", or say it with --epoch"},
}

// cellFaults are the faults of package cell as those of a row.
var cellFaults = func() map[*cell.Fault]*fault {
	all := make(map[*cell.Fault]*fault)
	for _, f := range cell.Faults {
		all[f] = &fault{f.Code, f.Vi + advice[f][0], f.En + advice[f][1]}
	}
	for id := range Fields {
		list := Fields[id].List
		if list == nil {
			continue
		}
		l := cell.Codes(list)
		tell := "; --values '" + Fields[id].Name + ":FROM=CODE' says what a value means, '" + Fields[id].Name + ":*=CODE' what all others do"
		for _, f := range []*cell.Fault{l.Unknown, l.Ambiguous, l.Several} {
			all[f] = &fault{f.Code, f.Vi, f.En + tell}
		}
	}
	return all
}()

// of returns the fault of a row for one of a cell.
func of(f *cell.Fault) *fault {
	if known, ok := cellFaults[f]; ok {
		return known
	}
	return &fault{f.Code, f.Vi, f.En}
}

// meaning finds the code that a text stands for, and the several codes where it
// names more than one.
func meaning(list *geo.CodeList, text string) (place uint8, several []uint8, f *cell.Fault) {
	l := cell.Codes(list)
	m, f := l.Find(text)
	if f == l.Several {
		return 0, m.Others, f
	}
	return m.Place, nil, f
}

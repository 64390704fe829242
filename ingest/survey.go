package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// sampleRows of each table are looked at before a file is read.
const sampleRows = 2 * chunkRows

// survey looks at the cells of a file before it is read: in which order its dates
// write day and month, and which columns hold what their names promise.
type survey struct {
	plan   *filePlan
	values Values
	until  time.Time // when to give up looking for a proof; zero for never
	dates  [fieldCount]cell.Orders
	fits   map[*part]*[fieldCount]fit
	rows   int64
	odd    bool // coordinates are not all plain degrees
	whole  bool // the file was looked at to its end
}

// fit counts how many of a column's filled cells mean what the field needs.
type fit struct {
	filled, good int64
	personal     int64 // of the form of a person's number
	running      int64 // one more than the cell above
	stories      int64 // free text
	above        int
}

// dateFields are the fields whose cells depend on the order of day and month.
var dateFields = []fieldID{fieldOccurredAt, fieldOccurredUntil, fieldReportedAt, fieldSpokeUpAt}

// run reads a sample of each table, and on as long as the order of day and month
// is not proved.
func (s *survey) run(ctx context.Context, today geo.Day) error {
	s.fits, s.whole = make(map[*part]*[fieldCount]fit), true
	for _, id := range dateFields {
		s.dates[id].Today = today
	}
	for _, p := range s.plan.parts {
		s.fits[p] = &[fieldCount]fit{}
		if err := s.part(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func (s *survey) part(ctx context.Context, p *part) (err error) {
	r, err := p.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := r.Select(s.plan.selection(p)); err != nil {
		return err
	}
	var c Chunk
	for n := 0; ; n += len(c.marks) {
		if n >= sampleRows && (!s.open() || !s.until.IsZero() && time.Now().After(s.until)) {
			s.whole = false
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		c.reset(s.rows+1, s.plan.width())
		c.part = p
		err := r.Read(&c)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		c.seal()
		s.look(&c, n < sampleRows)
		s.rows += int64(len(c.marks))
		if err != nil {
			return nil
		}
	}
}

// open tells whether the order of some column is still to be proved.
func (s *survey) open() bool {
	for _, id := range dateFields {
		if s.dates[id].Verdict().State == cell.Undetermined {
			return true
		}
	}
	return false
}

// look takes in a chunk; closely, where its cells are to be held against the names
// of their columns.
func (s *survey) look(c *Chunk, closely bool) {
	for row := range c.marks {
		m := &c.marks[row]
		if m.blank || m.fault != nil {
			continue
		}
		line := m.line
		if line == 0 {
			line = c.first + int64(row)
		}
		s.lookAtDates(c, row, line)
		if !closely {
			continue
		}
		for i, id := range s.plan.used {
			if text := trim(c.cell(row, i)); text != "" {
				s.fits[c.part][id].add(id, text, s.values)
				s.odd = s.odd || isOdd(id, text)
			}
		}
	}
}

func (s *survey) lookAtDates(c *Chunk, row int, line int64) {
	var occurred, reported cell.Readings
	var both int
	for _, id := range dateFields {
		slot := s.plan.slot[id]
		if slot < 0 {
			continue
		}
		text := trim(c.cell(row, slot))
		if text == "" {
			continue
		}
		r, f := cell.ParseDate(text, cell.DateOptions{Within: c.part.within, Epoch: c.part.epoch})
		if f != nil {
			continue
		}
		s.dates[id].Add(line, r)
		switch id {
		case fieldOccurredAt:
			occurred = r
			both++
		case fieldReportedAt:
			reported = r
			both++
		}
	}
	if both == 2 {
		s.dates[fieldOccurredAt].Pair(occurred, reported)
	}
}

// settle drops the columns whose cells are not what their names promise.
func (s *survey) settle(file string) error {
	for _, p := range s.plan.parts {
		fits := s.fits[p]
		for id := range fits {
			f := &fits[id]
			if p.plan.column[id] == "" {
				continue
			}
			if fieldID(id) == fieldExternalID && f.personal > 2 && f.personal*2 > f.filled {
				return &FileError{File: file, Reason: fmt.Sprintf(
					"the cells of column %q look like identity or telephone numbers, which are never stored: use a case number for external_id, or leave the column out with --map '%s=-'",
					p.plan.column[id], p.plan.column[id])}
			}
			if fieldID(id) == fieldExternalID && p.plan.how[id] == HowHeader && f.filled > 0 && f.running*10 >= f.filled*8 {
				p.plan.drop(fieldID(id), "its cells are running numbers, which the next file has again; if they are not, say so with --map")
				continue
			}
			if f.stories*2 > f.filled && p.plan.how[id] == HowHeader {
				p.plan.drop(fieldID(id), "its cells are free text, which is never stored")
				continue
			}
			named := p.plan.how[id] == HowHeader || p.plan.how[id] == HowName && (fieldID(id) == fieldX || fieldID(id) == fieldY) // a column of ticks may be called x
			if named && f.good*2 < f.filled && (p.plan.weak[id] || !required(fieldID(id))) {
				p.plan.drop(fieldID(id), fmt.Sprintf("%d of the first %d cells do not hold it; if they do, say so with --map and --values", f.filled-f.good, f.filled))
			}
		}
	}
	s.plan.layOut()
	return nil
}

func required(id fieldID) bool { return id == fieldOccurredAt || id == fieldCategory }

// add counts a cell.
func (f *fit) add(id fieldID, text string, values Values) {
	f.filled++
	if id == fieldExternalID {
		f.identify(text)
	}
	if m := values.byField[id]; m != nil {
		if _, ok := m.exact[fold(text)]; ok || m.filled {
			f.good++
			return
		}
	}
	if cell.Unknown(text) || means(id, text) {
		f.good++
	} else if isNarrative(id, text) {
		f.stories++
	}
}

// identify looks at a source's own identifier.
func (f *fit) identify(text string) {
	if looksLikePerson(text) {
		f.personal++
	}
	n, ok := number(text)
	if ok && len(text) < 8 && n == f.above+1 {
		f.running++
	}
	f.above = n
}

// means tells whether a text means something in a field.
func means(id fieldID, text string) bool {
	var f *cell.Fault
	switch id {
	case fieldOccurredAt, fieldOccurredUntil, fieldReportedAt, fieldSpokeUpAt:
		_, f = cell.ParseDate(text, cell.DateOptions{Within: geo.AllDates, Epoch: cell.Epoch1900})
	case fieldTime:
		_, _, wrong := parseTimeOfDay(text)
		return wrong == nil
	case fieldVictimAge:
		_, f = cell.ParseAge(text, geo.AllDates)
	case fieldVictimSex:
		_, f = cell.ParseSex(text)
	case fieldExemplary, fieldClosedTrial, fieldDeath, fieldAttempt, fieldHospital, fieldWeapon:
		_, f = cell.ParseFlag(text)
	case fieldHarmPercent:
		if _, f = cell.ParseNumber(text, cell.Percentage); isAwaited(text) {
			f = nil
		}
	case fieldActs:
		_, f = cell.ParseActs(text)
	case fieldLon, fieldLat, fieldX, fieldY:
		_, ok := parseCoordinate(text)
		return ok
	case fieldCommuneName, fieldDistrictName, fieldProvinceName:
		return strings.ContainsFunc(text, unicode.IsLetter) // "ward 7" by its number alone is no name
	case fieldCoordinates:
		w := oneCell(text)
		return w.fault == nil || w.fault == faultOrder
	default:
		if list := Fields[id].List; list != nil {
			_, several, wrong := meaning(list, text)
			return wrong == nil || Fields[id].Many && (several != nil || hasEntries(list, text))
		}
	}
	return f == nil
}

// hasEntries tells whether every entry of a list is known, whatever stands around
// it: "2:medical@2024-05-18".
func hasEntries(list *geo.CodeList, text string) bool {
	for entry := range strings.SplitSeq(lines(text), ";") {
		entry, _, _ = strings.Cut(entry, "@")
		if _, kind, numbered := strings.Cut(entry, ":"); numbered {
			entry = kind
		}
		if _, several, f := meaning(list, trim(entry)); f != nil && several == nil && trim(entry) != "" {
			return false
		}
	}
	return true
}

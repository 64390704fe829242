package storage

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// PostgreSQL counts days and microseconds from 2000-01-01.
const (
	pgEpochDay    = 10957
	pgEpochMicros = pgEpochDay * 86400 * 1e6
)

const (
	stageFields = 36
	int4OID     = 23
)

// copyRow writes one row of the binary COPY format. It exists because the
// general encoder allocates for every field, and an import writes thirty of
// them for each of a million rows.
type copyRow struct{ b []byte }

func (r *copyRow) header() {
	r.b = append(r.b, "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00"...)
}
func (r *copyRow) begin(n int16) { r.b = binary.BigEndian.AppendUint16(r.b, uint16(n)) }
func (r *copyRow) end()          { r.b = append(r.b, 0xff, 0xff) } // of the whole stream
func (r *copyRow) null()         { r.b = append(r.b, 0xff, 0xff, 0xff, 0xff) }

func (r *copyRow) nulls(n int) {
	for range n {
		r.null()
	}
}

func (r *copyRow) size(n int) { r.b = binary.BigEndian.AppendUint32(r.b, uint32(n)) }

func (r *copyRow) int64(v int64) {
	r.size(8)
	r.b = binary.BigEndian.AppendUint64(r.b, uint64(v))
}

func (r *copyRow) int32(v int32) {
	r.size(4)
	r.b = binary.BigEndian.AppendUint32(r.b, uint32(v))
}

func (r *copyRow) int16(v int16) {
	r.size(2)
	r.b = binary.BigEndian.AppendUint16(r.b, uint16(v))
}

func (r *copyRow) bool(v bool) {
	r.size(1)
	if v {
		r.b = append(r.b, 1)
	} else {
		r.b = append(r.b, 0)
	}
}

// text writes what PostgreSQL can hold: a NUL or broken UTF-8 in one cell must
// not fail the whole file.
func (r *copyRow) text(s string) {
	s = storable(s)
	r.size(len(s))
	r.b = append(r.b, s...)
}

func storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// optional writes an empty text as null.
func (r *copyRow) optional(s string) {
	if s == "" {
		r.null()
		return
	}
	r.text(s)
}

func (r *copyRow) uuid(u uuid.UUID) {
	r.size(16)
	r.b = append(r.b, u[:]...)
}

func (r *copyRow) day(d geo.Day) { r.int32(int32(d) - pgEpochDay) }

// instant writes the zero time as null.
func (r *copyRow) instant(t time.Time) {
	if t.IsZero() {
		r.null()
		return
	}
	r.int64(t.UnixMicro() - pgEpochMicros)
}

func (r *copyRow) code(l *geo.CodeList, i uint8) {
	s := l.String(i)
	r.size(len(s))
	r.b = append(r.b, s...)
}

// ints writes a one-dimensional int[]; math.MinInt32 stands for a null element.
func (r *copyRow) ints(values []int32) {
	start := len(r.b)
	r.size(0)
	if len(values) == 0 { // an empty array has no dimensions
		r.b = append(r.b, 0, 0, 0, 0, 0, 0, 0, 0)
		r.b = binary.BigEndian.AppendUint32(r.b, int4OID)
	} else {
		r.b = append(r.b, 0, 0, 0, 1, 0, 0, 0, 1)
		r.b = binary.BigEndian.AppendUint32(r.b, int4OID)
		r.b = binary.BigEndian.AppendUint32(r.b, uint32(len(values)))
		r.b = append(r.b, 0, 0, 0, 1)
		for _, v := range values {
			if v == math.MinInt32 {
				r.null()
			} else {
				r.int32(v)
			}
		}
	}
	binary.BigEndian.PutUint32(r.b[start:], uint32(len(r.b)-start-4))
}

// reject appends a row that failed validation.
func (r *copyRow) reject(j *geo.Reject) error {
	kept := make(map[string]string, len(j.Fields))
	for field, value := range j.Fields {
		kept[storable(field)] = storable(value)
	}
	fields, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	r.begin(stageFields)
	r.int64(j.Row)
	r.int64(j.Line)
	r.text(j.Column)
	r.text(j.Code)
	r.text(j.Message)
	r.size(len(fields) + 1)
	r.b = append(append(r.b, 1), fields...) // jsonb, version 1
	r.nulls(stageFields - 6)
	return nil
}

// incident appends a sound row. scratch is reused for the arrays.
func (r *copyRow) incident(i *geo.Incident, scratch []int32) []int32 {
	r.begin(stageFields)
	r.int64(i.Row)
	r.nulls(5)
	r.uuid(i.Key)
	r.uuid(i.Hash)
	r.uuid(i.ID)
	r.int32(i.AreaRecord)
	r.day(i.Occurred.On)
	r.day(i.Occurred.Until)
	if i.Occurred.Minute == geo.NoMinute {
		r.null()
	} else {
		r.int16(i.Occurred.Minute)
	}
	r.instant(i.Occurred.From)
	r.instant(i.Occurred.To)
	r.optional(i.ExternalID)
	r.instant(i.ReportedAt)
	r.code(geo.Categories, i.Category)
	r.code(geo.Severities, i.Severity)
	r.optional(i.SeverityTest)
	r.int16(int16(i.Forms))
	r.optional(i.Acts)
	r.code(geo.Settings, i.Setting)
	r.code(geo.ReportSources, i.ReportSource)
	r.code(geo.CaseStatuses, i.CaseStatus)
	r.bool(i.Exemplary)
	r.bool(i.ClosedTrial)
	r.instant(i.SpokeUpAt)
	r.place(i)
	r.optional(i.Household)
	r.int16(int16(i.GroupMask()))
	return r.lists(i, scratch)
}

func (r *copyRow) place(i *geo.Incident) {
	if i.Located {
		r.size(25)
		r.b = appendPoint(r.b, i.Point)
	} else {
		r.null()
	}
	r.code(geo.Qualities, i.Quality)
	if i.UncertainM > 0 {
		r.size(4)
		r.b = binary.BigEndian.AppendUint32(r.b, math.Float32bits(float32(i.UncertainM)))
	} else {
		r.null()
	}
}

func (r *copyRow) lists(i *geo.Incident, list []int32) []int32 {
	list = list[:0]
	for _, p := range i.Units {
		list = append(list, p.Edition, p.Unit, int32(p.Basis))
	}
	r.ints(list)
	list = list[:0]
	for _, v := range i.Victims {
		list = append(list, int32(v.Group), int32(v.Age), int32(v.Sex))
	}
	r.ints(list)
	list = list[:0]
	for n, v := range i.Victims {
		for m, a := range v.Assistance {
			list = append(list, int32(n+1), int32(m+1), int32(a.Kind), dayOrNull(a.Offered), dayOrNull(a.Completed))
		}
	}
	r.ints(list)
	return list
}

func dayOrNull(d geo.Day) int32 {
	if d == geo.MinDay {
		return math.MinInt32
	}
	return int32(d)
}

// dayTime reads a binary date.
func dayTime(b []byte) time.Time { return binaryDay(b).Time() }

func binaryDay(b []byte) geo.Day { return geo.Day(int32(binary.BigEndian.Uint32(b)) + pgEpochDay) }

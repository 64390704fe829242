package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Single is one incident that another system sends by itself.
type Single struct {
	Source         string
	Record         []byte // a JSON object, its members named like Fields
	IdempotencyKey string // identifies the request; and the record, where it has no external_id
	TimeZone       string // IANA name; empty is DefaultTimeZone
	Now            time.Time
	Places         *PlaceMemory // see Options
}

// FieldFault says what is wrong with one member of a record.
type FieldFault struct{ Field, Code, Message string }

// RecordError says why a record was not stored; nothing of it is kept.
type RecordError struct{ Faults []FieldFault }

// Error lists the faults, without values.
func (e *RecordError) Error() string {
	var texts []string
	for _, f := range e.Faults {
		texts = append(texts, f.Field+": "+f.Message)
	}
	return "the record was not stored: " + strings.Join(texts, "; ")
}

// singleName stands for a file's name in the list of batches.
const singleName = "record.json"

// ImportOne stores one record as a batch of its own: a new incident, a correction
// of the one with the same external_id, or nothing where it is stored like that
// already. The same request again gives the first batch. Dates are best written
// as in Fields; an order of day and month that only a whole file can prove is a
// fault. Errors: *RecordError, and those of Import.
func ImportOne(ctx context.Context, store Store, s Single) (geo.Batch, uuid.UUID, error) {
	record, faults := parseRecord(s.Record)
	if len(faults) > 0 {
		return geo.Batch{}, uuid.Nil, &RecordError{faults}
	}
	if record[externalIDName] == "" && s.IdempotencyKey != "" {
		record[externalIDName] = s.IdempotencyKey
	}
	id, f := externalID(trim(record[externalIDName]))
	switch {
	case f != nil:
		return geo.Batch{}, uuid.Nil, &RecordError{[]FieldFault{{externalIDName, f.code, f.message()}}}
	case id == "":
		return geo.Batch{}, uuid.Nil, &RecordError{[]FieldFault{{externalIDName, "missing",
			"give external_id, or the header Idempotency-Key, so that the same record sent twice is stored once"}}}
	}
	b, faults, err := s.store(ctx, store, record)
	if err != nil || len(faults) == 0 {
		return b, IncidentKey(id), err
	}
	faults, err = s.moreFaults(ctx, store, record, faults)
	return geo.Batch{}, uuid.Nil, errors.Join(err, &RecordError{faults})
}

// IncidentKey is the identity within its source of an incident with this external
// id, as files write it.
func IncidentKey(external string) uuid.UUID {
	id, f := externalID(trim(external))
	if f != nil {
		return uuid.Nil
	}
	return digest(append([]byte(tagID), id...))
}

// externalIDName is what identifies a record.
var externalIDName = Fields[fieldExternalID].Name

// store imports a record, unless it is rejected.
func (s *Single) store(ctx context.Context, store Store, record map[string]string) (geo.Batch, []FieldFault, error) {
	text, err := json.Marshal([]map[string]string{record}) // sorted: other blanks and another order are no other record
	if err != nil {
		return geo.Batch{}, nil, err
	}
	picky := &pickyStore{Store: store}
	b, err := Import(ctx, picky, Options{File: bytes.NewReader(text), FileName: singleName, Source: s.Source, TimeZone: s.TimeZone,
		IdempotencyKey: s.IdempotencyKey, Request: s.IdempotencyKey, Now: s.Now, Places: s.Places})
	if errors.Is(err, errPicky) {
		return b, picky.faults, nil
	}
	return b, nil, err
}

// maxFaults are looked for in one record.
const maxFaults = 10

// moreFaults looks behind the first fault, which hides the others: without the
// members found wrong so far, until one that has to be there is among them.
func (s *Single) moreFaults(ctx context.Context, store Store, record map[string]string, faults []FieldFault) ([]FieldFault, error) {
	for len(faults) < maxFaults {
		last := faults[len(faults)-1].Field
		if _, there := record[last]; !there {
			break
		}
		delete(record, last)
		dry := *s
		_, found, err := dry.store(ctx, previewing{store}, record)
		if err != nil || len(found) == 0 {
			return faults, err
		}
		if slices.ContainsFunc(faults, func(f FieldFault) bool { return f.Field == found[0].Field }) {
			break
		}
		faults = append(faults, found[0])
	}
	return faults, nil
}

// errPicky ends an import whose only row is rejected.
var errPicky = errors.New("the record is wrong")

// pickyStore stores a record or nothing: it keeps no rejects.
type pickyStore struct {
	Store
	faults []FieldFault
}

func (p *pickyStore) Begin(ctx context.Context, id Identity) (Writer, error) {
	w, err := p.Store.Begin(ctx, id)
	if err != nil {
		return nil, err
	}
	return &pickyWriter{w, p}, nil
}

type pickyWriter struct {
	Writer
	store *pickyStore
}

func (w *pickyWriter) Write(ctx context.Context, rows []geo.Incident, rejects []geo.Reject) error {
	for _, r := range rejects {
		w.store.faults = append(w.store.faults, FieldFault{r.Column, r.Code, r.Message})
	}
	if len(rejects) > 0 {
		return errPicky
	}
	return w.Writer.Write(ctx, rows, nil)
}

// previewing commits nothing.
type previewing struct{ Store }

func (p previewing) Begin(ctx context.Context, id Identity) (Writer, error) {
	w, err := p.Store.Begin(ctx, id)
	return previewWriter{w}, err
}

type previewWriter struct{ Writer }

func (w previewWriter) Commit(ctx context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	return w.Preview(ctx, counts, warnings)
}

// parseRecord reads a flat object whose members are fields: texts, numbers, true,
// false, null, and lists of these where a field has several entries.
func parseRecord(text []byte) (map[string]string, []FieldFault) {
	record := make(map[string]string)
	var faults []FieldFault
	fail := func(field, code, format string, args ...any) {
		faults = append(faults, FieldFault{field, code, fmt.Sprintf(format, args...)})
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, []FieldFault{{"record", "not_an_object", "send one JSON object with the fields of an incident"}}
	}
	for d.More() {
		t, err := d.Token()
		name, _ := t.(string)
		var value any
		if err == nil {
			err = d.Decode(&value)
		}
		if err != nil {
			return nil, []FieldFault{{"record", "broken_json", "the JSON is broken or cut off"}}
		}
		id, known := findField(name)
		_, twice := record[name]
		switch {
		case !known:
			fail(clip(name), "unknown_field", "is no field of an incident: use %s", fieldNames())
			continue
		case twice:
			fail(name, "stands_twice", "stands twice in the record")
			continue
		}
		cell, ok := cellOf(value, Fields[id].Many)
		if !ok {
			fail(name, "not_a_value", "must be a text, a number, true, false or null")
		}
		record[name] = cell
	}
	if _, err := d.Token(); err != nil || d.More() {
		return nil, []FieldFault{{"record", "broken_json", "the JSON is broken, cut off or followed by something else"}}
	}
	return record, faults
}

// cellOf writes a value as a cell of a file has it.
func cellOf(value any, many bool) (string, bool) {
	switch v := value.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v], true
	case []any:
		var entries []string
		for _, e := range v {
			entry, ok := cellOf(e, false)
			if !ok || !many {
				return "", false
			}
			entries = append(entries, entry)
		}
		return strings.Join(entries, ";"), many
	}
	return "", false
}

package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// IncidentID returns the incident that a source's key belongs to, as
// ingest.IncidentKey makes it of an external id; geo.ErrNotFound where there is none.
func (s *Store) IncidentID(ctx context.Context, source string, key uuid.UUID) (id uuid.UUID, err error) {
	err = s.read(ctx, "incident", func(tx pgx.Tx) error {
		return tx.QueryRow(ctx, query("incident_find"), pgx.NamedArgs{"source": source, "key": key}).Scan(&id)
	})
	return id, err
}

// History returns what was said of an incident, or geo.ErrNotFound.
func (s *Store) History(ctx context.Context, id uuid.UUID) (geo.History, error) {
	h := geo.History{Incident: id}
	err := s.read(ctx, "history", func(tx pgx.Tx) error {
		forms, err := collect(ctx, tx, query("incident_history"), pgx.NamedArgs{"id": id}, scanForm)
		if err != nil {
			return err
		}
		if len(forms) == 0 {
			return geo.NotFound("incident %s", id)
		}
		before := map[string]string{}
		for _, f := range forms {
			f.Changes = changesBetween(before, f.fields)
			h.Forms = append(h.Forms, f.HistoryForm)
			before = f.fields
		}
		last := forms[len(forms)-1]
		h.Source, h.Fields = last.source, last.fields
		if last.duplicateOf != uuid.Nil {
			h.DuplicateOf = &last.duplicateOf
		}
		return nil
	})
	return h, err
}

// form is one form of an incident with its fields as text.
type form struct {
	geo.HistoryForm
	source      string
	fields      map[string]string
	duplicateOf uuid.UUID
}

func scanForm(row pgx.CollectableRow) (f form, err error) {
	var content map[string]any
	var mask int
	var private bool
	var lon, lat float64
	var units, victims, assistance string
	if err := row.Scan(&f.source, &f.Batch, &f.FileName, &f.By, &f.At, &f.Until, &content, &mask, &private, &lon, &lat,
		&units, &victims, &assistance, &f.duplicateOf); err != nil {
		return f, err
	}
	f.fields = map[string]string{"victims": victims, "assistance": assistance, "forms": formNames(mask)}
	for name, value := range content {
		if f.fields[name], err = plainText(value); err != nil {
			return f, err
		}
	}
	if !private {
		f.fields["communes"] = units
		if !math.IsNaN(lon) {
			f.fields["lon"], f.fields["lat"] = strconv.FormatFloat(lon, 'f', -1, 64), strconv.FormatFloat(lat, 'f', -1, 64)
		}
	}
	maps.DeleteFunc(f.fields, func(_, text string) bool { return text == "" })
	return f, nil
}

func formNames(mask int) string {
	var names []string
	for i := range geo.Forms.Codes {
		if mask&(1<<i) != 0 {
			names = append(names, geo.Forms.String(uint8(i)))
		}
	}
	return strings.Join(names, ";")
}

// plainText writes a value of a JSON row; null is empty.
func plainText(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("history: %w", err)
	}
	return string(text), nil
}

func changesBetween(before, after map[string]string) []geo.HistoryChange {
	changes := []geo.HistoryChange{}
	names := maps.Clone(before)
	maps.Copy(names, after)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if before[name] != after[name] {
			changes = append(changes, geo.HistoryChange{Field: name, Before: before[name], After: after[name]})
		}
	}
	return changes
}

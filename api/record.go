package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

const (
	incidentsPath = v1 + "/incidents"
	historyPath   = incidentsPath + "/{id}/history"
)

// Incidents finds single incidents. Its methods return geo.ErrNotFound.
type Incidents interface {
	IncidentID(ctx context.Context, source string, key uuid.UUID) (uuid.UUID, error)
	History(ctx context.Context, id uuid.UUID) (geo.History, error)
}

func (s *service) incidentRoutes() {
	op := takes(post(incidentsPath, "incident", tagIncidents, "Store one incident from another system", http.StatusBadRequest, http.StatusConflict,
		http.StatusRequestEntityTooLarge), queryParam("source", "Who the record is from; required", text(100)),
		queryParam("timezone", "IANA time zone in which dates are local; default Asia/Ho_Chi_Minh", text(100)))
	op.DefaultStatus = http.StatusCreated
	op.MaxBodyBytes, op.SkipValidateBody = maxRecord, true // ingest names what is wrong, field by field
	op.Description = "A record with an external_id that is stored already is corrected, or is found to be the same. A record without one needs the header " +
		"Idempotency-Key, which then identifies it. 201 is a new incident, 200 a corrected or known one; 422 names every field that is wrong, and nothing is stored."
	add(s, op, s.postIncident)
	add(s, get(historyPath, "history", tagIncidents, "What was said of an incident, when, by whom and in which file", http.StatusForbidden, http.StatusNotFound), s.history)
}

// recordBody describes the body, which ingest reads.
func recordBody() *huma.RequestBody {
	members := map[string]*huma.Schema{}
	for _, f := range ingest.Fields {
		value := &huma.Schema{AnyOf: []*huma.Schema{orNull(huma.TypeString), ofType(huma.TypeNumber), ofType(huma.TypeBoolean)}}
		if f.Many {
			value.AnyOf = append(value.AnyOf, listOf(&huma.Schema{}))
		}
		members[f.Name] = described(value, f.En)
	}
	schema := &huma.Schema{Type: huma.TypeObject, Properties: members, AdditionalProperties: false, Required: []string{"occurred_at", "category"}}
	return &huma.RequestBody{Required: true, Description: "The incident", Content: map[string]*huma.MediaType{mediaJSON: {Schema: schema}}}
}

// maxRecord bounds the body of one record.
const maxRecord = 64 << 10

type incidentInput struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"200" doc:"Makes repeating safe: the same key gives the first answer again"`
	From           recordOrigin
	RawBody        []byte `contentType:"application/json" required:"true"`
}

type recordOrigin struct{ source, zone string }

// Resolve reads the query; huma calls it.
func (o *recordOrigin) Resolve(hc huma.Context) []error {
	o.source, o.zone = hc.Query("source"), hc.Query("timezone")
	return nil
}

type incidentAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Where its history is"`
	Body     struct {
		Incident uuid.UUID `json:"incident" doc:"Id of the incident"`
		Outcome  string    `json:"outcome" enum:"stored,corrected,known"`
		Batch    geo.Batch `json:"batch"`
	}
}

// postIncident stores one record as a batch of its own.
func (s *service) postIncident(ctx context.Context, in *incidentInput) (*incidentAnswer, error) {
	select {
	case s.importing <- struct{}{}:
		defer func() { <-s.importing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("another import is running, try again later: %w", geo.ErrUnavailable)
	}
	store := &witness{Store: s.Store}
	b, key, err := ingest.ImportOne(ctx, store, ingest.Single{Source: in.From.source, TimeZone: in.From.zone, Record: in.RawBody, IdempotencyKey: in.IdempotencyKey, Places: &s.places})
	var wrong *ingest.RecordError
	if errors.As(err, &wrong) {
		return nil, recordProblem(wrong)
	}
	if err != nil {
		return nil, err
	}
	out := &incidentAnswer{Status: http.StatusOK}
	out.Body.Batch, out.Body.Outcome = b, "known"
	if out.Body.Incident, err = s.Store.IncidentID(ctx, b.Source, key); err != nil {
		return nil, err
	}
	out.Location = incidentsPath + "/" + out.Body.Incident.String() + "/history"
	switch {
	case !store.began:
	case b.Counts.Stored > 0:
		out.Status, out.Body.Outcome = http.StatusCreated, "stored"
		s.follow(ctx)
	case b.Counts.Corrected > 0:
		out.Body.Outcome = "corrected"
		s.follow(ctx)
	}
	return out, nil
}

// recordProblem names every field that is wrong.
func recordProblem(e *ingest.RecordError) *Problem {
	p := newProblem(kindInvalid, e.Error())
	for _, f := range e.Faults {
		p.Errors = append(p.Errors, FieldError{Location: "body." + f.Field, Message: f.Message})
	}
	return p
}

type historyInput struct {
	ID string `path:"id" format:"uuid" doc:"Id of the incident"`
}

type historyAnswer struct{ Body geo.History }

func (s *service) history(ctx context.Context, in *historyInput) (*historyAnswer, error) {
	if !s.PointsAllowed {
		return nil, newProblem(kindForbidden, "single incidents are given out on this machine only: use antoan incident history")
	}
	id, err := uuid.Parse(in.ID)
	if err != nil {
		return nil, geo.NotFound("incident")
	}
	h, err := s.Store.History(ctx, id)
	if err != nil {
		return nil, err
	}
	return &historyAnswer{h}, nil
}

// witness notices whether an import wrote, or was stored before.
type witness struct {
	ingest.Store
	began bool
}

// Begin opens the transaction.
func (w *witness) Begin(ctx context.Context, id ingest.Identity) (ingest.Writer, error) {
	w.began = true
	return w.Store.Begin(ctx, id)
}

package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

const (
	duplicatesPath = v1 + "/duplicates"
	duplicatePath  = duplicatesPath + "/{id}"
)

// Duplicates keeps the pairs of incidents that look like one. Its methods return
// geo.ErrNotFound for an unknown pair and geo.ErrConflict where an earlier
// decision stands against it.
type Duplicates interface {
	Duplicates(ctx context.Context, verdict geo.DuplicateVerdict, limit int) ([]geo.Duplicate, error)
	Duplicate(ctx context.Context, id uuid.UUID) (geo.Duplicate, error)
	// MergeDuplicate also returns *geo.InvalidError where stays is none of the two.
	MergeDuplicate(ctx context.Context, id, stays uuid.UUID) (geo.Duplicate, error)
	KeepDuplicate(ctx context.Context, id uuid.UUID) (geo.Duplicate, error)
	UnmergeDuplicate(ctx context.Context, id uuid.UUID) (geo.Duplicate, error)
}

// duplicateRoutes are the review list and what people decide.
func (s *service) duplicateRoutes() {
	add(s, takes(get(duplicatesPath, "duplicates", tagDuplicates, "Pairs of incidents of two sources that look like one", http.StatusForbidden),
		queryParam("verdict", "open (default), merged, kept or all", oneOf("open", "merged", "kept", "all")),
		queryParam("limit", "Most pairs in the answer", limitSchema(defaultBatches, maxBatches))), s.duplicates)
	add(s, get(duplicatePath, "duplicate", tagDuplicates, "One pair with both rows", http.StatusForbidden, http.StatusNotFound), s.duplicate)
	add(s, takes(post(duplicatePath+"/merge", "merge", tagDuplicates, "Say that they are one incident: the other gets the status duplicate", http.StatusNotFound, http.StatusConflict),
		queryParam("stays", "Which one still counts: first (default) or second", oneOf("first", "second"))), s.merge)
	add(s, post(duplicatePath+"/keep", "keep", tagDuplicates, "Say that they are two incidents", http.StatusNotFound, http.StatusConflict), s.keep)
	add(s, post(duplicatePath+"/unmerge", "unmerge", tagDuplicates, "Take a merge back", http.StatusNotFound, http.StatusConflict), s.unmerge)
}

func oneOf(values ...any) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Enum: values} }

type duplicatesInput struct{ Page duplicatesPage }

type duplicatesPage struct {
	verdict geo.DuplicateVerdict
	limit   int
}

// Resolve reads the query; huma calls it.
func (p *duplicatesPage) Resolve(hc huma.Context) (wrong []error) {
	var err error
	if p.verdict, err = geo.ParseDuplicateVerdict(orText(hc.Query("verdict"), string(geo.DuplicateOpen))); err != nil {
		wrong = append(wrong, err)
	}
	if p.limit, err = parseLimit(hc.Query("limit"), defaultBatches, maxBatches); err != nil {
		wrong = append(wrong, err)
	}
	return wrong
}

type duplicatesAnswer struct {
	Body struct {
		Duplicates []geo.Duplicate `json:"duplicates" nullable:"false"`
	}
}

type duplicateInput struct {
	ID string `path:"id" format:"uuid" doc:"Id of the pair"`
}

type mergeInput struct {
	ID     string `path:"id" format:"uuid" doc:"Id of the pair"`
	Choice mergeChoice
}

type mergeChoice struct{ second bool }

// Resolve reads the query; huma calls it.
func (c *mergeChoice) Resolve(hc huma.Context) []error {
	switch hc.Query("stays") {
	case "", "first":
	case "second":
		c.second = true
	default:
		return []error{geo.Invalid("stays", "must be first or second")}
	}
	return nil
}

type duplicateAnswer struct{ Body geo.Duplicate }

const rowsHere = "rows of single incidents are given out on this machine only: use antoan duplicates"

func (s *service) duplicates(ctx context.Context, in *duplicatesInput) (*duplicatesAnswer, error) {
	if !s.PointsAllowed {
		return nil, newProblem(kindForbidden, rowsHere)
	}
	found, err := s.Store.Duplicates(ctx, in.Page.verdict, in.Page.limit)
	if err != nil {
		return nil, err
	}
	out := &duplicatesAnswer{}
	out.Body.Duplicates = append([]geo.Duplicate{}, found...)
	return out, nil
}

func (s *service) duplicate(ctx context.Context, in *duplicateInput) (*duplicateAnswer, error) {
	return s.onPair(in.ID, func(id uuid.UUID) (geo.Duplicate, error) { return s.Store.Duplicate(ctx, id) })
}

func (s *service) merge(ctx context.Context, in *mergeInput) (*duplicateAnswer, error) {
	return s.onPair(in.ID, func(id uuid.UUID) (geo.Duplicate, error) {
		d, err := s.Store.Duplicate(ctx, id)
		if err != nil {
			return d, err
		}
		stays := d.First.ID
		if in.Choice.second {
			stays = d.Second.ID
		}
		if d, err = s.Store.MergeDuplicate(ctx, id, stays); err == nil {
			s.follow(ctx)
		}
		return d, err
	})
}

func (s *service) keep(ctx context.Context, in *duplicateInput) (*duplicateAnswer, error) {
	return s.onPair(in.ID, func(id uuid.UUID) (geo.Duplicate, error) { return s.Store.KeepDuplicate(ctx, id) })
}

func (s *service) unmerge(ctx context.Context, in *duplicateInput) (*duplicateAnswer, error) {
	return s.onPair(in.ID, func(id uuid.UUID) (geo.Duplicate, error) {
		d, err := s.Store.UnmergeDuplicate(ctx, id)
		if err == nil {
			s.follow(ctx)
		}
		return d, err
	})
}

func (s *service) onPair(text string, do func(uuid.UUID) (geo.Duplicate, error)) (*duplicateAnswer, error) {
	if !s.PointsAllowed {
		return nil, newProblem(kindForbidden, rowsHere)
	}
	id, err := uuid.Parse(text)
	if err != nil {
		return nil, geo.NotFound("pair")
	}
	d, err := do(id)
	if err != nil {
		return nil, err
	}
	return &duplicateAnswer{d}, nil
}

package api

import (
	"bytes"
	"context"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

const evaluationsPath = v1 + "/evaluations"

func evaluationParams() []*huma.Param {
	whole := &huma.Schema{Type: huma.TypeInteger}
	return []*huma.Param{queryParam("model", "Number of one model; default: all", whole), queryParam("edition", "Edition of the division; default: the newest", text(100)),
		queryParam("months", "Months before and after that are compared, a multiple of 3 from 6 to 36; default: 12", whole),
		queryParam("units", "Of a campaign instead: codes of the units it was in, between commas; a district stands for its communes", text(2000)),
		queryParam("period", "When the campaign was: campaign-2024-11, tet-2025, 2024-06-01/2024-06-30, or a stored name", text(100)),
		queryParam("earlier", "Years before whose same days a campaign is compared with, 2 to 20; default: 3", whole)}
}

// evaluationQuestion reads what is to be evaluated.
type evaluationQuestion struct {
	asked analysis.EvaluationRequest
}

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (q *evaluationQuestion) Resolve(hc huma.Context) (wrong []error) {
	whole := func(name string) int32 {
		text := hc.Query(name)
		if text == "" {
			return 0
		}
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil || n < 1 {
			wrong = append(wrong, geo.Invalid(name, "%q is no whole number from 1 on", text))
		}
		return int32(n)
	}
	q.asked = analysis.EvaluationRequest{Model: whole("model"), Months: int(whole("months")), Edition: hc.Query("edition")}
	if units, period, earlier := hc.Query("units"), hc.Query("period"), int(whole("earlier")); units != "" || period != "" || earlier != 0 {
		q.asked.Campaign = &analysis.Campaign{Period: period, Earlier: earlier}
		if units != "" {
			q.asked.Campaign.Codes = strings.Split(units, ",")
		}
	}
	return wrong
}

type evaluationsInput struct {
	Question    evaluationQuestion
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// evaluations says whether models helped.
func (s *service) evaluations(ctx context.Context, in *evaluationsInput) (*stream, error) {
	a, err := s.Analysis.Evaluate(ctx, in.Question.asked)
	if err != nil {
		return nil, err
	}
	return s.written(in.IfNoneMatch, a.WriteJSON)
}

// written is an answer that the analysis writes as a whole.
func (s *service) written(known string, write func(io.Writer) error) (*stream, error) {
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return nil, err
	}
	return s.stream(answer{media: mediaJSON, cache: cacheRevalidate, etag: tagOf(text.Bytes()), known: known},
		func(w io.Writer) error { _, err := w.Write(text.Bytes()); return err }), nil
}

// schemaOf describes an answer that is written as a whole.
func (s *service) schemaOf(answer any) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(answer), true, "")
}

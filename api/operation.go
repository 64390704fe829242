package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// add registers one operation. It is the adapter between a handler and huma:
// whatever error the handler returns becomes a problem here.
func add[I, O any](s *service, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	inBody := namesInBody[I]()
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handler(ctx, in)
		if err != nil {
			p := problemOf(ctx, err)
			p.locate(inBody)
			report(ctx, s.Log, p)
			return nil, p
		}
		return out, nil
	})
}

// namesInBody tells which names of an operation's input stand in its JSON body:
// those that are no parameter of the address.
func namesInBody[I any]() func(name string) bool {
	input := reflect.TypeFor[I]()
	if _, ok := input.FieldByName("Body"); !ok {
		return func(string) bool { return false }
	}
	query := map[string]bool{}
	for _, f := range reflect.VisibleFields(input) {
		name, _, _ := strings.Cut(f.Tag.Get("query"), ",")
		query[name] = true
	}
	return func(name string) bool { return !query[name] }
}

// locate tells fields of a body from parameters of the address: whoever refuses a
// value does not know how it came.
func (p *Problem) locate(inBody func(name string) bool) {
	for i, f := range p.Errors {
		if name, ok := strings.CutPrefix(f.Location, "query."); ok && inBody(name) {
			p.Errors[i].Location = "body." + name
		}
	}
}

// get describes a GET operation; problems are the statuses it may fail with
// besides 422, 500 and 503.
func get(path, id, tag, summary string, problems ...int) huma.Operation {
	return huma.Operation{
		Method: http.MethodGet, Path: path, OperationID: id, Tags: []string{tag}, Summary: summary,
		Errors:    append([]int{http.StatusUnprocessableEntity, http.StatusServiceUnavailable}, problems...),
		Responses: map[string]*huma.Response{},
	}
}

// post describes a POST operation.
func post(path, id, tag, summary string, problems ...int) huma.Operation {
	op := get(path, id, tag, summary, append(problems, http.StatusForbidden)...)
	op.Method = http.MethodPost
	return op
}

// takes adds query parameters.
func takes(op huma.Operation, params ...*huma.Param) huma.Operation {
	op.Parameters = append(op.Parameters, params...)
	return op
}

// gives describes a streamed answer.
func gives(op huma.Operation, media string, schema *huma.Schema) huma.Operation {
	op.Responses["200"] = &huma.Response{Description: "The answer", Content: map[string]*huma.MediaType{media: {Schema: schema}}}
	return op
}

// unlessKnown documents that a client may have the answer already.
func unlessKnown(op huma.Operation) huma.Operation {
	op.Responses["304"] = &huma.Response{Description: "The client has this answer"}
	return op
}

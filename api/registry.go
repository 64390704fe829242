package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

const registryPath = v1 + "/registry"

// registryRoutes adds the routes of every register. All of them are made from its
// description.
func (s *service) registryRoutes() {
	add(s, get(registryPath, "registers", tagRegistry, "The registers of the plan's other work with their fields"), s.registers)
	for _, r := range geo.Registers {
		list, one, entry := registryPath+"/"+r.Name, registryPath+"/"+r.Name+"/{id}", entrySchema(r)
		add(s, unlessKnown(gives(takes(get(list, "list-"+r.Name, tagRegistry, r.En+", by number", http.StatusNotFound), entryParams(r)...), mediaJSON, entriesSchema(entry))), s.entries(r))
		add(s, entryBody(post(list, "add-"+r.Name, tagRegistry, r.En+": add an entry", http.StatusConflict), r, http.StatusCreated, entry), s.addEntry(r))
		add(s, gives(get(one, "get-"+r.Name, tagRegistry, r.En+": one entry", http.StatusNotFound), mediaJSON, entry), s.entry(r))
		change := changing(http.MethodPut, one, "change-"+r.Name, tagRegistry, r.En+": put another entry in the place of one", http.StatusNotFound, http.StatusConflict)
		add(s, entryBody(change, r, http.StatusOK, entry), s.changeEntry(r))
		add(s, changing(http.MethodDelete, one, "remove-"+r.Name, tagRegistry, r.En+": take an entry out", http.StatusNotFound), s.removeEntry(r))
	}
}

// entryBody describes what an entry is sent as, and what comes back.
func entryBody(op huma.Operation, r *geo.Register, status int, entry *huma.Schema) huma.Operation {
	op.DefaultStatus = status
	op.RequestBody = &huma.RequestBody{Required: true, Description: "The entry; what is not stated may be null or missing", Content: map[string]*huma.MediaType{mediaJSON: {Schema: saidSchema(r)}}}
	op.Responses[strconv.Itoa(status)] = &huma.Response{Description: "The entry as it is stored", Content: map[string]*huma.MediaType{mediaJSON: {Schema: entry}}}
	return op
}

type registersAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Registers []registerInfo `json:"registers" nullable:"false"`
	}
}

type registerInfo struct {
	Name        string        `json:"name"`
	Title       analysis.Text `json:"title"`
	CommuneOnly bool          `json:"commune_only" doc:"Its entries are of communes; those of the others of units of any level"`
	Fields      []fieldInfo   `json:"fields" nullable:"false"`
}

type fieldInfo struct {
	Name     string        `json:"name" doc:"A location is lon and lat"`
	Title    analysis.Text `json:"title"`
	Codes    string        `json:"codes,omitempty" doc:"Its code list, as /codes names it"`
	Required bool          `json:"required"`
	Key      bool          `json:"key" doc:"With the unit it tells one entry from another"`
}

// registers lists the registers.
func (s *service) registers(context.Context, *nothing) (*registersAnswer, error) {
	out := &registersAnswer{CacheControl: cacheRevalidate}
	for _, r := range geo.Registers {
		info := registerInfo{Name: r.Name, Title: analysis.Text{Vi: r.Vi, En: r.En}, CommuneOnly: r.CommuneOnly}
		for i := range r.Fields {
			f := fieldInfo{Name: r.Fields[i].Name, Title: analysis.Text{Vi: r.Fields[i].Vi, En: r.Fields[i].En}, Required: r.Fields[i].Required}
			if r.Fields[i].List != nil {
				f.Codes = r.Fields[i].List.Name
			}
			for _, k := range r.Key {
				f.Key = f.Key || k == i
			}
			info.Fields = append(info.Fields, f)
		}
		out.Body.Registers = append(out.Body.Registers, info)
	}
	return out, nil
}

type entriesInput struct {
	Asked       entriesQuestion
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// entriesQuestion reads the parameters of a list. Which codes there are to choose by the
// register says, so it keeps those of all.
type entriesQuestion struct{ asked analysis.EntriesRequest }

// Resolve reads the query; huma calls it.
func (q *entriesQuestion) Resolve(hc huma.Context) (wrong []error) {
	r := analysis.EntriesRequest{Edition: hc.Query("edition"), Unit: hc.Query("unit"), Codes: map[string]string{}}
	var err error
	if hc.Query("from") != "" || hc.Query("to") != "" {
		if r.Period, err = geo.ParsePeriod(hc.Query("from"), hc.Query("to")); err != nil {
			wrong = append(wrong, err)
		}
	}
	for name, to := range map[string]*int64{"after": new(int64), "limit": new(int64)} {
		text := hc.Query(name)
		if text == "" {
			continue
		}
		if *to, err = strconv.ParseInt(text, 10, 32); err != nil || *to < 0 || name == "limit" && *to == 0 {
			wrong = append(wrong, geo.Invalid(name, "%q is no whole number from %d on", clip(text), map[string]int{"after": 0, "limit": 1}[name]))
			continue
		}
		if name == "after" {
			r.After = int32(*to)
		} else {
			r.Limit = int(*to)
		}
	}
	for _, p := range hc.Operation().Parameters {
		if text := hc.Query(p.Name); p.In == "query" && p.Schema.Enum != nil && text != "" {
			r.Codes[p.Name] = text
		}
	}
	q.asked = r
	return wrong
}

// entries lists a part of a register.
func (s *service) entries(r *geo.Register) func(context.Context, *entriesInput) (*stream, error) {
	return func(ctx context.Context, in *entriesInput) (*stream, error) {
		asked := in.Asked.asked
		asked.Register = r.Name
		all, err := s.Analysis.Entries(ctx, asked)
		if err != nil {
			return nil, err
		}
		return s.written(in.IfNoneMatch, all.WriteJSON)
	}
}

type entryAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Location     string `header:"Location" doc:"Where the entry is"`
	Body         json.RawMessage
}

func (s *service) entryAnswer(e *analysis.Entry, err error) (*entryAnswer, error) {
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(e)
	return &entryAnswer{cacheNever, registryPath + "/" + e.Register.Name + "/" + strconv.Itoa(int(e.ID)), text}, err
}

type entryInput struct {
	ID int32 `path:"id" minimum:"1" doc:"Number of the entry"`
}

func (s *service) entry(r *geo.Register) func(context.Context, *entryInput) (*entryAnswer, error) {
	return func(ctx context.Context, in *entryInput) (*entryAnswer, error) {
		return s.entryAnswer(s.Analysis.Entry(ctx, r.Name, in.ID))
	}
}

type addEntryInput struct{ Body map[string]any }

func (s *service) addEntry(r *geo.Register) func(context.Context, *addEntryInput) (*entryAnswer, error) {
	return func(ctx context.Context, in *addEntryInput) (*entryAnswer, error) {
		return s.entryAnswer(s.Analysis.AddEntry(ctx, r.Name, in.Body))
	}
}

type changeEntryInput struct {
	ID   int32 `path:"id" minimum:"1" doc:"Number of the entry"`
	Body map[string]any
}

func (s *service) changeEntry(r *geo.Register) func(context.Context, *changeEntryInput) (*entryAnswer, error) {
	return func(ctx context.Context, in *changeEntryInput) (*entryAnswer, error) {
		return s.entryAnswer(s.Analysis.ChangeEntry(ctx, r.Name, in.ID, in.Body))
	}
}

func (s *service) removeEntry(r *geo.Register) func(context.Context, *entryInput) (*nothing, error) {
	return func(ctx context.Context, in *entryInput) (*nothing, error) {
		return &nothing{}, s.Analysis.RemoveEntry(ctx, r.Name, in.ID)
	}
}

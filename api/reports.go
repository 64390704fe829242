package api

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	paper "github.com/antoan-vn/antoan/report" // report is what tells the log of a problem
)

const reportsPath = v1 + "/reports"

// reportRoutes has one route for each kind of report and file.
func (s *service) reportRoutes() {
	add(s, get(reportsPath, "reports", tagPlan, "The reports that offices owe, and where each is"), s.reports)
	for _, k := range paper.Kinds() {
		for _, f := range paper.Formats {
			op := takes(get(reportPath(k, f), "report-"+k.Name+"-"+f.Name, tagPlan, k.Title.En+" as "+f.Name, http.StatusNotFound), reportParams(k)...)
			op.Responses["200"] = &huma.Response{Description: "The file", Content: map[string]*huma.MediaType{f.Media: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}
			add(s, op, s.report(k, f))
		}
	}
}

func reportPath(k paper.Kind, f paper.Format) string {
	return reportsPath + "/" + k.Name + "." + f.Name
}

func reportParams(k paper.Kind) []*huma.Param {
	period := queryParam("period", "Such as "+k.Example+", as the indicators read it", text(100))
	if period.Required = k.Name != "plan"; !period.Required {
		period.Description = "As the indicators read it; default: the plan up to the last day that is over"
	}
	lang := &huma.Schema{Type: huma.TypeString, Default: "vi"}
	for _, l := range paper.Languages {
		lang.Enum = append(lang.Enum, l)
	}
	return []*huma.Param{period,
		queryParam("edition", "Edition of the division; default: the one in force on the last day of the period", text(100)),
		queryParam("lang", "Language", lang),
		queryParam("atlas", "1 adds a page for every unit, in PDF and Word", &huma.Schema{Type: huma.TypeString, Enum: []any{"0", "1"}, Default: "0"})}
}

type reportsAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Reports []reportLinks `json:"reports" nullable:"false"`
	}
}

// reportLinks is a kind of report with the addresses of its files.
type reportLinks struct {
	paper.Kind
	Links map[string]string `json:"links"`
}

// reports lists the reports.
func (s *service) reports(context.Context, *nothing) (*reportsAnswer, error) {
	out := &reportsAnswer{CacheControl: cacheRevalidate}
	for _, k := range paper.Kinds() {
		links := map[string]string{}
		for _, f := range paper.Formats {
			links[f.Name] = reportPath(k, f)
		}
		out.Body.Reports = append(out.Body.Reports, reportLinks{k, links})
	}
	return out, nil
}

// reportQuestion reads which report is meant.
type reportQuestion struct{ asked paper.Request }

// Resolve reads the query; huma calls it.
func (q *reportQuestion) Resolve(hc huma.Context) []error {
	q.asked = paper.Request{Period: hc.Query("period"), Edition: hc.Query("edition"), Lang: hc.Query("lang"), Atlas: hc.Query("atlas") == "1"}
	return nil
}

type reportInput struct{ Question reportQuestion }

// report makes a report and sends it as a file.
func (s *service) report(k paper.Kind, f paper.Format) func(context.Context, *reportInput) (*stream, error) {
	return func(ctx context.Context, in *reportInput) (*stream, error) {
		asked := in.Question.asked
		asked.Kind = k.Name
		made, err := paper.Make(ctx, s.Analysis, asked)
		if err != nil {
			return nil, err
		}
		return s.stream(answer{media: f.Media, cache: cacheRevalidate, file: made.File + "." + f.Name}, func(w io.Writer) error { return f.Write(made, w) }), nil
	}
}

package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
)

// Every route stands here. The map, the docs page and their files are served by
// static.go where no route matches.
const (
	v1          = "/api/v1"
	batchesPath = v1 + "/batches"
	batchPath   = batchesPath + "/{id}"
)

// slowRoutes have the time of an import.
var slowRoutes = map[string]bool{"POST " + batchesPath: true, "POST " + batchesPath + "/:id/undo": true}

// endlessRoutes send for as long as there is something to tell.
var endlessRoutes = map[string]bool{"GET " + batchesPath + "/:id/events": true}

func (s *service) routes() {
	add(s, get("/healthz", "health", tagService, "Is the process alive"), s.health)
	add(s, get("/readyz", "ready", tagService, "Can questions be answered"), s.ready)
	add(s, unlessKnown(gives(get(v1+"/openapi.json", "openapi", tagService, "This document"), mediaJSON, anyObject())), s.openAPI())

	add(s, get(v1+"/summary", "summary", tagService, "What is stored"), s.summary)
	add(s, get(v1+"/codes", "codes", tagService, "The code lists with their labels"), s.codes)
	add(s, get(v1+"/editions", "editions", tagDivision, "Editions of the division, the oldest first"), s.editions)
	add(s, unlessKnown(gives(takes(get(v1+"/units.geojson", "units", tagDivision, "Outlines of the units of one level, ascending by code", http.StatusNotFound),
		append(placeParams(), outlineParam, bboxParam)...), mediaGeoJSON, unitFeatures())), s.units)

	add(s, get(v1+"/layers", "layers", tagLayers, "The layers with their parameters and columns"), s.layers)
	for _, layer := range analysis.Catalogue() {
		if layer.Name == layerOfPoints {
			continue
		}
		for _, f := range forms {
			add(s, unlessKnown(gives(takes(get(v1+"/layers/"+layer.Name+f.suffix, layer.Name+"-"+f.name, tagLayers, layer.Title.En+", "+f.summary, http.StatusNotFound),
				append(layerParams(layer.Name), f.params...)...), f.media, f.schema(layer))), s.layer(layer.Name, f))
		}
	}
	add(s, unlessKnown(gives(takes(get(expansionPath, "expansion", tagPlan, "Where to open the next models: the best set with its proof, the greedy one beside it", http.StatusNotFound),
		expansionParams()...), mediaJSON, s.schemaOf(analysis.Expansion{}))), s.expansion)
	add(s, unlessKnown(gives(get(decisionsPath, "decisions", tagPlan, "Where models were decided to be opened, and what is due to be evaluated"), mediaJSON, s.schemaOf(analysis.Decisions{}))), s.decisions)
	add(s, post(decisionsPath, "decide", tagPlan, "Record where a model is to be opened", http.StatusNotFound), s.decide)
	add(s, unlessKnown(gives(takes(get(evaluationsPath, "evaluations", tagPlan, "Whether models or a campaign helped: fewer, more, or cannot be told", http.StatusNotFound),
		evaluationParams()...), mediaJSON, s.schemaOf(analysis.Evaluations{}))), s.evaluations)

	points := append(layerParams(layerOfPoints), pageParams...)
	add(s, gives(takes(get(v1+"/layers/incidents.geojson", "incidents-geojson", tagLayers, "Incidents as points, by id", http.StatusForbidden),
		points...), mediaGeoJSON, pointFeatures()), s.pointsGeoJSON)
	add(s, gives(takes(get(v1+"/layers/incidents.csv", "incidents-csv", tagLayers, "Incidents as a table with longitude and latitude", http.StatusForbidden),
		append(points, bomParam)...), mediaCSV, tableSchema()), s.pointsCSV)

	add(s, unlessKnown(gives(takes(get(v1+"/indicators", "indicators", tagLayers, "The plan's indicators: ranges with verdicts, by period and edition", http.StatusNotFound),
		indicatorParams()...), mediaJSON, indicatorsSchema())), s.indicators)
	add(s, unlessKnown(gives(takes(get(v1+"/reporting", "reporting", tagLayers, "Which units have reported for a month, and which are to be reminded", http.StatusNotFound),
		reportingParams()...), mediaJSON, anyObject())), s.reporting)
	add(s, unlessKnown(gives(takes(get(v1+"/compare", "compare", tagDivision, "One period in the units of two editions, side by side", http.StatusNotFound),
		compareParams()...), mediaJSON, anyObject())), s.compare)
	add(s, unlessKnown(gives(get(v1+"/published", "published", tagLayers, "What was published, with what is known today beside it"), mediaJSON, anyObject())), s.published)
	add(s, post(v1+"/published", "publish", tagPlan, "Freeze the indicators of a period as they are", http.StatusNotFound), s.publish)
	s.planRoutes()

	add(s, takes(importing(post(batchesPath, "import", tagBatches, "Import a file of incidents", uploadProblems...)), importParams()...), s.importBatch)
	add(s, takes(get(batchesPath, "batches", tagBatches, "The newest imports"), queryParam("limit", "Most batches in the answer", limitSchema(defaultBatches, maxBatches))), s.batches)
	add(s, get(batchPath, "batch", tagBatches, "One import", http.StatusNotFound), s.batch)
	add(s, gives(takes(get(batchPath+"/rejects.csv", "rejects", tagBatches, "The rows that could not be stored, and why", http.StatusNotFound), bomParam), mediaCSV, tableSchema()), s.rejects)
	add(s, gives(get(batchPath+"/events", "batch-events", tagBatches, "How far an import has come, as server-sent events", http.StatusNotFound), mediaEvents, ofType(huma.TypeString)), s.events)
	add(s, post(batchPath+"/cancel", "cancel", tagBatches, "Stop an import that is not over", http.StatusNotFound, http.StatusConflict), s.cancel)
	add(s, post(batchPath+"/undo", "undo", tagBatches, "Take an import back", http.StatusNotFound, http.StatusConflict), s.undo)
	s.reportRoutes()
	s.registryRoutes()
	s.duplicateRoutes()
	s.incidentRoutes()
}

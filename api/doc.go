// Package api is the HTTP service: it turns requests into questions for package
// analysis and imports for package ingest, and their answers and errors into
// JSON, GeoJSON, CSV and RFC 9457 problems. Every route stands in routes.go,
// every error in problem.go, every kind of resource in a file of its own. It
// knows no SQL: Config says what it needs.
//
// Coordinates in requests and answers are longitude, latitude in degrees on
// WGS84, in that order. Neither query strings nor coordinates are ever logged.
package api

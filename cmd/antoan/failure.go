package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// report says what went wrong and returns the exit code for it.
func (a *app) report(err error) int {
	fmt.Fprintln(a.stderr, "antoan:", err)
	var refused *geo.RefusedError
	if errors.As(err, &refused) {
		if err := boundary.WriteText(a.stderr, refused.Report); err != nil {
			return exitFailed
		}
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var invalid *geo.InvalidError
	var refused *geo.RefusedError
	var file *ingest.FileError
	var table *ingest.TableError
	var outlines *boundary.FileError
	switch {
	case errors.Is(err, geo.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return exitUnavailable
	case errors.As(err, &invalid), errors.As(err, &refused), errors.As(err, &file), errors.As(err, &table), errors.As(err, &outlines),
		errors.Is(err, geo.ErrConflict), errors.Is(err, geo.ErrNotFound):
		return exitRefused
	}
	return exitFailed
}

// printJSON writes one answer on one line.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

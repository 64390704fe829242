package geo

import (
	"errors"
	"fmt"
)

// Sentinels that storage and ingest wrap and api maps to a status.
var (
	// ErrNotFound says that the edition, unit, batch or layer asked for does not exist.
	ErrNotFound = errors.New("not found")
	// ErrConflict says that the request contradicts what is stored.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable says that the database is away or out of room; trying again may help.
	ErrUnavailable = errors.New("unavailable")
)

// InvalidError says what is wrong with one named input and what to do about it.
type InvalidError struct {
	Field  string // parameter, column or flag; empty when the whole input is meant
	Reason string // English sentence without a final stop: what is wrong, what to do
}

// Error returns "field: reason".
func (e *InvalidError) Error() string {
	if e.Field == "" {
		return e.Reason
	}
	return e.Field + ": " + e.Reason
}

// Invalid makes an InvalidError.
func Invalid(field, format string, args ...any) error {
	return &InvalidError{Field: field, Reason: fmt.Sprintf(format, args...)}
}

// NotFound wraps ErrNotFound with what was looked for.
func NotFound(format string, args ...any) error {
	return fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrNotFound)
}

// Conflict wraps ErrConflict with what contradicts what.
func Conflict(format string, args ...any) error {
	return fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrConflict)
}

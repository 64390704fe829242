package sheet

import (
	"errors"
	"fmt"
)

// ErrSecret is what every *SecretError is: the file carries the mark of a state
// secret. Whoever meets it drops all that was read of the file before.
var ErrSecret = errors.New("the file is marked as a state secret")

// SecretError tells where the mark stands, and nothing of what is beside it.
type SecretError struct {
	Level string // "Mật", "Tối mật" or "Tuyệt mật"
	Sheet string // empty in a text file, or where the mark is not on a sheet
	Row   int64  // 0 where the mark is not in a cell
	Place string // "cell", "page header or footer", "drawing", "file name", "sheet name", "document properties"
}

// Error names the place and what to do.
func (e *SecretError) Error() string {
	where := e.Place
	if e.Row > 0 {
		where = fmt.Sprintf("row %d", e.Row)
	}
	if e.Sheet != "" {
		where = fmt.Sprintf("sheet %q, %s", e.Sheet, where)
	}
	return fmt.Sprintf("%s: the file is marked %q: it is refused and nothing of it is kept; hand it over in the way laid down for state secrets", where, e.Level)
}

// Unwrap returns ErrSecret.
func (e *SecretError) Unwrap() error { return ErrSecret }

// Error says that a file or sheet cannot be understood as a whole.
type Error struct {
	Sheet  string // name, empty where the whole file is meant
	Row    int64  // as people count, 0 where no row is meant
	Reason string // English sentence without a final stop: what is wrong, what to do
	Err    error  // cause, where another error was
}

// Error returns "sheet "name", row 3: reason".
func (e *Error) Error() string {
	switch {
	case e.Sheet != "" && e.Row > 0:
		return fmt.Sprintf("sheet %q, row %d: %s", e.Sheet, e.Row, e.Reason)
	case e.Sheet != "":
		return fmt.Sprintf("sheet %q: %s", e.Sheet, e.Reason)
	case e.Row > 0:
		return fmt.Sprintf("row %d: %s", e.Row, e.Reason)
	}
	return e.Reason
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func fail(format string, args ...any) error { return &Error{Reason: fmt.Sprintf(format, args...)} }

// own returns err if it is one of this package's, and otherwise says what broke.
func own(err error, reason string) error {
	var known *Error
	if err == nil || errors.As(err, &known) || errors.Is(err, ErrSecret) {
		return err
	}
	return &Error{Reason: reason, Err: err}
}

// on adds the sheet's name to an error of this package.
func on(sheet string, err error) error {
	var known *Error
	if errors.As(err, &known) && known.Sheet == "" {
		with := *known
		with.Sheet = sheet
		return &with
	}
	return err
}

package ingest

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/charset"
)

// check completes the options as far as that needs no file.
func (o *Options) check() error {
	o.Source = strings.TrimSpace(o.Source)
	switch {
	case o.Source == "" && !o.GuessSource:
		return geo.Invalid("source", "is missing: name who the data are from, such as police-uk")
	case len(o.Source) > maxSource || strings.ContainsFunc(o.Source, unicode.IsControl):
		return geo.Invalid("source", "must be at most %d bytes without control characters", maxSource)
	case o.File == nil && o.Path == "":
		return geo.Invalid("file", "is missing: name the file to import")
	case o.File != nil && o.FileName == "":
		return geo.Invalid("file", "has no name")
	case o.Epoch != 0 && o.Epoch != 1900 && o.Epoch != 1904:
		return geo.Invalid("epoch", "%d is none: dates of spreadsheets count from 1900 or 1904", o.Epoch)
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	if o.Encoding != "" {
		if _, err := charset.Parse(o.Encoding); err != nil {
			return err
		}
	}
	if _, err := ParseDateOrder(o.DateOrder); err != nil {
		return err
	}
	var err error
	if o.CRS, err = ParseCRS(o.CRS); err != nil {
		return err
	}
	_, err = o.zone()
	return err
}

// maxSource bounds a source's name in bytes.
const maxSource = 100

// zone loads the time zone.
func (o *Options) zone() (*time.Location, error) {
	name := or(o.TimeZone, DefaultTimeZone)
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, geo.Invalid("timezone", "%q is unknown: use an IANA name such as %s", name, DefaultTimeZone)
	}
	return zone, nil
}

// epoch of serial dates in text.
func (o *Options) epoch() cell.Epoch {
	switch o.Epoch {
	case 1900:
		return cell.Epoch1900
	case 1904:
		return cell.Epoch1904
	}
	return cell.EpochUnknown
}

// identity is what makes this import the same as another: the file, and what was
// said of it.
func (o *Options) identity(name, sum string) Identity {
	mapping := o.Mapping.String()
	add := func(option, value string) {
		if value != "" {
			mapping += "\n" + option + "=" + value
		}
	}
	if o.Delimiter != 0 && o.Delimiter != ',' {
		add("delimiter", string(o.Delimiter))
	}
	add("encoding", o.Encoding)
	add("sheet", strings.Join(o.Sheets, "\x1f"))
	add("date_order", strings.ToLower(o.DateOrder))
	add("crs", o.CRS)
	if o.Epoch != 0 {
		add("epoch", fmt.Sprint(o.Epoch))
	}
	if o.Fixes != uuid.Nil {
		add("fixes", o.Fixes.String())
	}
	add("request", o.Request)
	return Identity{
		FileName: name, SHA256: sum, Source: o.Source, Mapping: mapping,
		Values: o.Values.String(), TimeZone: or(o.TimeZone, DefaultTimeZone), IdempotencyKey: o.IdempotencyKey, Fixes: o.Fixes, Batch: o.Batch,
	}
}

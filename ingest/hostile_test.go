package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"
)

func gz(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileFilesStoreNothing(t *testing.T) {
	t.Parallel()
	good := []byte("external_id,occurred_at,category\na,2024-05-01,injury\nb,2024-05-02,injury\n")
	packed := gz(t, good)
	wide := strings.Repeat("x,", 600)
	noise := []byte("\x7fELF")
	for i := range 20 * 256 {
		noise = append(noise, byte(i))
	}
	tests := map[string]struct {
		data []byte
		want string
	}{
		"blanks":           {[]byte(" \n\t\n"), "empty"},
		"packed nothing":   {gz(t, nil), "empty"},
		"no known header":  {[]byte("2024-05-01,injury,105.1\n2024-05-01,injury,105.1\n"), "header"},
		"noise":            {noise, "not certain"},
		"cut gzip":         {packed[:len(packed)-6], "cut off"},
		"damaged gzip":     {append(bytes.Clone(packed[:len(packed)-8]), 0, 0, 0, 0, 0, 0, 0, 0), "damaged"},
		"gzip and garbage": {append(bytes.Clone(packed), "this is no gzip member"...), "damaged"},
		"gzip twice":       {gz(t, packed), "unpack it once"},
		"gzip bomb":        {gz(t, append(bytes.Clone(good), bytes.Repeat([]byte("a,2024-05-01,injury\n"), 2<<20)...)), "times its size"},
		"workbook":         {[]byte("PK\x03\x04xl/workbook.xml"), "damaged"},
		"old workbook":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Office"},
		"binary":           {[]byte("\x7fELF\x00\x01"), "binary"},
		"UTF-16":           {[]byte("\xff\xfeo\x00"), "no column"},
		"legacy text":      {[]byte("occurred_at,category\n2024-05-01,c\xadp\n"), "UTF-8"},
		"zero byte":        {append(bytes.Repeat(good, 100), "x\x00,,\n"...), "binary"},
		"late zero byte":   {append(bytes.Repeat(good, 2000), "x\x00,,\n"...), "zero byte"},
		"HTML":             {[]byte("<!DOCTYPE html><html>"), "HTML"},
		"unclosed quote":   {[]byte("occurred_at,category\n\"2024-05-01,injury\n" + strings.Repeat("2024,injury\n", 100)), "never closed"},
		"endless quote":    {[]byte("occurred_at,category\n\"" + strings.Repeat("2024,injury\n", 200_000)), "never closed"},
		"many columns":     {[]byte(wide + "occurred_at\n"), "columns"},
		"long header":      {[]byte(strings.Repeat("x", 300<<10) + ",occurred_at\n"), "header"},
		"column twice":     {[]byte("occurred_at,occurred_at\n2024,2024\n"), "may both be"},
		"JSON bomb":        {[]byte(`{"type":"FeatureCollection","features":` + strings.Repeat("[", 200<<10)), "nested deeper"},
		"JSON cut off":     {[]byte(`{"type":"FeatureCollection","features":[{"properties":{"occurred_at":"2024","category":"injury"}}`), "cut off"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newMemStore()
			_, err := Import(t.Context(), s, options(t, string(tt.data), ""))
			var file *FileError
			if !errors.As(err, &file) || !strings.Contains(file.Reason, tt.want) || err.Error() != file.Error() {
				t.Errorf("error %v, want one of %q", err, tt.want)
			}
			if len(s.batches)+len(s.incidents) != 0 {
				t.Error("something was stored")
			}
		})
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	for want, limits := range map[string]Limits{"more than 10 rows": {MaxRows: 10}, "MiB: split the file": {MaxBytes: 1000}, "columns": {MaxColumns: 2}} {
		o := options(t, manyRows(1000), "")
		o.Limits = limits
		_, err := Import(t.Context(), newMemStore(), o)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	o := options(t, "occurred_at,category\n2024,injury\n2024,"+strings.Repeat("x", 2000)+"\n", "")
	o.Limits.MaxField = 1000
	s := newMemStore()
	if b, err := Import(t.Context(), s, o); err != nil || b.Counts.Rejected != 1 || s.rejects[0].Code != "cell_too_long" {
		t.Errorf("long cell: %+v, %v", b.Counts, err)
	}
}

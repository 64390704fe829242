package geo

import (
	"errors"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What tables, files and addresses are made from must fit together.
func TestRegistersAreSound(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, r := range Registers {
		if found, err := FindRegister(r.Name); err != nil || found != r || names[r.Name] {
			t.Errorf("%s: %v", r.Name, err)
		}
		names[r.Name] = true
		fields := map[string]bool{"id": true, "edition": true, "level": true, "code": true, "unit": true, "source": true, "lon": true, "lat": true}
		for i := range r.Fields {
			f := &r.Fields[i]
			if fields[f.Name] || r.Field(f.Name) != i {
				t.Errorf("%s: %s is taken", r.Name, f.Name)
			}
			fields[f.Name] = true
			for _, text := range []string{f.Vi, f.En, f.Header, f.Example} {
				if text == "" || !norm.NFC.IsNormalString(text) {
					t.Errorf("%s: %q of %s is empty or not NFC", r.Name, text, f.Name)
				}
			}
			if (f.Kind == FieldCode) != (f.List != nil) {
				t.Errorf("%s: %s has codes and is none, or the other way round", r.Name, f.Name)
			}
		}
		for _, i := range append([]int{r.First, r.Last}, r.Key...) {
			if i < 0 || i >= len(r.Fields) {
				t.Errorf("%s has no field %d", r.Name, i)
			}
		}
		if k := r.Fields[r.First].Kind; !r.Fields[r.First].Required || k != FieldDay && k != FieldYear || k != r.Fields[r.Last].Kind {
			t.Errorf("%s does not begin on a day or in a year that is known", r.Name)
		}
	}
	if _, err := FindRegister("gossip"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestRegisterPeriod(t *testing.T) {
	t.Parallel()
	on := DayOf(2024, 3, 8)
	at := func(r *Register, first, last int64) Period {
		e := Entry{Values: make([]EntryValue, len(r.Fields))}
		e.Values[r.First] = EntryValue{Set: true, Number: first}
		if last != 0 {
			e.Values[r.Last] = EntryValue{Set: true, Number: last}
		}
		return r.Period(&e)
	}
	for what, c := range map[string]struct{ got, want Period }{
		"a day": {at(Activities, int64(on), 0), Period{on, on}}, "two days": {at(Activities, int64(on), int64(on)+1), Period{on, on + 1}},
		"open": {at(Addresses, int64(on), 0), Period{on, MaxDay}}, "a year": {at(Recognitions, 2024, 0), Period{DayOf(2024, 1, 1), DayOf(2024, 12, 31)}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", what, c.got, c.want)
		}
	}
	if err := Activities.Check(&Entry{}, MaxDay); err == nil {
		t.Error("an entry without values passes")
	}
}

// No number of a person is kept, however it is written; years and house numbers are.
func TestNumbersOfPersonsAreRefused(t *testing.T) {
	t.Parallel()
	for text, refused := range map[string]bool{
		"Liên hệ 0912 345 678": true, "0912.345.678": true, "CCCD 026085001234": true, "số 123456789": true,
		"Tháng hành động 25/11/2025 - 15/12/2025": false, "Thôn 5, số nhà 12": false, "Nghị định 357/2025/NĐ-CP": false, "": false,
	} {
		e := Entry{Values: make([]EntryValue, len(Activities.Fields))}
		e.Values[ActivityWorkstream].Set, e.Values[ActivityOn].Set = true, true
		e.Values[ActivityTopic] = EntryValue{Set: text != "", Text: text}
		if err := Activities.Check(&e, MaxDay); (err != nil) != refused {
			t.Errorf("%q: %v", text, err)
		}
		e.Values[ActivityTopic], e.Source = EntryValue{}, text
		if err := Activities.Check(&e, MaxDay); (err != nil) != refused {
			t.Errorf("source %q: %v", text, err)
		}
	}
}

package boundary

import (
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

var (
	whereFields = []string{"ma", "ten", "dan_so", "loại", "ghi chú", "trong"}
	whereRow    = []value{{"00101", text}, {"Xã Hoà Bình", text}, {"6765.0", number}, {"Xa\u0303", text}, {"it's", text}, {}}
)

func TestWhere(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string]bool{
		`ma = '00101'`:                       true,
		`ma = '101'`:                         false,
		`ma = 101`:                           true, // as numbers
		`"ma" == "00101"`:                    true,
		`MA = '00101'`:                       true,
		`ten = 5`:                            false,
		`NOT ten = 5`:                        false, // neither true nor false
		`dan_so = 6765`:                      true,
		`dan_so = '6765'`:                    true,
		`dan_so > 900`:                       true, // not as text
		`dan_so < 6765.5`:                    true,
		`dan_so >= -1e3`:                     true,
		`dan_so <> 6765`:                     false,
		`dan_so != 1`:                        true,
		`loại = 'Xã'`:                        true, // NFD in the file
		`"ghi chú" = 'it''s'`:                true,
		`ten LIKE 'Xã %'`:                    true,
		`ten like '%Bình'`:                   true,
		`ten LIKE 'xã %'`:                    false,
		`ten NOT LIKE 'Phường%'`:             true,
		`ma LIKE '001__'`:                    true,
		`ma LIKE '001_'`:                     false,
		`ma IN ('1', '00101')`:               true,
		`ma NOT IN (1, 2, 3)`:                true,
		`dan_so IN (6765)`:                   true,
		`trong IS NULL`:                      true,
		`ma is not null`:                     true,
		`trong = ''`:                         false,
		`NOT (trong = '')`:                   false,
		`trong <> 'x' OR ma = 101`:           true,
		`ma = 1 AND ma = 2 OR ma = 101`:      true, // AND binds first
		`ma = 1 AND (ma = 2 OR ma = 101)`:    false,
		`NOT ma = 1 AND ten = 'Xã Hoà Bình'`: true,
		`not not ma=101`:                     true,
		`((ma='00101')and(dan_so>1))`:        true,
		`ten >= 'Xã' AND ten < 'Xã I'`:       true,
		`ma = 101 AND trong = 1`:             false,
		`ma LIKE '` + strings.Repeat("%", 5000) + `z'`: false,
	} {
		w, err := ParseWhere(expr)
		if err == nil {
			err = w.bind(whereFields, make([]bool, len(whereFields)))
		}
		if err != nil {
			t.Errorf("%s: %v", expr, err)
		} else if w.selects(whereRow) != want {
			t.Errorf("%.80s: %v", expr, !want)
		}
	}
}

func TestWhereFaults(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string]string{
		``:                          "character 1: a field expected, not the end",
		`ma`:                        "character 3: one of =",
		`ma = `:                     "character 6: a value expected",
		`ma = Xã`:                   `character 6: a value expected, a number or text in quotes, not "Xã"`,
		`ma = 'x`:                   "character 6: the text that begins here has no closing '",
		`loại = 'x' ten`:            "character 12: AND, OR or the end expected",
		`ma = NULL`:                 "write IS NULL",
		`(ma = 1`:                   `character 8: ")" expected, not the end`,
		`ma IN 1`:                   `"(" expected`,
		`ma IN ()`:                  "a value expected",
		`ma ! 1`:                    "character 4",
		`ma = 1; drop table x`:      "character 7",
		`ma = 1.2.3`:                "is no number",
		`ma LIKE 5`:                 "a value expected",
		`ma IS 5`:                   "NULL expected",
		`5 = ma`:                    "a field expected",
		`and = 1`:                   "a field expected",
		`tên = 'x' AND xa = '1'`:    `character 15: there is no field "xa": the file has ma, tên`,
		strings.Repeat("(", 500):    "nested deeper",
		strings.Repeat("x", 20_000): "longer than",
	} {
		w, err := ParseWhere(expr)
		if err == nil {
			err = w.bind([]string{"ma", "tên"}, make([]bool, 2))
		}
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != "where" || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: %v, want %s", expr, err, want)
		}
	}
}

func FuzzWhere(f *testing.F) {
	f.Add(`ma = '1' and not (ten like '%a_' or dan_so in (1, 2.5e3)) or "ghi chú" is not null`)
	f.Add(`"a""b" <> "c" or d != -5`)
	f.Fuzz(func(t *testing.T, expr string) {
		w, err := ParseWhere(expr)
		var invalid *geo.InvalidError
		if err != nil {
			if !errors.As(err, &invalid) || !strings.HasPrefix(invalid.Reason, "character ") && !strings.HasPrefix(invalid.Reason, "longer") {
				t.Fatalf("%v", err)
			}
			return
		}
		fields := make([]string, len(w.names))
		for i, c := range w.names {
			fields[i] = c.name
		}
		row := make([]value, len(fields))
		for i := range row {
			row[i] = whereRow[i%len(whereRow)]
		}
		if err := w.bind(fields, make([]bool, len(fields))); err == nil {
			w.selects(row)
		}
	})
}

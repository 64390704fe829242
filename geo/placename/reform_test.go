package placename

import (
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// After the reform people go on writing the old names. With the old district
// beside them they must lead to the old unit or to its successor, or be reported.
func TestOldNamesAfterTheReform(t *testing.T) {
	t.Parallel()
	editions, places := realPlaces(t, beforeReform)
	editions = append(editions, geo.Edition{Code: "after", ValidFrom: reform, ValidTo: geo.MaxDay})
	for _, row := range sharedRows(t, "vn_units_2025_3321.csv.gz") { // the same list with the codes of the statistics office
		places = append(places, Place{Edition: "after", Code: row["code"], Name: row["full_name"], Type: row["type"],
			Province: row["province"], Unit: int32(len(places))})
	}
	x, err := NewIndex(editions, places)
	if err != nil {
		t.Fatal(err)
	}
	successors, now := make(map[[2]string]bool), make(map[string]string)
	for _, row := range sharedRows(t, "vn_succession_2025.csv.gz") {
		successors[[2]string{row["old_code"], row["new_code"]}] = true
		now[row["old_code"]] = row["new_province"]
	}
	later := geo.Period{From: reform + 60, To: reform + 60}
	for _, c := range []struct {
		name    string
		ask     func(p Place) Query
		mayMiss bool
	}{
		{"old district, old province, day", func(p Place) Query { return Query{District: p.District, Province: p.Province, During: later} }, false},
		{"old district, new province, day", func(p Place) Query { return Query{District: p.District, Province: now[p.Code], During: later} }, false},
		{"old district, new province, new edition", func(p Place) Query { return Query{District: p.District, Province: now[p.Code], Edition: "after"} }, false},
		{"old district, day", func(p Place) Query { return Query{District: p.District, During: later} }, false},
		// The name and the new province alone are those of another unit that exists:
		// no rule can see it.
		{"new province, day", func(p Place) Query { return Query{Province: now[p.Code], During: later} }, true},
	} {
		var own, successor, silent, told, reported int
		for _, p := range places {
			if p.Edition != "before" || now[p.Code] == "" {
				continue
			}
			q := c.ask(p)
			q.Text = p.Name
			r := x.Match(q)
			switch {
			case r.Outcome != Resolved:
				reported++
			case r.Found[0].Unit == p.Unit:
				own++
			case r.Found[0].Edition == "after" && successors[[2]string{p.Code, r.Found[0].Code}]:
				successor++
			case r.Silent():
				silent++
			default:
				told++
			}
		}
		t.Logf("%-40s | %5d old unit, %5d successor, %5d reported; another unit: %d silently, %d with a remark",
			c.name, own, successor, reported, silent, told)
		if !c.mayMiss && silent+told > 0 {
			t.Errorf("%s: %d names led to units that are no successors", c.name, silent+told)
		}
	}
}

// A unit that the index lacks must never be taken for another one silently.
func TestMissingUnits(t *testing.T) {
	t.Parallel()
	for _, file := range []string{beforeReform, afterReform} {
		editions, places := realPlaces(t, file)
		var kept, missing []Place
		for i, p := range places {
			if i%7 == 3 {
				missing = append(missing, p)
			} else {
				kept = append(kept, p)
			}
		}
		x, err := NewIndex(editions, kept)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hints {
			var silent, told, reported int
			for _, p := range missing {
				var q Query
				h.of(&q, p)
				q = written(q, &styles[0], p)
				// A namesake of the same type is the unit meant, as far as anyone can
				// tell who is not told where it lies.
				switch r := x.Match(q); {
				case r.Outcome != Resolved:
					reported++
				case !r.Silent():
					told++
				case namesake(r.Found[0], p) && (q.Province == "" || r.Found[0].Province == p.Province) && (q.District == "" || r.Found[0].District == p.District):
					reported++
				default:
					silent++
				}
			}
			t.Logf("%-34s | %-27s | %4d reported %3d with a remark %d silently", file, h.name, reported, told, silent)
			if silent > 0 {
				t.Errorf("%s, %s: %d missing units were taken for others", file, h.name, silent)
			}
		}
	}
}

// namesake tells whether two places have one name and type.
func namesake(p, q Place) bool {
	kindP, bareP := apart(p)
	kindQ, bareQ := apart(q)
	return kindP == kindQ && spelled(bareP) == spelled(bareQ)
}

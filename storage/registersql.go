package storage

import (
	"fmt"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// registerTables says where the entries of a register stand. A column is called like
// its field, a code's enum like its list.
var registerTables = map[string]string{
	geo.Activities.Name: "activity", geo.Commitments.Name: "commitment", geo.Recognitions.Name: "recognition",
	geo.Addresses.Name: "trusted_address", geo.Education.Name: "education",
}

// registerSQL are the statements of one register. They are made from its description,
// which is part of the program, so that five registers need no twenty files; every
// value travels as an argument. A test prepares them all.
type registerSQL struct {
	insert, upsert, update, remove, list, count string
}

var registerStatements = func() map[string]registerSQL {
	all := make(map[string]registerSQL, len(geo.Registers))
	for _, r := range geo.Registers {
		all[r.Name] = newRegisterSQL(r, registerTables[r.Name])
	}
	return all
}()

func newRegisterSQL(r *geo.Register, table string) registerSQL {
	var columns, values, sets, excluded, reads, wanted []string
	for i := range r.Fields {
		f := &r.Fields[i]
		value, read := "@"+f.Name, "e."+f.Name
		switch f.Kind {
		case geo.FieldCode:
			value, read = value+"::text::"+f.List.Name, read+"::text"
			wanted = append(wanted, fmt.Sprintf("(@%[1]s::text IS NULL OR e.%[1]s = @%[1]s::text::%[2]s)", f.Name, f.List.Name))
		case geo.FieldPoint:
			value, read = "ST_GeomFromEWKB("+value+")", "ST_AsEWKB("+read+")"
		case geo.FieldText, geo.FieldDay, geo.FieldCount, geo.FieldYear:
		}
		columns, values, reads = append(columns, f.Name), append(values, value), append(reads, read)
		sets, excluded = append(sets, f.Name+" = "+value), append(excluded, f.Name+" = excluded."+f.Name)
	}
	insert := fmt.Sprintf("INSERT INTO %s (unit, source, %s) VALUES (@unit, @source, %s)", table, list(columns), list(values))
	first, last := bounds(r)
	where := append([]string{"(@in_unit::int IS NULL OR e.unit = @in_unit)", "(@edition::int IS NULL OR u.edition = @edition)",
		first + " <= @to::date", last + " >= @from::date"}, wanted...)
	from := fmt.Sprintf("FROM %s e JOIN unit u ON u.id = e.unit WHERE %s", table, strings.Join(where, " AND "))
	return registerSQL{
		insert: insert + " RETURNING id, stored_at",
		upsert: fmt.Sprintf("%s ON CONFLICT ON CONSTRAINT %s_unique DO UPDATE SET source = excluded.source, stored_at = now(), %s", insert, table, list(excluded)),
		update: fmt.Sprintf("UPDATE %s SET unit = @unit, source = @source, stored_at = now(), %s WHERE id = @id RETURNING id, stored_at", table, list(sets)),
		remove: fmt.Sprintf("DELETE FROM %s WHERE id = @id", table),
		list:   fmt.Sprintf("SELECT e.id, e.unit, e.source, e.stored_at, %s %s AND e.id > @after AND (@id::int IS NULL OR e.id = @id) ORDER BY e.id LIMIT @limit", list(reads), from),
		count:  "SELECT count(*) " + from,
	}
}

func list(parts []string) string { return strings.Join(parts, ", ") }

// bounds are the first and the last day of an entry, in the way of Register.Period.
func bounds(r *geo.Register) (first, last string) {
	first, last = "e."+r.Fields[r.First].Name, "e."+r.Fields[r.Last].Name
	switch {
	case r.Fields[r.First].Kind == geo.FieldYear:
		return "make_date(" + first + ", 1, 1)", "make_date(" + last + ", 12, 31)"
	case r.Open:
		return first, "coalesce(" + last + ", 'infinity')"
	case r.Fields[r.Last].Required:
		return first, last
	}
	return first, "coalesce(" + last + ", " + first + ")"
}

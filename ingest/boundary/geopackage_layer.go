package boundary

import (
	"context"
	"strconv"
	"strings"
)

// gpkgLayer is a table of features.
type gpkgLayer struct {
	name, geometry string
	srs            int32
	key            string // integer primary key, empty for a view
	// fields are the attributes; the key stands last, behind guessable: it is
	// a row number, taken for a code only where someone says so.
	fields    []string
	guessable int
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// layer finds the layer of that name, or the only one.
func (f *gpkgFile) layer(ctx context.Context, name string) (gpkgLayer, error) {
	all, err := f.layers(ctx)
	if err != nil {
		return gpkgLayer{}, err
	}
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.name
	}
	chosen := 0
	switch {
	case len(all) == 0:
		return gpkgLayer{}, wrong("no layer with geometries: the file holds no outlines")
	case name != "":
		i, ok := findField(names, name)
		if !ok {
			return gpkgLayer{}, wrong("there is no layer %q: the file has %s", name, strings.Join(names, ", "))
		}
		chosen = i
	case len(all) > 1:
		return gpkgLayer{}, wrong("it has %d layers: say which with --layer; %s", len(all), strings.Join(names, ", "))
	}
	err = f.columns(ctx, &all[chosen])
	return all[chosen], err
}

func (f *gpkgFile) layers(ctx context.Context) (all []gpkgLayer, err error) {
	rows, err := f.conn.QueryContext(ctx, `select c.table_name, g.column_name, g.srs_id
		from gpkg_contents c join gpkg_geometry_columns g on lower(g.table_name) = lower(c.table_name)
		where c.data_type = 'features' order by 1, 2 limit 1000`)
	if err != nil {
		if strings.Contains(err.Error(), "no such table") {
			return nil, wrong("an SQLite file, but no GeoPackage: export it as one")
		}
		return nil, f.explain(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err below tells
	for rows.Next() {
		var l gpkgLayer
		if err := rows.Scan(&l.name, &l.geometry, &l.srs); err != nil {
			return nil, f.explain(err)
		}
		all = append(all, l)
	}
	return all, f.explain(rows.Err())
}

// columns lists the attributes of a layer.
func (f *gpkgFile) columns(ctx context.Context, l *gpkgLayer) error {
	rows, err := f.conn.QueryContext(ctx, `select name, type, pk from pragma_table_info(?)`, l.name)
	if err != nil {
		return f.explain(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err below tells
	found := false
	for rows.Next() {
		var name, kind string
		var pk int
		if err := rows.Scan(&name, &kind, &pk); err != nil {
			return f.explain(err)
		}
		switch {
		case strings.EqualFold(name, l.geometry):
			found = true
		case pk == 1 && strings.EqualFold(kind, "integer"):
			l.key = name
		default:
			l.fields = append(l.fields, name)
		}
	}
	if err := rows.Err(); err != nil {
		return f.explain(err)
	}
	if !found {
		return wrong("layer %q lacks its geometry column %q: export it again", l.name, l.geometry)
	}
	l.guessable = len(l.fields)
	if l.key != "" && l.key != convertedKey {
		l.fields = append(l.fields, l.key)
	}
	return nil
}

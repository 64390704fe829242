package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// uploadProblems are the statuses an import may fail with besides the usual.
var uploadProblems = []int{
	http.StatusBadRequest, http.StatusRequestTimeout, http.StatusConflict, http.StatusGone,
	http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
}

// importFields describes the fields of an import. They may stand in the query or
// in the form.
var importFields = []struct {
	name, description string
	repeated          bool
}{
	{"source", "Who the data are from; required, here or in the form", false},
	{"map", "COLUMN=FIELD, several separated by commas: which column means which field", true},
	{"values", "FIELD:FROM=TO: what a value means; FROM * is every other value", true},
	{"timezone", "IANA time zone in which dates are local; default Asia/Ho_Chi_Minh", false},
	{"crs", "Reference system of the coordinates: auto, the default, finds VN-2000 zones by the communes that rows name; or EPSG:4326, or a code of VN-2000 such as EPSG:9208", false},
	{"dry_run", "1 checks and counts, and stores nothing", false},
	{"delimiter", "Character between cells of text, or tab; found out by default", false},
	{"encoding", "Encoding of text: utf-8, utf-16le, windows-1258, tcvn3, vni, …; found out by default", false},
	{"sheet", "Name of a sheet to read; all that are visible by default", true},
	{"date_order", "Order of day and month: dmy, mdy or ymd; proved by the file by default", false},
	{"fixes", "Id of the batch whose rejected rows, mended, the file sends again; the file of rejects tells it by itself", false},
	{"filename", "Name of the file, for the list of batches", false},
}

func importParams() []*huma.Param {
	var params []*huma.Param
	for _, f := range importFields {
		if f.repeated {
			params = append(params, repeatedParam(f.name, f.description))
		} else {
			params = append(params, queryParam(f.name, f.description, text(maxField)))
		}
	}
	return params
}

// importing says what the statuses mean: an import is taken in (202), and where the
// client waits, new (201) or known (200).
func importing(op huma.Operation) huma.Operation {
	op.DefaultStatus = http.StatusAccepted
	op.Description = "A workbook (XLSX), a text table (CSV, TSV, …), GeoJSON points or JSON rows, plain, gzip or zip. The same file with the same source and mapping is stored once: " +
		"repeating it gives the first answer. Rows that are wrong are kept apart (rejects.csv); a file that is wrong as a whole stores nothing. " +
		"The file is taken in and imported in its turn: 202 says where its state and progress are (GET, or …/events). With Prefer: wait=SECONDS the answer comes when the import is over. " +
		"What is wrong at the beginning of the file is answered at once; what shows later ends the batch as failed, with the same problem in it."
	return op
}

// importBody describes the body, which is streamed to a file and so unknown to
// reflection.
func importBody() *huma.RequestBody {
	binary := func() *huma.Schema { return &huma.Schema{Type: huma.TypeString, Format: "binary"} }
	body := &huma.RequestBody{Required: true, Description: "The file, or a form with the part \"file\"", Content: map[string]*huma.MediaType{}}
	for _, media := range fileMedia {
		body.Content[media] = &huma.MediaType{Schema: binary()}
	}
	members := map[string]*huma.Schema{"file": described(binary(), "The file")}
	for _, f := range importFields {
		members[f.name] = described(ofType(huma.TypeString), f.description)
		if f.repeated {
			members[f.name] = described(listOf(ofType(huma.TypeString)), f.description)
		}
	}
	body.Content[mediaForm] = &huma.MediaType{Schema: object(members, "file")}
	return body
}

// documentOutcomes adds the answers for a client that waits, and for a dry run.
func documentOutcomes(op *huma.Operation) {
	taken := op.Responses["202"]
	taken.Description = "The file is taken in and waits for its import, or is being imported"
	for status, description := range map[string]string{
		"200": "The batch was stored before, or this was a dry run", "201": "The batch is stored: the client waited for it",
	} {
		op.Responses[status] = &huma.Response{Description: description, Headers: taken.Headers, Content: taken.Content}
	}
}

package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// container is the archive that a workbook is.
type container struct {
	parts  map[string]*zip.File // by lower-case name
	limits Limits
}

// smallPart bounds the parts read before any sheet: the workbook's list of
// sheets, its relations, its document properties.
const smallPart = 16 << 20

// open unpacks a part; it is nil where the workbook has no such part.
func (c *container) open(name string, most int64) (io.ReadCloser, error) {
	e := c.parts[strings.ToLower(name)]
	if e == nil {
		return nil, nil //nolint:nilnil // said in the comment: parts are optional
	}
	if e.Flags&1 != 0 {
		return nil, fail("the workbook is protected by a password: remove it and save again")
	}
	return openEntry(e, "the workbook", most, c.limits)
}

// checkSizes adds up what the parts say of themselves; what they really unpack
// to is bounded one by one.
func (c *container) checkSizes() error {
	var total uint64
	for _, e := range c.parts {
		if total += e.UncompressedSize64; e.UncompressedSize64 > uint64(c.limits.MaxUnzip) || total > uint64(c.limits.MaxUnzip) {
			return fail("the workbook unpacks to more than %d MiB: split it, or save the sheet as CSV", c.limits.MaxUnzip>>20)
		}
	}
	return nil
}

// tokens reads XML piece by piece, and no piece longer than allowed.
type tokens struct {
	dec   *xml.Decoder
	guard *guarded
}

// tokenBytes bounds one token: a cell's text of 32,767 characters, each escaped.
const tokenBytes = 1 << 20

// newTokens reads through a buffer of its own, which is returned: the decoder
// takes no byte from it beyond the token's end.
func newTokens(r io.Reader) (*tokens, *bufio.Reader) {
	guard := &guarded{r: r, max: tokenBytes, atMost: "a piece of the workbook's XML"}
	buf := bufio.NewReaderSize(guard, 64<<10)
	dec := xml.NewDecoder(buf)
	dec.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		return nil, fail("the workbook's XML is not UTF-8: open it in Excel and save as .xlsx")
	}
	return &tokens{dec, guard}, buf
}

// next returns the next token, valid until the following; io.EOF at the end.
func (t *tokens) next() (xml.Token, error) {
	token, err := t.dec.RawToken()
	t.guard.mark = t.guard.n
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, own(err, "the workbook's XML is damaged: open it in Excel and save it again")
	}
	return token, err
}

// each calls see for every token of a part; a missing part has none.
func (c *container) each(name string, most int64, see func(xml.Token) error) error {
	r, err := c.open(name, min(most, c.limits.MaxUnzip))
	if r == nil || err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // read only
	t, _ := newTokens(r)
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := see(token); err != nil {
			return err
		}
	}
}

// relation is one line of a part's relations.
type relation struct{ kind, target string }

// relations reads what a part refers to, by id.
func (c *container) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	all := make(map[string]relation)
	err := c.each(dir+"_rels/"+base+".rels", smallPart, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" || len(all) > 1<<16 {
			return nil
		}
		kind, target := attribute(e, "Type"), strings.ReplaceAll(attribute(e, "Target"), "\\", "/")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(target)[1:]
		} else {
			target = path.Join(dir, target)
		}
		all[attribute(e, "Id")] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target}
		return nil
	})
	return all, err
}

// attribute returns an attribute by its name without a prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

package boundary

import (
	"context"
	"errors"
	"io"
)

// Neighbours are the lists of a file, one per unit.
type Neighbours struct {
	Lists [][]int32 // by unit: places among the units, as the file orders them
	// Unlisted are the units, by place, of which the file has no list. They are
	// without neighbours of their own, though others may list them.
	Unlisted []int
}

// ReadNeighbours reads who is whose neighbour: a JSON object with a list of ids
// for each id, as texts or numbers, without the unit itself; or any object that
// holds such an object as its member "neighbours". The file may be gzip. Lists need
// not be mutual.
//
// ids are those of the units in their order, as FileUnit has them. Faults are
// *FileError: an id that no unit has, one with two lists, a unit in its own list,
// anything that is no list of ids.
func ReadNeighbours(ctx context.Context, path string, ids []string, limits Limits) (*Neighbours, error) {
	limits = limits.withDefaults()
	limits.FileBytes = min(limits.FileBytes, maxNeighbourBytes)
	limits.UnpackedBytes = min(limits.UnpackedBytes, maxNeighbourBytes)
	in, err := openInput(path, limits)
	if err != nil {
		return nil, located(err, path, 0)
	}
	defer in.f.Close() //nolint:errcheck // opened for reading
	first, err := head(in.f)
	if err != nil {
		return nil, located(err, path, 0)
	}
	in.gzip = sniff(first) == gzipped
	r := neighbourReader{Neighbours: &Neighbours{Lists: make([][]int32, len(ids))}, ids: ids, place: make(map[string]int32, len(ids))}
	for i, id := range ids {
		r.place[id] = int32(i)
	}
	if err := r.read(ctx, in); err != nil {
		return nil, located(err, path, 0)
	}
	for i, list := range r.Lists {
		if list == nil {
			r.Unlisted = append(r.Unlisted, i)
		}
	}
	return r.Neighbours, nil
}

// maxNeighbourBytes is room for 200,000 units with a hundred neighbours each.
const maxNeighbourBytes = 512 << 20

type neighbourReader struct {
	*Neighbours
	ids   []string
	place map[string]int32
	l     *lexer
	// inner tells that the lists stand in the member "neighbours".
	inner bool
}

const neighbourMember = "neighbours"

// read goes through the file twice: whether its members are lists, or one of
// them holds the lists, may show only at its end.
func (n *neighbourReader) read(ctx context.Context, in *input) error {
	err := n.pass(ctx, in, func(key string) error {
		c, err := n.l.token()
		if err != nil {
			return err
		}
		n.inner = n.inner || key == neighbourMember && c == '{'
		return n.l.skip()
	})
	if err != nil {
		return err
	}
	return n.pass(ctx, in, func(key string) error {
		switch {
		case !n.inner:
			return n.list(key)
		case key == neighbourMember:
			return n.members(n.list)
		}
		return n.l.skip()
	})
}

// pass reads the file once, which must be one object.
func (n *neighbourReader) pass(ctx context.Context, in *input, member func(key string) error) error {
	r, err := in.reader()
	if err != nil {
		return err
	}
	n.l = newLexer(&interruptible{ctx, r}, in.limits)
	c, err := n.l.token()
	if err != nil {
		return err
	}
	if c != '{' {
		return wrong("not a list of neighbours: it begins with %s where an object {\"id\": [\"id\", …], …} is expected", quoteByte(c))
	}
	if err := n.members(member); err != nil {
		return err
	}
	if _, err = n.l.token(); err == nil {
		return n.l.broken("something follows the object")
	}
	if errors.Is(err, io.ErrUnexpectedEOF) && n.l.ended() {
		return nil
	}
	return err
}

func (n *neighbourReader) members(member func(key string) error) error {
	return n.l.object(func(key []byte) error {
		name, err := unquote(key)
		if err != nil {
			return err
		}
		return member(name)
	})
}

// list reads the neighbours of one unit.
func (n *neighbourReader) list(key string) error {
	id := plain(key)
	unit, known := n.place[id]
	c, err := n.l.token()
	switch {
	case err != nil:
		return err
	case !known:
		return wrong("%.40q has neighbours, but no unit has that id: name the same attribute with --id, or remove it", id)
	case n.Lists[unit] != nil:
		return wrong("%.40q has two lists of neighbours: keep one", id)
	case c != '[':
		return wrong("what stands for %.40q is no list: write {\"id\": [\"id\", …], …}, the weights follow from the style", id)
	}
	list := []int32{}
	err = n.l.array(func() error {
		neighbour, err := n.neighbour(id)
		list = append(list, neighbour)
		return err
	})
	n.Lists[unit] = list
	return err
}

// neighbour reads one in the list of the unit id.
func (n *neighbourReader) neighbour(id string) (int32, error) {
	raw, err := n.l.raw()
	if err != nil {
		return 0, err
	}
	v, err := jsonValue(raw)
	if err != nil {
		return 0, err
	}
	if v.kind == missing || v.kind == nested {
		return 0, wrong("the list of %.40q holds %.40q: a neighbour is an id, a text or a number", id, raw)
	}
	other := v.code()
	place, known := n.place[other]
	switch {
	case !known:
		return 0, wrong("%.40q has the neighbour %.40q, which no unit has as id: remove it, or add the unit", id, other)
	case other == id:
		return 0, wrong("%.40q is listed as its own neighbour: leave it out, statistics that need it add it", id)
	}
	return place, nil
}

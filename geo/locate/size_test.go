package locate

import "unsafe"

// bytes is the memory that the index keeps.
func (x *Index) bytes() int {
	return size(x.shapes.vertices) + size(x.shapes.regions) + size(x.shapes.slabs) + size(x.shapes.filed) +
		size(x.nodes) + size(x.cells) + size(x.lists) + int(unsafe.Sizeof(*x))
}

func size[T any](s []T) int {
	var one T
	return cap(s) * int(unsafe.Sizeof(one))
}

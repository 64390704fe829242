package boundary

// gpHeader is what stands before the WKB in a GeoPackage geometry (OGC 12-128,
// clause 2.1.3).
type gpHeader struct {
	srs   int32
	empty bool
	size  int // bytes up to the WKB
}

// envelopeBytes by the envelope indicator: none, xy, xyz, xym, xyzm.
var envelopeBytes = [...]int{0, 32, 48, 48, 64}

// parseGPHeader reads the header of a geometry blob.
func parseGPHeader(b []byte) (gpHeader, error) {
	if len(b) < 8 || b[0] != 'G' || b[1] != 'P' {
		return gpHeader{}, wrong("its geometry is no GeoPackage geometry (no GP header): export the layer again")
	}
	if b[2] != 0 {
		return gpHeader{}, wrong("its geometry is of GeoPackage version %d, known is 0 (version 1)", b[2])
	}
	flags := b[3]
	if flags&0x20 != 0 {
		return gpHeader{}, wrong("its geometry is of an extended GeoPackage type: export the layer with plain polygons")
	}
	envelope := int(flags >> 1 & 7)
	if envelope >= len(envelopeBytes) {
		return gpHeader{}, wrong("its geometry has an envelope of unknown kind %d: export the layer again", envelope)
	}
	order := byteOrder(flags & 1)
	h := gpHeader{srs: int32(order.Uint32(b[4:])), empty: flags&0x10 != 0, size: 8 + envelopeBytes[envelope]}
	if len(b) < h.size {
		return h, wrong("its geometry is cut off: copy or export the file again")
	}
	return h, nil
}

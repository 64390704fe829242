import type { MultiPolygon, Polygon } from 'geojson';

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

/** The smallest box around some shapes; null where there are none. Shapes across the 180° meridian are not expected. */
export function boundsOf(shapes: Iterable<Polygon | MultiPolygon>): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    for (const [x, y] of polygons.flatMap((rings) => rings[0] ?? [])) {
      if (x === undefined || y === undefined) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box[0] <= box[2] ? box : null;
}

import type { Fill } from './classes.ts';
import type { LayerName } from './contract.ts';
import { EDGE, type Edge, MARK, type Mark } from './palette.ts';
import type { Row } from './rows.ts';

/** How a unit is drawn: its fill, the mark at its label point, and the outline of a finding. */
export interface Look {
  fill: Fill;
  mark: Mark | null;
  edge: Edge | null;
}

/** Hot spots are outlined over the density, so that what was found is never taken for how much there is. */
export function lookOf(row: Row, layer: LayerName): Look {
  const fill = row.fill[layer];
  if (layer !== 'hotspots') return { fill, mark: MARK[fill] ?? null, edge: null };
  const edge = (row.hot && EDGE[row.hot.class]) ?? null;
  return { fill, mark: edge?.mark ?? MARK[fill] ?? null, edge };
}

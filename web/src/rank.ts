import type { LayerName } from './contract.ts';
import type { Row } from './rows.ts';
import { sortRows } from './sort.ts';

/** Below this many incidents a rate says too little to rank by it (CDC WISQARS calls rates on 20 or fewer unstable). */
export const RANK_FROM = 5;

/** How many ranks are drawn on the map. */
export const RANKS_SHOWN = 10;

/** Codes of the units that can be ranked on a layer, the first first; layers without an order give none. */
export function rankCodes(rows: readonly Row[], layer: LayerName): string[] {
  switch (layer) {
    case 'density':
      return byDensity(rows);
    case 'expansion':
      return sortRows(
        rows.filter(({ need }) => need?.rank != null),
        { key: 'place', descending: false },
        'vi',
      ).map(({ code }) => code);
    default:
      return [];
  }
}

function byDensity(rows: readonly Row[]): string[] {
  const rankable = rows.filter(({ count, measured }) => (count ?? 0) >= RANK_FROM && measured !== null);
  return sortRows(rankable, { key: 'measured', descending: true }, 'vi').map(({ code }) => code);
}

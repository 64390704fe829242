import type { Row } from './rows.ts';
import { sortRows } from './sort.ts';

/** Below this many incidents a rate says too little to rank by it (CDC WISQARS calls rates on 20 or fewer unstable). */
export const RANK_FROM = 5;

/** How many ranks are drawn on the map. */
export const RANKS_SHOWN = 10;

/** Codes of the units that can be ranked, the highest value first. */
export function rankCodes(rows: readonly Row[]): string[] {
  const rankable = rows.filter(({ count, measured }) => (count ?? 0) >= RANK_FROM && measured !== null);
  return sortRows(rankable, { key: 'measured', descending: true }, 'vi').map(({ code }) => code);
}

import type { Classes, State } from './contract.ts';

/** What a unit is filled with: one of five classes, or one of the states that are not a class. */
export type Fill =
  | 'c1'
  | 'c2'
  | 'c3'
  | 'c4'
  | 'c5'
  | 'zero'
  | 'unrated'
  | 'has_incidents'
  | 'silent'
  | 'confirmed_zero'
  | 'partial'
  | 'not_reporting'
  | 'has_model'
  | 'unknown';

const CLASS_FILLS = ['c1', 'c2', 'c3', 'c4', 'c5'] as const;

/**
 * The class of a positive value: class k holds [breaks[k-2], breaks[k-1]), the first starts above 0, the last is open.
 * Breaks beyond four are not shown, since five shades are what a reader can tell apart.
 */
export function classOf(value: number, breaks: readonly number[]): Fill {
  const passed = breaks.slice(0, CLASS_FILLS.length - 1).filter((limit) => value >= limit).length;
  return CLASS_FILLS[passed] ?? 'c5';
}

/** The figures of one unit that decide its fill. */
export interface Figures {
  count: number | null;
  measured: number | null;
  state: State | null;
}

/**
 * The fill of a unit on the density map. A count of zero is white only where reports stand behind it: without them it is
 * hatched, and where clearly more was expected it is marked. A count without a denominator is 'unrated', never a class.
 */
export function densityFill({ count, measured, state }: Figures, classes: Classes): Fill {
  if (count === null) return 'unknown';
  if (count === 0) {
    if (state === 'silent' || state === 'not_reporting') return state;
    return 'zero';
  }
  return measured === null ? 'unrated' : classOf(measured, classes.breaks);
}

export function statusFill(state: State | null): Fill {
  return state ?? 'unknown';
}

/** The fill of a unit on the map of need: one that has a model is not ranked, whatever its need. */
export function needFill(need: number | null, models: number | null, breaks: readonly number[]): Fill {
  if (models !== null && models > 0) return 'has_model';
  return need === null ? 'unknown' : classOf(need, breaks);
}

/** One row of the legend. `low` is the class's inclusive start (exclusive 0 in the first), `high` its exclusive end. */
export interface LegendRow {
  fill: Fill;
  low: number | null;
  high: number | null;
  units: number;
}

const DENSITY_SPECIAL: Fill[] = ['zero', 'silent', 'not_reporting', 'unrated'];
const STATUS_ROWS: Fill[] = ['has_incidents', 'silent', 'confirmed_zero', 'partial', 'not_reporting'];

function tally(fills: Iterable<Fill>): Map<Fill, number> {
  const units = new Map<Fill, number>();
  for (const fill of fills) units.set(fill, (units.get(fill) ?? 0) + 1);
  return units;
}

const special = (fills: Fill[], units: Map<Fill, number>): LegendRow[] => {
  // "unknown" is a fault of the answer, so it gets a row only when it happens.
  const rows = units.has('unknown') ? [...fills, 'unknown' as const] : fills;
  return rows.map((fill) => ({ fill, low: null, high: null, units: units.get(fill) ?? 0 }));
};

/** Rows of a legend of classes, from the highest down, then the special rows, each also when it counts 0. */
function classLegend(fills: Iterable<Fill>, breaks: readonly number[], others: Fill[]): LegendRow[] {
  const units = tally(fills);
  const limits = breaks.slice(0, CLASS_FILLS.length - 1);
  const rows = limits.concat(Number.POSITIVE_INFINITY).map((high, index): LegendRow => {
    const fill = CLASS_FILLS[index] ?? 'c5';
    const last = index === limits.length;
    return { fill, low: limits[index - 1] ?? 0, high: last ? null : high, units: units.get(fill) ?? 0 };
  });
  return [...rows.reverse(), ...special(others, units)];
}

export const densityLegend = (fills: Iterable<Fill>, classes: Classes): LegendRow[] =>
  classLegend(fills, classes.breaks, DENSITY_SPECIAL);

export const needLegend = (fills: Iterable<Fill>, breaks: readonly number[]): LegendRow[] =>
  classLegend(fills, breaks, ['has_model']);

export function statusLegend(fills: Iterable<Fill>): LegendRow[] {
  return special(STATUS_ROWS, tally(fills));
}

import { STATES, type State } from './contract.ts';
import { urgencyOf } from './findings.ts';
import type { Row } from './rows.ts';

export type SortKey =
  | 'measured'
  | 'count'
  | 'incidents'
  | 'name'
  | 'state'
  | 'reported'
  | 'hot'
  | 'around'
  | 'q'
  | 'need'
  | 'place';
export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** Where attention is needed first: cases, then silence, then missing reports, a confirmed zero last. */
const URGENCY: Record<State, number> = {
  has_incidents: 5,
  silent: 4,
  not_reporting: 3,
  partial: 2,
  confirmed_zero: 1,
};

export const isState = (text: string): text is State => (STATES as readonly string[]).includes(text);

function value(row: Row, key: Exclude<SortKey, 'name'>): number | null {
  switch (key) {
    case 'state':
      return row.state ? URGENCY[row.state] : null;
    case 'reported':
      return row.monthsReported !== null && row.monthsDue ? row.monthsReported / row.monthsDue : null;
    case 'hot':
      return row.hot && urgencyOf(row.hot);
    case 'around':
      return row.hot?.around ?? null;
    case 'q':
      return row.hot?.q ?? null;
    case 'need':
      return row.need?.need ?? null;
    case 'place':
      return row.need?.rank ?? null;
    default:
      return row[key];
  }
}

/** A sorted copy. Unknown values stand last in both directions; ties go by name, then by code, so the order is total. */
export function sortRows(rows: readonly Row[], { key, descending }: Sort, locale: string): Row[] {
  const names = new Intl.Collator(locale, { numeric: true });
  const sign = descending ? -1 : 1;
  const byName = (a: Row, b: Row) => names.compare(a.bare, b.bare) || (a.code < b.code ? -1 : 1);
  return [...rows].sort((a, b) => {
    if (key === 'name') return sign * byName(a, b);
    const left = value(a, key);
    const right = value(b, key);
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    return sign * (left - right) || byName(a, b);
  });
}

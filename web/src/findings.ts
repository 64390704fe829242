import { type Fill, needFill } from './classes.ts';
import { type ExpansionValues, HOT_CLASSES, type HotClass, type HotspotValues } from './contract.ts';
import type { Lang } from './url.ts';

/** Why, in the words of the server. */
export type Reason = Record<Lang, string | null>;

/** What the layer of hot spots says of a unit. Null is "not known" throughout. */
export interface Hot {
  class: HotClass;
  around: number | null;
  aroundExpected: number | null;
  z: number | null;
  p: number | null;
  q: number | null;
  reason: Reason;
}

/** What the layer of need says of a unit: its place among those without a model, and what decided it. */
export interface Need {
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  need: number | null;
  atRisk: number | null;
  models: number | null;
  distance: number | null;
  reason: Reason;
}

/** The answers that only their own layers need; null where they were not asked for. */
export interface Findings {
  hotspots: HotspotValues | null;
  expansion: ExpansionValues | null;
}

export const NO_FINDINGS: Findings = { hotspots: null, expansion: null };

const at = <T>(column: readonly (T | null)[] | undefined, index: number): T | null => column?.[index] ?? null;

const reasonAt = (
  columns: { reason_vi: (string | null)[]; reason_en: (string | null)[] },
  i: number,
): Reason => ({
  vi: at(columns.reason_vi, i),
  en: at(columns.reason_en, i),
});

/** What each unit's code has, made once per answer. */
function byCode<T>(columns: { code: string[] }, make: (index: number) => T): Map<string, T> {
  return new Map(columns.code.map((code, index) => [code, make(index)]));
}

export function hotByCode(answer: HotspotValues | null): Map<string, Hot> {
  if (!answer) return new Map();
  const c = answer.columns;
  return byCode(c, (i) => ({
    class: at(c.class, i) ?? 'no_data',
    around: at(c.around, i),
    aroundExpected: at(c.around_expected, i),
    z: at(c.z, i),
    p: at(c.p, i),
    q: at(c.q, i),
    reason: reasonAt(c, i),
  }));
}

export function needByCode(answer: ExpansionValues | null): Map<string, Need> {
  if (!answer) return new Map();
  const c = answer.columns;
  return byCode(c, (i) => ({
    rank: at(c.rank, i),
    rankLow: at(c.rank_low, i),
    rankHigh: at(c.rank_high, i),
    need: at(c.need, i),
    atRisk: at(c.at_risk, i),
    models: at(c.models, i),
    distance: at(c.distance_m, i),
    reason: reasonAt(c, i),
  }));
}

/** True for a class that names a finding, which is outlined. */
export const isFound = (c: HotClass): boolean => c.startsWith('hot') || c.startsWith('cold');

/** How pressing a finding is, for sorting: the surest hot spot first, then the cold ones, then what chance explains. */
export function urgencyOf({ class: c, z }: Hot): number {
  const place = HOT_CLASSES.length - HOT_CLASSES.indexOf(c);
  return place * 1000 + Math.min(999, Math.abs(z ?? 0));
}

/** Rows of the legend of hot spots: every class with its number of units, 0 as well. */
export function hotLegend(hots: Iterable<Hot | null>): { class: HotClass; units: number }[] {
  const units = new Map<HotClass, number>();
  for (const hot of hots) {
    const c = hot?.class ?? 'no_data';
    units.set(c, (units.get(c) ?? 0) + 1);
  }
  return HOT_CLASSES.map((c) => ({ class: c, units: units.get(c) ?? 0 }));
}

/** Limits of the classes of need, which is a score from 0 to 100 and the same in every period. */
export const NEED_BREAKS: readonly number[] = [10, 20, 30, 40];

export const fillOfNeed = (need: Need | null): Fill =>
  needFill(need?.need ?? null, need?.models ?? null, NEED_BREAKS);

/** What the server warns of where its own null is not enough; null without a warning. */
export function warningOf(answer: HotspotValues | null): Record<Lang, string> | null {
  const warning = answer?.metadata.warning as Partial<Record<Lang, unknown>> | undefined;
  return typeof warning?.vi === 'string' && typeof warning.en === 'string'
    ? { vi: warning.vi, en: warning.en }
    : null;
}

import type { Edition, Level, Summary } from './contract.ts';
import { defaultPeriod } from './period.ts';
import type { Period, View } from './url.ts';

/** What a view means against the data that exists. */
export interface Scope {
  edition: Edition;
  level: Level;
  outlines: string;
  /** The next coarser level, whose borders are drawn thicker; null where there is none. */
  parent: { level: Level; outlines: string } | null;
  period: Period;
  /** The view asked for an edition that does not exist. */
  missingEdition: boolean;
}

const FINEST_FIRST: Level[] = ['commune', 'district', 'province'];

/** The edition valid last. */
export function newest(editions: readonly Edition[]): Edition | null {
  return editions.reduce<Edition | null>(
    (best, next) => (best && best.valid_from >= next.valid_from ? best : next),
    null,
  );
}

/** Fills what the view leaves open: newest edition, finest level, newest whole year. Null when there is no edition. */
export function resolveScope(view: View, editions: readonly Edition[], summary: Summary): Scope | null {
  const asked = editions.find(({ code }) => code === view.edition);
  const edition = asked ?? newest(editions);
  const levels = FINEST_FIRST.flatMap((name) => edition?.levels.filter(({ level }) => level === name) ?? []);
  const chosen = levels.find(({ level }) => level === view.level) ?? levels[0];
  if (!edition || !chosen) return null;
  const parent = levels[levels.indexOf(chosen) + 1];
  return {
    edition,
    level: chosen.level,
    outlines: chosen.outlines,
    parent: parent ? { level: parent.level, outlines: parent.outlines } : null,
    period: view.period ?? defaultPeriod(summary.period),
    missingEdition: view.edition !== null && !asked,
  };
}

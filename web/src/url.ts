import { LAYERS, type LayerName, type Level, type Reading, type Span } from './contract.ts';

/** 'all' is every date; null means nobody chose yet, and the newest whole year is taken. */
export type Period = Span | 'all';
export type Lang = 'vi' | 'en';

/** Everything the page can be asked for; it lives in the address so that a link shows the same view. */
export interface View {
  edition: string | null;
  level: Level | null;
  period: Period | null;
  layer: LayerName;
  reading: Reading;
  unit: string | null;
  lang: Lang;
}

const LEVELS: readonly Level[] = ['commune', 'district', 'province'];

const oneOf = <T extends string>(value: string | null, allowed: readonly T[]): T | null =>
  allowed.find((candidate) => candidate === value) ?? null;

/** True for a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readPeriod(search: URLSearchParams): Period | null {
  if (search.get('period') === 'all') return 'all';
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** The view an address names. Unknown or broken values are treated as absent, never as an error. */
export function readView(query: string): View {
  const search = new URLSearchParams(query);
  return {
    edition: search.get('edition') || null,
    level: oneOf(search.get('level'), LEVELS),
    period: readPeriod(search),
    layer: oneOf(search.get('layer'), LAYERS) ?? 'density',
    reading: oneOf(search.get('reading'), ['A', 'B']) ?? 'A',
    unit: search.get('unit') || null,
    lang: oneOf(search.get('lang'), ['vi', 'en']) ?? 'vi',
  };
}

/** The query string of a view, parameters always in the same order. */
export function writeView(view: View): string {
  const search = new URLSearchParams();
  if (view.edition) search.set('edition', view.edition);
  if (view.level) search.set('level', view.level);
  if (view.period === 'all') search.set('period', 'all');
  else if (view.period) {
    search.set('from', view.period.from);
    search.set('to', view.period.to);
  }
  search.set('layer', view.layer);
  if (view.layer === 'status' || view.reading !== 'A') search.set('reading', view.reading);
  if (view.unit) search.set('unit', view.unit);
  search.set('lang', view.lang);
  return `?${search}`;
}

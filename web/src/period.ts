import type { Span } from './contract.ts';
import type { Period } from './url.ts';

/** Lengths of a calendar period, in months. */
export const GRAIN = { year: 12, half: 6, quarter: 3, month: 1 } as const;
export type Grain = keyof typeof GRAIN;
export const GRAINS = Object.keys(GRAIN) as Grain[];

const DAY_MS = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Months since January of year 0. */
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The calendar period of a grain that holds a day. */
export function spanAround(grain: Grain, day: string): Span {
  const length = GRAIN[grain];
  const start = Math.floor(monthOf(day) / length) * length;
  return monthsFrom(start, length);
}

function monthsFrom(start: number, length: number): Span {
  const year = Math.floor(start / 12);
  return { from: iso(Date.UTC(year, start % 12, 1)), to: iso(Date.UTC(year, (start % 12) + length, 0)) };
}

/** Which grain a span is exactly, or null where it is no calendar period. */
export function grainOf(span: Span): Grain | null {
  return GRAINS.find((grain) => sameSpan(spanAround(grain, span.from), span)) ?? null;
}

export const sameSpan = (a: Span, b: Span) => a.from === b.from && a.to === b.to;

/** Every calendar period of a grain that touches the known data, the newest first. */
export function listPeriods(grain: Grain, known: Span): Span[] {
  const spans: Span[] = [];
  for (let span = spanAround(grain, known.to); span.to >= known.from; ) {
    spans.push(span);
    span = spanAround(grain, iso(time(span.from) - DAY_MS));
  }
  return spans;
}

/** The period before (-1) or after (1), of equal kind; null where it would lie wholly outside the known data. */
export function neighbour(period: Period, step: -1 | 1, known: Span): Span | null {
  if (period === 'all') return null;
  const grain = grainOf(period);
  const next = grain
    ? spanAround(grain, iso(time(step < 0 ? period.from : period.to) + step * DAY_MS))
    : shiftDays(period, step);
  return next.to < known.from || next.from > known.to ? null : next;
}

function shiftDays(span: Span, step: -1 | 1): Span {
  const length = time(span.to) - time(span.from) + DAY_MS;
  return { from: iso(time(span.from) + step * length), to: iso(time(span.to) + step * length) };
}

/** What is shown before anybody chooses: the newest calendar year that the data covers to its end, else all dates. */
export function defaultPeriod(known: Span | null): Period {
  if (!known) return 'all';
  const whole = listPeriods('year', known).find((span) => span.to <= known.to);
  return whole ?? 'all';
}

import type { Span } from './contract.ts';
import { grainOf } from './period.ts';
import type { Lang } from './url.ts';

/** What stands where a value is not known. A zero is a value; null never becomes one. */
export const UNKNOWN = '–';

export type Value = number | null | undefined;

const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Formats numbers and dates for one language. Every method gives UNKNOWN for a value that is not known. */
export interface Format {
  locale: string;
  /** A whole number with its thousands grouped. */
  count(value: Value): string;
  /** A rate or density: one decimal from 10 up, two below, two significant digits below 0.1. */
  rate(value: Value): string;
  /** A class limit exactly as given, up to six significant digits. */
  limit(value: number): string;
  /** "from–to", or UNKNOWN when either end is. */
  range(low: Value, high: Value): string;
  /** A chance between 0 and 1: two significant digits, and "< 0.001" below that. */
  chance(value: Value): string;
  /** A year, never grouped. */
  year(value: Value): string;
  day(iso: string): string;
}

export function makeFormat(lang: Lang): Format {
  const locale = LOCALE[lang];
  const number = (options: Intl.NumberFormatOptions) => {
    const intl = new Intl.NumberFormat(locale, options);
    return (value: Value) =>
      typeof value === 'number' && Number.isFinite(value) ? intl.format(value) : UNKNOWN;
  };
  const whole = number({ maximumFractionDigits: 0 });
  const coarse = number({ maximumFractionDigits: 1 });
  const fine = number({ maximumFractionDigits: 2 });
  const small = number({ maximumSignificantDigits: 2 });
  const limit = number({ maximumSignificantDigits: 6 });
  const rate = (value: Value) => {
    const size = Math.abs(value ?? 0);
    if (size >= 10) return coarse(value);
    return size >= 0.1 || size === 0 ? fine(value) : small(value);
  };
  const date = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    locale,
    count: whole,
    rate,
    limit,
    range: (low, high) => (low == null || high == null ? UNKNOWN : `${rate(low)}–${rate(high)}`),
    chance: (value) => (typeof value === 'number' && value < 0.001 ? `< ${limit(0.001)}` : small(value)),
    year: (value) => (value == null ? UNKNOWN : String(value)),
    day: (iso) => date.format(Date.parse(`${iso}T00:00:00Z`)),
  };
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The usual name of a period: "Năm 2025", "Quý II/2025", "Tháng 10/2026", or its two days. */
export function periodName(span: Span, lang: Lang, format: Format): string {
  const year = span.from.slice(0, 4);
  const month = Number(span.from.slice(5, 7));
  switch (grainOf(span)) {
    case 'year':
      return lang === 'vi' ? `Năm ${year}` : year;
    case 'half':
      if (lang === 'vi') return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      return `${month === 1 ? 'First' : 'Second'} half of ${year}`;
    case 'quarter':
      return lang === 'vi' ? `Quý ${ROMAN[(month - 1) / 3]}/${year}` : `Q${(month + 2) / 3} ${year}`;
    case 'month':
      if (lang === 'vi') return `Tháng ${month}/${year}`;
      return new Intl.DateTimeFormat(format.locale, {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(Date.parse(`${span.from}T00:00:00Z`));
    default:
      return `${format.day(span.from)} – ${format.day(span.to)}`;
  }
}

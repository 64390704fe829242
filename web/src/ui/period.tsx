import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import type { Span } from '../contract.ts';
import { periodName } from '../format.ts';
import { GRAINS, type Grain, grainOf, listPeriods, neighbour, sameSpan, spanAround } from '../period.ts';
import { isDay, type Period } from '../url.ts';

type Kind = Grain | 'all' | 'custom';

interface Props {
  period: Period;
  /** First and last day of the stored incidents; null while there are none. */
  known: Span | null;
  change: (period: Period) => void;
}

const kindOf = (period: Period): Kind => (period === 'all' ? 'all' : (grainOf(period) ?? 'custom'));

/** A calendar period by kind and name with steps back and forth, all dates, or two free days. */
export function PeriodPicker({ period, known, change }: Props) {
  const { t, f, lang } = useSpeech();
  const c = t.controls;
  // "Custom" is kept while the two days happen to make a whole month or year.
  const [custom, setCustom] = useState(false);
  const kind = custom && period !== 'all' ? 'custom' : kindOf(period);
  const span = period === 'all' ? known : period;
  const pickKind = (next: Kind) => {
    setCustom(next === 'custom');
    if (next === 'all' || !span) change('all');
    else if (next === 'custom') change(span);
    else change(spanAround(next, known && span.to > known.to ? known.to : span.to));
  };
  const kinds: Kind[] = known ? ['all', ...GRAINS, 'custom'] : ['all'];
  const step = (by: -1 | 1, label: string, sign: string) => {
    const next = known && neighbour(period, by, known);
    return (
      <button
        type="button"
        class="button step"
        aria-label={label}
        disabled={!next}
        onClick={() => next && change(next)}
      >
        {sign}
      </button>
    );
  };
  return (
    <fieldset class="period">
      <legend>{c.period}</legend>
      <select
        aria-label={c.grain}
        value={kind}
        onChange={(event) => pickKind(event.currentTarget.value as Kind)}
      >
        {kinds.map((name) => (
          <option key={name} value={name}>
            {c.grains[name]}
          </option>
        ))}
      </select>
      {period !== 'all' && step(-1, c.previous, '◀')}
      {kind !== 'all' && kind !== 'custom' && period !== 'all' && known && (
        <select
          aria-label={c.period}
          value={period.from}
          onChange={(event) => change(spanAround(kind, event.currentTarget.value))}
        >
          {withCurrent(listPeriods(kind, known), period).map((option) => (
            <option key={option.from} value={option.from}>
              {periodName(option, lang, f)}
            </option>
          ))}
        </select>
      )}
      {kind === 'custom' && period !== 'all' && <Days span={period} change={change} />}
      {period !== 'all' && step(1, c.next, '▶')}
    </fieldset>
  );
}

/** The list with the current period, which an old link may have put outside the data. */
function withCurrent(spans: Span[], current: Span): Span[] {
  return spans.some((span) => sameSpan(span, current)) ? spans : [current, ...spans];
}

/** Two free days. What is typed stays until both make a period; a period from elsewhere replaces it. */
function Days({ span, change }: { span: Span; change: (span: Span) => void }) {
  const { t } = useSpeech();
  const c = t.controls;
  const [draft, setDraft] = useState(span);
  useEffect(() => setDraft({ from: span.from, to: span.to }), [span.from, span.to]);
  const edit = (part: Partial<Span>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) change(next);
  };
  // A day that is still being typed is no fault.
  const wrong = isDay(draft.from) && isDay(draft.to) && draft.from > draft.to;
  const input = (key: 'from' | 'to') => (
    <input
      type="date"
      aria-label={c[key]}
      aria-invalid={wrong}
      value={draft[key]}
      onChange={(event) => edit({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <span class="days">
      {input('from')}
      {input('to')}
      {wrong && (
        <span class="wrong" role="alert">
          {c.wrongOrder}
        </span>
      )}
    </span>
  );
}

import { useSpeech } from '../context.ts';
import type { Level } from '../contract.ts';
import { metaNumber, type Row } from '../rows.ts';

interface Props {
  rows: Row[] | null;
  level: Level;
  metadata: Record<string, unknown>;
  period: string;
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value;
  return sum;
}

/** Three answers before any map: how many, how many units without, and whether the reports are in. */
export function Cards({ rows, level, metadata, period }: Props) {
  const { t, f } = useSpeech();
  const located = rows && sumKnown(rows.map(({ count }) => count));
  const total = rows && metaNumber(metadata, 'total');
  const units = rows?.length ?? null;
  const clean = rows?.filter(({ state }) => state === 'confirmed_zero').length;
  const possible = rows?.filter(({ state }) => state !== 'has_incidents').length;
  const due = rows?.filter(({ monthsDue }) => (monthsDue ?? 0) > 0);
  const full = due?.filter((row) => row.monthsReported === row.monthsDue).length;
  const missing = due?.filter(({ monthsReported }) => monthsReported === 0).length;
  const word = t.unitWord[level];
  return (
    <div class="cards">
      <section class="card">
        <h2>{t.cards.incidents}</h2>
        <p class="big">{f.count(total)}</p>
        <p class="small">
          {period} · {t.cards.located(f.count(located))}
        </p>
      </section>
      <section class="card">
        <h2>{t.cards.free}</h2>
        <p class="big">
          {clean === possible ? f.count(clean) : `${f.count(clean)}–${f.count(possible)}`}{' '}
          <span class="of">{t.cards.ofUnits(f.count(units), word)}</span>
        </p>
        <p class="small">{t.cards.freeNote(f.count(clean), f.count(possible))}</p>
      </section>
      <section class="card">
        <h2>{t.cards.reports}</h2>
        <p class="big">
          {f.count(full)} <span class="of">{t.cards.ofUnits(f.count(units), word)}</span>
        </p>
        <p class="small">{missing === 0 ? t.cards.allIn : t.cards.missing(f.count(missing), word)}</p>
      </section>
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import type { Reading } from '../contract.ts';
import { UNKNOWN } from '../format.ts';
import type { Row } from '../rows.ts';
import { fullName } from '../unitname.ts';
import { Entry } from './entry.tsx';
import { HotPart, NeedPart } from './findings.tsx';
import { Swatch } from './swatch.tsx';

interface Props {
  row: Row | null;
  code: string;
  period: string;
  reading: Reading;
  close: () => void;
}

/** All figures of the chosen unit, from all layers asked for, the uncertain ones with their limits in words. */
export function Panel({ row, code, period, reading, close }: Props) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the sheet covers the list, so the focus has to follow; elsewhere it stays where the reader is.
    if (matchMedia('(max-width: 760px)').matches) heading.current?.focus();
  }, [code]);
  return (
    <aside class="card panel" aria-labelledby="panel-name">
      <button type="button" class="button close" aria-label={t.panel.close} onClick={close}>
        ✕
      </button>
      <h2 id="panel-name" ref={heading} tabIndex={-1}>
        {row ? fullName(row.name, row.type) : code}
      </h2>
      {row ? (
        <>
          <p class="small">
            {t.panel.code(row.code)} · {period}
          </p>
          {row.hot && <HotPart hot={row.hot} />}
          {row.need && <NeedPart need={row.need} />}
          <StatusPart row={row} reading={reading} />
          <DensityPart row={row} />
        </>
      ) : (
        <p>{t.panel.notFound(code)}</p>
      )}
    </aside>
  );
}

function DensityPart({ row }: { row: Row }) {
  const { t, f } = useSpeech();
  const p = t.panel;
  const limits =
    row.rateLow === null || row.rateHigh === null
      ? UNKNOWN
      : p.limitsWords(f.rate(row.rateLow), f.rate(row.rateHigh));
  const population =
    row.population === null ? UNKNOWN : p.populationOf(f.count(row.population), f.year(row.populationYear));
  return (
    <section>
      <h3>{p.densityPart}</h3>
      <dl>
        <Entry name={p.count} field="count">
          {f.count(row.count)}
        </Entry>
        <Entry name={p.rate} field="rate">
          {f.rate(row.rate)}
        </Entry>
        <Entry name={p.limits} field="limits">
          {limits}
        </Entry>
        <Entry name={p.perKm2} field="per_km2">
          {f.rate(row.perKm2)}
        </Entry>
        <Entry name={p.population} field="population">
          {population}
        </Entry>
        <Entry name={p.area} field="area_km2">
          {row.areaKm2 === null ? UNKNOWN : p.km2(f.rate(row.areaKm2))}
        </Entry>
      </dl>
    </section>
  );
}

function StatusPart({ row, reading }: { row: Row; reading: Reading }) {
  const { t, f } = useSpeech();
  const p = t.panel;
  const months =
    row.monthsReported === null || row.monthsDue === null
      ? UNKNOWN
      : p.monthsOf(f.count(row.monthsReported), f.count(row.monthsDue));
  return (
    <section>
      <h3>
        {p.statusPart} <small>({p.reading(reading)})</small>
      </h3>
      <p class="state" data-field="status">
        <Swatch fill={row.fill.status} />
        <strong>{t.legend.fills[row.state ?? 'unknown']}</strong>
      </p>
      {row.state && <p class="why">{t.stateWhy[row.state]}</p>}
      <dl>
        <Entry name={p.incidents} field="incidents">
          {f.count(row.incidents)}
        </Entry>
        <Entry name={p.possible} field="possible">
          {f.count(row.possible)}
        </Entry>
        <Entry name={p.months} field="months">
          {months}
        </Entry>
        <Entry name={p.expected} field="expected">
          {f.rate(row.expected)}
        </Entry>
        <Entry name={p.rateUpper} field="rate_upper">
          {f.rate(row.rateUpper)}
        </Entry>
      </dl>
    </section>
  );
}

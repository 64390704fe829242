import { densityLegend, type LegendRow, needLegend, statusLegend } from '../classes.ts';
import { type Speech, useSpeech } from '../context.ts';
import type { DensityValues, Edition, LayerName, Level, Reading } from '../contract.ts';
import { hotLegend, NEED_BREAKS } from '../findings.ts';
import { metaNumber, type Row } from '../rows.ts';
import { EdgeSwatch, Swatch } from './swatch.tsx';

interface Props {
  rows: Row[];
  layer: LayerName;
  level: Level;
  /** What the server warns of. */
  warning: string | null;
  density: DensityValues;
  edition: Edition;
  reading: Reading;
}

/** The words of a row: the limits of a class, or the name of a state. */
function wording({ fill, low, high }: LegendRow, { t, f }: Speech): string {
  if (low === null) return t.legend.fills[fill as keyof typeof t.legend.fills];
  if (low === 0) return high === null ? t.legend.onlyClass : t.legend.first(f.limit(high));
  return high === null ? t.legend.last(f.limit(low)) : t.legend.between(f.limit(low), f.limit(high));
}

function legendOf(rows: Row[], layer: LayerName, density: DensityValues): LegendRow[] {
  const fills = rows.map(({ fill }) => fill[layer]);
  switch (layer) {
    case 'status':
      return statusLegend(fills);
    case 'expansion':
      return needLegend(fills, NEED_BREAKS);
    default:
      return densityLegend(fills, density.classes);
  }
}

/** What was found, with the number of units. */
function HotRows({ rows }: { rows: Row[] }) {
  const { t, f } = useSpeech();
  return (
    <ul class="states">
      {hotLegend(rows.map(({ hot }) => hot)).map((row) => (
        <li key={row.class} data-class={row.class}>
          <EdgeSwatch of={row.class} />
          <span>{t.hot.classes[row.class]}</span>
          <strong>{f.count(row.units)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Title with unit, one row per class and per state with its number of units, and what could not be placed. */
export function Legend({ rows, layer, warning, level, density, edition, reading }: Props) {
  const speech = useSpeech();
  const { t, f } = speech;
  const legend = legendOf(rows, layer, density);
  const groups = [
    { name: 'classes', rows: legend.filter(({ low }) => low !== null) },
    { name: 'states', rows: legend.filter(({ low }) => low === null) },
  ].filter(({ rows }) => rows.length > 0);
  const title = {
    density: t.measure[density.classes.measure],
    status: `${t.legend.statusTitle} (${t.panel.reading(reading)})`,
    hotspots: t.legend.hotTitle,
    expansion: t.legend.needTitle,
  }[layer];
  const unlocated = metaNumber(density.metadata, 'unlocated');
  const uncertain = metaNumber(density.metadata, 'uncertain');
  return (
    <section class="legend" aria-label={t.legend.label}>
      <h2>
        {title} <small>({t.legend.units[level]})</small>
      </h2>
      {layer === 'hotspots' && <HotRows rows={rows} />}
      {warning && <p class="small warning">⚠ {warning}</p>}
      {layer === 'hotspots' && (
        <p class="small">
          {t.legend.shade} {t.measure[density.classes.measure]}:
        </p>
      )}
      {groups.map((group) => (
        <ul key={group.name} class={group.name}>
          {group.rows.map((row) => (
            <li key={row.fill} data-fill={row.fill}>
              <Swatch fill={row.fill} />
              <span>{wording(row, speech)}</span>
              {layer !== 'hotspots' && <strong>{f.count(row.units)}</strong>}
            </li>
          ))}
        </ul>
      ))}
      <p class="small">
        <span data-field="unlocated">{t.legend.unlocated(f.count(unlocated))}</span>{' '}
        <span data-field="uncertain">{t.legend.uncertain(f.count(uncertain))}</span>{' '}
        {(edition.source || edition.licence) && t.legend.boundary(edition.source, edition.licence)}
      </p>
    </section>
  );
}

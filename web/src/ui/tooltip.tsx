import { useSpeech } from '../context.ts';
import type { Classes, LayerName } from '../contract.ts';
import type { Row } from '../rows.ts';
import { fullName } from '../unitname.ts';

interface Props {
  row: Row;
  layer: LayerName;
  measure: Classes['measure'];
  x: number;
  y: number;
}

/** Name and main figures beside the pointer; the list says the same to whoever has no pointer, so it is hidden from readers. */
export function Tooltip({ row, layer, measure, x, y }: Props) {
  const { t, f } = useSpeech();
  // The box stands left of the pointer in the right half of a wide map, so that it is never cut off.
  const side = x > 260 ? 'left' : 'right';
  return (
    <div class={`tip ${side}`} aria-hidden="true" style={{ left: `${x}px`, top: `${y}px` }}>
      <strong>{fullName(row.name, row.type)}</strong>
      {layer === 'density' && (
        <span>
          {t.measure[measure]}: {f.rate(row.measured)}
          {measure === 'rate' && row.rateLow !== null && ` (${f.range(row.rateLow, row.rateHigh)})`}
        </span>
      )}
      {layer === 'hotspots' && row.hot && <span>{t.hot.classes[row.hot.class]}</span>}
      {layer === 'expansion' && row.need && (
        <span>
          {t.need.need}: {f.rate(row.need.need)}
        </span>
      )}
      <span>
        {t.list.count}: {f.count(row.count)}
      </span>
      <span>{t.legend.fills[row.state ?? 'unknown']}</span>
    </div>
  );
}

import { memo } from 'preact/compat';
import { type Speech, useSpeech } from '../context.ts';
import type { Classes, LayerName } from '../contract.ts';
import { UNKNOWN } from '../format.ts';
import type { Row } from '../rows.ts';
import { shortName } from '../unitname.ts';
import { EdgeSwatch, Swatch } from './swatch.tsx';

interface Props {
  row: Row;
  layer: LayerName;
  measure: Classes['measure'];
  /** Place in the ranking; null where too few incidents allow none. */
  rank: number | null;
  hovered: boolean;
  chosen: boolean;
  hover: (code: string | null) => void;
  choose: (code: string) => void;
}

function DensityCells({ row, measure, speech }: { row: Row; measure: Classes['measure']; speech: Speech }) {
  const { f } = speech;
  const interval = measure === 'rate' && row.rateLow !== null && row.rateHigh !== null;
  return (
    <>
      <td class="number">
        {f.rate(row.measured)}
        {interval && <small>({f.range(row.rateLow, row.rateHigh)})</small>}
      </td>
      <td class="number">{f.count(row.count)}</td>
    </>
  );
}

function StatusCells({ row, speech }: { row: Row; speech: Speech }) {
  const { t, f } = speech;
  const months =
    row.monthsReported === null && row.monthsDue === null
      ? UNKNOWN
      : `${f.count(row.monthsReported)}/${f.count(row.monthsDue)}`;
  return (
    <>
      <td class="state-cell">
        <span>
          <Swatch fill={row.fill.status} /> {t.legend.fills[row.state ?? 'unknown']}
        </span>
      </td>
      <td class="number">
        {f.count(row.incidents)}
        {!!row.possible && <small>(+{f.count(row.possible)}?)</small>}
      </td>
      <td class="number">{months}</td>
    </>
  );
}

function HotCells({ row, speech }: { row: Row; speech: Speech }) {
  const { t, f } = speech;
  const found = row.hot?.class ?? 'no_data';
  return (
    <>
      <td class="state-cell">
        <span>
          <EdgeSwatch of={found} /> {t.hot.classes[found]}
        </span>
      </td>
      <td class="number">
        {f.count(row.hot?.around)}
        <small>({t.hot.expected(f.rate(row.hot?.aroundExpected))})</small>
      </td>
      <td class="number">{f.chance(row.hot?.q)}</td>
    </>
  );
}

function NeedCells({ row, speech }: { row: Row; speech: Speech }) {
  const { t, f } = speech;
  const need = row.need;
  return (
    <>
      <td class="number">
        {need?.rank == null ? (need?.models ? t.need.hasModel : UNKNOWN) : f.count(need.rank)}
        {need?.rankLow != null && need.rankLow !== need.rankHigh && (
          <small>({f.range(need.rankLow, need.rankHigh)})</small>
        )}
      </td>
      <td class="number">{f.rate(need?.need)}</td>
    </>
  );
}

/** One unit of the table. Memoised, because pointing at the map changes only one or two of hundreds. */
export const ListRow = memo(({ row, layer, measure, rank, hovered, chosen, hover, choose }: Props) => {
  const speech = useSpeech();
  const { t } = speech;
  // Within the density table a zero says which kind of zero it is.
  const note = layer === 'density' && row.count === 0 && row.state && row.state !== 'has_incidents';
  return (
    <tr
      class={`${hovered ? 'hovered' : ''}${chosen ? ' chosen' : ''}`}
      data-code={row.code}
      onMouseEnter={() => hover(row.code)}
      onClick={() => choose(row.code)}
    >
      {layer === 'density' && <td class="rank">{rank ?? UNKNOWN}</td>}
      <th scope="row">
        <button
          type="button"
          class="name"
          aria-pressed={chosen}
          onFocus={() => hover(row.code)}
          onBlur={() => hover(null)}
          onClick={(event) => {
            event.stopPropagation();
            choose(row.code);
          }}
        >
          {shortName(row.name, row.type)}
        </button>
        {note && (
          <small class="note">
            <Swatch fill={row.state ?? 'unknown'} /> {t.legend.fills[row.state ?? 'unknown']}
          </small>
        )}
      </th>
      {layer === 'density' && <DensityCells row={row} measure={measure} speech={speech} />}
      {layer === 'status' && <StatusCells row={row} speech={speech} />}
      {layer === 'hotspots' && <HotCells row={row} speech={speech} />}
      {layer === 'expansion' && <NeedCells row={row} speech={speech} />}
    </tr>
  );
});

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import type { Classes, LayerName, Level } from '../contract.ts';
import { RANK_FROM } from '../rank.ts';
import type { Row } from '../rows.ts';
import { type Sort, type SortKey, sortRows } from '../sort.ts';
import { ListRow } from './listrow.tsx';

/** Rows drawn before somebody asks for all; a nation has thousands. */
const FIRST = 200;

interface Props {
  rows: Row[] | null;
  ranking: string[];
  layer: LayerName;
  level: Level;
  measure: Classes['measure'];
  period: string;
  hovered: string | null;
  chosen: string | null;
  hover: (code: string | null) => void;
  choose: (code: string) => void;
}

const START: Record<LayerName, Sort> = {
  density: { key: 'measured', descending: true },
  status: { key: 'state', descending: true },
  hotspots: { key: 'hot', descending: true },
  expansion: { key: 'place', descending: false },
};

/** Columns whose smallest value comes first when they are chosen. */
const RISING: readonly SortKey[] = ['name', 'q', 'place'];

/** The ranked table: everything the map shows, for eyes, keyboards and screen readers alike. */
export function UnitList(props: Props) {
  const { rows, ranking, layer, level, measure, period, hovered, chosen, hover, choose } = props;
  const { t, f } = useSpeech();
  const [sorts, setSorts] = useState(START);
  const [all, setAll] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const sort = sorts[layer];
  const sorted = useMemo(() => (rows ? sortRows(rows, sort, f.locale) : []), [rows, sort, f.locale]);
  const ranks = useMemo(() => new Map(ranking.map((code, index) => [code, index + 1])), [ranking]);
  const chosenAt = sorted.findIndex(({ code }) => code === chosen);
  const shown = all || chosenAt >= FIRST ? sorted : sorted.slice(0, FIRST);
  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('tr.chosen');
    const box = body.current?.closest<HTMLElement>('.scroll');
    // Only the list scrolls; scrollIntoView would move the whole page on a small screen.
    if (row && box && box.scrollHeight > box.clientHeight) {
      const top = row.offsetTop - 60;
      if (top < box.scrollTop || top + row.offsetHeight + 60 > box.scrollTop + box.clientHeight)
        box.scrollTop = top;
    }
  }, [chosen]);

  const head = (key: SortKey, label: string, kind = '') => (
    <th
      scope="col"
      class={kind}
      aria-sort={sort.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() =>
          setSorts({
            ...sorts,
            [layer]: { key, descending: sort.key === key ? !sort.descending : !RISING.includes(key) },
          })
        }
      >
        {label}
        <span class="arrow" aria-hidden="true">
          {sort.key === key ? (sort.descending ? '▼' : '▲') : '↕'}
        </span>
      </button>
    </th>
  );
  const title = t.list.title[layer];
  return (
    <section class="card list-side" id="list" tabIndex={-1} aria-labelledby="list-title">
      <h2 id="list-title">{title}</h2>
      <p class="small">
        {t.list.note[layer === 'density' ? measure : layer]}{' '}
        {layer === 'density' && t.list.few(f.count(RANK_FROM))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a second landmark of the same name would only confuse */}
      <div class="scroll" role="group" tabIndex={0} aria-label={title}>
        <table onMouseLeave={() => hover(null)}>
          <caption class="hidden">{t.list.caption(title, period)}</caption>
          <thead>
            <tr>
              {layer === 'density' && (
                <th scope="col" class="rank">
                  <span aria-hidden="true">#</span>
                  <span class="hidden">{t.list.rank}</span>
                </th>
              )}
              {head('name', t.unitsTitle[level])}
              {layer === 'density' && head('measured', t.measure[measure], 'number')}
              {layer === 'density' && head('count', t.list.count, 'number')}
              {layer === 'status' && head('state', t.list.state)}
              {layer === 'status' && head('incidents', t.list.qualifying, 'number')}
              {layer === 'status' && head('reported', t.list.reported, 'number')}
              {layer === 'hotspots' && head('hot', t.hot.finding)}
              {layer === 'hotspots' && head('around', t.hot.around, 'number')}
              {layer === 'hotspots' && head('q', t.hot.q, 'number')}
              {layer === 'expansion' && head('place', t.need.place, 'number')}
              {layer === 'expansion' && head('need', t.need.need, 'number')}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row) => (
              <ListRow
                key={row.code}
                row={row}
                layer={layer}
                measure={measure}
                rank={ranks.get(row.code) ?? null}
                hovered={row.code === hovered}
                chosen={row.code === chosen}
                hover={hover}
                choose={choose}
              />
            ))}
          </tbody>
        </table>
        {shown.length < sorted.length && (
          <button type="button" class="button all" onClick={() => setAll(true)}>
            {t.list.showAll(f.count(sorted.length))}
          </button>
        )}
      </div>
    </section>
  );
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import type { Classes, LayerName, Units } from '../contract.ts';
import { lookOf } from '../look.ts';
import type { UnitMap } from '../map/controller.ts';
import { RANKS_SHOWN } from '../rank.ts';
import type { Row } from '../rows.ts';
import { Tooltip } from './tooltip.tsx';

interface Props {
  units: Units | null;
  parents: Units | null;
  rows: Row[] | null;
  layer: LayerName;
  ranking: string[];
  hovered: string | null;
  chosen: string | null;
  /** A unit to bring into view; a new object each time somebody asks. */
  flight: { code: string } | null;
  measure: Classes['measure'];
  visible: boolean;
  hover: (code: string | null) => void;
  choose: (code: string | null) => void;
}

type Phase = 'loading' | 'shown' | 'lost' | 'unavailable';

/** Loads MapLibre when it is first needed and keeps it in step with the page. Without WebGL2 it says so and the list remains. */
export function MapView(props: Props) {
  const { units, parents, rows, layer, ranking, hovered, chosen, flight, measure, visible } = props;
  const { t } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const painted = useRef<Row[] | null>(null);
  const [map, setMap] = useState<UnitMap | null>(null);
  const [phase, setPhase] = useState<Phase>('loading');
  const [tip, setTip] = useState<{ code: string; x: number; y: number } | null>(null);

  useEffect(() => {
    let made: UnitMap | null = null;
    let gone = false;
    import('../map/controller.ts')
      .then(({ UnitMap }) => {
        if (gone || !frame.current) return;
        made = new UnitMap(frame.current, t, {
          choose: (code) => latest.current.choose(code),
          hover: (code, x, y) => {
            setTip(code ? { code, x, y } : null);
            if (code !== latest.current.hovered) latest.current.hover(code);
          },
          ready: () => {
            setPhase('shown');
            if (painted.current && painted.current === latest.current.rows)
              document.body.dataset.ready = 'map';
          },
          lost: (is) => setPhase(is ? 'lost' : 'shown'),
        });
        setMap(made);
      })
      // No WebGL2, or the map's own file did not arrive: the list has every figure.
      .catch(() => setPhase('unavailable'));
    return () => {
      gone = true;
      made?.close();
    };
  }, []);

  useEffect(() => {
    if (!map || !units || !rows) return;
    const looks = new Map(rows.map((row) => [row.code, lookOf(row, layer)]));
    delete document.body.dataset.ready;
    let stale = false;
    map
      .setUnits(units, parents)
      .then(() => map.paint(looks, ranking.slice(0, RANKS_SHOWN)))
      .then(() => {
        if (!stale) painted.current = rows;
      });
    return () => {
      stale = true;
    };
  }, [map, units, parents, rows, layer, ranking]);

  useEffect(() => map?.highlight(hovered, chosen), [map, hovered, chosen]);
  useEffect(() => {
    if (map && flight) map.flyTo(flight.code);
  }, [map, flight]);
  useEffect(() => {
    if (phase === 'unavailable' && visible && rows) document.body.dataset.ready = 'no-map';
  }, [phase, visible, rows]);

  const row = useMemo(() => rows?.find(({ code }) => code === tip?.code) ?? null, [rows, tip?.code]);
  return (
    <div class={`map-box ${phase}`}>
      <div class="map-frame" ref={frame} />
      {phase === 'shown' && (
        <button type="button" class="button whole" onClick={() => map?.showAll()}>
          {t.map.whole}
        </button>
      )}
      {phase === 'loading' && <p class="map-message">{t.map.loading}</p>}
      {phase === 'unavailable' && (
        <p class="map-message" role="status">
          {t.map.unavailable}
        </p>
      )}
      {phase === 'lost' && (
        <p class="map-message" role="status">
          {t.map.lost}
        </p>
      )}
      {tip && row && <Tooltip row={row} layer={layer} measure={measure} x={tip.x} y={tip.y} />}
    </div>
  );
}

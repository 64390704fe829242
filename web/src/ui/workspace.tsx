import { useEffect, useMemo, useState } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import type { Edition, Summary } from '../contract.ts';
import { useFigures } from '../figures.ts';
import { periodName } from '../format.ts';
import { rankCodes } from '../rank.ts';
import type { Scope } from '../scope.ts';
import { shortName } from '../unitname.ts';
import { type View, writeView } from '../url.ts';
import { useNarrow } from '../view.ts';
import { Cards } from './cards.tsx';
import { useClosing } from './closing.ts';
import { Controls } from './controls.tsx';
import { Legend } from './legend.tsx';
import { UnitList } from './list.tsx';
import { MapView } from './mapview.tsx';
import { ErrorNotice, Notice } from './notice.tsx';
import { Panel } from './panel.tsx';
import { type Tab, Tabs } from './tabs.tsx';

interface Props {
  view: View;
  change: (part: Partial<View>) => void;
  scope: Scope;
  summary: Summary;
  editions: Edition[];
}

/** The view of one edition, level and period: controls, answers, list, map and the chosen unit, kept in step. */
export function Workspace({ view, change, scope, summary, editions }: Props) {
  const { t, f, lang } = useSpeech();
  const narrow = useNarrow();
  const [tab, setTab] = useState<Tab>('list');
  const [mapSeen, setMapSeen] = useState(false);
  const [hovered, setHovered] = useState<string | null>(null);
  const [flight, setFlight] = useState<{ code: string } | null>(null);
  const { shapes, values, density, status, warning, shown, units, parents, rows } = useFigures(
    scope,
    view,
    summary.data_version,
  );

  const showMap = !narrow || tab === 'map';
  useEffect(() => {
    if (showMap) setMapSeen(true);
  }, [showMap]);

  const ranking = useMemo(() => (rows ? rankCodes(rows, view.layer) : []), [rows, view.layer]);
  const chosen = rows?.find(({ code }) => code === view.unit) ?? null;
  const period =
    shown.from && shown.to ? periodName({ from: shown.from, to: shown.to }, lang, f) : t.controls.allDates;
  const loading = values.loading || shapes.loading;
  const error = values.error ?? shapes.error;
  const choose = (code: string | null) => change({ unit: code });
  const chooseAndFly = (code: string) => {
    choose(code);
    setFlight({ code });
  };
  useEffect(() => {
    // Marks for whoever waits on the page: nothing while loading; the map sets its own when it is drawn.
    if (loading || !rows) delete document.body.dataset.ready;
    else if (!showMap) document.body.dataset.ready = 'list';
  }, [loading, rows, showMap]);
  const { edition, level } = scope;
  useEffect(() => {
    // What was taken by default goes into the address too, so that a copied link shows the same next year.
    const full = writeView({ ...view, edition: edition.code, level, period: scope.period });
    if (full !== location.search) history.replaceState(null, '', full);
  }, [view, edition, level, scope.period]);
  const closePanel = useClosing(view.unit, change);

  const said = loading
    ? t.status.loading
    : chosen
      ? t.status.selected(shortName(chosen.name, chosen.type))
      : rows
        ? t.status.loaded(f.count(rows.length), period)
        : '';
  return (
    <main class={`page tab-${tab}${view.unit ? ' has-panel' : ''}`}>
      <Controls
        view={view}
        change={change}
        scope={scope}
        summary={summary}
        editions={editions}
        rows={rows ?? []}
        choose={chooseAndFly}
      />
      <p class="hidden" role="status">
        {said}
      </p>
      {scope.missingEdition && <Notice kind="info">{t.status.noEdition(view.edition ?? '')}</Notice>}
      {error && (
        <ErrorNotice error={error} at={values.at} retry={values.error ? values.retry : shapes.retry} />
      )}
      {rows && density && rows.every(({ count }) => count === 0) && (
        <Notice kind="info">{t.status.empty(period)}</Notice>
      )}
      <Cards rows={rows} level={shown.level} metadata={density?.metadata ?? {}} period={period} />
      <div class={`work${loading ? ' is-loading' : ''}`}>
        <UnitList
          rows={rows}
          ranking={ranking}
          layer={view.layer}
          level={shown.level}
          measure={density?.classes.measure ?? 'rate'}
          period={period}
          hovered={hovered}
          chosen={view.unit}
          hover={setHovered}
          choose={chooseAndFly}
        />
        <section class="card map-side" aria-label={t.map.label}>
          {(showMap || mapSeen) && (
            <MapView
              key={lang}
              units={units}
              parents={parents}
              rows={rows}
              layer={view.layer}
              ranking={ranking}
              hovered={hovered}
              chosen={view.unit}
              flight={flight}
              measure={density?.classes.measure ?? 'rate'}
              visible={showMap}
              hover={setHovered}
              choose={choose}
            />
          )}
          {rows && density && status && (
            <Legend
              rows={rows}
              layer={view.layer}
              warning={warning?.[lang] ?? null}
              level={shown.level}
              density={density}
              edition={editions.find(({ code }) => code === shown.edition) ?? scope.edition}
              reading={shown.reading}
            />
          )}
        </section>
        {view.unit && rows && (
          <Panel row={chosen} code={view.unit} period={period} reading={shown.reading} close={closePanel} />
        )}
      </div>
      <Tabs tab={tab} choose={setTab} />
    </main>
  );
}

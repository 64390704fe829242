import { useMemo } from 'preact/hooks';
import {
  fetchDensity,
  fetchExpansion,
  fetchHotspots,
  fetchStatus,
  fetchUnits,
  type Question,
} from './client.ts';
import { type Findings, NO_FINDINGS, warningOf } from './findings.ts';
import { useLoad } from './load.ts';
import { joinRows } from './rows.ts';
import type { Scope } from './scope.ts';
import type { View } from './url.ts';

/** The answer of the layer that is looked at, where it needs one of its own. */
async function fetchFindings(
  layer: 'hotspots' | 'expansion' | null,
  question: Question,
  signal: AbortSignal,
): Promise<Findings> {
  switch (layer) {
    case 'hotspots':
      return { ...NO_FINDINGS, hotspots: await fetchHotspots(question, signal) };
    case 'expansion':
      return { ...NO_FINDINGS, expansion: await fetchExpansion(question, signal) };
    default:
      return NO_FINDINGS;
  }
}

/** Loads what the scope asks for: outlines once per edition and level, values on every change of period. */
export function useFigures(scope: Scope, view: View, dataVersion: number) {
  const { edition, level, outlines, parent, period } = scope;
  const { from, to } = period === 'all' ? { from: null, to: null } : period;
  const shapes = useLoad(`${edition.code}/${level}/${outlines}`, (signal) =>
    Promise.all([
      fetchUnits(edition.code, level, outlines, signal),
      parent ? fetchUnits(edition.code, parent.level, parent.outlines, signal) : null,
    ]),
  );
  const question = { edition: edition.code, level, from, to, reading: view.reading };
  const finding = view.layer === 'hotspots' || view.layer === 'expansion' ? view.layer : null;
  const values = useLoad(JSON.stringify([question, finding, dataVersion]), (signal) =>
    Promise.all([
      fetchDensity(question, signal),
      fetchStatus(question, signal),
      fetchFindings(finding, question, signal),
      question,
    ]),
  );
  // While newer figures load, and when they fail, the older ones stay under their own period and reading.
  const [density, status, findings, shown] = values.value ?? [null, null, NO_FINDINGS, question];
  // Outlines of the edition before must not be coloured with the values of the next.
  const matching = density && shapes.key === `${density.edition}/${density.level}/${outlines}`;
  const [units, parents] = (matching && shapes.value) || [null, null];
  const rows = useMemo(
    () => (density && status ? joinRows(density, status, units, findings) : null),
    [density, status, units, findings],
  );
  return {
    shapes,
    values,
    density,
    status,
    warning: warningOf(findings.hotspots),
    shown,
    units,
    parents,
    rows,
  };
}

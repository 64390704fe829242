import { useMemo } from 'preact/hooks';
import { fetchDensity, fetchStatus, fetchUnits } from './client.ts';
import { useLoad } from './load.ts';
import { joinRows } from './rows.ts';
import type { Scope } from './scope.ts';
import type { View } from './url.ts';

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
  const values = useLoad(JSON.stringify([question, dataVersion]), (signal) =>
    Promise.all([fetchDensity(question, signal), fetchStatus(question, signal), question]),
  );
  // While newer figures load, and when they fail, the older ones stay under their own period and reading.
  const [density, status, shown] = values.value ?? [null, null, question];
  // Outlines of the edition before must not be coloured with the values of the next.
  const matching = density && shapes.key === `${density.edition}/${density.level}/${outlines}`;
  const [units, parents] = (matching && shapes.value) || [null, null];
  const rows = useMemo(
    () => (density && status ? joinRows(density, status, units) : null),
    [density, status, units],
  );
  return { shapes, values, density, status, shown, units, parents, rows };
}

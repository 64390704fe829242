import { densityFill, type Fill, statusFill } from './classes.ts';
import type { DensityValues, LayerName, State, StatusValues, Units } from './contract.ts';
import {
  type Findings,
  fillOfNeed,
  type Hot,
  hotByCode,
  type Need,
  NO_FINDINGS,
  needByCode,
} from './findings.ts';
import { fold } from './fold.ts';
import { bareName } from './unitname.ts';

/** All that is known of one unit in the chosen period, from all layers that were asked for. Null is "not known" throughout. */
export interface Row {
  code: string;
  name: string;
  type: string;
  /** The name without its type. */
  bare: string;
  /** The bare name without accents, for searching. */
  folded: string;
  count: number | null;
  perKm2: number | null;
  rate: number | null;
  rateLow: number | null;
  rateHigh: number | null;
  areaKm2: number | null;
  population: number | null;
  populationYear: number | null;
  state: State | null;
  incidents: number | null;
  possible: number | null;
  expected: number | null;
  monthsDue: number | null;
  monthsReported: number | null;
  rateUpper: number | null;
  /** The value the map colours by: rate or per km², whichever the edition's classes measure. */
  measured: number | null;
  /** Of the layers that were not asked for: null. */
  hot: Hot | null;
  need: Need | null;
  fill: Record<LayerName, Fill>;
}

const at = <T>(column: (T | null)[] | undefined, index: number): T | null => column?.[index] ?? null;

/** Joins the answers by code; a unit that one of them lacks keeps nulls there. Types come from the outlines. */
export function joinRows(
  density: DensityValues,
  status: StatusValues,
  units: Units | null,
  findings: Findings = NO_FINDINGS,
): Row[] {
  const hots = hotByCode(findings.hotspots);
  const needs = needByCode(findings.expansion);
  const statusIndex = new Map(status.columns.code.map((code, index) => [code, index]));
  const types = new Map(units?.features.map(({ properties }) => [properties.code, properties.type]));
  const columns = density.columns;
  return columns.code.map((code, i) => {
    const s = statusIndex.get(code) ?? -1;
    const name = columns.name[i] ?? code;
    const type = types.get(code) ?? '';
    const bare = bareName(name, type);
    const count = at(columns.count, i);
    const rate = at(columns.rate, i);
    const perKm2 = at(columns.per_km2, i);
    const state = at(status.columns.status, s);
    const hot = hots.get(code) ?? null;
    const need = needs.get(code) ?? null;
    const measured = density.classes.measure === 'rate' ? rate : perKm2;
    const shade = densityFill({ count, measured, state }, density.classes);
    return {
      code,
      name,
      type,
      bare,
      folded: fold(bare),
      count,
      perKm2,
      rate,
      rateLow: at(columns.rate_low, i),
      rateHigh: at(columns.rate_high, i),
      areaKm2: at(columns.area_km2, i),
      population: at(columns.population, i),
      populationYear: at(columns.population_year, i),
      state,
      incidents: at(status.columns.incidents, s),
      possible: at(status.columns.possible, s),
      expected: at(status.columns.expected, s),
      monthsDue: at(status.columns.months_due, s),
      monthsReported: at(status.columns.months_reported, s),
      rateUpper: at(status.columns.rate_upper, s),
      measured,
      hot,
      need,
      fill: {
        density: shade,
        status: statusFill(state),
        hotspots: shade,
        expansion: fillOfNeed(need),
      },
    };
  });
}

/** A number of the answer's metadata, or null where it is absent. */
export function metaNumber(metadata: Record<string, unknown>, name: string): number | null {
  const value = metadata[name];
  return typeof value === 'number' ? value : null;
}

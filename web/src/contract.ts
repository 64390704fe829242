/** The part of the HTTP contract (/api/v1) that the map reads. Dates are local ISO days, lengths km², rates per 100,000 a year. */

import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

export type Level = 'commune' | 'district' | 'province';
export const LAYERS = ['density', 'status', 'hotspots', 'expansion'] as const;
export type LayerName = (typeof LAYERS)[number];
export type Reading = 'A' | 'B';

/** What is known of a unit's incidents in a period; the first that applies. */
export const STATES = ['has_incidents', 'silent', 'confirmed_zero', 'partial', 'not_reporting'] as const;
export type State = (typeof STATES)[number];

/** What Gi* says of a unit with its neighbours, after the correction for many tests; in the order of the legend. */
export const HOT_CLASSES = [
  'hot_99',
  'hot_95',
  'hot_90',
  'cold_99',
  'cold_95',
  'cold_90',
  'not_significant',
  'no_neighbours',
  'no_data',
] as const;
export type HotClass = (typeof HOT_CLASSES)[number];

export interface Span {
  from: string;
  to: string;
}

export interface Summary {
  software_version: string;
  data_version: number;
  incidents: number;
  /** First and last day with an incident; null while nothing is stored. */
  period: Span | null;
  sources: string[];
}

export interface Edition {
  code: string;
  valid_from: string;
  valid_to: string | null;
  source: string;
  licence: string;
  levels: { level: Level; units: number; outlines: string }[];
}

/** Properties of one feature of units.geojson. */
export interface UnitProperties {
  code: string;
  name: string;
  type: string;
  parent: string | null;
  area_km2: number;
  label: [number, number];
}

export type Units = FeatureCollection<Polygon | MultiPolygon, UnitProperties>;

interface Values<Columns> {
  edition: string;
  level: Level;
  period: Span & { years: number };
  outlines: string;
  number_matched: number;
  columns: Columns & Population;
  metadata: Record<string, unknown>;
}

interface Population {
  code: string[];
  name: string[];
  area_km2: (number | null)[];
  population: (number | null)[];
  population_year: (number | null)[];
}

/** Five classes of positive values, the same for every period of one edition and level. */
export interface Classes {
  measure: 'rate' | 'per_km2';
  breaks: number[];
}

export interface DensityValues
  extends Values<{
    count: (number | null)[];
    per_km2: (number | null)[];
    rate: (number | null)[];
    rate_low: (number | null)[];
    rate_high: (number | null)[];
  }> {
  classes: Classes;
}

export type StatusValues = Values<{
  status: State[];
  incidents: (number | null)[];
  possible: (number | null)[];
  expected: (number | null)[];
  months_due: (number | null)[];
  months_reported: (number | null)[];
  rate_upper: (number | null)[];
}>;

interface Reasons {
  reason_vi: (string | null)[];
  reason_en: (string | null)[];
}

export type HotspotValues = Values<
  {
    class: HotClass[];
    around: (number | null)[];
    around_expected: (number | null)[];
    z: (number | null)[];
    p: (number | null)[];
    q: (number | null)[];
  } & Reasons
>;

export type ExpansionValues = Values<
  {
    rank: (number | null)[];
    rank_low: (number | null)[];
    rank_high: (number | null)[];
    need: (number | null)[];
    at_risk: (number | null)[];
    models: (number | null)[];
    distance_m: (number | null)[];
  } & Reasons
>;

/** RFC 9457 problem details. */
export interface Problem {
  title?: string;
  detail?: string;
  status?: number;
  request_id?: string;
}

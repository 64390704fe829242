import type {
  DensityValues,
  ExpansionValues,
  HotClass,
  HotspotValues,
  State,
  StatusValues,
} from '../src/contract.ts';

const unit = () => ({
  code: ['00001', '00002', '00003'],
  name: ['Nghĩa Sỹ', 'Đống Đa', 'Mỹ Khánh'],
  area_km2: [10, 20, 30],
  population: [10_000, 5_000, null],
  population_year: [2022, 2022, null],
});

const frame = {
  edition: 'e',
  level: 'commune' as const,
  period: { from: '2022-01-01', to: '2022-12-31', years: 1 },
  outlines: 'h',
  number_matched: 3,
  metadata: {},
};

/** A hot spot, a unit that was left out, and an unusually quiet one. */
export const hotspots = (): HotspotValues => ({
  ...frame,
  columns: {
    ...unit(),
    class: ['hot_95', 'no_data', 'cold_99'] as HotClass[],
    around: [8, null, 2],
    around_expected: [2.5, null, 9],
    z: [3.1, null, -3],
    p: [0.002, null, 0.004],
    q: [0.02, null, 0.2],
    reason_vi: ['Nhiều hơn dự kiến.', null, null],
    reason_en: ['More than expected.', null, null],
  },
});

/** Two units to choose from and one that has a model. */
export const expansion = (): ExpansionValues => ({
  ...frame,
  columns: {
    ...unit(),
    rank: [2, 1, null],
    rank_low: [1, 1, null],
    rank_high: [2, 2, null],
    need: [25, 41, 60],
    at_risk: [4_000, 2_000, null],
    models: [0, 0, 1],
    distance_m: [1_200, null, 0],
    reason_vi: [null, 'Hạng 1 trên 2.', null],
    reason_en: [null, 'Rank 1 of 2.', null],
  },
});

/** Two answers of three units: one with incidents, one zero without reports, one without population. */
export function answers(): { density: DensityValues; status: StatusValues } {
  return {
    density: {
      ...frame,
      columns: {
        ...unit(),
        count: [6, 0, 2],
        per_km2: [0.6, 0, 0.0667],
        rate: [60, 0, null],
        rate_low: [22.02, 0, null],
        rate_high: [130.6, 73.8, null],
      },
      classes: { measure: 'rate', breaks: [3, 6, 9, 12] },
      metadata: { unlocated: 3 },
    },
    status: {
      ...frame,
      columns: {
        ...unit(),
        status: ['has_incidents', 'not_reporting', 'has_incidents'] as State[],
        incidents: [6, 0, 2],
        possible: [0, 0, 1],
        expected: [3.1, 1.5, null],
        months_due: [12, 12, 12],
        months_reported: [12, 0, 12],
        rate_upper: [118.4, 59.9, null],
      },
      metadata: {},
    },
  };
}

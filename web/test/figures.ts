import type { DensityValues, State, StatusValues } from '../src/contract.ts';

/** Two answers of three units: one with incidents, one zero without reports, one without population. */
export function answers(): { density: DensityValues; status: StatusValues } {
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
  };
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

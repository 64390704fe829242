import { describe, expect, test } from 'vitest';
import { defaultPeriod, grainOf, listPeriods, neighbour, spanAround } from '../src/period.ts';

const known = { from: '2021-01-03', to: '2026-06-29' };

test.each([
  ['year', '2024-02-29', '2024-01-01', '2024-12-31'],
  ['half', '2024-06-30', '2024-01-01', '2024-06-30'],
  ['half', '2024-07-01', '2024-07-01', '2024-12-31'],
  ['quarter', '2025-11-05', '2025-10-01', '2025-12-31'],
  ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
] as const)('%s around %s', (grain, day, from, to) => {
  expect(spanAround(grain, day)).toEqual({ from, to });
  expect(grainOf({ from, to })).toBe(grain);
});

test('a period from the 15th to the 14th is no calendar period', () => {
  expect(grainOf({ from: '2025-12-15', to: '2026-01-14' })).toBeNull();
});

test('all periods that touch the data are listed, the newest first', () => {
  const years = listPeriods('year', known).map(({ from }) => from.slice(0, 4));
  expect(years).toEqual(['2026', '2025', '2024', '2023', '2022', '2021']);
  expect(listPeriods('month', known)).toHaveLength(66);
});

describe('steps', () => {
  test('cross the end of a year', () => {
    expect(neighbour({ from: '2025-12-01', to: '2025-12-31' }, 1, known)).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
    });
    expect(neighbour({ from: '2025-01-01', to: '2025-03-31' }, -1, known)).toEqual({
      from: '2024-10-01',
      to: '2024-12-31',
    });
  });

  test('keep the length of a free period', () => {
    expect(neighbour({ from: '2025-03-05', to: '2025-03-14' }, -1, known)).toEqual({
      from: '2025-02-23',
      to: '2025-03-04',
    });
  });

  test('stop where the data stops', () => {
    expect(neighbour({ from: '2026-01-01', to: '2026-12-31' }, 1, known)).toBeNull();
    expect(neighbour({ from: '2021-01-01', to: '2021-12-31' }, -1, known)).toBeNull();
    expect(neighbour('all', 1, known)).toBeNull();
  });
});

test('the newest whole year is shown first', () => {
  expect(defaultPeriod(known)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(defaultPeriod({ from: '2018-01-01', to: '2018-06-30' })).toBe('all');
  expect(defaultPeriod(null)).toBe('all');
});

import { expect, test } from 'vitest';
import { rankCodes } from '../src/rank.ts';
import { joinRows, metaNumber } from '../src/rows.ts';
import { sortRows } from '../src/sort.ts';
import { sumKnown } from '../src/ui/cards.tsx';
import { findRows } from '../src/ui/search.tsx';
import { answers } from './figures.ts';

const rows = () => {
  const { density, status } = answers();
  return joinRows(density, status, null);
};

test('both answers are joined by code, whatever their order', () => {
  const { density, status } = answers();
  for (const column of Object.values(status.columns)) column.reverse();
  expect(joinRows(density, status, null)).toEqual(rows());
});

test('null stays null', () => {
  const third = rows()[2];
  expect(third).toMatchObject({
    count: 2,
    rate: null,
    rateLow: null,
    population: null,
    expected: null,
    measured: null,
  });
  expect(third?.fill).toEqual({
    density: 'unrated',
    status: 'has_incidents',
    hotspots: 'unrated',
    expansion: 'unknown',
  });
  expect(third).toMatchObject({ hot: null, need: null });
});

test('a unit that the status answer lacks has an unknown status, not a zero', () => {
  const { density, status } = answers();
  for (const column of Object.values(status.columns)) column.pop();
  expect(joinRows(density, status, null)[2]).toMatchObject({ state: null, incidents: null, monthsDue: null });
});

test('per km² is measured where the edition has no population', () => {
  const { density, status } = answers();
  density.classes = { measure: 'per_km2', breaks: [0.1, 0.2, 0.4, 0.8] };
  expect(joinRows(density, status, null).map(({ fill }) => fill.density)).toEqual([
    'c4',
    'not_reporting',
    'c1',
  ]);
});

test('unknown values stand last in both directions', () => {
  const order = (descending: boolean) =>
    sortRows(rows(), { key: 'measured', descending }, 'vi').map(({ code }) => code);
  expect(order(true)).toEqual(['00001', '00002', '00003']);
  expect(order(false)).toEqual(['00002', '00001', '00003']);
});

test('names sort as Vietnamese does: đ after d', () => {
  const sorted = sortRows(rows(), { key: 'name', descending: false }, 'vi-VN').map(({ name }) => name);
  expect(sorted).toEqual(['Đống Đa', 'Mỹ Khánh', 'Nghĩa Sỹ']);
});

test('few incidents and missing rates are not ranked', () => {
  expect(rankCodes(rows(), 'density')).toEqual(['00001']);
  expect(rankCodes(rows(), 'status')).toEqual([]);
});

test('search ignores accents and finds codes', () => {
  expect(findRows(rows(), 'dong da').map(({ code }) => code)).toEqual(['00002']);
  expect(findRows(rows(), 'ĐỐNG').map(({ code }) => code)).toEqual(['00002']);
  expect(findRows(rows(), '00003').map(({ code }) => code)).toEqual(['00003']);
  expect(findRows(rows(), '  ')).toEqual([]);
});

test('metadata and sums know the difference between absent and 0', () => {
  expect(metaNumber({ unlocated: 0 }, 'unlocated')).toBe(0);
  expect(metaNumber({}, 'unlocated')).toBeNull();
  expect(sumKnown([null, null])).toBeNull();
  expect(sumKnown([null, 0, 3])).toBe(3);
});

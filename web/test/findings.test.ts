import { expect, test } from 'vitest';
import { needFill } from '../src/classes.ts';
import { HOT_CLASSES } from '../src/contract.ts';
import { fillOfNeed, hotLegend, NO_FINDINGS, warningOf } from '../src/findings.ts';
import { lookOf } from '../src/look.ts';
import { rankCodes } from '../src/rank.ts';
import { joinRows } from '../src/rows.ts';
import { sortRows } from '../src/sort.ts';
import { answers, expansion, hotspots } from './figures.ts';

const rows = () => {
  const { density, status } = answers();
  return joinRows(density, status, null, { hotspots: hotspots(), expansion: expansion() });
};
const codes = (key: 'hot' | 'q' | 'place' | 'need', descending: boolean) =>
  sortRows(rows(), { key, descending }, 'vi').map(({ code }) => code);

test('findings are joined by code, and null where nobody asked', () => {
  expect(rows()[0]?.hot).toMatchObject({ class: 'hot_95', around: 8, q: 0.02 });
  expect(rows()[0]?.hot?.reason).toEqual({ vi: 'Nhiều hơn dự kiến.', en: 'More than expected.' });
  expect(rows()[1]?.need).toMatchObject({ rank: 1, rankLow: 1, rankHigh: 2, need: 41, models: 0 });
  const { density, status } = answers();
  expect(joinRows(density, status, null, NO_FINDINGS)[0]).toMatchObject({ hot: null, need: null });
});

test('a warning is shown only where the server warns in both languages', () => {
  expect(warningOf(hotspots())).toBeNull();
  expect(warningOf(null)).toBeNull();
  const warned = { ...hotspots(), metadata: { warning: { vi: 'Quá nhiều.', en: 'Too many.' } } };
  expect(warningOf(warned)).toEqual({ vi: 'Quá nhiều.', en: 'Too many.' });
});

test('the surest hot spot comes first, a small q first, unknown ones last', () => {
  expect(codes('hot', true)).toEqual(['00001', '00003', '00002']);
  expect(codes('q', false)).toEqual(['00001', '00003', '00002']);
});

test('a hot spot is an outline over the density, told by its mark as well', () => {
  const [hot, unknown, cold] = rows().map((row) => lookOf(row, 'hotspots'));
  expect(hot).toMatchObject({ fill: rows()[0]?.fill.density, mark: 'up', edge: { side: 'hot', width: 2.8 } });
  expect(cold).toMatchObject({ mark: 'down', edge: { side: 'cold', width: 4 } });
  expect(unknown).toMatchObject({ edge: null });
  expect(lookOf(rows()[0] as never, 'density').edge).toBeNull();
});

test('the legend of hot spots counts every unit once, also classes with none', () => {
  const legend = hotLegend(rows().map(({ hot }) => hot));
  expect(legend.map((row) => row.class)).toEqual([...HOT_CLASSES]);
  expect(legend.reduce((sum, { units }) => sum + units, 0)).toBe(3);
  expect(hotLegend([null])[HOT_CLASSES.indexOf('no_data')]?.units).toBe(1);
});

test('need is ranked by the server, and a unit with a model is no class', () => {
  expect(codes('place', false)).toEqual(['00002', '00001', '00003']);
  expect(rankCodes(rows(), 'expansion')).toEqual(['00002', '00001']);
  expect(rows().map(({ need }) => fillOfNeed(need))).toEqual(['c3', 'c5', 'has_model']);
  expect(needFill(null, 0, [1])).toBe('unknown');
  expect(needFill(50, null, [10, 20, 30, 40])).toBe('c5');
});

import { expect, test } from 'vitest';
import { isDay, readView, type View, writeView } from '../src/url.ts';

const views: View[] = [
  {
    edition: '2022-07',
    level: 'commune',
    period: { from: '2025-01-01', to: '2025-12-31' },
    layer: 'status',
    reading: 'B',
    unit: '08707',
    lang: 'en',
  },
  { edition: null, level: null, period: 'all', layer: 'density', reading: 'A', unit: null, lang: 'vi' },
  {
    edition: 'a b&c=Đ',
    level: 'province',
    period: null,
    layer: 'density',
    reading: 'B',
    unit: '0 1',
    lang: 'vi',
  },
];

test.each(views)('round trip %#', (view) => {
  expect(readView(writeView(view))).toEqual(view);
});

test('an empty address is Vietnamese density of whatever is newest', () => {
  expect(readView('')).toEqual({
    edition: null,
    level: null,
    period: null,
    layer: 'density',
    reading: 'A',
    unit: null,
    lang: 'vi',
  });
});

test.each([
  '?from=2025-02-30&to=2025-03-01',
  '?from=2025-03-01&to=2025-02-01',
  '?from=2025-01-01',
  '?from=x&to=y',
])('a broken period is no period: %s', (query) => {
  expect(readView(query).period).toBeNull();
});

test('unknown words are ignored', () => {
  expect(readView('?layer=heat&reading=C&lang=fr&level=village')).toMatchObject({
    layer: 'density',
    reading: 'A',
    lang: 'vi',
    level: null,
  });
});

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['25-01-01', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

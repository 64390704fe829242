import { describe, expect, test } from 'vitest';
import { makeFormat, periodName, UNKNOWN } from '../src/format.ts';

const vi = makeFormat('vi');
const en = makeFormat('en');

describe('numbers', () => {
  test.each([
    [1234567, '1.234.567', '1,234,567'],
    [0, '0', '0'],
  ])('count %s', (value, viText, enText) => {
    expect(vi.count(value)).toBe(viText);
    expect(en.count(value)).toBe(enText);
  });

  test.each([
    [16.3333, '16,3'],
    [4.1267, '4,13'],
    [0.03456, '0,035'],
    [0, '0'],
    [1234.56, '1.234,6'],
  ])('rate %s', (value, text) => {
    expect(vi.rate(value)).toBe(text);
  });

  test('a class limit is not rounded into its neighbour', () => {
    expect(vi.limit(12.3456)).toBe('12,3456');
  });

  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])('%s is unknown, never 0', (value) => {
    for (const format of [vi, en]) {
      expect(format.count(value)).toBe(UNKNOWN);
      expect(format.rate(value)).toBe(UNKNOWN);
    }
  });

  test('a range needs both ends', () => {
    expect(vi.range(10.4, 24.5)).toBe('10,4–24,5');
    expect(vi.range(0, 3.7)).toBe('0–3,7');
    expect(vi.range(null, 3.7)).toBe(UNKNOWN);
    expect(vi.range(1, null)).toBe(UNKNOWN);
  });

  test('a year is not grouped', () => {
    expect(vi.year(2022)).toBe('2022');
    expect(vi.year(null)).toBe(UNKNOWN);
  });
});

describe('period names', () => {
  test.each([
    ['2025-01-01', '2025-12-31', 'Năm 2025', '2025'],
    ['2025-07-01', '2025-12-31', '6 tháng cuối năm 2025', 'Second half of 2025'],
    ['2025-04-01', '2025-06-30', 'Quý II/2025', 'Q2 2025'],
    ['2026-10-01', '2026-10-31', 'Tháng 10/2026', 'October 2026'],
    ['2025-12-15', '2026-01-14', '15/12/2025 – 14/01/2026', '15/12/2025 – 14/01/2026'],
  ])('%s to %s', (from, to, viText, enText) => {
    expect(periodName({ from, to }, 'vi', vi)).toBe(viText);
    expect(periodName({ from, to }, 'en', en)).toBe(enText);
  });
});

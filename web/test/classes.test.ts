import { describe, expect, test } from 'vitest';
import { classOf, densityFill, densityLegend, type Fill, statusLegend } from '../src/classes.ts';
import type { Classes } from '../src/contract.ts';
import { COLOUR } from '../src/palette.ts';

const classes: Classes = { measure: 'rate', breaks: [3, 6, 9, 12] };

test.each([
  [0.001, 'c1'],
  [2.999, 'c1'],
  [3, 'c2'],
  [9, 'c4'],
  [11.9, 'c4'],
  [12, 'c5'],
  [5000, 'c5'],
])('class of %s is %s', (value, fill) => {
  expect(classOf(value, classes.breaks)).toBe(fill);
});

describe('what is not a class', () => {
  test.each([
    ['reported zero', { count: 0, measured: 0, state: 'confirmed_zero' }, 'zero'],
    ['zero, partly reported', { count: 0, measured: 0, state: 'partial' }, 'zero'],
    ['zero without a report', { count: 0, measured: 0, state: 'not_reporting' }, 'not_reporting'],
    ['zero where more was expected', { count: 0, measured: 0, state: 'silent' }, 'silent'],
    ['a count that is not known', { count: null, measured: null, state: 'confirmed_zero' }, 'unknown'],
    ['incidents without a population', { count: 4, measured: null, state: 'has_incidents' }, 'unrated'],
    ['incidents although no report is in', { count: 4, measured: 7, state: 'not_reporting' }, 'c3'],
  ] as const)('%s', (_, figures, fill) => {
    expect(densityFill(figures, classes)).toBe(fill);
  });
});

describe('legend', () => {
  const fills: Fill[] = ['c1', 'c5', 'c5', 'zero', 'not_reporting', 'not_reporting', 'not_reporting'];

  test('counts every class and every special row, also those with 0', () => {
    const rows = densityLegend(fills, classes);
    expect(rows.map(({ fill, units }) => [fill, units])).toEqual([
      ['c5', 2],
      ['c4', 0],
      ['c3', 0],
      ['c2', 0],
      ['c1', 1],
      ['zero', 1],
      ['silent', 0],
      ['not_reporting', 3],
      ['unrated', 0],
    ]);
    expect(rows.reduce((sum, { units }) => sum + units, 0)).toBe(fills.length);
  });

  test('limits join without a gap', () => {
    const rows = densityLegend([], classes).slice(0, 5).reverse();
    expect(rows.map(({ low, high }) => [low, high])).toEqual([
      [0, 3],
      [3, 6],
      [6, 9],
      [9, 12],
      [12, null],
    ]);
  });

  test('without breaks there is one class', () => {
    expect(densityLegend(['c1'], { measure: 'per_km2', breaks: [] })[0]).toEqual({
      fill: 'c1',
      low: 0,
      high: null,
      units: 1,
    });
  });

  test('an unknown value is never left out of the count', () => {
    expect(densityLegend(['unknown'], classes).at(-1)).toMatchObject({ fill: 'unknown', units: 1 });
  });

  test('all five states', () => {
    const rows = statusLegend(['silent', 'confirmed_zero', 'confirmed_zero']);
    expect(rows.map(({ units }) => units)).toEqual([0, 1, 2, 0, 0]);
  });
});

/** CIE lightness of an sRGB colour. */
function lightness(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

describe('palette', () => {
  test('neighbouring classes, and white and the first class, stay apart in greyscale', () => {
    const ramp = [COLOUR.zero, COLOUR.c1, COLOUR.c2, COLOUR.c3, COLOUR.c4, COLOUR.c5].map(lightness);
    // Eight steps of lightness is what a black-and-white print keeps apart.
    for (const [index, light] of ramp.slice(1).entries())
      expect((ramp[index] ?? 0) - light).toBeGreaterThan(8);
  });

  test('no fill is green', () => {
    for (const hex of Object.values(COLOUR)) {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      expect(g - Math.max(r, b), hex).toBeLessThanOrEqual(10);
    }
  });
});

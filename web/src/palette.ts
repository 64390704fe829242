import type { Fill } from './classes.ts';

/**
 * Fills of the map and the legend. The five classes are a yellow-to-brown ramp that stays apart in greyscale and for every
 * common colour blindness; no state is green, because zero is not safe. Hatch, dots and marks carry the states without colour.
 */
export const COLOUR: Record<Fill, string> = {
  c1: '#fee391',
  c2: '#fec44f',
  c3: '#fe9929',
  c4: '#d95f0e',
  c5: '#993404',
  zero: '#ffffff',
  confirmed_zero: '#ffffff',
  unrated: '#cfd6e0',
  has_incidents: '#fe9929',
  silent: '#e6ddf3',
  partial: '#ffffff',
  not_reporting: '#f4f4f4',
  unknown: '#e9ecf1',
};

export const HATCH_INK = '#7a7a7a';
export const DOT_INK = '#6b7280';
export const SILENT_INK = '#54278f';
export const ZERO_INK = '#5b6472';

/** The pattern a fill carries over its colour. */
export type Pattern = 'hatch' | 'dots';
export const PATTERN: Partial<Record<Fill, Pattern>> = {
  not_reporting: 'hatch',
  partial: 'dots',
  unrated: 'dots',
};

/** The mark a fill carries at the unit's label point. */
export type Mark = 'ring' | 'query';
export const MARK: Partial<Record<Fill, Mark>> = { zero: 'ring', confirmed_zero: 'ring', silent: 'query' };

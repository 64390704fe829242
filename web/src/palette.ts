import type { Fill } from './classes.ts';
import type { HotClass } from './contract.ts';

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
  has_model: '#ffffff',
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
export type Mark = 'ring' | 'query' | 'model' | 'up' | 'down';
export const MARK: Partial<Record<Fill, Mark>> = {
  zero: 'ring',
  confirmed_zero: 'ring',
  silent: 'query',
  has_model: 'model',
};

/** The outline of a finding: solid where there is more, dashed where there is less, the thicker the surer. */
export interface Edge {
  side: 'hot' | 'cold';
  width: number;
  mark: Mark;
}

export const EDGE_INK: Record<Edge['side'], string> = { hot: '#7a0177', cold: '#08519c' };
export const MODEL_INK = '#0b5d4b';

const hot = (width: number): Edge => ({ side: 'hot', width, mark: 'up' });
const cold = (width: number): Edge => ({ side: 'cold', width, mark: 'down' });

export const EDGE: Partial<Record<HotClass, Edge>> = {
  hot_99: hot(4),
  hot_95: hot(2.8),
  hot_90: hot(1.6),
  cold_99: cold(4),
  cold_95: cold(2.8),
  cold_90: cold(1.6),
};

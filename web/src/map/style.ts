import latin from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import vietnamese from '@fontsource/noto-sans/files/noto-sans-vietnamese-600-normal.woff2?url';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { COLOUR, EDGE_INK, type Edge, type Mark, type Pattern } from '../palette.ts';

/** Fontsource's own range of its Vietnamese subset; without it the subset would mask the Latin file. */
const VIETNAMESE_RANGE = [
  'U+0102-0103',
  'U+0110-0111',
  'U+0128-0129',
  'U+0168-0169',
  'U+01A0-01A1',
  'U+01AF-01B0',
  'U+0300-0301',
  'U+0303-0304',
  'U+0308-0309',
  'U+0323',
  'U+0329',
  'U+1EA0-1EF9',
  'U+20AB',
];

const FONT = 'Noto Sans';
const INK = '#1c2434';
const LINE = '#8a93a3';
export const EMPTY = { type: 'FeatureCollection' as const, features: [] };

const state = (name: string): ExpressionSpecification => ['to-string', ['feature-state', name]];
const when = (name: string, value: string, yes: number): ExpressionSpecification => [
  'case',
  ['==', state(name), value],
  yes,
  0,
];
const flag = (name: string, yes: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', name], false],
  yes,
  0,
];

const pairs = Object.entries(COLOUR).flat() as [string, string, ...string[]];
const fillColour = ['match', state('fill'), ...pairs, COLOUR.unknown] as ExpressionSpecification;

/** All units carry every pattern; feature state makes the right one visible, since a pattern itself cannot depend on state. */
const patternLayer = (name: Pattern): LayerSpecification => ({
  id: `pattern-${name}`,
  type: 'fill',
  source: 'units',
  paint: { 'fill-pattern': name, 'fill-opacity': when('pattern', name, 1) },
});

const markLayer = (name: Mark): LayerSpecification => ({
  id: `mark-${name}`,
  type: 'symbol',
  source: 'labels',
  layout: { 'icon-image': name, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
  paint: { 'icon-opacity': when('mark', name, 1) },
});

const outline = (id: string, colour: string, name: string, width: number): LayerSpecification => ({
  id,
  type: 'line',
  source: 'units',
  layout: { 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': width, 'line-opacity': flag(name, 1) },
});

/** The outline of a finding. Dashes cannot depend on the state of a unit, so that each side has a layer. */
const edgeLayer = (side: Edge['side'], dashes?: number[]): LayerSpecification => ({
  id: `edge-${side}`,
  type: 'line',
  source: 'units',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': EDGE_INK[side],
    'line-width': ['coalesce', ['feature-state', 'edge'], 0],
    'line-opacity': when('side', side, 1),
    ...(dashes && { 'line-dasharray': dashes }),
  },
});

/** Names below the marks, dropped where they would collide; ranks are few and always shown. */
const names: LayerSpecification = {
  id: 'names',
  type: 'symbol',
  source: 'labels',
  layout: {
    'text-field': ['get', 'name'],
    'text-font': [FONT],
    'text-size': 11.5,
    'text-anchor': 'top',
    'text-offset': [0, 0.65],
    'text-max-width': 7,
    'text-padding': 3,
    'symbol-sort-key': ['-', 0, ['get', 'area']],
  },
  paint: { 'text-color': INK, 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 },
};

const ranks: LayerSpecification = {
  id: 'ranks',
  type: 'symbol',
  source: 'ranks',
  layout: {
    'text-field': ['get', 'rank'],
    'text-font': [FONT],
    'text-size': 14,
    'text-allow-overlap': true,
    'text-ignore-placement': true,
  },
  paint: { 'text-color': '#000000', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
};

/** The whole style: no base map, no glyph server, no sprite; fonts come from this host. */
export function mapStyle(): StyleSpecification {
  const here = (path: string) => new URL(path, location.href).href;
  return {
    version: 8,
    'font-faces': {
      [FONT]: [{ url: here(vietnamese), 'unicode-range': VIETNAMESE_RANGE }, { url: here(latin) }],
    },
    sources: {
      units: { type: 'geojson', data: EMPTY, promoteId: 'code', tolerance: 0.3 },
      parents: { type: 'geojson', data: EMPTY },
      labels: { type: 'geojson', data: EMPTY, promoteId: 'code' },
      ranks: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': '#e9ecf1' } },
      { id: 'fill', type: 'fill', source: 'units', paint: { 'fill-color': fillColour } },
      patternLayer('hatch'),
      patternLayer('dots'),
      {
        id: 'line',
        type: 'line',
        source: 'units',
        paint: { 'line-color': LINE, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.3, 8, 0.8] },
      },
      {
        id: 'parents',
        type: 'line',
        source: 'parents',
        paint: { 'line-color': '#4a5365', 'line-width': 1.6 },
      },
      edgeLayer('cold', [2, 1.2]),
      edgeLayer('hot'),
      outline('hover-outline', INK, 'hover', 2),
      outline('chosen-casing', '#ffffff', 'chosen', 6),
      outline('chosen-outline', '#0b3fa8', 'chosen', 3.2),
      markLayer('ring'),
      markLayer('query'),
      markLayer('model'),
      markLayer('up'),
      markLayer('down'),
      names,
      ranks,
    ],
  };
}

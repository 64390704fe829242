import {
  type GeoJSONSource,
  Map as MapLibre,
  type MapMouseEvent,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Units } from '../contract.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Look } from '../look.ts';
import { PATTERN } from '../palette.ts';
import { bareName } from '../unitname.ts';
import { boundsOf } from './bounds.ts';
import { markImage, PIXEL_RATIO, patternImage } from './images.ts';
import { EMPTY, mapStyle } from './style.ts';

setWorkerUrl(workerUrl);

/** With more units than this (a nation's communes) the rings of zero would hide the map until it is this close; white remains. */
const CROWD = 500;
const CROWD_ZOOM = 8;

export interface MapEvents {
  /** A unit was clicked; null is a click beside every unit. */
  choose(code: string | null): void;
  /** The pointer is over a unit, at a place in CSS pixels; null when it left. */
  hover(code: string | null, x: number, y: number): void;
  /** Everything asked for so far is drawn. */
  ready(): void;
  /** The graphics context went away (true) or came back (false). */
  lost(gone: boolean): void;
}

const locale = ({ map }: Catalogue): Record<string, string> => ({
  'Map.Title': map.keyboard,
  'NavigationControl.ZoomIn': map.zoomIn,
  'NavigationControl.ZoomOut': map.zoomOut,
  'CooperativeGesturesHandler.WindowsHelpText': map.ctrlScroll,
  'CooperativeGesturesHandler.MacHelpText': map.cmdScroll,
  'CooperativeGesturesHandler.MobileHelpText': map.twoFingers,
});

/** A drawn map of one set of units. Outlines are sent once; values arrive as feature state. */
export class UnitMap {
  private readonly map: MapLibre;
  private readonly loaded: Promise<void>;
  private units: Units | null = null;
  private hovered: string | null = null;
  private chosen: string | null = null;
  private closed = false;
  /** Everything is in view and nobody has moved the map since; then it stays so when the frame changes its size. */
  private whole = true;

  /** @throws GPUInitializationError where the browser has no WebGL2. */
  constructor(
    private readonly container: HTMLElement,
    texts: Catalogue,
    private readonly events: MapEvents,
  ) {
    this.map = new MapLibre({
      container,
      style: mapStyle(),
      locale: locale(texts),
      attributionControl: false,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 16,
      center: [106, 16],
      zoom: 4,
      // A phone's page must still scroll with one finger that starts on the map.
      cooperativeGestures: matchMedia('(max-width: 760px)').matches,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.loaded = new Promise((resolve) => this.map.once('load', () => resolve()));
    this.listen();
  }

  private listen(): void {
    const { map, events } = this;
    map.on('click', (event) => events.choose(this.codeAt(event)));
    map.on('mousemove', (event) => {
      const code = this.codeAt(event);
      map.getCanvas().classList.toggle('over-unit', code !== null);
      events.hover(code, event.point.x, event.point.y);
    });
    map.on('mouseout', () => events.hover(null, 0, 0));
    map.on('idle', () => {
      const { lng, lat } = map.getCenter();
      // Where the map looks, readable for scripts and tests that have to find a place on it.
      this.container.dataset.camera = [lng, lat, map.getZoom()].map((part) => part.toFixed(6)).join(',');
      if (this.units && !this.closed) events.ready();
    });
    map.on('movestart', (event) => {
      if (event.originalEvent) this.whole = false;
    });
    map.on('zoomend', (event) => {
      if (event.originalEvent) this.whole = false;
    });
    map.on('resize', () => {
      if (this.whole) this.showAll();
    });
    map.on('webglcontextlost', () => events.lost(true));
    map.on('webglcontextrestored', () => events.lost(false));
  }

  /** The unit under the pointer; where outlines overlap the smallest code, as when incidents are located. */
  private codeAt(event: MapMouseEvent): string | null {
    if (!this.map.getLayer('fill')) return null;
    const hits = this.map.queryRenderedFeatures(event.point, { layers: ['fill'] });
    return hits.map(({ properties }) => String(properties.code)).sort()[0] ?? null;
  }

  /** Replaces the outlines, and the thicker lines of the level above, and shows all of them. */
  async setUnits(units: Units, parents: Units | null): Promise<void> {
    await this.loaded;
    if (this.closed || this.units === units) return;
    for (const [name, make] of Object.entries({ ...patternImage, ...markImage })) {
      if (!this.map.hasImage(name)) this.map.addImage(name, make(), { pixelRatio: PIXEL_RATIO });
    }
    this.units = units;
    this.map.removeFeatureState({ source: 'units' });
    this.map.removeFeatureState({ source: 'labels' });
    this.source('units').setData(units);
    this.source('parents').setData(parents ?? EMPTY);
    this.source('labels').setData(
      points(units, ({ name, type, area_km2, code }) => ({
        code,
        name: bareName(name, type),
        area: area_km2 ?? 0,
      })),
    );
    this.map.setLayerZoomRange('mark-ring', units.features.length > CROWD ? CROWD_ZOOM : 0, 24);
    this.showAll();
  }

  /** Colours the units and numbers the first few of the ranking. */
  async paint(looks: ReadonlyMap<string, Look>, ranking: readonly string[]): Promise<void> {
    await this.loaded;
    if (this.closed || !this.units) return;
    for (const { properties } of this.units.features) {
      const id = properties.code;
      const { fill, mark, edge } = looks.get(id) ?? { fill: 'unknown', mark: null, edge: null };
      const drawn = { fill, pattern: PATTERN[fill] ?? '', side: edge?.side ?? '', edge: edge?.width ?? 0 };
      this.map.setFeatureState({ source: 'units', id }, drawn);
      this.map.setFeatureState({ source: 'labels', id }, { mark: mark ?? '' });
    }
    const rank = new Map(ranking.map((code, index) => [code, String(index + 1)]));
    this.source('ranks').setData(
      points(this.units, ({ code }) => (rank.has(code) ? { rank: rank.get(code) } : null)),
    );
    this.outline();
    this.map.triggerRepaint();
  }

  /** Outlines the unit under the pointer or focus, and the chosen one. */
  highlight(hovered: string | null, chosen: string | null): void {
    for (const id of [this.hovered, this.chosen]) {
      if (id && this.units)
        this.map.setFeatureState({ source: 'units', id }, { hover: false, chosen: false });
    }
    this.hovered = hovered;
    this.chosen = chosen;
    this.outline();
  }

  private outline(): void {
    if (!this.units) return;
    if (this.hovered) this.map.setFeatureState({ source: 'units', id: this.hovered }, { hover: true });
    if (this.chosen) this.map.setFeatureState({ source: 'units', id: this.chosen }, { chosen: true });
  }

  /** Brings a unit into view. MapLibre jumps instead of flying where the reader asked for less motion. */
  flyTo(code: string): void {
    const unit = this.units?.features.find(({ properties }) => properties.code === code);
    const box = unit && boundsOf([unit.geometry]);
    if (!box) return;
    this.whole = false;
    const zoom = Math.max(this.map.getZoom(), this.wholeZoom() + 1);
    this.map.fitBounds(box, { padding: 60, maxZoom: zoom, duration: 500 });
  }

  showAll(): void {
    this.whole = true;
    const box = this.units && boundsOf(this.units.features.map(({ geometry }) => geometry));
    if (box) this.map.fitBounds(box, { padding: 16, animate: false });
  }

  private wholeZoom(): number {
    const box = this.units && boundsOf(this.units.features.map(({ geometry }) => geometry));
    return (box && this.map.cameraForBounds(box, { padding: 16 })?.zoom) ?? 4;
  }

  private source(name: string): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }

  close(): void {
    this.closed = true;
    this.map.remove();
  }
}

/** Label points of the units that get properties; null leaves a unit out. */
function points(units: Units, properties: (unit: Units['features'][number]['properties']) => object | null) {
  return {
    type: 'FeatureCollection' as const,
    features: units.features.flatMap((unit) => {
      const found = properties(unit.properties);
      if (!found) return [];
      const geometry = { type: 'Point' as const, coordinates: unit.properties.label };
      return [{ type: 'Feature' as const, geometry, properties: found }];
    }),
  };
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { DensityValues, ExpansionValues, HotspotValues, StatusValues, Units } from '../src/contract.ts';
import { type Browser, launch, ready, type Watched } from './browser.ts';
import { colours, onScreen } from './canvas.ts';

const server = new URL(process.env.ANTOAN_URL ?? 'http://127.0.0.1:8080');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const LOCALE = { vi: 'vi-VN', en: 'en-GB' } as const;
type Lang = keyof typeof LOCALE;

async function get<T>(path: string): Promise<T> {
  const response = await fetch(new URL(`/api/v1/${path}`, server));
  assert.equal(response.status, 200, path);
  return (await response.json()) as T;
}

/** What the API says about the view in the address bar. */
async function truth(page: Page) {
  const view = new URL(page.url()).searchParams;
  const camera = new URLSearchParams();
  for (const name of ['edition', 'level', 'from', 'to']) {
    const value = view.get(name);
    if (value) camera.set(name, value);
  }
  const [density, status] = await Promise.all([
    get<DensityValues>(`layers/density/values?${camera}`),
    get<StatusValues>(`layers/status/values?${camera}&reading=A`),
  ]);
  const { edition, level, outlines } = density;
  const units = await get<Units>(`units.geojson?edition=${edition}&level=${level}&v=${outlines}`);
  return { density, status, units };
}

/** The address of the newest year that the data fills, or else of its last one. */
async function start(lang: Lang, layer: string): Promise<string> {
  const { period } = await get<{ period: { from: string; to: string } | null }>('summary');
  assert.ok(period, 'the server holds no incidents; load some first (antoan demo --load-only)');
  const last = Number(period.to.slice(0, 4));
  const whole = period.to.endsWith('-12-31') || Number(period.from.slice(0, 4)) === last;
  const year = whole ? last : last - 1;
  return `/?from=${year}-01-01&to=${year}-12-31&layer=${layer}&lang=${lang}`;
}

const field = (page: Page, name: string) => page.locator(`.panel [data-field="${name}"]`).innerText();

/** As the page writes rates: two decimals below 10, one above, two digits when small. */
function rateText(value: number | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return '–';
  const digits =
    value >= 10
      ? { maximumFractionDigits: 1 }
      : value >= 0.1 || value === 0
        ? { maximumFractionDigits: 2 }
        : { maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(LOCALE[lang], digits).format(value);
}

/** Opens the map, clicks the unit with the most incidents on the canvas, and compares the panel with the API. */
async function clickAndRead(browser: Browser, lang: Lang): Promise<void> {
  const watched = await browser.open(await start(lang, 'density'), 1280, 800);
  const { page } = watched;
  assert.equal(await ready(page), 'map');
  assert.equal(await page.getAttribute('html', 'lang'), lang);
  assert.ok((await colours(page)) > 20, 'the map is blank');

  const { density, status, units } = await truth(page);
  const columns = density.columns;
  const most = columns.count.indexOf(Math.max(...columns.count.map((count) => count ?? 0)));
  const code = columns.code[most];
  const unit = units.features.find(({ properties }) => properties.code === code);
  assert.ok(unit && code, 'the unit with the most incidents has an outline');
  const { x, y } = await onScreen(page, unit.properties.label);
  await page.mouse.click(x, y);
  await page.waitForSelector('.panel');

  assert.equal(new URL(page.url()).searchParams.get('unit'), code, 'the clicked unit is in the address');
  const whole = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 0 });
  const heading = await page.locator('.panel h2').innerText();
  assert.ok(heading.toLowerCase().endsWith((columns.name[most] ?? '?').toLowerCase()), heading);
  assert.equal(await field(page, 'count'), whole.format(columns.count[most] ?? Number.NaN));
  assert.equal(await field(page, 'rate'), rateText(columns.rate[most], lang));
  assert.equal(await field(page, 'per_km2'), rateText(columns.per_km2[most], lang));
  const population = columns.population[most];
  assert.ok(
    (await field(page, 'population')).startsWith(population == null ? '–' : whole.format(population)),
  );
  const at = status.columns.code.indexOf(code);
  assert.equal(await field(page, 'incidents'), whole.format(status.columns.incidents[at] ?? Number.NaN));
  assert.equal(
    await page.locator('tr.chosen').getAttribute('data-code'),
    code,
    'the list shows the same unit',
  );

  await legendAddsUp(page, density.number_matched);
  await quiet(watched);
}

async function legendAddsUp(page: Page, units: number): Promise<void> {
  const counts = await page.locator('.legend li strong').allInnerTexts();
  const sum = counts.reduce((total, text) => total + Number(text.replace(/[.,]/g, '')), 0);
  assert.equal(sum, units, 'the legend counts every unit once');
}

/** No request off the host, no console error, no axe violation. */
async function quiet({ page, faults }: Watched): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe arrives as a script, without its types
    const found = await (globalThis as any).axe.run({ resultTypes: ['violations'] });
    return found.violations.map(
      // biome-ignore lint/suspicious/noExplicitAny: as above
      ({ id, nodes }: any) => `${id}: ${nodes.map((node: any) => node.target.join(' ')).join(', ')}`,
    );
  });
  assert.deepEqual(violations, []);
  assert.deepEqual(faults, []);
  await page.close();
}

/** The status map: five states with their counts as the API has them. */
async function statusCounts(browser: Browser): Promise<void> {
  const watched = await browser.open(await start('vi', 'status'), 1280, 800);
  const { status } = await truth(watched.page);
  for (const state of ['has_incidents', 'silent', 'confirmed_zero', 'partial', 'not_reporting']) {
    const shown = await watched.page.locator(`.legend li[data-fill="${state}"] strong`).innerText();
    const count = status.columns.status.filter((value) => value === state).length;
    assert.equal(Number(shown.replace(/\D/g, '')), count, state);
  }
  await quiet(watched);
}

/** The hot spots: every class with its count, the surest one first in the list, and its reason in the panel. */
async function hotspotsAndWhy(browser: Browser): Promise<void> {
  const watched = await browser.open(await start('vi', 'hotspots'), 1280, 800);
  const { page } = watched;
  assert.equal(await ready(page), 'map');
  const asked = new URL(page.url()).searchParams;
  for (const name of ['layer', 'lang']) asked.delete(name);
  const { columns } = await get<HotspotValues>(`layers/hotspots/values?${asked}`);
  for (const found of new Set(columns.class)) {
    const shown = await page.locator(`.legend li[data-class="${found}"] strong`).innerText();
    assert.equal(Number(shown.replace(/\D/g, '')), columns.class.filter((c) => c === found).length, found);
  }
  const first = page.locator('tbody tr').first();
  const at = columns.code.indexOf((await first.getAttribute('data-code')) ?? '');
  await first.locator('button').click();
  await page.waitForSelector('.panel');
  assert.ok(columns.reason_vi[at], 'the demo province has a hot spot in its newest year');
  assert.equal(await field(page, 'reason'), columns.reason_vi[at]);
  await quiet(watched);
}

/** The need of models: the list and the numbers on the map follow the server's ranks. */
async function needOfModels(browser: Browser): Promise<void> {
  const watched = await browser.open(await start('en', 'expansion'), 1280, 800);
  const { page } = watched;
  assert.equal(await ready(page), 'map');
  const asked = new URL(page.url()).searchParams;
  for (const name of ['layer', 'lang']) asked.delete(name);
  const { columns, number_matched } = await get<ExpansionValues>(`layers/expansion/values?${asked}`);
  const first = page.locator('tbody tr').first();
  const best = columns.code[columns.rank.indexOf(1)];
  assert.equal(await first.getAttribute('data-code'), best);
  await first.locator('button').click();
  await page.waitForSelector('.panel');
  assert.equal(await field(page, 'need'), rateText(columns.need[columns.rank.indexOf(1)], 'en'));
  await legendAddsUp(page, number_matched);
  await quiet(watched);
}

/** The list finds a unit typed without accents, with the keyboard alone, and Back undoes the choice. */
async function searchByKeyboard(browser: Browser): Promise<void> {
  const watched = await browser.open(await start('vi', 'density'), 820, 1180);
  const { page } = watched;
  const { density } = await truth(page);
  const name = density.columns.name[0] ?? '';
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  await page.fill('#search', plain);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel');
  assert.ok((await page.locator('.panel h2').innerText()).endsWith(name), `${plain} finds ${name}`);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.panel', { state: 'detached' });
  await page.goBack();
  await page.waitForSelector('.panel');
  await quiet(watched);
}

/** On a phone the list comes first and the map is loaded only when its tab is opened. */
async function phone(browser: Browser): Promise<void> {
  const watched = await browser.open(await start('vi', 'density'), 390, 844);
  const { page } = watched;
  assert.equal(await ready(page), 'list');
  const loaded = () =>
    page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /controller/.test(name)));
  assert.equal(await loaded(), false, 'the map is not loaded for the list');
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'no sideways scrolling',
  );
  await page.locator('.tabs button').nth(1).click();
  await page.waitForSelector('body[data-ready="map"]');
  assert.ok((await colours(page)) > 20, 'the map is blank');
  await quiet(watched);
}

/** No violation and no sideways scrolling at each size, in both languages, with the panel open. */
async function everySize(browser: Browser): Promise<void> {
  const { columns } = await get<DensityValues>('layers/density/values');
  for (const [lang, layer] of [
    ['vi', 'density'],
    ['en', 'status'],
    ['vi', 'hotspots'],
  ] as const) {
    for (const [width, height] of [
      [1440, 900],
      [820, 1180],
      [390, 844],
      [320, 640],
    ] as const) {
      const path = `${await start(lang, layer)}&unit=${columns.code[0]}`;
      const watched = await browser.open(path, width, height);
      const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${width} px ${lang}: ${overflow} px too wide`);
      await quiet(watched);
    }
  }
}

/** Without WebGL2 the list has every unit and the map says why it is missing. */
async function withoutWebGL(): Promise<void> {
  const browser = await launch(server, false);
  try {
    const { page } = await browser.open(await start('vi', 'density'), 1280, 800);
    assert.equal(await ready(page), 'no-map');
    assert.match(await page.locator('.map-message').innerText(), /WebGL2/);
    const { density } = await truth(page);
    assert.equal(await page.locator('tbody tr').count(), Math.min(200, density.number_matched));
    await page.locator('tbody tr button').first().click();
    await page.waitForSelector('.panel');
  } finally {
    await browser.close();
  }
}

/** A file is dropped, looked at, stored, and taken back; what it lacks is told before anything is stored. */
async function importFile(browser: Browser): Promise<void> {
  const { page, faults } = await browser.open('/import?lang=vi', 1280, 800);
  await page.waitForSelector('body[data-ready="choose"]');
  const text = 'Ngày xảy ra;Hành vi;Họ tên\n22/6/2024;đánh đập;A\n31/6/2024;đánh đập;B\n';
  await page.setInputFiles('#file', { name: 'bc.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.fill('#source', 'e2e');
  await page.click('button[type="submit"]');
  await page.waitForSelector('body[data-ready="seen"]');
  const count = (name: string) => page.locator(`[data-count="${name}"]`).innerText();
  assert.deepEqual([await count('read'), await count('stored'), await count('rejected')], ['2', '1', '1']);
  const before = (await get<{ incidents: number }>('summary')).incidents;
  await page.click('.seen > button.primary');
  await page.waitForSelector('body[data-ready="done"]');
  assert.deepEqual([await count('stored'), await count('rejected')], ['1', '1']);
  assert.equal((await get<{ incidents: number }>('summary')).incidents, before + 1);
  await page.locator('.actions button').first().click();
  await page.waitForFunction(() => !document.querySelector('[data-count]'));
  assert.equal((await get<{ incidents: number }>('summary')).incidents, before, 'taken back');
  await quiet({ page, faults });
}

/** The API documentation works without a network. Swagger UI's own markup is not held to axe. */
async function documentation(browser: Browser): Promise<void> {
  const { page, faults } = await browser.open('/api/docs', 1280, 800);
  await page.waitForSelector('.opblock');
  assert.deepEqual(faults, []);
  await page.close();
}

/** Runs all tests one after the other and returns the exit code. */
export async function run(): Promise<number> {
  const browser = await launch(server);
  const tests: [string, () => Promise<void>][] = [
    ['click a unit and read its numbers (vi)', () => clickAndRead(browser, 'vi')],
    ['click a unit and read its numbers (en)', () => clickAndRead(browser, 'en')],
    ['status counts', () => statusCounts(browser)],
    ['hot spots and why', () => hotspotsAndWhy(browser)],
    ['where models are needed', () => needOfModels(browser)],
    ['search by keyboard, Escape and Back', () => searchByKeyboard(browser)],
    ['phone: list first, map on demand', () => phone(browser)],
    ['four sizes, two languages', () => everySize(browser)],
    ['no WebGL2: the list remains', withoutWebGL],
    ['a file: looked at, stored, taken back', () => importFile(browser)],
    ['API documentation offline', () => documentation(browser)],
  ];
  let failed = 0;
  for (const [name, test] of tests) {
    try {
      await test();
      console.log(`ok   ${name}`);
    } catch (fault) {
      failed += 1;
      console.log(`FAIL ${name}\n     ${fault instanceof Error ? fault.message : fault}`);
    }
  }
  await browser.close();
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

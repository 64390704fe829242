import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium without network except loopback, drawing WebGL in software the same way on every machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
const SOFTWARE_GL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** A page that records what must not happen: requests to another host, failed requests, errors in the console. */
export interface Watched {
  page: Page;
  faults: string[];
}

export interface Browser {
  open(path: string, width: number, height: number): Promise<Watched>;
  close(): Promise<void>;
}

export async function launch(server: URL, webgl = true): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'antoan-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [...ARGUMENTS, ...(webgl ? SOFTWARE_GL : ['--disable-3d-apis'])],
  });
  context.setDefaultTimeout(30_000);
  return {
    open: (path, width, height) => open(context, new URL(path, server), width, height),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function open(context: BrowserContext, address: URL, width: number, height: number): Promise<Watched> {
  const page = await context.newPage();
  const faults: string[] = [];
  await page.setViewportSize({ width, height });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    const local = ['data:', 'blob:'].includes(protocol);
    if (!local && host !== address.host) faults.push(`request to another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A request that the page itself gave up because a newer one replaced it is no fault.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  await page.goto(address.href);
  await ready(page);
  return { page, faults };
}

/** Waits until everything asked for is on the screen; says which kind of page that was. */
export async function ready(page: Page): Promise<string> {
  await page.waitForSelector('body[data-ready]');
  return page.evaluate(() => document.body.dataset.ready ?? '');
}

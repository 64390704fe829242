import type {
  DensityValues,
  Edition,
  ExpansionValues,
  HotspotValues,
  Level,
  Problem,
  Reading,
  StatusValues,
  Summary,
  Units,
} from './contract.ts';

const BASE = '/api/v1';

/** A request that failed: `status` 0 means the server was not reached. `detail` is the server's own words. */
export class RequestError extends Error {
  constructor(
    readonly path: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | null,
  ) {
    super(`${path}: ${status} ${detail}`);
  }
}

async function get<T>(path: string, query: Record<string, string | null>, signal: AbortSignal): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return ask<T>(path, search.size ? `?${search}` : '', { signal });
}

/** Sends a form, or nothing, and returns the answer. */
export const post = <T>(path: string, body: FormData | null, signal: AbortSignal): Promise<T> =>
  ask<T>(path, '', { method: 'POST', body, signal });

async function ask<T>(path: string, search: string, init: RequestInit & { signal: AbortSignal }): Promise<T> {
  const { signal } = init;
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}${search}`, {
      ...init,
      headers: { accept: 'application/json, application/geo+json' },
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError(path, 0, '', null);
  }
  if (!response.ok) throw await failure(path, response);
  return (await response.json()) as T;
}

async function failure(path: string, response: Response): Promise<RequestError> {
  // A proxy in between may answer with something that is no problem document.
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const detail = problem.detail ?? problem.title ?? response.statusText;
  return new RequestError(
    path,
    response.status,
    detail,
    problem.request_id ?? response.headers.get('x-request-id'),
  );
}

/** What a layer is asked for; empty `from` and `to` mean all dates. */
export interface Question {
  edition: string;
  level: Level;
  from: string | null;
  to: string | null;
  reading: Reading;
}

export const fetchSummary = (signal: AbortSignal) => get<Summary>('/summary', {}, signal);

export const fetchEditions = async (signal: AbortSignal) =>
  (await get<{ editions: Edition[] }>('/editions', {}, signal)).editions;

/** Outlines never change under one hash, so the browser keeps them for as long as it likes. */
export const fetchUnits = (edition: string, level: Level, outlines: string, signal: AbortSignal) =>
  get<Units>('/units.geojson', { edition, level, v: outlines }, signal);

export const fetchDensity = ({ edition, level, from, to }: Question, signal: AbortSignal) =>
  get<DensityValues>('/layers/density/values', { edition, level, from, to }, signal);

export const fetchStatus = ({ edition, level, from, to, reading }: Question, signal: AbortSignal) =>
  get<StatusValues>('/layers/status/values', { edition, level, from, to, reading }, signal);

export const fetchHotspots = ({ edition, level, from, to }: Question, signal: AbortSignal) =>
  get<HotspotValues>('/layers/hotspots/values', { edition, level, from, to }, signal);

export const fetchExpansion = ({ edition, level, from, to }: Question, signal: AbortSignal) =>
  get<ExpansionValues>('/layers/expansion/values', { edition, level, from, to }, signal);

/** The closed vocabularies with their words. */
export interface CodeLists {
  lists: { name: string; codes: { code: string; vi: string; en: string }[] }[];
}

export const fetchCodes = (signal: AbortSignal) => get<CodeLists>('/codes', {}, signal);

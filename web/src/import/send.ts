import { type CodeLists, post, RequestError } from '../client.ts';
import type { Asked, Batch, Preview } from './batch.ts';

function form({ file, source, dateOrder, crs }: Asked, dryRun: boolean): FormData {
  const data = new FormData();
  data.set('source', source.trim());
  if (dateOrder) data.set('date_order', dateOrder);
  if (crs.trim()) data.set('crs', crs.trim());
  if (dryRun) data.set('dry_run', 'true');
  data.set('file', file); // the last: what stands behind a file is read after it
  return data;
}

/** What would become of a file. */
export const look = (asked: Asked, signal: AbortSignal) =>
  post<Preview>('/batches', form(asked, true), signal);

/** Sends a file to be stored; the answer is the batch on its way. */
export const send = (asked: Asked, signal: AbortSignal) =>
  post<Batch>('/batches', form(asked, false), signal);

export const cancel = (id: string, signal: AbortSignal) => post<Batch>(`/batches/${id}/cancel`, null, signal);
export const undo = (id: string, signal: AbortSignal) => post<Batch>(`/batches/${id}/undo`, null, signal);

/** Where the rejected rows of a batch are, as a table to be mended. */
export const rejectsOf = (id: string) => `/api/v1/batches/${id}/rejects.csv?bom=1`;

/** Follows a batch to its end. A connection that breaks is opened again by the browser. Returns how to stop. */
export function follow(
  id: string,
  tell: (batch: Batch) => void,
  broke: (cause: RequestError) => void,
): () => void {
  const events = new EventSource(`/api/v1/batches/${id}/events`);
  const take = (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Batch);
  events.addEventListener('progress', take);
  events.addEventListener('end', (event) => {
    events.close();
    take(event);
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED)
      broke(new RequestError(`/batches/${id}/events`, 0, '', null));
  });
  return () => events.close();
}

/** The words of a code in one language; the code itself where there are none. */
export function wordOf(lists: CodeLists | null, field: string, value: string, lang: 'vi' | 'en'): string {
  const codes = lists?.lists.find(({ name }) => name === field)?.codes;
  return value
    .split(';')
    .map((code) => codes?.find((known) => known.code === code)?.[lang] ?? code)
    .join('; ');
}

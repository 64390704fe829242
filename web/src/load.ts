import { useEffect, useState } from 'preact/hooks';
import { RequestError } from './client.ts';

/** What is known of something that is loaded for a key. An older value stays until a newer one arrives. */
export interface Loaded<T> {
  /** The key that `value` belongs to; differs from the wanted key while loading and after a failure. */
  key: string | null;
  value: T | null;
  error: RequestError | null;
  loading: boolean;
  /** When `value` arrived. */
  at: Date | null;
  retry(): void;
}

interface Held<T> {
  key: string | null;
  value: T | null;
  at: Date | null;
  failed: { key: string; attempt: number; error: RequestError } | null;
}

const asRequestError = (cause: unknown) =>
  cause instanceof RequestError
    ? cause
    : new RequestError('', 0, cause instanceof Error ? cause.message : '', null);

/** Loads once per key and drops answers that a newer key has overtaken. A null key loads nothing. */
export function useLoad<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<Held<T>>({ key: null, value: null, at: null, failed: null });
  // The key says everything that the loader depends on.
  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    load(abort.signal).then(
      (value) => abort.signal.aborted || setHeld({ key, value, at: new Date(), failed: null }),
      (cause) => {
        if (abort.signal.aborted) return;
        setHeld((old) => ({ ...old, failed: { key, attempt, error: asRequestError(cause) } }));
      },
    );
    return () => abort.abort();
  }, [key, attempt]);
  const failed = held.failed?.key === key && held.failed.attempt === attempt;
  return {
    key: held.key,
    value: held.value,
    error: failed ? (held.failed?.error ?? null) : null,
    loading: key !== null && held.key !== key && !failed,
    at: held.at,
    retry: () => setAttempt((count) => count + 1),
  };
}

import type { ComponentChildren } from 'preact';
import type { RequestError } from '../client.ts';
import { useSpeech } from '../context.ts';

/** A message in the page's flow; errors interrupt a screen reader, the rest waits its turn. */
export function Notice({ kind, children }: { kind: 'info' | 'error'; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** What failed, in the server's own words, how old the figures on the page are, and a way to try again. */
export function ErrorNotice({
  error,
  title,
  retry,
  at,
}: {
  error: RequestError;
  /** What did not work, where it is not the figures. */
  title?: string;
  retry: () => void;
  at: Date | null;
}) {
  const { t, f } = useSpeech();
  const time = at && new Intl.DateTimeFormat(f.locale, { timeStyle: 'short' }).format(at);
  return (
    <Notice kind="error">
      <strong>{title ?? t.error.title}. </strong>
      {error.status === 0 ? t.error.offline : t.error.server(String(error.status), error.detail)}{' '}
      {error.requestId && <span>{t.error.request(error.requestId)} </span>}
      {time && <span>{t.error.stale(time)} </span>}
      <button type="button" class="button" onClick={retry}>
        {t.error.retry}
      </button>
    </Notice>
  );
}

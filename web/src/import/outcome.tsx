import { useSpeech } from '../context.ts';
import { type Batch, isOver } from './batch.ts';
import { rejectsOf } from './send.ts';
import { Tally, Warnings } from './tally.tsx';

interface Props {
  batch: Batch;
  busy: boolean;
  cancel: () => void;
  undo: () => void;
  again: () => void;
}

/** How far the file has come, and what became of it. */
export function Outcome({ batch, busy, cancel, undo, again }: Props) {
  const { t, f, lang } = useSpeech();
  const w = t.import;
  const over = isOver(batch.state);
  const p = batch.progress;
  const stored = batch.state === 'stored' || batch.state === 'stored_with_rejects';
  return (
    <section class="card seen" aria-labelledby="outcome-title">
      <p class="hidden" role="status">
        {w.states[batch.state]}
      </p>
      <h2 id="outcome-title">
        {w.states[batch.state]} <small>{batch.file_name}</small>
      </h2>
      {!over && p && (
        <p>
          <progress max={p.bytes_total || 1} value={p.bytes_done} aria-label={w.progress} />{' '}
          {w.rows(f.count(p.rows_read), f.count(p.rows_per_second))}
        </p>
      )}
      {batch.problem && <p class="question">{batch.problem.detail ?? batch.problem.title}</p>}
      {stored && <Tally counts={batch.counts} />}
      <Warnings warnings={batch.warnings} />
      <p class="actions">
        {!over && (
          <button type="button" class="button" disabled={busy} onClick={cancel}>
            {w.cancel}
          </button>
        )}
        {stored && batch.counts.rejected > 0 && (
          <a class="button" href={rejectsOf(batch.id)} download>
            {w.rejects(f.count(batch.counts.rejected))}
          </a>
        )}
        {stored && (
          <button type="button" class="button" disabled={busy} onClick={undo}>
            {w.undo}
          </button>
        )}
        {over && (
          <button type="button" class="button primary" onClick={again}>
            {w.another}
          </button>
        )}
        {over && (
          <a class="button" href={`/?lang=${lang}`}>
            {w.toMap}
          </a>
        )}
      </p>
    </section>
  );
}

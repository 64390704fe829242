import type { CodeLists } from '../client.ts';
import { useSpeech } from '../context.ts';
import { fieldsOf, hasQuestion, type Preview, type Table } from './batch.ts';
import { wordOf } from './send.ts';
import { Tally, Warnings } from './tally.tsx';

interface Props {
  preview: Preview;
  codes: CodeLists | null;
  busy: boolean;
  store: () => void;
}

/** What was understood of the file, its first rows as they would be stored, and those that would not. */
export function Seen({ preview, codes, busy, store }: Props) {
  const { t, f, lang } = useSpeech();
  const w = t.import;
  const { understood } = preview;
  const ready = preview.counts.stored + preview.counts.corrected;
  const asks = hasQuestion(preview);
  return (
    <section class="card seen" aria-labelledby="seen-title">
      <h2 id="seen-title">{w.seen}</h2>
      <p class="small">
        {[understood.format, understood.encoding, understood.crs].filter(Boolean).join(' · ')} · {w.notYet}
      </p>
      <Tally counts={preview.counts} />
      {understood.dates?.map(
        (d) =>
          d.question && (
            <p key={d.column} class="question" role="alert">
              {(lang === 'vi' && d.question_vi) || d.question}
            </p>
          ),
      )}
      {understood.crs_question && (
        <p class="question" role="alert">
          {understood.crs_question}
        </p>
      )}
      <Warnings warnings={preview.warnings} />
      {understood.tables.map((table) => (
        <Columns key={table.sheet ?? ''} table={table} />
      ))}
      {!!preview.rejected_rows?.length && (
        <>
          <h3>{w.rejectedRows}</h3>
          <ul class="rejected">
            {preview.rejected_rows.map((row) => (
              <li key={`${row.row} ${row.code}`}>
                <strong>{w.line(f.count(row.line ?? row.row))}</strong> {row.column}: {row.message}
              </li>
            ))}
          </ul>
        </>
      )}
      <Rows preview={preview} codes={codes} />
      <button type="button" class="button primary" disabled={busy || asks || ready === 0} onClick={store}>
        {w.store(f.count(ready))}
      </button>
    </section>
  );
}

function Columns({ table }: { table: Table }) {
  const w = useSpeech().t.import;
  return (
    <>
      <h3>{[w.columns, table.sheet, table.unit, table.period].filter(Boolean).join(' · ')}</h3>
      {table.nil_report && <p>{w.nilReport}</p>}
      <ul class="columns">
        {table.columns.map((column) => (
          <li key={`${column.letter} ${column.name}`} class={column.field ? '' : 'unread'}>
            {column.name || column.letter} →{' '}
            {column.field ? <code>{column.field}</code> : (w.why[column.why as 'personal'] ?? column.why)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Rows({ preview, codes }: { preview: Preview; codes: CodeLists | null }) {
  const { t, lang } = useSpeech();
  const fields = fieldsOf(preview);
  if (!preview.rows?.length) return null;
  return (
    <>
      <h3>{t.import.firstRows}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a second landmark of the same name would only confuse */}
      <div class="rows" role="group" tabIndex={0} aria-label={t.import.firstRows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.import.row}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  <code>{field}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.line ?? row.row}</th>
                {fields.map((field) => (
                  <td key={field}>{wordOf(codes, field, row.fields[field] ?? '', lang)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

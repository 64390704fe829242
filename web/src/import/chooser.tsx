import { useSpeech } from '../context.ts';
import type { Asked } from './batch.ts';

interface Props {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
  busy: boolean;
  look: () => void;
}

/** The file and who sends it; what the file does not prove can be said, and is seldom needed. */
export function Chooser({ asked, change, busy, look }: Props) {
  const { t, f } = useSpeech();
  const w = t.import;
  const ready = asked.file.name !== '' && asked.source.trim() !== '' && !busy;
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) change({ file });
  };
  return (
    <form
      class="card chooser"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) look();
      }}
    >
      <label
        class="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer?.files);
        }}
      >
        <span>{w.file}</span>
        <input type="file" id="file" onChange={(event) => take(event.currentTarget.files)} />
        <small>
          {asked.file.name
            ? `${asked.file.name} · ${f.count(Math.ceil(asked.file.size / 1024))} KB`
            : w.fileHint}
        </small>
      </label>
      <label class="field">
        <span>{w.source}</span>
        <input
          type="text"
          id="source"
          value={asked.source}
          autocomplete="off"
          onInput={(event) => change({ source: event.currentTarget.value })}
        />
        <small>{w.sourceHint}</small>
      </label>
      <details>
        <summary>{w.more}</summary>
        <label class="field">
          <span>{w.dateOrder}</span>
          <select
            value={asked.dateOrder}
            onChange={(event) => change({ dateOrder: event.currentTarget.value })}
          >
            <option value="">{w.found}</option>
            <option value="dmy">{w.dayFirst}</option>
            <option value="mdy">{w.monthFirst}</option>
          </select>
        </label>
        <label class="field">
          <span>{w.crs}</span>
          <input
            type="text"
            value={asked.crs}
            placeholder="EPSG:9208"
            onInput={(event) => change({ crs: event.currentTarget.value })}
          />
        </label>
      </details>
      <button type="submit" class="button primary" disabled={!ready}>
        {busy ? w.looking : w.look}
      </button>
    </form>
  );
}

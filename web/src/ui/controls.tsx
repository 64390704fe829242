import { useSpeech } from '../context.ts';
import { type Edition, LAYERS, type Level, type Reading, type Summary } from '../contract.ts';
import type { Row } from '../rows.ts';
import type { Scope } from '../scope.ts';
import type { View } from '../url.ts';
import { PeriodPicker } from './period.tsx';
import { Search } from './search.tsx';

interface Props {
  view: View;
  change: (part: Partial<View>) => void;
  scope: Scope;
  summary: Summary;
  editions: Edition[];
  rows: Row[];
  choose: (code: string) => void;
}

const READINGS: Reading[] = ['A', 'B'];

/** Everything that decides what is shown; each control is in the address. */
export function Controls({ view, change, scope, summary, editions, rows, choose }: Props) {
  const { t, f } = useSpeech();
  const c = t.controls;
  return (
    <section class="controls" aria-label={c.label}>
      <fieldset class="segments">
        <legend>{c.layer}</legend>
        {LAYERS.map((layer) => (
          <label key={layer} class={view.layer === layer ? 'on' : ''}>
            <input
              type="radio"
              name="layer"
              checked={view.layer === layer}
              onChange={() => change({ layer })}
            />
            {c[layer]}
          </label>
        ))}
      </fieldset>
      <PeriodPicker period={scope.period} known={summary.period} change={(period) => change({ period })} />
      <label class="field">
        <span>{c.edition}</span>
        <select
          value={scope.edition.code}
          onChange={(event) => change({ edition: event.currentTarget.value, level: null, unit: null })}
        >
          {editions.map(({ code, valid_to }) => (
            <option key={code} value={code}>
              {c.editionOption(code, valid_to && f.day(valid_to))}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{c.level}</span>
        <select
          value={scope.level}
          onChange={(event) => change({ level: event.currentTarget.value as Level, unit: null })}
        >
          {scope.edition.levels.map(({ level }) => (
            <option key={level} value={level}>
              {c.levels[level]}
            </option>
          ))}
        </select>
      </label>
      {view.layer === 'status' && (
        <label class="field">
          <span>{c.reading}</span>
          <select
            value={view.reading}
            onChange={(event) => change({ reading: event.currentTarget.value as Reading })}
          >
            {READINGS.map((reading) => (
              <option key={reading} value={reading}>
                {c.readings[reading]}
              </option>
            ))}
          </select>
        </label>
      )}
      <Search rows={rows} choose={choose} />
    </section>
  );
}

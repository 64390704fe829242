import { useSpeech } from '../context.ts';
import type { Counts } from './batch.ts';

const SHOWN = ['read', 'stored', 'corrected', 'duplicates', 'skipped', 'rejected', 'unlocated'] as const;

/** The account of a file: what was read is stored, corrected, known already, skipped or rejected. */
export function Tally({ counts }: { counts: Counts }) {
  const { t, f } = useSpeech();
  return (
    <dl class="tally">
      {SHOWN.map((name) => (
        <div key={name}>
          <dt>{t.import.counts[name]}</dt>
          <dd data-count={name}>{f.count(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Warnings({ warnings }: { warnings: string[] }) {
  return warnings.length === 0 ? null : (
    <ul class="warnings">
      {warnings.map((text) => (
        <li key={text}>⚠ {text}</li>
      ))}
    </ul>
  );
}

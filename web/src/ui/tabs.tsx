import { useSpeech } from '../context.ts';

export type Tab = 'list' | 'map';

/** List or map, at the bottom of a phone's screen; wider screens show both and hide this. */
export function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const { t } = useSpeech();
  return (
    <nav class="tabs" aria-label={t.tabs.label}>
      {(['list', 'map'] as const).map((name) => (
        <button key={name} type="button" aria-pressed={tab === name} onClick={() => choose(name)}>
          {t.tabs[name]}
        </button>
      ))}
    </nav>
  );
}

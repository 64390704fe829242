import { useCallback, useEffect } from 'preact/hooks';
import type { View } from '../url.ts';

/** Closes the panel, also by Escape, and puts the focus where the reader came from. */
export function useClosing(unit: string | null, change: (part: Partial<View>) => void): () => void {
  const close = useCallback(() => {
    const focused = document.querySelector('.panel')?.contains(document.activeElement);
    change({ unit: null });
    // A closed panel must not leave the focus nowhere: it goes back to the unit's row, or to the tab that hides it.
    if (!focused || !unit) return;
    const row = `tr[data-code="${CSS.escape(unit)}"] button`;
    for (const place of ['.tabs [aria-pressed="true"]', row])
      document.querySelector<HTMLElement>(place)?.focus();
  }, [change, unit]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && unit) close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [unit, close]);
  return close;
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import { readView, type View, writeView } from './url.ts';

/** The view in the address bar. Each change is one step of the browser's history, so that Back undoes it. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState(() => readView(location.search));
  useEffect(() => {
    const back = () => setView(readView(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const change = useCallback((part: Partial<View>) => {
    const next = { ...readView(location.search), ...part };
    const query = writeView(next);
    if (query !== location.search) history.pushState(null, '', query);
    setView(next);
  }, []);
  return [view, change];
}

/** True while the window is as narrow as a phone, where list and map are two tabs. */
export function useNarrow(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 760px)'));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const changed = () => setNarrow(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [query]);
  return narrow;
}

import { useEffect, useMemo } from 'preact/hooks';
import { fetchEditions, fetchSummary } from './client.ts';
import { SpeechContext, speechOf } from './context.ts';
import { useLoad } from './load.ts';
import { resolveScope } from './scope.ts';
import { Footer } from './ui/footer.tsx';
import { Header } from './ui/header.tsx';
import { ErrorNotice, Notice } from './ui/notice.tsx';
import { Workspace } from './ui/workspace.tsx';
import { useView } from './view.ts';

/** The page: what exists is loaded first, then the workspace shows one view of it. */
export function App() {
  const [view, change] = useView();
  const speech = useMemo(() => speechOf(view.lang), [view.lang]);
  const { t } = speech;
  const known = useLoad('known', (signal) => Promise.all([fetchSummary(signal), fetchEditions(signal)]));
  useEffect(() => {
    document.documentElement.lang = view.lang;
    document.title = t.title;
  }, [view.lang, t]);

  const [summary, editions] = known.value ?? [null, null];
  const scope = summary && editions ? resolveScope(view, editions, summary) : null;
  return (
    <SpeechContext.Provider value={speech}>
      <a class="skip" href="#list">
        {t.skipToList}
      </a>
      <Header
        change={change}
        title={t.title}
        elsewhere={{ href: `/import?lang=${view.lang}`, text: t.import.title }}
      />
      {summary && editions && scope ? (
        <Workspace view={view} change={change} scope={scope} summary={summary} editions={editions} />
      ) : (
        <main class="page">
          {known.error && <ErrorNotice error={known.error} retry={known.retry} at={null} />}
          {known.loading && <Notice kind="info">{t.status.loading}</Notice>}
          {summary && !scope && <Notice kind="info">{t.status.noEditions}</Notice>}
        </main>
      )}
      <Footer summary={summary} />
    </SpeechContext.Provider>
  );
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fetchCodes, RequestError } from '../client.ts';
import { SpeechContext, speechOf } from '../context.ts';
import { useLoad } from '../load.ts';
import { Header } from '../ui/header.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useView } from '../view.ts';
import { type Asked, type Batch, isOver, type Preview } from './batch.ts';
import { Chooser } from './chooser.tsx';
import { Outcome } from './outcome.tsx';
import { Seen } from './seen.tsx';
import { cancel, follow, look, send, undo } from './send.ts';

const NOTHING: Asked = { file: new File([], ''), source: '', dateOrder: '', crs: '' };

/** A file on its way: chosen, looked at, stored. Nothing is stored before somebody has seen what was understood. */
export function ImportPage() {
  const [view, change] = useView();
  const speech = useMemo(() => speechOf(view.lang), [view.lang]);
  const { t } = speech;
  const [asked, setAsked] = useState(NOTHING);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [batch, setBatch] = useState<Batch | null>(null);
  const [error, setError] = useState<RequestError | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(new AbortController());
  const codes = useLoad('codes', fetchCodes).value;
  useEffect(() => () => gone.current.abort(), []);
  useEffect(() => {
    document.documentElement.lang = view.lang;
    document.title = t.import.title;
  }, [view.lang, t]);
  const id = batch && !isOver(batch.state) ? batch.id : null;
  useEffect(() => (id ? follow(id, setBatch, setError) : undefined), [id]);
  useEffect(() => {
    document.body.dataset.ready = busy || id ? 'busy' : batch ? 'done' : seen ? 'seen' : 'choose';
  }, [busy, id, batch, seen]);

  async function run<T>(work: Promise<T>, take: (answer: T) => void): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      take(await work);
    } catch (cause) {
      if (!gone.current.signal.aborted)
        setError(cause instanceof RequestError ? cause : new RequestError('', 0, String(cause), null));
    }
    setBusy(false);
  }
  const { signal } = gone.current;
  const show = () => run(look(asked, signal), setSeen);
  const again = () => {
    setAsked({ ...NOTHING, source: asked.source });
    setSeen(null);
    setBatch(null);
    setError(null);
  };
  const edit = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part });
    setSeen(null);
  };
  return (
    <SpeechContext.Provider value={speech}>
      <Header
        change={change}
        elsewhere={{ href: `/?lang=${view.lang}`, text: t.import.toMap }}
        title={t.import.title}
      />
      <main class="page narrow">
        {error && (
          <ErrorNotice error={error} title={t.import.failed} retry={() => setError(null)} at={null} />
        )}
        {batch ? (
          <Outcome
            batch={batch}
            busy={busy}
            cancel={() => run(cancel(batch.id, signal), setBatch)}
            undo={() => run(undo(batch.id, signal), setBatch)}
            again={again}
          />
        ) : (
          <>
            <Chooser asked={asked} change={edit} busy={busy} look={show} />
            {seen && (
              <Seen
                preview={seen}
                codes={codes}
                busy={busy}
                store={() => run(send(asked, signal), setBatch)}
              />
            )}
          </>
        )}
      </main>
    </SpeechContext.Provider>
  );
}

import { useSpeech } from '../context.ts';
import type { Hot, Need } from '../findings.ts';
import { Entry } from './entry.tsx';
import { EdgeSwatch } from './swatch.tsx';

/** What was found of a unit with its neighbours, the reason in the server's words. */
export function HotPart({ hot }: { hot: Hot }) {
  const { t, f, lang } = useSpeech();
  return (
    <section>
      <h3>{t.hot.part}</h3>
      <p class="state" data-field="class">
        <EdgeSwatch of={hot.class} />
        <strong>{t.hot.classes[hot.class]}</strong>
      </p>
      <p class="why" data-field="reason">
        {hot.reason[lang] ?? t.hot.why[hot.class as keyof typeof t.hot.why]}
      </p>
      <dl>
        <Entry name={t.hot.around} field="around">
          {f.count(hot.around)}
        </Entry>
        <Entry name={t.hot.aroundExpected} field="around_expected">
          {f.rate(hot.aroundExpected)}
        </Entry>
        <Entry name={t.hot.q} field="q">
          {f.chance(hot.q)}
        </Entry>
      </dl>
    </section>
  );
}

/** How much a model is needed in a unit, and what decided it. */
export function NeedPart({ need }: { need: Need }) {
  const { t, f, lang } = useSpeech();
  return (
    <section>
      <h3>{t.need.part}</h3>
      {need.reason[lang] && (
        <p class="why" data-field="reason">
          {need.reason[lang]}
        </p>
      )}
      <dl>
        <Entry name={t.need.need} field="need">
          {f.rate(need.need)}
        </Entry>
        <Entry name={t.need.atRisk} field="at_risk">
          {f.count(need.atRisk)}
        </Entry>
        <Entry name={t.need.models} field="models">
          {f.count(need.models)}
        </Entry>
        <Entry name={t.need.distance} field="distance">
          {need.distance === null ? t.need.nowhere : t.need.km(f.rate(need.distance / 1000))}
        </Entry>
      </dl>
    </section>
  );
}

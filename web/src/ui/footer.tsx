import { useSpeech } from '../context.ts';
import type { Summary } from '../contract.ts';

export function Footer({ summary }: { summary: Summary | null }) {
  const { t, f } = useSpeech();
  return (
    <footer class="bottom">
      {summary && <span>{t.footer.data(f.count(summary.data_version), f.count(summary.incidents))}</span>}
      {summary && <span>{t.footer.software(summary.software_version)}</span>}
      <a href="/api/docs">{t.footer.api}</a>
      <a href="/THIRD-PARTY.txt">{t.footer.notices}</a>
    </footer>
  );
}

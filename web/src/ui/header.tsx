import { useSpeech } from '../context.ts';
import type { View } from '../url.ts';

interface Props {
  change: (part: Partial<View>) => void;
  title: string;
  /** The other page of the site. */
  elsewhere: { href: string; text: string };
}

/** Title, the other page and language. The other language is named in itself, as its readers look for it. */
export function Header({ change, title, elsewhere }: Props) {
  const { t, lang } = useSpeech();
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <header class="top">
      <svg class="shield" viewBox="0 0 32 32" aria-hidden="true">
        <path fill="#2b5c8a" d="M16 2 4 6.500v9c0 7 5 12.300 12 14.500 7-2.200 12-7.500 12-14.500v-9z" />
        <path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" d="m10.500 16 4 4 7.500-8" />
      </svg>
      <h1>{title}</h1>
      <a class="elsewhere" href={elsewhere.href}>
        {elsewhere.text}
      </a>
      <button type="button" class="button" lang={other} onClick={() => change({ lang: other })}>
        {t.otherLanguage}
      </button>
    </header>
  );
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Format, makeFormat } from './format.ts';
import { CATALOGUES, type Catalogue } from './i18n/catalogue.ts';
import type { Lang } from './url.ts';

/** The language of the page: its texts and how it writes numbers. */
export interface Speech {
  lang: Lang;
  t: Catalogue;
  f: Format;
}

export const speechOf = (lang: Lang): Speech => ({ lang, t: CATALOGUES[lang], f: makeFormat(lang) });

export const SpeechContext = createContext<Speech>(speechOf('vi'));
export const useSpeech = () => useContext(SpeechContext);

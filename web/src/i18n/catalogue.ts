import type { Lang } from '../url.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** The shape of every language: literal texts widen to string, messages with parts keep their parameters. */
type Widen<T> = T extends string
  ? string
  : T extends (...parts: infer P) => string
    ? (...parts: P) => string
    : { [K in keyof T]: Widen<T[K]> };

/** All texts of the page in one language. A language that lacks one does not compile. */
export type Catalogue = Widen<typeof vi>;

export const CATALOGUES: Record<Lang, Catalogue> = { vi, en };

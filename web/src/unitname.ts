import { fold } from './fold.ts';

/** Official short forms of unit types, by the type in lower case. */
const SHORT: Record<string, string> = {
  xã: 'X.',
  phường: 'P.',
  'thị trấn': 'TT.',
  'đặc khu': 'ĐK.',
  huyện: 'H.',
  quận: 'Q.',
  'thị xã': 'TX.',
  'thành phố': 'TP.',
  tỉnh: 'T.',
};

/** The types, the longest first, so that "Thị xã" is not taken for something shorter. */
const TYPES = Object.keys(SHORT).sort((a, b) => b.length - a.length);

/**
 * The type and the bare name of a unit. Sources write the type into the name ("Phường Nghĩa Sỹ"), beside it, or not at
 * all; a type that is none of Viet Nam's is left aside.
 */
function parts(name: string, type: string): { type: string | null; bare: string } {
  const lower = name.normalize('NFC').toLowerCase();
  const written = TYPES.find((candidate) => lower.startsWith(`${candidate} `));
  if (written) return { type: written, bare: name.normalize('NFC').slice(written.length).trim() };
  const beside = TYPES.find((candidate) => fold(candidate) === fold(type));
  return { type: beside ?? null, bare: name };
}

/** "Nghĩa Sỹ": what maps print, lists sort by and readers search for. */
export const bareName = (name: string, type: string): string => parts(name, type).bare;

/** "P. Nghĩa Sỹ": the name with the short form of its type. */
export function shortName(name: string, type: string): string {
  const { type: known, bare } = parts(name, type);
  return known ? `${SHORT[known]} ${bare}` : bare;
}

/** "Phường Nghĩa Sỹ": the name with its type in full, once. */
export function fullName(name: string, type: string): string {
  const { type: known, bare } = parts(name, type);
  return known ? `${known.charAt(0).toUpperCase()}${known.slice(1)} ${bare}` : bare;
}

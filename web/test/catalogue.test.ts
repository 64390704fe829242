import { expect, test } from 'vitest';
import { STATES } from '../src/contract.ts';
import { CATALOGUES } from '../src/i18n/catalogue.ts';

type Node = string | ((...parts: string[]) => string) | { [key: string]: Node };

/** Every text with its path; messages with parts are called with marks, so that a lost part shows. */
function texts(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, node(...['‹0›', '‹1›', '‹2›'].slice(0, node.length))]];
  return Object.entries(node).flatMap(([key, child]) => texts(child, `${path}.${key}`));
}

const vi = texts(CATALOGUES.vi as Node);
const en = texts(CATALOGUES.en as Node);

test('both languages have the same texts in the same places', () => {
  expect(en.map(([path]) => path)).toEqual(vi.map(([path]) => path));
});

test('no text is empty, and Vietnamese is in NFC', () => {
  for (const [path, text] of [...vi, ...en]) {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).toBe(text.normalize('NFC'));
  }
});

test('a translation keeps every part of a message', () => {
  const marks = (text: string) => text.match(/‹\d›/g)?.sort() ?? [];
  const english = new Map(en);
  for (const [path, text] of vi) expect(marks(english.get(path) ?? ''), path).toEqual(marks(text));
});

test('every state has a name and an explanation', () => {
  for (const { legend, stateWhy } of Object.values(CATALOGUES)) {
    for (const state of STATES) {
      expect(legend.fills[state]).toBeTruthy();
      expect(stateWhy[state]).toBeTruthy();
    }
  }
});

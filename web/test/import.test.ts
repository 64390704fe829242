import { expect, test } from 'vitest';
import { fieldsOf, hasQuestion, isOver, type Preview, STATES } from '../src/import/batch.ts';
import { wordOf } from '../src/import/send.ts';

const counts = { read: 2, stored: 2, corrected: 0, duplicates: 0, skipped: 0, rejected: 0, unlocated: 0 };
const preview = (part: Partial<Preview['understood']>): Preview => ({
  file_name: 'bc.xlsx',
  counts,
  warnings: [],
  understood: { format: 'XLSX', tables: [], dates: null, crs: 'WGS84', ...part },
  rows: [
    { row: 1, fields: { category: 'rape', occurred_at: '2024-06-05' } },
    { row: 2, fields: { occurred_at: '2024-06-06', victim_age: '9' } },
  ],
  rejected_rows: null,
});

test('a file is over in its last states only', () => {
  expect(STATES.filter(isOver)).toEqual(['stored', 'stored_with_rejects', 'failed', 'cancelled', 'undone']);
});

test('a question about dates or coordinates keeps the file from being stored', () => {
  expect(hasQuestion(preview({}))).toBe(false);
  expect(hasQuestion(preview({ dates: [{ column: 'Ngày', by: 'row 2' }] }))).toBe(false);
  expect(hasQuestion(preview({ dates: [{ column: 'Ngày', question: 'day or month first?' }] }))).toBe(true);
  expect(hasQuestion(preview({ crs_question: 'of which zone?' }))).toBe(true);
});

test('the rows have a column for every field that any of them has', () => {
  expect(fieldsOf(preview({}))).toEqual(['category', 'occurred_at', 'victim_age']);
});

test('codes are shown in words, several of one cell each, unknown ones as they are', () => {
  const lists = { lists: [{ name: 'category', codes: [{ code: 'rape', vi: 'Hiếp dâm', en: 'Rape' }] }] };
  expect(wordOf(lists, 'category', 'rape;new', 'vi')).toBe('Hiếp dâm; new');
  expect(wordOf(lists, 'victim_age', '9', 'en')).toBe('9');
  expect(wordOf(null, 'category', 'rape', 'en')).toBe('rape');
});

import { render } from 'preact';
import { expect, test } from 'vitest';
import { SpeechContext, speechOf } from '../src/context.ts';
import { joinRows } from '../src/rows.ts';
import { Panel } from '../src/ui/panel.tsx';
import type { Lang } from '../src/url.ts';
import { answers } from './figures.ts';

/** The panel's figures by field, as a reader sees them. */
function fields(index: number, lang: Lang): Record<string, string> {
  const { density, status } = answers();
  const row = joinRows(density, status, null)[index] ?? null;
  const root = document.createElement('div');
  render(
    <SpeechContext.Provider value={speechOf(lang)}>
      <Panel row={row} code="00001" period="2022" reading="A" close={() => {}} />
    </SpeechContext.Provider>,
    root,
  );
  const found = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  return Object.fromEntries(found.map((node) => [node.dataset.field ?? '', node.textContent ?? '']));
}

test('figures in Vietnamese', () => {
  expect(fields(0, 'vi')).toMatchObject({
    count: '6',
    rate: '60',
    per_km2: '0,6',
    limits: '95 % chắc chắn tỷ lệ thật nằm từ 22 đến 130,6',
    population: '10.000 (năm 2022)',
    months: '12 trên 12',
    status: 'Có vụ việc',
  });
});

test('unknown figures are dashes, a zero is a zero', () => {
  expect(fields(2, 'en')).toMatchObject({
    count: '2',
    rate: '–',
    limits: '–',
    population: '–',
    expected: '–',
    rate_upper: '–',
    possible: '1',
  });
  expect(fields(1, 'en')).toMatchObject({
    count: '0',
    rate: '0',
    months: '0 of 12',
    status: 'None, no report in',
  });
});

import { useMemo, useState } from 'preact/hooks';
import { useSpeech } from '../context.ts';
import { fold, matchRank } from '../fold.ts';
import type { Row } from '../rows.ts';
import { shortName } from '../unitname.ts';

const SHOWN = 8;

/** 3 where the query is written with the type ("phuong nghia sy"), 4 where it begins the code. */
function otherRank(row: Row, folded: string): number | null {
  if (fold(row.name).includes(folded)) return 3;
  return row.code.startsWith(folded) ? 4 : null;
}

/** Rows that answer a query, the closest first; the code counts as a name too. */
export function findRows(rows: readonly Row[], query: string): Row[] {
  const folded = fold(query);
  if (folded === '') return [];
  return rows
    .map((row) => ({
      row,
      rank: matchRank(row.folded, folded) ?? otherRank(row, folded),
    }))
    .filter((hit): hit is { row: Row; rank: number } => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank || (a.row.folded < b.row.folded ? -1 : 1))
    .map(({ row }) => row);
}

/** A combobox over the units of the edition; accents may be left out. */
export function Search({ rows, choose }: { rows: Row[]; choose: (code: string) => void }) {
  const { t, f } = useSpeech();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const hits = useMemo(() => findRows(rows, query), [rows, query]);
  const shown = hits.slice(0, SHOWN);
  const listed = open && query.trim() !== '';
  const pick = (row: Row | undefined) => {
    if (!row) return;
    choose(row.code);
    setQuery('');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') pick(shown[active]);
    else if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Escape' && listed) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="field search">
      <label for="search">{t.search.label}</label>
      <input
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder={t.search.hint}
        aria-expanded={listed && shown.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={listed && shown[active] ? `hit-${shown[active].code}` : undefined}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id="search-hits"
        role="listbox"
        aria-label={t.search.label}
        class="hits"
        hidden={!listed || shown.length === 0}
      >
        {shown.map((row, index) => (
          <div
            key={row.code}
            id={`hit-${row.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The input keeps the focus, so the press must not take it away before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(row)}
            onKeyDown={onKeyDown}
          >
            {shortName(row.name, row.type)} <small>{row.code}</small>
          </div>
        ))}
      </div>
      <span class={listed && shown.length === 0 ? 'no-hits' : 'hidden'} role="status">
        {listed ? (shown.length === 0 ? t.search.none : t.search.found(f.count(hits.length))) : ''}
      </span>
    </div>
  );
}

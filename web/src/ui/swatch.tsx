import type { Fill } from '../classes.ts';
import type { HotClass } from '../contract.ts';
import {
  COLOUR,
  DOT_INK,
  EDGE,
  EDGE_INK,
  HATCH_INK,
  MARK,
  MODEL_INK,
  PATTERN,
  SILENT_INK,
  ZERO_INK,
} from '../palette.ts';

/** A small sample of a fill with its pattern and mark, as the map draws it. Colours are attributes: inline styles are forbidden. */
export function Swatch({ fill }: { fill: Fill }) {
  return (
    <svg class="swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
      <rect x="0.5" y="0.5" width="27" height="17" fill={COLOUR[fill]} stroke="#5b6472" />
      {PATTERN[fill] === 'hatch' && (
        <path
          d="M1 9 9 1M1 17 17 1M9 17 25 1M17 17l10-10M25 17l2-2"
          stroke={HATCH_INK}
          stroke-width="1.1"
          fill="none"
        />
      )}
      {PATTERN[fill] === 'dots' &&
        [5, 10, 15, 20, 25].map((x, index) => (
          <g key={x} fill={DOT_INK}>
            <circle cx={x - 1} cy={index % 2 ? 9 : 5} r="1" />
            <circle cx={x - 1} cy={index % 2 ? 13.5 : 13} r="1" />
          </g>
        ))}
      {MARK[fill] === 'ring' && (
        <circle cx="14" cy="9" r="3.500" fill="none" stroke={ZERO_INK} stroke-width="1.500" />
      )}
      {MARK[fill] === 'model' && <path d="m14 3 6 6-6 6-6-6z" fill={MODEL_INK} />}
      {MARK[fill] === 'query' && (
        <g>
          <path d="m14 1 8 8-8 8-8-8z" fill={SILENT_INK} />
          <text x="14" y="13" text-anchor="middle" font-size="11" font-weight="600" fill="#fff">
            ?
          </text>
        </g>
      )}
    </svg>
  );
}

/** A small sample of the outline of a finding, with its mark. */
export function EdgeSwatch({ of }: { of: HotClass }) {
  const edge = EDGE[of];
  const ink = edge && EDGE_INK[edge.side];
  return (
    <svg class="swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
      <rect
        x="3"
        y="3"
        width="22"
        height="12"
        fill="#fff"
        stroke={ink ?? '#8a93a3'}
        stroke-width={edge?.width ?? 0.8}
        stroke-dasharray={edge?.side === 'cold' ? '4 2.500' : undefined}
      />
      {edge?.mark === 'up' && <path d="m14 5 4 7h-8z" fill={ink} />}
      {edge?.mark === 'down' && <path d="m14 13 4-7h-8z" fill={ink} />}
    </svg>
  );
}

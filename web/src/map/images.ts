import {
  DOT_INK,
  EDGE_INK,
  HATCH_INK,
  type Mark,
  MODEL_INK,
  type Pattern,
  SILENT_INK,
  ZERO_INK,
} from '../palette.ts';

/** Drawn at twice the size, so that lines stay sharp on dense screens. */
export const PIXEL_RATIO = 2;

type Pen = CanvasRenderingContext2D;

function draw(size: number, paint: (pen: Pen, size: number) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2D canvas');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  paint(pen, size);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** Light diagonal lines, drawn past the edges so that the tiles join: nothing was reported. */
function hatch(pen: Pen, size: number): void {
  pen.strokeStyle = HATCH_INK;
  pen.lineWidth = 1.1;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
    pen.stroke();
  }
}

/** Sparse dots: part of the reports, or no denominator. */
function dots(pen: Pen, size: number): void {
  pen.fillStyle = DOT_INK;
  for (const [x, y] of [
    [size / 4, size / 4],
    [(size * 3) / 4, (size * 3) / 4],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, 1, 0, 2 * Math.PI);
    pen.fill();
  }
}

function ring(pen: Pen, size: number): void {
  pen.beginPath();
  pen.arc(size / 2, size / 2, size / 2 - 2, 0, 2 * Math.PI);
  pen.strokeStyle = ZERO_INK;
  pen.lineWidth = 1.5;
  pen.stroke();
}

/** A violet diamond with a question mark, told apart by shape as well as by colour. */
function query(pen: Pen, size: number): void {
  const half = size / 2;
  pen.beginPath();
  pen.moveTo(half, 0.5);
  pen.lineTo(size - 0.5, half);
  pen.lineTo(half, size - 0.5);
  pen.lineTo(0.5, half);
  pen.closePath();
  pen.fillStyle = SILENT_INK;
  pen.fill();
  pen.fillStyle = '#ffffff';
  pen.font = `600 ${Math.round(size * 0.62)}px "Noto Sans", sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('?', half, half + 0.5);
}

/** A filled shape with a white rim, so that it stands out on every fill. */
function shape(pen: Pen, corners: [number, number][], ink: string): void {
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.closePath();
  pen.fillStyle = ink;
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 2;
  pen.stroke();
  pen.fill();
}

const up = (pen: Pen, size: number) =>
  shape(
    pen,
    [
      [size / 2, 2],
      [size - 2, size - 3],
      [2, size - 3],
    ],
    EDGE_INK.hot,
  );

const down = (pen: Pen, size: number) =>
  shape(
    pen,
    [
      [size / 2, size - 2],
      [size - 2, 3],
      [2, 3],
    ],
    EDGE_INK.cold,
  );

const model = (pen: Pen, size: number) => {
  const half = size / 2;
  shape(
    pen,
    [
      [half, 1.5],
      [size - 1.5, half],
      [half, size - 1.5],
      [1.5, half],
    ],
    MODEL_INK,
  );
};

export const patternImage: Record<Pattern, () => ImageData> = {
  hatch: () => draw(8, hatch),
  dots: () => draw(8, dots),
};

export const markImage: Record<Mark, () => ImageData> = {
  ring: () => draw(10, ring),
  query: () => draw(18, query),
  model: () => draw(15, model),
  up: () => draw(15, up),
  down: () => draw(15, down),
};

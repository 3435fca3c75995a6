import { writeAppearance, writeColour } from './appearance.ts';
import type { PageContext } from './context.ts';
import type { Glyph } from './marks.ts';
import { apply, applyInverse, boxAround, type Matrix, type Point } from './matrix.ts';
import { element, formatArray, type Markup, round, textElement } from './xml.ts';

/** A glyph in a face of the package. */
export interface PlacedGlyph extends Glyph {
  readonly fontId: number;
}

/** Joins glyphs of one face and look that follow each other on a line. */
export function joinGlyphs(glyphs: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const runs: PlacedGlyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && follows(last, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

/** Gaps in em that one object may bridge; wider ones separate columns. */
const GAP = { least: -1, most: 2 };

/** Distance in mm below which two baselines are one. */
const SAME = 1e-3;

function follows(last: PlacedGlyph, next: PlacedGlyph): boolean {
  const alike =
    last.fontId === next.fontId &&
    Math.abs(last.size - next.size) < SAME &&
    last.alpha === next.alpha &&
    last.link === next.link &&
    last.clips === next.clips &&
    JSON.stringify([last.fill, last.stroke, last.matrix.slice(0, 4)]) === JSON.stringify([next.fill, next.stroke, next.matrix.slice(0, 4)]);
  if (!alike) return false;
  const { x, y } = locate(last.matrix, next);
  const gap = x / last.size - last.advance;
  return Math.abs(y) < SAME && gap >= GAP.least && gap <= GAP.most;
}

/** Where a glyph stands in the coordinates of another, turned and slanted as that one is. */
function locate(from: Matrix, { matrix: [, , , , x, y] }: Glyph): Point {
  return applyInverse(from, { x: x - from[4], y: y - from[5] });
}

/** Space around a glyph's em square that its outlines may need, in em. */
const ROOM = { left: 0.3, right: 0.5, above: 1.2, below: 0.5 };

/** Writes glyphs of one face and look as a TextObject: every glyph where the page has it. */
export function writeText(run: readonly PlacedGlyph[], context: PageContext): Markup | null {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return null;
  const { matrix, size, fill, stroke, fontId } = first;
  const upright = matrix.slice(0, 4).every((value, index) => Math.abs(value - (IDENTITY[index] ?? 0)) < 1e-6);
  const end = locate(matrix, last).x + last.advance * size;
  const corners = [
    [-ROOM.left * size, -ROOM.above * size],
    [end + ROOM.right * size, -ROOM.above * size],
    [end + ROOM.right * size, ROOM.below * size],
    [-ROOM.left * size, ROOM.below * size],
  ].map(([x = 0, y = 0]) => apply(matrix, x, y));
  const box = boxAround(corners);
  const boundary = { ...box, x: round(box.x), y: round(box.y) };
  const origin = { x: matrix[4] - boundary.x, y: matrix[5] - boundary.y };
  const at = upright ? origin : { x: 0, y: 0 };
  const codes = splitCodes(run).map((code) => writeCode(code, at));
  return element(
    'TextObject',
    {
      ID: context.nextId(),
      Boundary: formatArray([boundary.x, boundary.y, boundary.width, boundary.height]),
      Font: fontId,
      Size: size,
      CTM: upright ? undefined : formatArray([...matrix.slice(0, 4), origin.x, origin.y]),
      Fill: fill === null ? false : undefined,
      Stroke: stroke === null ? undefined : true,
      LineWidth: stroke?.width,
    },
    ...writeAppearance(first, boundary, context),
    fill === null ? null : writeColour('FillColor', fill),
    stroke === null ? null : writeColour('StrokeColor', stroke.colour),
    ...codes,
  );
}

const IDENTITY = [1, 0, 0, 1];

interface Code {
  readonly text: string;
  /** Place of each UTF-16 code unit, from the first glyph of the run. */
  readonly places: readonly Point[];
}

/**
 * Splits a run where a glyph stands for a character outside the Basic Multilingual Plane: readers disagree whether it counts as one or two
 * in the list of distances, so it has a TextCode to itself.
 */
function splitCodes(run: readonly PlacedGlyph[]): Code[] {
  const codes: Code[] = [];
  let plain = false;
  for (const glyph of run) {
    const place = locate((run[0] as PlacedGlyph).matrix, glyph);
    const isPlain = !/[\u{10000}-\u{10FFFF}]/u.test(glyph.text);
    const code: Code = isPlain ? { text: glyph.text, places: spread(glyph, place) } : { text: glyph.text, places: [place] };
    const before = codes.at(-1);
    if (isPlain && plain && before !== undefined) {
      codes[codes.length - 1] = { text: before.text + code.text, places: [...before.places, ...code.places] };
    } else codes.push(code);
    plain = isPlain;
  }
  return codes;
}

/** Places of the characters that one glyph stands for: side by side in its width, or on each other where they combine. */
function spread({ text, advance, size }: Glyph, { x, y }: Point): Point[] {
  const combining = /\p{M}/u.test(text);
  return Array.from({ length: text.length }, (_, index) => ({
    x: x + (combining ? Math.min(index, 1) : index / text.length) * advance * size,
    y,
  }));
}

function writeCode({ text, places }: Code, at: Point): Markup {
  const absolute = places.map(({ x, y }) => ({ x: round(at.x + x), y: round(at.y + y) }));
  const [first = at, ...others] = absolute;
  const differences = others.map(({ x }, index) => x - (absolute[index]?.x ?? 0));
  return textElement('TextCode', text, {
    X: first.x,
    Y: first.y,
    DeltaX: differences.length === 0 ? undefined : formatArray(differences),
  });
}

import { type Inline, noteNumber } from '../model/body.ts';
import type { FaceRole, SetLine } from '../model/layout.ts';
import type { Place } from '../model/place.ts';
import { type Broken, breakUnits, type Line, type Shape } from './breaker.ts';
import { measureUnits, type Overlong } from './breaks.ts';
import { type Spread, setLine } from './set-line.ts';
import { type Span, toUnits, type Unit } from './units.ts';

/** Text on its way into lines: spans, and the line ends the author asked for. */
export type Content = readonly (Span | 'break')[];

/** A paragraph in lines. */
export interface SetParagraph {
  readonly lines: readonly SetLine[];
  /** The attribution on its own, at the right: one line, more only when it is wider than a line; empty where it stands behind the text. */
  readonly attribution: readonly SetLine[];
  /** What was wider than a line and had to be taken apart. */
  readonly overlong: readonly Overlong[];
}

/** The nodes of a body as content in a face. */
export function toContent(children: readonly Inline[], face: FaceRole): Content {
  return children.map((child) => toContentPart(child, face));
}

function toContentPart(child: Inline, face: FaceRole): Content[number] {
  switch (child.type) {
    case 'text': {
      const { value, strong, href, place } = child;
      return { text: value, face, strong, place, ...(href !== undefined && { href }) };
    }
    case 'note': {
      const text = noteNumber(child.number);
      // ① stands in the Chinese faces; the figures from 21 on are Latin as all others.
      return { text, face: /^\d/.test(text) ? 'latin' : face, strong: false, raised: true, place: child.place };
    }
    case 'break':
      return 'break';
  }
}

/** Words of the bulletin's own as content. */
export function toPlainContent(text: string, face: FaceRole): Content {
  return [{ text, face, strong: false, place: null }];
}

/** Width of words of the bulletin's own on a line, in characters. */
export function measureText(text: string): number {
  // Widths come from classes of characters, so any face will do.
  const [units = []] = splitStretches(toPlainContent(text, 'fangsong'));
  return measureUnits(units, 0, units.length);
}

/** Where content ends in its source: the place of its last words, null when none of them stand there. */
export function findEndPlace(content: Content): Place | null {
  return content.reduce<Place | null>((last, part) => (part === 'break' ? last : (part.place ?? last)), null);
}

/** Breaks content into lines of a shape. Line ends the author asked for are kept; the line before one is a last line. */
export function breakLines(content: Content, shape: Shape, spread: Spread = 'even'): Omit<SetParagraph, 'attribution'> {
  const { lines, overlong } = setStretches(splitStretches(content), shape, spread);
  return { lines, overlong };
}

/**
 * Breaks an item's last paragraph with its attribution, which is never broken: where the last line has room for all of it, it stays
 * there; else it takes a line of its own (the sample shows both). No line is squeezed for its sake, and it does not hang.
 */
export function breakAttributed(content: Content, attribution: Span, shape: Shape): SetParagraph {
  const stretches = splitStretches(content);
  const own = toUnits([attribution]);
  const text = stretches.at(-1) ?? [];
  const joined = setStretches([...stretches.slice(0, -1), [...text, ...own]], shape, 'even');
  const last = joined.last.lines.at(-1);
  if (last !== undefined && last.start < text.length && last.overflow <= 0)
    return { lines: joined.lines, attribution: [], overlong: joined.overlong };

  const { lines, overlong } = setStretches(stretches, shape, 'even');
  const alone = breakLines([attribution], { measure: shape.measure, first: 0, rest: 0 }, 'ragged');
  return { lines, attribution: alone.lines, overlong: [...overlong, ...alone.overlong] };
}

function setStretches(stretches: readonly (readonly Unit[])[], shape: Shape, spread: Spread) {
  const lines: SetLine[] = [];
  const overlong: Overlong[] = [];
  let last: Broken = { lines: [], overlong: [] };
  stretches.forEach((units, index) => {
    last = breakUnits(units, index === 0 ? shape : { ...shape, first: shape.rest });
    overlong.push(...last.overlong);
    last.lines.forEach((line: Line, at) => {
      lines.push(setLine(units, line, shape.measure, spread, at === last.lines.length - 1));
    });
  });
  return { lines, overlong, last };
}

/** The units between forced line ends; a stretch without text, at the end or between two of them, is none. */
export function splitStretches(content: Content): Unit[][] {
  const stretches: Span[][] = [[]];
  for (const part of content) {
    if (part === 'break') stretches.push([]);
    else stretches.at(-1)?.push(part);
  }
  return stretches
    .map(toUnits)
    .map(trimLeadingBlanks)
    .filter((units) => units.length > 0);
}

/** Indents belong to the page: blanks an author put before a paragraph do not add to them. */
function trimLeadingBlanks(units: Unit[]): Unit[] {
  const first = units.findIndex(({ kind }) => kind !== 'blank');
  if (first === 0) return units;
  return first === -1 ? [] : units.slice(first);
}

import { formatNoteNumber, type Inline } from '../model/body.ts';
import type { FaceRole, SetLine } from '../model/layout.ts';
import type { Place } from '../model/place.ts';
import { type BrokenParagraph, breakUnits, type Line, type Shape } from './breaker.ts';
import { measureUnits, type OverlongGroup } from './breaks.ts';
import type { Ruler } from './ruler.ts';
import { type Spread, setLine } from './set-line.ts';
import { type Span, toUnits, type Unit } from './units.ts';

/** Text to be broken into lines: spans, and line breaks set by the author. */
export type Content = readonly (Span | 'break')[];

/** A paragraph in lines. */
export interface SetParagraph {
  readonly lines: readonly SetLine[];
  /** Attribution on its own line at the right; more than one line only when it is wider than a line. Empty where it follows the text. */
  readonly attribution: readonly SetLine[];
  /** Groups wider than a line, which had to be split. */
  readonly overlong: readonly OverlongGroup[];
}

/** Converts inline nodes to content in a face. */
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
      const text = formatNoteNumber(child.number);
      // ① is in the Chinese faces; the figures used from 21 on are Latin.
      return { text, face: /^\d/.test(text) ? 'latin' : face, strong: false, raised: true, place: child.place };
    }
    case 'break':
      return 'break';
  }
}

/** Content of the bulletin's own words, which have no place in a source file. */
export function toPlainContent(text: string, face: FaceRole): Content {
  return [{ text, face, strong: false, place: null }];
}

/** Natural width of a text on one line, in characters. */
export function measureText(text: string, ruler?: Ruler): number {
  const [units = []] = splitStretches(toPlainContent(text, 'fangsong'), ruler);
  return measureUnits(units, 0, units.length);
}

/** Place of the last words of content; null when they come from no source file. */
export function findEndPlace(content: Content): Place | null {
  return content.reduce<Place | null>((last, part) => (part === 'break' ? last : (part.place ?? last)), null);
}

/** Breaks content into lines. Line breaks set by the author are kept; the line before one counts as a last line. */
export function breakLines(content: Content, shape: Shape, spread: Spread = 'even'): Omit<SetParagraph, 'attribution'> {
  const { lines, overlong } = setStretches(splitStretches(content, shape.ruler), shape, spread);
  return { lines, overlong };
}

/**
 * Breaks an item's last paragraph together with its attribution, which is never split: it joins the last line when it fits whole, and
 * otherwise takes its own line (the sample shows both). No line is squeezed for its sake, and it does not hang.
 */
export function breakAttributed(content: Content, attribution: Span, shape: Shape): SetParagraph {
  const stretches = splitStretches(content, shape.ruler);
  const own = toUnits([attribution], shape.ruler);
  const text = stretches.at(-1) ?? [];
  const joined = setStretches([...stretches.slice(0, -1), [...text, ...own]], shape, 'even');
  const last = joined.last.lines.at(-1);
  if (last !== undefined && last.start < text.length && last.overflow <= 0)
    return { lines: joined.lines, attribution: [], overlong: joined.overlong };

  const { lines, overlong } = setStretches(stretches, shape, 'even');
  const alone = breakLines([attribution], { ...shape, first: 0, rest: 0 }, 'ragged');
  return { lines, attribution: alone.lines, overlong: [...overlong, ...alone.overlong] };
}

function setStretches(stretches: readonly (readonly Unit[])[], shape: Shape, spread: Spread) {
  const lines: SetLine[] = [];
  const overlong: OverlongGroup[] = [];
  let last: BrokenParagraph = { lines: [], overlong: [] };
  stretches.forEach((units, index) => {
    last = breakUnits(units, index === 0 ? shape : { ...shape, first: shape.rest });
    overlong.push(...last.overlong);
    last.lines.forEach((line: Line, at) => {
      lines.push(setLine(units, line, shape.measure, spread, at === last.lines.length - 1));
    });
  });
  return { lines, overlong, last };
}

/** Splits content at forced line breaks into units; empty stretches are dropped. */
export function splitStretches(content: Content, ruler?: Ruler): Unit[][] {
  const stretches: Span[][] = [[]];
  for (const part of content) {
    if (part === 'break') stretches.push([]);
    else stretches.at(-1)?.push(part);
  }
  return stretches
    .map((spans) => toUnits(spans, ruler))
    .map(trimLeadingBlanks)
    .filter((units) => units.length > 0);
}

/** Drops leading blanks: indents come from the page, and an author's blanks must not add to them. */
function trimLeadingBlanks(units: Unit[]): Unit[] {
  const first = units.findIndex(({ kind }) => kind !== 'blank');
  if (first === 0) return units;
  return first === -1 ? [] : units.slice(first);
}

import type { HeadingLevel } from '../model/body.ts';
import { type Block, charactersOf, isEmpty, lineOf, type Paragraph, type Piece, textPiece, withoutStart } from './document.ts';
import { numberAt } from './numbers.ts';
import { type Remark, Remarks } from './remarks.ts';

/** A block of an item's body, its kind decided. */
export type Shaped =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly pieces: readonly Piece[] }
  | { readonly kind: 'entry'; readonly depth: number; readonly pieces: readonly Piece[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Piece[])[])[] }
  | { readonly kind: 'markdown'; readonly markdown: string };

/** A heading is a phrase: longer than this it is text that somebody gave a heading's style. */
const HEADING_LENGTH = 50;
const NUMBERED_LENGTH = 30;
const LEVELS = 4;
/** Bullets that are typed by hand. */
const BULLET = /^[•●▪‣◦∙][\s\u3000]*/;

/** Decides which paragraphs are headings, entries of lists and lead-ins, and tidies what is typed by hand at their beginnings. */
export function shape(blocks: readonly Block[]): { readonly blocks: readonly Shaped[]; readonly remarks: readonly Remark[] } {
  const remarks = new Remarks();
  const kept = blocks.filter((block) => !isEmpty(block));
  const styled = levelsOfStyles(kept);
  const shaped = kept.map((block, index): Shaped => {
    if (block.kind === 'table') return { kind: 'table', rows: block.rows };
    if (block.markdown !== null) return { kind: 'markdown', markdown: block.markdown };
    if (block.bullet !== null) return { kind: 'entry', depth: block.bullet, pieces: block.pieces };
    const line = lineOf(block);
    const number = numberAt(line);
    const level =
      number === null
        ? styleLevel(block, line, styled)
        : isNumberedHeading(block, line, kept[index - 1], kept[index + 1])
          ? number.level
          : undefined;
    if (level !== undefined) {
      if (level > LEVELS) remarks.add('deep-headings');
      return { kind: 'heading', level: Math.min(level, LEVELS) as HeadingLevel, pieces: numbered(block, remarks).pieces };
    }
    const bullet = BULLET.exec(line)?.[0];
    if (bullet !== undefined && (isBulleted(kept[index - 1]) || isBulleted(kept[index + 1]))) {
      return { kind: 'entry', depth: 0, pieces: withoutStart(unindented(block), bullet.length).pieces };
    }
    return { kind: 'paragraph', pieces: ledIn(block.pieces, remarks) };
  });
  return { blocks: shaped, remarks: remarks.list() };
}

/** The levels that a document's heading styles stand for: the highest that is used is the first. */
function levelsOfStyles(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const used = new Set(
    blocks.flatMap((block) => (block.kind === 'paragraph' && block.markdown === null && block.heading !== null ? [block.heading] : [])),
  );
  return new Map([...used].sort((one, other) => one - other).map((level, index) => [level, index + 1]));
}

function styleLevel({ heading }: Paragraph, line: string, styled: ReadonlyMap<number, number>): number | undefined {
  return heading !== null && isPhrase(line, HEADING_LENGTH) ? styled.get(heading) : undefined;
}

/**
 * Whether a numbered paragraph is a heading: by its style, or as a phrase with something below it; but not where another such phrase with a
 * number of the same form stands right above or below it, which makes it an enumeration.
 */
function isNumberedHeading({ heading }: Paragraph, line: string, before: Block | undefined, next: Block | undefined): boolean {
  if (!isPhrase(line, heading === null ? NUMBERED_LENGTH : HEADING_LENGTH)) return false;
  if (heading !== null) return true;
  if (next === undefined) return false;
  const level = numberAt(line)?.level;
  const above = lineOf(before);
  const isEntry =
    before?.kind === 'paragraph' && before.heading === null && isPhrase(above, NUMBERED_LENGTH) && numberAt(above)?.level === level;
  return !isEntry && numberAt(lineOf(next))?.level !== level;
}

function isPhrase(line: string, longest: number): boolean {
  return line !== '' && line.length <= longest && !/[。；！？，：:;!,]$/.test(line) && !/[。；！？]/.test(line.slice(0, -1));
}

/** A heading with its number as the standard writes it. */
function numbered(block: Paragraph, remarks: Remarks): Paragraph {
  const bare = unindented(block);
  const text = charactersOf(bare.pieces);
  const number = numberAt(text);
  if (number === null || text.startsWith(number.written + text.slice(number.length))) return bare;
  remarks.add('numbers');
  const rest = withoutStart(bare, number.length);
  return { ...rest, pieces: [textPiece(number.written), ...rest.pieces] };
}

function unindented(block: Paragraph): Paragraph {
  const text = charactersOf(block.pieces);
  return withoutStart(block, text.length - text.trimStart().length);
}

function isBulleted(block: Block | undefined): boolean {
  return BULLET.test(lineOf(block));
}

/** Words at the start of a paragraph that a face sets off from the rest are its lead-in, which the bulletin has in bold. */
function ledIn(pieces: readonly Piece[], remarks: Remarks): readonly Piece[] {
  const words = pieces.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  const [first] = words;
  if (first?.kind !== 'text' || first.face === undefined || words.some((piece) => piece.kind === 'text' && piece.bold)) return pieces;
  const end = pieces.findIndex((piece) => piece.kind === 'text' && piece.text.trim() !== '' && piece.face !== first.face);
  const lead = charactersOf(pieces.slice(0, end)).trim();
  if (end === -1 || !/[。：；！？.:]$/.test(lead)) return pieces;
  remarks.add('faces');
  return pieces.map((piece, index) => (index < end && piece.kind === 'text' ? { ...piece, bold: true } : piece));
}

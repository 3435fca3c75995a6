import type { HeadingLevel } from '../model/body.ts';
import { type Block, getLine, getText, isEmpty, makeText, type Paragraph, type Piece, removeStart } from './document.ts';
import { findNumber } from './numbers.ts';
import { type Remark, Remarks } from './remarks.ts';

/** A block of an item's body with its kind decided. */
export type ShapedBlock =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly pieces: readonly Piece[] }
  | { readonly kind: 'entry'; readonly depth: number; readonly pieces: readonly Piece[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Piece[])[])[] }
  | { readonly kind: 'markdown'; readonly markdown: string };

/** Maximum length of a heading; longer ones are text with a heading's style. */
const HEADING_LENGTH = 50;
const NUMBERED_LENGTH = 30;
const LEVELS = 4;
/** Bullets typed by hand. */
const BULLET = /^[•●▪‣◦∙][\s\u3000]*/;

/** Decides which paragraphs are headings, list entries and lead-ins, and normalises their numbers and bullets. */
export function shapeBlocks(blocks: readonly Block[]): { readonly blocks: readonly ShapedBlock[]; readonly remarks: readonly Remark[] } {
  const remarks = new Remarks();
  const kept = blocks.filter((block) => !isEmpty(block));
  const styled = levelsOfStyles(kept);
  const shaped = kept.map((block, index): ShapedBlock => {
    if (block.kind === 'table') return { kind: 'table', rows: block.rows };
    if (block.markdown !== null) return { kind: 'markdown', markdown: block.markdown };
    if (block.bullet !== null) return { kind: 'entry', depth: block.bullet, pieces: block.pieces };
    const line = getLine(block);
    const number = findNumber(line);
    const level =
      number === null
        ? styleLevel(block, line, styled)
        : isNumberedHeading(block, line, kept[index - 1], kept[index + 1])
          ? number.level
          : undefined;
    if (level !== undefined) {
      if (level > LEVELS) remarks.add('deep-headings');
      return { kind: 'heading', level: Math.min(level, LEVELS) as HeadingLevel, pieces: splitNumber(block, remarks).pieces };
    }
    const bullet = BULLET.exec(line)?.[0];
    if (bullet !== undefined && (isBulleted(kept[index - 1]) || isBulleted(kept[index + 1]))) {
      return { kind: 'entry', depth: 0, pieces: removeStart(removeIndent(block), bullet.length).pieces };
    }
    return { kind: 'paragraph', pieces: separateLeadIn(block.pieces, remarks) };
  });
  return { blocks: shaped, remarks: remarks.list() };
}

/** Maps the heading levels in use to 1, 2, 3 … */
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
 * Whether a numbered paragraph is a heading: by its style, or as a short phrase with text below it. Adjacent phrases numbered in the same
 * form are an enumeration.
 */
function isNumberedHeading({ heading }: Paragraph, line: string, before: Block | undefined, next: Block | undefined): boolean {
  if (!isPhrase(line, heading === null ? NUMBERED_LENGTH : HEADING_LENGTH)) return false;
  if (heading !== null) return true;
  if (next === undefined) return false;
  const level = findNumber(line)?.level;
  const above = getLine(before);
  const isEntry =
    before?.kind === 'paragraph' && before.heading === null && isPhrase(above, NUMBERED_LENGTH) && findNumber(above)?.level === level;
  return !isEntry && findNumber(getLine(next))?.level !== level;
}

function isPhrase(line: string, longest: number): boolean {
  return line !== '' && line.length <= longest && !/[。；！？，：:;!,]$/.test(line) && !/[。；！？]/.test(line.slice(0, -1));
}

/** Rewrites the number of a heading in standard form. */
function splitNumber(block: Paragraph, remarks: Remarks): Paragraph {
  const bare = removeIndent(block);
  const text = getText(bare.pieces);
  const number = findNumber(text);
  if (number === null || text.startsWith(number.written + text.slice(number.length))) return bare;
  remarks.add('numbers');
  const rest = removeStart(bare, number.length);
  return { ...rest, pieces: [makeText(number.written), ...rest.pieces] };
}

function removeIndent(block: Paragraph): Paragraph {
  const text = getText(block.pieces);
  return removeStart(block, text.length - text.trimStart().length);
}

function isBulleted(block: Block | undefined): boolean {
  return BULLET.test(getLine(block));
}

/** Makes the lead-in bold: leading words in a different typeface. */
function separateLeadIn(pieces: readonly Piece[], remarks: Remarks): readonly Piece[] {
  const words = pieces.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  const [first] = words;
  if (first?.kind !== 'text' || first.face === undefined || words.some((piece) => piece.kind === 'text' && piece.bold)) return pieces;
  const end = pieces.findIndex((piece) => piece.kind === 'text' && piece.text.trim() !== '' && piece.face !== first.face);
  const lead = getText(pieces.slice(0, end)).trim();
  if (end === -1 || !/[。：；！？.:]$/.test(lead)) return pieces;
  remarks.add('faces');
  return pieces.map((piece, index) => (index < end && piece.kind === 'text' ? { ...piece, bold: true } : piece));
}

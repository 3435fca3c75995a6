import { type Block, getLine, makeText, type Piece } from '../document.ts';

/** The notes printed at the end of an item: `注：① …`. */
export interface PrintedNotes {
  /** The item without them, and with marks in place of ① if each occurs once. */
  readonly blocks: readonly Block[];
  /** Note texts by label; empty if the marks could not be placed. */
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  /** Blocks to keep after the text if the marks could not be placed. */
  readonly rest: readonly Block[];
}

const FIRST = /^注\s*[：:]\s*(?=①)/;
const MARK = /[\u2460-\u2473]/u;

/** Whether a block contains printed notes, which belong to the item above. */
export function isNotes(block: Block | undefined): boolean {
  return /^(?:注\s*[：:]|注释\s*[：:]|[\u2460-\u2473])/u.test(getLine(block));
}

/** Takes the printed notes out of an item and puts their marks into its text. */
export function readNotes(blocks: readonly Block[], prefix: string): PrintedNotes {
  const start = blocks.findIndex((block) => FIRST.test(getLine(block)));
  if (start <= 0 || !blocks.slice(start + 1).every(isNotes)) return { blocks, notes: new Map(), rest: [] };
  const text = blocks.slice(0, start);
  const rest = blocks.slice(start);
  const written = rest.map(getLine).join('').replace(FIRST, '');
  const found = written.split(/(?=[\u2460-\u2473])/u).map((part) => ({ mark: part.charAt(0), words: part.slice(1).trim() }));
  const isPlaced = found.every(({ mark, words }, index) => {
    const count = text.reduce((sum, block) => sum + getLine(block).split(mark).length - 1, 0);
    return mark === String.fromCodePoint(0x2460 + index) && words !== '' && count === 1;
  });
  if (!isPlaced) return { blocks: text, notes: new Map(), rest };
  const labels = new Map(found.map(({ mark }) => [mark, prefix + mark]));
  return {
    blocks: text.map((block) =>
      block.kind === 'table' ? block : { ...block, pieces: block.pieces.flatMap((piece) => placeMarks(piece, labels)) },
    ),
    notes: new Map(found.map(({ mark, words }) => [prefix + mark, [makeText(words)]])),
    rest: [],
  };
}

function placeMarks(piece: Piece, labels: ReadonlyMap<string, string>): readonly Piece[] {
  if (piece.kind !== 'text' || !MARK.test(piece.text)) return [piece];
  return piece.text
    .split(/([\u2460-\u2473])/u)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const label = labels.get(part);
      return label === undefined ? { ...piece, text: part } : { kind: 'note', label };
    });
}

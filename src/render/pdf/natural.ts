import type { FaceRole } from '../../model/layout.ts';
import { type Piece, PLAIN } from './piece.ts';

/** Words in the pieces the template sets, and what their width is made of. */
export interface DrawnWords {
  readonly pieces: readonly Piece[];
  readonly natural: Natural;
}

/**
 * What the width of words is made of before they are fitted to a line, counted here, as the template's language takes a hundred times as long
 * to count. How wide a mark or a word of letters is, the template alone knows.
 */
export interface Natural {
  /** Clear space before pieces, in characters of the grid. */
  readonly gap: number;
  /** Hanzi, which are as wide as the type is high in every face. */
  readonly squares: number;
  /** How often the words are closed up to the grid: between hanzi, and behind each piece of them. */
  readonly closings: number;
  /** How many gaps a line that is filled can spread. */
  readonly gaps: number;
  /** Its marks. */
  readonly marks: readonly Marks[];
  /** Those of its marks that can give space inside the line. */
  readonly gives: readonly Marks[];
  /** What must be measured as a whole. */
  readonly others: readonly Pick<Piece, 'text' | 'face' | 'strong' | 'raised' | 'closesUp'>[];
}

/** A mark of a face, and how often it stands there. */
interface Marks {
  readonly face: FaceRole;
  readonly mark: string;
  readonly times: number;
}

const HANZI = /[\u4e00-\u9fff]/u;

/** Counts what the width of pieces is made of. */
export function naturalOf(pieces: readonly Piece[]): Natural {
  let [gap, squares, closings, gaps] = [0, 0, 0, Math.max(0, pieces.length - 1)];
  const counted = new Tally();
  const others: Natural['others'][number][] = [];
  for (const [index, piece] of pieces.entries()) {
    const { text, face, strong, raised, closesUp } = piece;
    const inner = gapsIn(text, face);
    gap += piece.gap;
    gaps += inner;
    if (pieces[index - 1]?.closesUp === true) closings += 1;
    if (face === 'latin' || raised || !PLAIN.test(text)) others.push({ text, face, strong, raised, closesUp });
    else {
      closings += inner;
      for (const character of text) {
        if (HANZI.test(character)) squares += 1;
        else counted.add(face, character);
      }
    }
  }
  return { gap, squares, closings, gaps, marks: counted.all(), gives: givesOf(pieces), others };
}

/** The marks between the pieces and in them that can give space. */
function givesOf(pieces: readonly Piece[]): readonly Marks[] {
  const counted = new Tally();
  for (const [index, { face, gives, opens, closes }] of pieces.entries()) {
    if (index > 0) counted.add(face, opens);
    for (const mark of gives) counted.add(face, mark);
    if (index < pieces.length - 1) counted.add(face, closes);
  }
  return counted.all();
}

/** Counts marks by face. */
class Tally {
  readonly #times = new Map<string, Marks>();

  add(face: FaceRole, mark: string): void {
    if (mark === '') return;
    const key = `${face} ${mark}`;
    this.#times.set(key, { face, mark, times: (this.#times.get(key)?.times ?? 0) + 1 });
  }

  all(): readonly Marks[] {
    return [...this.#times.values()];
  }
}

/** How many gaps there are between the characters of a text: none between letters, and combining marks stand on the character before them. */
function gapsIn(text: string, face: FaceRole): number {
  if (face === 'latin') return 0;
  const characters = PLAIN.test(text) ? text : text.replace(/\p{M}/gu, '');
  return Math.max(0, [...characters].length - 1);
}

/** The marks of words by face, each once: those whose width the template has to know. */
export function marksOf(words: Iterable<DrawnWords & { readonly hang?: Piece | null }>): Partial<Record<FaceRole, readonly string[]>> {
  const found = new Map<FaceRole, Set<string>>();
  const add = (face: FaceRole, mark: string) => {
    if (mark !== '') found.set(face, (found.get(face) ?? new Set()).add(mark));
  };
  for (const { pieces, natural, hang } of words) {
    for (const { face, mark } of [...natural.marks, ...natural.gives]) add(face, mark);
    for (const { face, opens, closes } of hang ? [...pieces, hang] : pieces) {
      add(face, opens);
      add(face, closes);
    }
  }
  return Object.fromEntries(Array.from(found, ([face, marks]) => [face, [...marks]]));
}

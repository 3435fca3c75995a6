import type { FaceRole, SetLine, SetRun } from '../../model/layout.ts';
import { CLOSING, DOTS, OPENING, type Piece, PLAIN } from './piece.ts';

/**
 * After every closing mark and before every opening one, where a squeezed line can give space; and between two dots, which Typst would
 * pull together.
 */
const BESIDE_MARKS = new RegExp(`(?<=[${CLOSING}])(?!$)|(?<!^)(?=[${OPENING}])|(?<=[${DOTS}])(?=[${DOTS}])`, 'u');
const BEFORE_WORD = /(?<= )(?=[^ ])/u;

/** A line as pieces of one face, between which space can be added or removed. */
interface CutLine {
  readonly pieces: readonly Piece[];
  /** The mark beyond the measure, or null. */
  readonly hang: Piece | null;
}

/** Cuts a line into pieces. `title` is the number of leading characters, blanks not counted, that belong to a run-in title. */
export function cutLine(line: SetLine, title: number): CutLine {
  const pieces = cutTitle(line.runs, title).flatMap(({ run, title }) => cutRun(run, title));
  return line.hangs ? splitHang(pieces) : { pieces, hang: null };
}

/** Cuts text that is not a line of the layout, such as the masthead's, with letters and figures in the Latin face. */
export function cutWords(text: string, face: FaceRole): readonly Piece[] {
  return text === '' ? [] : toPieces(text, face);
}

function toPieces(text: string, face: FaceRole): Piece[] {
  // A blank belongs to the part before it: what follows may be in another face.
  const parts = text.split(/(?<=[!-~] *)(?=[^ -~])|(?<=[^ -~] *)(?=[!-~])/u);
  return parts.flatMap((part, index) => {
    const latin = /^[!-~]/u.test(part);
    const previous = parts[index - 1]?.at(-1) ?? '';
    const [hanzi = '', word = ''] = latin ? [previous, part[0]] : [part[0], previous];
    const gap = /\p{Script=Han}/u.test(hanzi) && /[A-Za-z0-9]/.test(word) ? 0.25 : 0;
    return cutRun({ text: part, face: latin ? 'latin' : face, strong: false, gap }, false);
  });
}

function cutRun(run: SetRun, title: boolean): Piece[] {
  const texts = run.face === 'latin' ? run.text.split(BEFORE_WORD).map((word) => [word]) : splitParts(run.text);
  return texts.map((parts, index) => makePiece(run, parts, index === 0 ? run.gap : 0, title));
}

/** Properties shared by the pieces of a run. */
type RunStyle = Pick<SetRun, 'face' | 'strong'> & { readonly raised?: boolean; readonly href?: string | null };

function makePiece({ face, strong, raised = false, href = null }: RunStyle, parts: readonly string[], gap: number, title: boolean): Piece {
  const text = parts.join('');
  return {
    text,
    parts,
    gives: parts.slice(1).map((part, index) => findMark(OPENING, part[0]) || findMark(CLOSING, parts[index]?.at(-1))),
    face,
    strong,
    gap,
    closesUp: face !== 'latin' && !raised,
    opens: findMark(OPENING, text[0]),
    closes: findMark(CLOSING, text.at(-1)),
    raised,
    href,
    title,
  };
}

/**
 * Splits the text of a run into pieces, each in its parts. Two adjacent marks are never in one piece: Typst would pull them together by a
 * rule of its own. Nor are characters of different scripts, which Typst spaces.
 */
function splitParts(text: string): string[][] {
  const texts: string[][] = [];
  for (const part of text.split(BESIDE_MARKS)) {
    const piece = texts.at(-1);
    const before = piece?.at(-1) ?? '';
    const joins = PLAIN.test(before) && PLAIN.test(part) && !/^\p{P}{2}$/u.test(`${before.at(-1)}${part[0]}`);
    if (joins) piece?.push(part);
    else texts.push([part]);
  }
  return texts;
}

function findMark(marks: string, character = ' '): string {
  return marks.includes(character) ? character : '';
}

/** Splits the run in which a title ends. */
function cutTitle(runs: readonly SetRun[], length: number): { readonly run: SetRun; readonly title: boolean }[] {
  let left = length;
  return runs.flatMap((run) => {
    if (left <= 0) return [{ run, title: false }];
    const end = findEnd(run.text, left);
    left -= countInked(run.text);
    if (end === run.text.length) return [{ run, title: true }];
    return [
      { run: { ...run, text: run.text.slice(0, end) }, title: true },
      { run: { ...run, text: run.text.slice(end), gap: 0 }, title: false },
    ];
  });
}

/** Index after a number of characters, blanks not counted. */
function findEnd(text: string, characters: number): number {
  let left = characters;
  let end = 0;
  for (const character of text) {
    if (left === 0) break;
    if (character.trim() !== '') left -= 1;
    end += character.length;
  }
  return end;
}

/** Number of non-blank characters: the measure that survives when a line end swallows a blank. */
export function countInked(text: string): number {
  return [...text].filter((character) => character.trim() !== '').length;
}

/** Splits the hanging mark off the piece it ends. */
function splitHang(pieces: readonly Piece[]): CutLine {
  const last = pieces.at(-1);
  const text = last?.text ?? '';
  const mark = [...text].at(-1) ?? '';
  if (last === undefined || pieces.length + [...text].length <= 2) return { pieces, hang: null };
  const before = text.slice(0, text.length - mark.length);
  const kept = before === '' ? [] : [makePiece(last, dropLast(last.parts, mark), last.gap, last.title)];
  return {
    pieces: [...pieces.slice(0, -1), ...kept],
    hang: makePiece(last, [mark], before === '' ? last.gap : 0, last.title),
  };
}

/** Drops the mark at the end of the parts. */
function dropLast(parts: readonly string[], mark: string): string[] {
  const end = parts.at(-1) ?? '';
  return [...parts.slice(0, -1), end.slice(0, end.length - mark.length)].filter((part) => part !== '');
}

import type { FaceRole, SetLine, SetRun } from '../../model/layout.ts';

/**
 * A line as the template sets it: pieces of one face, between which space may be taken out or put in. What a line gains or gives is
 * counted by the template, which alone knows how wide the glyphs of a face are.
 */
export interface DrawnLine {
  /** In characters of the grid, as in the layout. */
  readonly indent: number;
  readonly measure: number;
  readonly fill: boolean;
  readonly pieces: readonly Piece[];
  /** The mark that stands beyond the measure, or null. */
  readonly hang: Piece | null;
}

export interface Piece {
  readonly text: string;
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Clear space before it, in characters. */
  readonly gap: number;
  /** How many gaps between its characters can be spread; none between the letters of a word. */
  readonly gaps: number;
  /** Begins with an opening mark, whose left half is blank. */
  readonly opens: boolean;
  /** Ends with a closing mark, whose right half is blank. */
  readonly closes: boolean;
  /** Belongs to the title of an item that begins here. */
  readonly title: boolean;
}

/** Marks that stand in the left half of their square (CLREQ, 3.1.6). */
const CLOSING = '、，。．；：！？）》〉」』】〗〕］｝”’';
/** Marks that stand in the right half of theirs. */
const OPENING = '（《〈「『【〖〔［｛“‘';

/**
 * A piece ends after every closing mark and before every opening one. That is where a line can give space, and it keeps two marks from
 * ever standing in one piece, where Typst would pull them together by a rule of its own.
 */
const BESIDE_MARKS = new RegExp(`(?<=[${CLOSING}])(?!$)|(?<!^)(?=[${OPENING}])`, 'u');
const BEFORE_WORD = /(?<= )(?=[^ ])/u;

/**
 * Cuts a line into pieces. `title` is the number of characters at its start, blanks not counted, that belong to an item's title.
 */
export function drawLine(line: SetLine, title = 0): DrawnLine {
  const pieces = cutTitle(line.runs, title).flatMap(({ run, title }) => cut(run, title));
  return {
    indent: line.indent,
    measure: line.measure,
    fill: line.fit === 'fill',
    ...(line.hangs ? partHang(pieces) : { pieces, hang: null }),
  };
}

/** Cuts words that are no line of the layout, such as the masthead's, with letters and figures in the Latin face. */
export function drawWords(text: string, face: FaceRole): Piece[] {
  const parts = text.split(/(?<=[!-~])(?=[^ -~])|(?<=[^ -~])(?=[!-~])/u);
  return parts.flatMap((part, index) => {
    const latin = /^[!-~]/u.test(part);
    const previous = parts[index - 1]?.at(-1) ?? '';
    const border = `${latin ? previous : (part[0] ?? '')}`;
    const gap = index > 0 && !CLOSING.includes(border) && !OPENING.includes(border) ? 0.25 : 0;
    return cut({ text: part, face: latin ? 'latin' : face, strong: false, gap }, false);
  });
}

function cut(run: SetRun, title: boolean): Piece[] {
  return run.text.split(run.face === 'latin' ? BEFORE_WORD : BESIDE_MARKS).map((text, index) => ({
    text,
    face: run.face,
    strong: run.strong,
    gap: index === 0 ? run.gap : 0,
    gaps: gapsIn(text, run.face),
    opens: OPENING.includes(text[0] ?? ' '),
    closes: CLOSING.includes(text.at(-1) ?? ' '),
    title,
  }));
}

/** Combining marks and variation selectors stand on the character before them. */
function gapsIn(text: string, face: FaceRole): number {
  return face === 'latin' ? 0 : Math.max(0, [...text.replace(/\p{M}/gu, '')].length - 1);
}

/** Parts the run in which a title ends. */
function cutTitle(runs: readonly SetRun[], length: number): { readonly run: SetRun; readonly title: boolean }[] {
  let left = length;
  return runs.flatMap((run) => {
    if (left <= 0) return [{ run, title: false }];
    const end = endOf(run.text, left);
    left -= inked(run.text);
    if (end === run.text.length) return [{ run, title: true }];
    return [
      { run: { ...run, text: run.text.slice(0, end) }, title: true },
      { run: { ...run, text: run.text.slice(end), gap: 0 }, title: false },
    ];
  });
}

/** Index in the text after so many characters, blanks not counted. */
function endOf(text: string, characters: number): number {
  let left = characters;
  let end = 0;
  for (const character of text) {
    if (left === 0) break;
    if (character.trim() !== '') left -= 1;
    end += character.length;
  }
  return end;
}

/** How many characters of a text are not blanks: what is left to compare when a line end has swallowed a blank. */
export function inked(text: string): number {
  return [...text].filter((character) => character.trim() !== '').length;
}

function partHang(pieces: readonly Piece[]): Pick<DrawnLine, 'pieces' | 'hang'> {
  const last = pieces.at(-1);
  const mark = last === undefined ? '' : ([...last.text].at(-1) ?? '');
  if (last === undefined || pieces.length + [...last.text].length <= 2) return { pieces, hang: null };
  const before = last.text.slice(0, last.text.length - mark.length);
  const kept =
    before === '' ? [] : [{ ...last, text: before, gaps: gapsIn(before, last.face), closes: CLOSING.includes(before.at(-1) ?? ' ') }];
  return {
    pieces: [...pieces.slice(0, -1), ...kept],
    hang: { ...last, text: mark, gap: before === '' ? last.gap : 0, gaps: 0, opens: false, closes: true },
  };
}

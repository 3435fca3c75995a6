import { eastAsianWidthType } from 'get-east-asian-width';
import type { Piece, Text } from '../document.ts';
import { escaped, headingEscaped, lineStartEscaped } from './escape.ts';

/** What marks in a text become: notes by their label, pictures by their key. */
export interface Marks {
  readonly note: (label: string) => string;
  /** Breaks become blanks where a line cannot be broken: in headings, list entries' numbers and cells. */
  readonly oneLine?: boolean;
}

/**
 * Pieces as Markdown on one line or several, escaped. Pictures and asides are not among them: they stand in paragraphs of their own.
 */
export function inlineMarkdown(pieces: readonly Piece[], { note, oneLine = false }: Marks): string {
  const parts: string[] = [];
  // What a mark or a break follows, without the blank before it.
  const close = () => {
    parts.push((parts.pop() ?? '').trimEnd());
  };
  for (const run of runsOf(trimmed(pieces), oneLine)) {
    if (run.kind === 'text') parts.push(textMarkdown(run, parts.at(-1) ?? ''));
    else if (run.kind === 'note' || run.kind === 'break') {
      close();
      parts.push(run.kind === 'note' ? note(run.label) : '\\\n');
    }
  }
  return parts
    .join('')
    .split('\n')
    .map((line) => lineStartEscaped(line))
    .join('\n');
}

/** The words of a heading, on one line and of one weight. */
export function headingMarkdown(pieces: readonly Piece[], marks: Marks): string {
  const plain = pieces.map((piece) => (piece.kind === 'text' ? { ...piece, bold: false } : piece));
  return headingEscaped(inlineMarkdown(plain, { ...marks, oneLine: true }));
}

/** Neighbours of one weight and link joined; white space at the ends of what is bold is not. */
function runsOf(pieces: readonly Piece[], oneLine: boolean): Piece[] {
  const runs: Piece[] = [];
  const add = (piece: Text) => {
    const last = runs.at(-1);
    if (piece.text === '') return;
    if (last?.kind === 'text' && last.bold === piece.bold && last.href === piece.href) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  };
  const given = pieces.map((piece) => (oneLine && piece.kind === 'break' ? ({ kind: 'text', text: ' ', bold: false } as const) : piece));
  for (const [index, piece] of given.entries()) {
    if (piece.kind !== 'text') runs.push(piece);
    else if (piece.text.trim() === '') {
      // A blank between two bold words is as bold as they are.
      const [before, after] = [given[index - 1], given[index + 1]];
      add({ ...piece, bold: before?.kind === 'text' && before.bold && after?.kind === 'text' && after.bold });
    } else add(piece);
  }
  return runs.flatMap(unblanked);
}

/** Bold words without the white space around them, which Markdown would not take for bold. */
function unblanked(run: Piece): Piece[] {
  if (run.kind !== 'text' || !run.bold) return [run];
  const words = run.text.trim();
  const before = run.text.slice(0, run.text.length - run.text.trimStart().length);
  const after = run.text.slice(run.text.trimEnd().length);
  const blank = (text: string): Text[] => (text === '' ? [] : [{ kind: 'text', text, bold: false }]);
  return words === '' ? blank(run.text) : [...blank(before), { ...run, text: words }, ...blank(after)];
}

/** Without white space, U+3000 included, and line breaks at both ends: the page indents. */
function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const isBlank = (piece: Piece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === '');
  const first = pieces.findIndex((piece) => !isBlank(piece));
  if (first === -1) return [];
  return pieces.slice(first, pieces.findLastIndex((piece) => !isBlank(piece)) + 1).map((piece, index, kept) => {
    if (piece.kind !== 'text') return piece;
    const beginning = index === 0 || kept[index - 1]?.kind === 'break' ? piece.text.trimStart() : piece.text;
    return { ...piece, text: index === kept.length - 1 || kept[index + 1]?.kind === 'break' ? beginning.trimEnd() : beginning };
  });
}

function textMarkdown({ text, bold, href }: Text, before: string): string {
  const words = bold ? `**${escaped(text)}**` : escaped(text);
  if (href !== undefined) return `[${words}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  return bold || before.endsWith('**') ? guard(before, words) + words : words;
}

/** A comment, which prints nothing and counts as a mark: where Markdown would take asterisks between two words for text. */
const GUARD = '<!-- -->';

/**
 * What must stand before a run so that the asterisks beside it make bold. By CommonMark, 6.2, asterisks with a mark on one side and a letter
 * on the other do not; beside Chinese text they do by remark-cjk-friendly.
 */
function guard(before: string, words: string): '' | typeof GUARD {
  const opening = words.startsWith('**');
  const outer = opening ? /.$/su.exec(before)?.[0] : /^./su.exec(words)?.[0];
  const inner = opening ? /^\*\*(.)/su.exec(words)?.[1] : /(.)\*\*$/su.exec(before)?.[1];
  if (outer === undefined || inner === undefined) return '';
  if (isChinese(outer) || isChinese(inner)) return '';
  return isMark(inner) && !isMark(outer) && !/\s/.test(outer) ? GUARD : '';
}

/** As remark-cjk-friendly tells it: by width, the quotes “ ” are not. */
function isChinese(character: string): boolean {
  const type = eastAsianWidthType(Number(character.codePointAt(0)));
  return type === 'wide' || type === 'fullwidth';
}

function isMark(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

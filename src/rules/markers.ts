import type { Passage } from '../model/passage.ts';
import { formatSpoken, NUMERAL, parseSpoken } from './numerals.ts';

/** Number form by level (GB/T 9704-2012, 7.3.3): 1 is 一、, 2 is （一）, 3 is 1., 4 is （1）; 5 is ①. */
export type Form = 1 | 2 | 3 | 4 | 5;

/** A number that opens a heading, a paragraph or its bold words: 一、（一）1.（1）①. */
export interface Marker {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly form: Form;
  readonly number: number;
  /** As written. */
  readonly text: string;
  /** Whether it has the right punctuation. Half-width brackets belong to `marks-full-width`. */
  readonly right: boolean;
  /** Whether it may be part of the text: 三、四线城市, 3.15晚会. Counts only where it fits the sequence. */
  readonly unsure: boolean;
}

const PATTERNS: readonly (readonly [Form, RegExp])[] = [
  [1, new RegExp(`(${NUMERAL})([、.．，,])`, 'y')],
  [2, new RegExp(`[（(](${NUMERAL})[）)]([、.．，,]?)`, 'y')],
  [3, /([0-9０-９]{1,3})([.．、]|[，,](?![0-9０-９]))/y],
  [4, /[（(]([0-9０-９]{1,3})[）)]([、.．，,]?)/y],
  [5, /([①-⑳])([、.．，,]?)/y],
];

/** Expected ending of each form. */
const TAILS: Readonly<Record<Form, RegExp>> = { 1: /^、$/, 2: /^$/, 3: /^[.．]$/, 4: /^$/, 5: /^$/ };

/** Reads the marker at an offset; null if there is none. */
export function readMarker(passage: Passage, start: number): Marker | null {
  for (const [form, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const [text, written = '', tail = ''] = pattern.exec(passage.text) ?? [];
    const number = text === undefined ? null : parseNumber(form, written);
    if (text === undefined || number === null || number === 0) continue;
    const end = start + text.length;
    return { passage, start, end, form, number, text, right: TAILS[form].test(tail), unsure: isUnsure(passage.text, end, form, number) };
  }
  return null;
}

/** Formats a number in a form. */
export function formatMarker(form: Form, value: number): string {
  switch (form) {
    case 1:
      return `${formatSpoken(value)}、`;
    case 2:
      return `（${formatSpoken(value)}）`;
    case 3:
      return `${value}.`;
    case 4:
      return `（${value}）`;
    case 5:
      return value <= 20 ? String.fromCodePoint(0x245f + value) : `（${value}）`;
  }
}

function parseNumber(form: Form, text: string): number | null {
  if (form === 1 || form === 2) return parseSpoken(text);
  return form === 5 ? (text.codePointAt(0) as number) - 0x245f : Number(text.normalize('NFKC'));
}

const FOLLOWING_NUMERAL = new RegExp(NUMERAL, 'y');

/** A bracketed number that is mentioned rather than used: （一）、（二）两项. */
const BRACKETED = new RegExp(`^[、和及至到]?[（(](?:${NUMERAL}|[0-9０-９]{1,3})[）)]`);

/** 三、四线 lists two numbers; 1.5亿 is a number. */
function isUnsure(text: string, end: number, form: Form, number: number): boolean {
  if (form === 3) return /[0-9０-９]/.test(text.charAt(end));
  if (form === 2 || form === 4) return BRACKETED.test(text.slice(end, end + 8));
  if (form !== 1) return false;
  FOLLOWING_NUMERAL.lastIndex = end;
  const [next] = FOLLOWING_NUMERAL.exec(text) ?? [];
  return next !== undefined && (parseSpoken(next) === number + 1 || parseSpoken(next.charAt(0)) === number + 1);
}

/** End of a sentence, after which bold words may open the next. */
const SENTENCE = /[。？！；：…\n][”’」』）]*\s*$/u;

/** Finds markers at the start of a passage, after line breaks, and where bold words open a sentence. */
export function findMarkers(passage: Passage): Marker[] {
  const { text, strong } = passage;
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  const bold = strong.filter(({ start }) => SENTENCE.test(text.slice(Math.max(0, start - 8), start))).map(({ start }) => start);
  const starts = [...new Set([0, ...breaks, ...bold])].sort((a, b) => a - b);
  return starts.flatMap((start) => readMarker(passage, start) ?? []);
}

import type { Draft } from '../model/manuscript.ts';
import type { Span } from '../model/passage.ts';
import type { Place } from '../model/place.ts';

/** A value of one line as its file has it: the characters between its quotes, which stand there just so. */
export interface WrittenValue {
  readonly text: string;
  /** Without the quotes. */
  readonly place: Place;
  /** Offsets in the file's text. */
  readonly span: Span;
  readonly quote: '' | '"' | "'";
}

/** How a value is written, by its path; null where it is missing or written with escapes or over several lines. */
export function writtenValue<T>(draft: Draft<T>, path: string): WrittenValue | null {
  const place = draft.place(path);
  if (place === undefined || place.line !== place.endLine) return null;
  const line = lineStart(draft.text, place.line);
  const whole = draft.text.slice(line + place.column - 1, line + place.endColumn - 1);
  const [, quote = '', text = ''] = /^(["'])(.*)\1$/.exec(whole) ?? [undefined, '', whole];
  if (!isQuote(quote) || text === '' || (quote === '"' && text.includes('\\')) || (quote === "'" && text.includes("'"))) return null;
  const inner = { ...place, column: place.column + quote.length, endColumn: place.endColumn - quote.length };
  return { text, place: inner, span: { start: line + inner.column - 1, end: line + inner.endColumn - 1 }, quote };
}

/** Whether a name can stand for the value as it is, quoted or not: of a plain one only names that YAML takes for nothing else. */
export function canStandFor({ quote }: WrittenValue, name: string): boolean {
  if (quote !== '') return !/["'\\]/.test(name);
  return /^\p{Script=Han}[\p{L}\p{N}（）《》“”、·—]*$/u.test(name);
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}

function isQuote(quote: string): quote is WrittenValue['quote'] {
  return quote === '' || quote === '"' || quote === "'";
}

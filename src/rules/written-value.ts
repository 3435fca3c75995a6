import type { Draft } from '../model/manuscript.ts';
import type { Span } from '../model/passage.ts';
import type { Place } from '../model/place.ts';

/** A one-line value as written, without its quotes. */
export interface WrittenValue {
  readonly text: string;
  /** Excludes the quotes. */
  readonly place: Place;
  /** Offsets in the file's text. */
  readonly span: Span;
  readonly quote: '' | '"' | "'";
}

/** Reads how a value is written; null if missing, escaped or multi-line. */
export function readWrittenValue<T>(draft: Draft<T>, path: string): WrittenValue | null {
  const place = draft.place(path);
  if (place === undefined || place.line !== place.endLine) return null;
  const line = findLineStart(draft.text, place.line);
  const whole = draft.text.slice(line + place.column - 1, line + place.endColumn - 1);
  const [, quote = '', text = ''] = /^(["'])(.*)\1$/.exec(whole) ?? [undefined, '', whole];
  if (!isQuote(quote) || text === '' || (quote === '"' && text.includes('\\')) || (quote === "'" && text.includes("'"))) return null;
  const inner = { ...place, column: place.column + quote.length, endColumn: place.endColumn - quote.length };
  return { text, place: inner, span: { start: line + inner.column - 1, end: line + inner.endColumn - 1 }, quote };
}

/** Whether a name can replace the value in place; an unquoted one must not be read as something else by YAML. */
export function canStandFor({ quote }: WrittenValue, name: string): boolean {
  if (quote !== '') return !/["'\\]/.test(name);
  return /^\p{Script=Han}[\p{L}\p{N}（）《》“”、·—]*$/u.test(name);
}

function findLineStart(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}

function isQuote(quote: string): quote is WrittenValue['quote'] {
  return quote === '' || quote === '"' || quote === "'";
}

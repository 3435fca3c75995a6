import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Source } from './source.ts';

/**
 * Characters that must not be printed: C0 controls except tab and line ends, DEL, C1 controls, line and paragraph separators, lone
 * surrogates, private use, noncharacters, and U+FFFD, which marks something already lost (Markdown yields it for `&#0;`). They would be
 * dropped, break the XML of a DOCX or control a terminal.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\ufffd\p{Noncharacter_Code_Point}](?<![\t\n\r])/gu;

/** Replaces an unprintable character: 〓, the compositor's mark for a missing sort. */
const MISSING = '〓';

/** Maximum number reported per file: more would bury the other diagnostics, and such a file is not text. */
const MOST_REPORTED = 50;

/** Finds the unprintable characters of a text, with their offsets. */
export function findUnprintable(text: string): { readonly character: string; readonly offset: number }[] {
  // Fast path: most texts consist of these characters alone, and V8 is slow to build the full set.
  if (/^[\t\n\r -~\u00a0-\u2026\u2030-\u9fff\uff01-\uffee]*$/.test(text)) return [];
  return Array.from(text.matchAll(UNPRINTABLE), (match) => ({ character: match[0], offset: match.index }));
}

/** Replaces each unprintable character by 〓, keeping the length in UTF-16 code units so that places hold. */
export function replaceUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => MISSING.repeat(character.length));
}

/** Reports every unprintable character of a file in place; returns whether there was any. */
export function reportUnprintable(source: Source, report: Report): boolean {
  const found = findUnprintable(source.text);
  for (const { character, offset } of found.slice(0, MOST_REPORTED)) {
    const place = source.place(offset, offset + character.length);
    report(createDiagnostic('character-printable', place, { codePoint: formatCodePoint(character) }));
  }
  return found.length > 0;
}

/** Formats a code point as Unicode writes it: U+0007. */
export function formatCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

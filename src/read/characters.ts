import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Source } from './source.ts';

/**
 * Characters that never belong to a text that is printed: C0 controls but tab and line ends, DEL, C1 controls, line and paragraph
 * separators, lone surrogates, private use, noncharacters, and U+FFFD, which stands where something was already lost (Markdown puts it
 * for `&#0;`). They would be dropped, break the XML of a DOCX or command a terminal.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\ufffd\p{Noncharacter_Code_Point}](?<![\t\n\r])/gu;

/** Stands for an unprintable character in what is read on: 〓, as in a compositor's proof, where a sort was missing. */
const MISSING = '〓';

/** More would bury the other diagnostics: a file with so many is no text. */
const MOST_REPORTED = 50;

/** The unprintable characters of a text, with their offsets. */
export function unprintable(text: string): { readonly character: string; readonly offset: number }[] {
  // Hardly any text has one; most have nothing but these, and are spared the set that V8 makes of the others.
  if (/^[\t\n\r -~\u00a0-\u2026\u2030-\u9fff\uff01-\uffee]*$/.test(text)) return [];
  return Array.from(text.matchAll(UNPRINTABLE), (match) => ({ character: match[0], offset: match.index }));
}

/** The text with 〓 for each unprintable character, as many UTF-16 code units long as before, so that places stay. */
export function withoutUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => MISSING.repeat(character.length));
}

/** Reports every unprintable character of a file at its place; whether there was any. */
export function reportUnprintable(source: Source, report: Report): boolean {
  const found = unprintable(source.text);
  for (const { character, offset } of found.slice(0, MOST_REPORTED)) {
    const place = source.place(offset, offset + character.length);
    report(createDiagnostic('character-printable', place, { codePoint: codePointName(character) }));
  }
  return found.length > 0;
}

/** A character's number as Unicode writes it: U+0007. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

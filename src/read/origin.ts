import type { Draft } from '../model/manuscript.ts';
import { Passage, type PassageKind, type Span } from '../model/passage.ts';
import type { Source } from './source.ts';

/** Offsets in the file where each UTF-16 code unit of a value begins and ends. */
export interface Alignment {
  readonly starts: number[];
  readonly ends: number[];
}

/** Reads an escape in the source: how many characters it takes and how many code units of the value it gives; null when there is none. */
export type Escape = (
  source: string,
  at: number,
  value: string,
  index: number,
) => { readonly taken: number; readonly given: number } | null;

/**
 * Aligns a value with the source it was parsed from. The source has the same characters in the same order, some of them escaped, with white
 * space, quotes or indentation between them; these are skipped.
 *
 * @param base offset of the source in its file, added to every number
 */
export function alignValue(value: string, source: string, base: number, escapeAt: Escape): Alignment {
  const starts: number[] = [];
  const ends: number[] = [];
  const take = (from: number, to: number) => {
    starts.push(base + from);
    ends.push(base + to);
  };
  let at = 0;
  while (starts.length < value.length) {
    const index = starts.length;
    const escaped = escapeAt(source, at, value, index);
    if (escaped !== null) {
      for (let unit = 0; unit < escaped.given; unit += 1) take(at, at + escaped.taken);
      at += escaped.taken;
    } else if (source[at] === value[index] || at >= source.length || isFolded(value[index], source[at])) {
      take(Math.min(at, source.length), Math.min(at + 1, source.length));
      at += 1;
    } else {
      at += 1;
    }
  }
  return { starts, ends };
}

/** Whether a line end or tab of the source became a space of the value. */
function isFolded(character: string | undefined, source: string | undefined): boolean {
  return character === ' ' && (source === '\n' || source === '\t');
}

/** Escapes of Markdown: `\*`, and character references such as `&amp;`. */
export const markdownEscape: Escape = (source, at, value, index) => {
  const here = source[at];
  if (here === '\\' && source[at + 1] === value[index] && /[!-/:-@[-`{-~]/.test(value.charAt(index))) return { taken: 2, given: 1 };
  if (here !== '&') return null;
  const [reference] = /^&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/i.exec(source.slice(at, at + 36)) ?? [];
  // An unknown reference is text.
  if (reference === undefined || value.startsWith(reference, index)) return null;
  return { taken: reference.length, given: /[\ud800-\udbff]/.test(value.charAt(index)) ? 2 : 1 };
};

/** Escapes of YAML: '' inside single quotes, a backslash inside double quotes. */
const quotedEscapes: Readonly<Record<string, Escape>> = {
  "'": (source, at) => (source[at] === "'" && source[at + 1] === "'" ? { taken: 2, given: 1 } : null),
  '"': (source, at) => {
    const [written] = /^\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[^\n])/i.exec(source.slice(at, at + 10)) ?? [];
    return written === undefined ? null : { taken: written.length, given: 1 };
  },
};

const plain: Escape = () => null;

/** The running text among a file's fields as passages, in file order. */
export function createFieldPassages<T>(draft: Draft<T>, source: Source, kinds: Partial<Record<keyof T & string, PassageKind>>): Passage[] {
  const fields = Object.entries(kinds) as [keyof T & string, PassageKind][];
  const passages = fields.flatMap(([field, kind]) => {
    const value: unknown = draft.values[field];
    const lines: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((each, index) => [`${field}.${index}`, each])
      : [[field, value]];
    return lines.flatMap(([path, text]) => {
      const place = draft.place(path);
      return typeof text === 'string' && place !== undefined ? [createYamlPassage(kind, text, source, source.span(place))] : [];
    });
  });
  return passages.sort((one, other) => one.source(0, 0).start - other.source(0, 0).start);
}

/**
 * A YAML value as a passage.
 *
 * @param span of the value in its file, quotes included
 */
function createYamlPassage(kind: PassageKind, value: string, source: Source, span: Span): Passage {
  const written = source.text.slice(span.start, span.end);
  const quoted = quotedEscapes[written.charAt(0)];
  const header = /^[>|][^\n]*\n/.exec(written)?.[0].length ?? (quoted === undefined ? 0 : 1);
  const body = written.slice(header, quoted === undefined ? undefined : -1);
  const origin = alignValue(value, body, span.start + header, quoted ?? plain);
  return new Passage(kind, value, { text: source.text, ...origin, place: (start, end) => source.place(start, end) });
}

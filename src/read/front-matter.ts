import matter from 'gray-matter';
import { type Document, isDocument } from 'yaml';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { type ItemFields, itemSchema } from '../model/item.ts';
import type { Draft } from '../model/manuscript.ts';
import { FRONT_MATTER_BLANKS, FRONT_MATTER_CHARACTERS } from './bounds.ts';
import { createBrokenDraft, readDraft } from './draft.ts';
import type { Report, Source } from './source.ts';
import { findSpellings } from './spellings.ts';
import { parseYaml } from './yaml.ts';

/** The fields of an item and the offset of its body; null when the front matter has no end. */
export interface FrontMatter {
  readonly fields: Draft<ItemFields>;
  readonly body: number | null;
}

/**
 * Options of gray-matter. Its own engines are replaced: YAML by a parser that keeps ranges, all others by refusals, as it runs `---js` by `eval`.
 * They are always passed, as without options gray-matter caches a failed parse.
 */
export const FRONT_MATTER = {
  language: 'yaml',
  delimiters: '---',
  excerpt: false,
  engines: { yaml: parseYaml, json: refuse, javascript: refuse, coffee: refuse },
} as const;

function refuse(): never {
  throw new TypeError('front matter is YAML alone');
}

/** Reads the front matter of an item: YAML between two lines of three hyphens. */
export function readFrontMatter(source: Source, report: Report): FrontMatter {
  const broken = createBrokenDraft(source.file, itemSchema, source.text);
  const start = findOpeningFence(source.text);
  if (start === null) return readBareKeys(source, report) ?? readNothing(source, report);
  const head = source.place(start, start + FENCE.length);
  const closing = findClosingFence(source.text, start);
  if (closing === null) {
    const keys = findBareKeys(source.text, start + FENCE.length + 1);
    const [line = ''] = keys === null ? [] : (ALMOST_FENCE.exec(source.text.slice(keys.end)) ?? []);
    const fix = keys === null ? {} : { fix: [{ start: keys.end, end: keys.end + line.length, text: `${FENCE}\n` }] };
    report(createDiagnostic('front-matter-closed', head, {}, fix));
    return { fields: broken, body: null };
  }
  const body = closing.end;
  const block = source.text.slice(start, body);
  const language = matter.language(block, FRONT_MATTER);
  if (!/^(?:ya?ml)?$/i.test(language.name)) {
    report(createDiagnostic('front-matter-yaml', head, { language: toExcerpt(language.name) }));
    return { fields: broken, body };
  }
  const range = { start: start + FENCE.length + (language.name === '' ? 0 : language.raw.length), end: closing.start - 1, head };
  if (!isBounded(source.text.slice(range.start, range.end))) {
    report(createDiagnostic('file-bounded', head, { limit: `${FRONT_MATTER_CHARACTERS / 1000} KB` }));
    return { fields: broken, body };
  }
  if (!closing.exact) {
    const place = source.firstLine(closing.start, closing.end);
    const written = source.text.slice(closing.start, closing.end).trimEnd();
    const fix = /^-+$/.test(written)
      ? { fix: [{ start: closing.start + FENCE.length, end: closing.start + written.length, text: '' }] }
      : {};
    report(createDiagnostic('front-matter-closed', place, {}, fix));
    return { fields: broken, body };
  }
  return { fields: readDraft(source, range, itemSchema, report, () => parseBlock(block)), body };
}

function readNothing(source: Source, report: Report): FrontMatter {
  report(createDiagnostic('front-matter-present', source.firstLine(0, source.text.length), {}));
  return { fields: createBrokenDraft(source.file, itemSchema, source.text), body: 0 };
}

/** Reads keys at the top of a file without fences, or between lines that are not fences; null if there are none. */
function readBareKeys(source: Source, report: Report): FrontMatter | null {
  const { text } = source;
  const opening = /^(?:[ \t]*\n)*(?:[-—－–_=~*]{2,}[ \t]*\n)?/.exec(text)?.[0] ?? '';
  const keys = findBareKeys(text, opening.length);
  if (keys === null) return null;
  const [closing = ''] = ALMOST_FENCE.exec(text.slice(keys.end)) ?? [];
  const body = keys.end + closing.length;
  const end = keys.end === text.length && !text.endsWith('\n') ? `\n${FENCE}\n` : `${FENCE}\n`;
  const fix = [
    { start: opening.trim() === '' ? opening.length : opening.search(/\S/), end: opening.length, text: `${FENCE}\n` },
    { start: keys.end, end: body, text: end },
  ];
  report(createDiagnostic('front-matter-present', source.firstLine(opening.length, keys.end), {}, { fix }));
  if (!isBounded(text.slice(opening.length, keys.end))) return null;
  const range = { start: opening.length, end: Math.max(opening.length, keys.end - 1), head: source.firstLine(opening.length, keys.end) };
  return { fields: readDraft(source, range, itemSchema, report), body };
}

/** Finds the lines, from an offset on, that are keys of an item (at least two) with their values; `end` is the offset of the next line. */
function findBareKeys(text: string, start: number): { readonly end: number } | null {
  const known = findSpellings(itemSchema);
  const isKey = (line: string) => known.has(/^[ \t\u3000]*([^\s:：]{1,20})[ \t\u3000]*[:：]/.exec(line)?.[1] ?? '');
  let at = start;
  let count = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, end);
    const isBetween = line.trim() === '' && isKey(text.slice(end, end + 200).trimStart());
    if (isKey(line)) count += 1;
    else if (count === 0 || !(isBetween || /^(?:[ \t]*- |[ \t]+\S|#)/.test(line))) break;
    at = end;
  }
  return count >= 2 ? { end: at } : null;
}

const FENCE = '---';
/** A line that was meant to close front matter, with the empty lines before it. */
const ALMOST_FENCE = /^(?:[ \t]*\n)*(?:[-—－–_=~*]{2,}|\.{3})[ \t]*(?:\n|$)/;

/** Offset of the opening `---`, or null. Empty lines may come before it. */
function findOpeningFence(text: string): number | null {
  return /^(?:[ \t]*\n)*---(?!-)/.test(text) ? text.indexOf(FENCE) : null;
}

interface ClosingFence {
  readonly start: number;
  /** Offset of the next line. */
  readonly end: number;
  /** Whether it consists of three hyphens and nothing else. */
  readonly exact: boolean;
}

/** Finds the first line that begins with three hyphens, which is where gray-matter and other tools end front matter. */
function findClosingFence(text: string, from: number): ClosingFence | null {
  const at = text.indexOf(`\n${FENCE}`, from);
  if (at === -1) return null;
  const newline = text.indexOf('\n', at + 1);
  const end = newline === -1 ? text.length : newline + 1;
  return { start: at + 1, end, exact: text.slice(at + 1, end).trim() === FENCE };
}

/** gray-matter's search for comments is quadratic in a run of white space. */
function isBounded(yaml: string): boolean {
  return yaml.length <= FRONT_MATTER_CHARACTERS && !FRONT_MATTER_BLANKS.test(yaml);
}

/** Parses front matter with its fences to a YAML document. gray-matter calls no engine if there are no keys. */
function parseBlock(block: string): Document.Parsed {
  const { data, matter: yaml } = matter(block, FRONT_MATTER);
  return isDocument(data) ? (data as Document.Parsed) : parseYaml(yaml);
}

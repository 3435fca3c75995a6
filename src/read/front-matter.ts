import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { type ItemFields, itemSchema } from '../model/item.ts';
import type { Draft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { FRONT_MATTER_CHARACTERS } from './bounds.ts';
import { brokenDraft, readDraft } from './draft.ts';
import type { Report, Source } from './source.ts';

/** The fields of an item, and where its body begins; null when it cannot be told where that is. */
export interface FrontMatter {
  readonly fields: Draft<ItemFields>;
  readonly body: number | null;
}

/**
 * Reads the front matter of an item: YAML between two lines of three hyphens. No other language is understood, as libraries that do run
 * `---js`.
 */
export function readFrontMatter(source: Source, report: Report): FrontMatter {
  const broken = brokenDraft(source.file, itemSchema, source.text);
  const fence = openingFence(source);
  if (fence === null) {
    report(createDiagnostic('front-matter-present', source.firstLine(0, source.text.length), {}));
    return { fields: broken, body: 0 };
  }
  const closing = closingFence(source.text, fence.end);
  if (closing === null) {
    report(createDiagnostic('front-matter-closed', fence.place, {}));
    return { fields: broken, body: null };
  }
  const body = closing.end;
  if (fence.language !== '') {
    report(createDiagnostic('front-matter-yaml', fence.place, { language: toExcerpt(fence.language) }));
    return { fields: broken, body };
  }
  if (closing.start - fence.end > FRONT_MATTER_CHARACTERS) {
    report(createDiagnostic('file-bounded', fence.place, { limit: `${FRONT_MATTER_CHARACTERS / 1000} KB` }));
    return { fields: broken, body };
  }
  if (!closing.exact) {
    report(createDiagnostic('front-matter-closed', source.firstLine(closing.start, closing.end), {}));
    return { fields: broken, body };
  }
  const range = { start: fence.end, end: Math.max(fence.end, closing.start - 1), head: fence.place };
  return { fields: readDraft(source, range, itemSchema, report), body };
}

interface OpeningFence {
  /** Behind the hyphens. */
  readonly end: number;
  /** What stands behind the hyphens on their line. */
  readonly language: string;
  readonly place: Place;
}

/** Empty lines before the fence do no harm, so they are let pass. */
function openingFence(source: Source): OpeningFence | null {
  if (!/^(?:[ \t]*\n)*---(?!-)/.test(source.text)) return null;
  const start = source.text.indexOf('---');
  const end = start + 3;
  const behind = source.text.slice(end, end + source.text.slice(end).search(/\n|$/));
  const language = behind.trim();
  const known = language === '' || /^ya?ml$/i.test(language);
  return { end: known ? end + behind.length : end, language: known ? '' : language, place: source.place(start, end) };
}

interface ClosingFence {
  readonly start: number;
  /** Where the next line begins. */
  readonly end: number;
  /** Whether it is a line of three hyphens and nothing else. */
  readonly exact: boolean;
}

/** The first line that begins with three hyphens, which is where other tools end the front matter, too. */
function closingFence(text: string, from: number): ClosingFence | null {
  const at = text.indexOf('\n---', from);
  if (at === -1) return null;
  const newline = text.indexOf('\n', at + 1);
  const end = newline === -1 ? text.length : newline + 1;
  return { start: at + 1, end, exact: text.slice(at + 1, end).trim() === '---' };
}

import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { Passage, PassageKind, Span } from '../model/passage.ts';
import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
import type { Finding } from './rule.ts';

/** Passages of running text; tables and captions have forms of their own. */
const RUNNING: ReadonlySet<PassageKind> = new Set(['title', 'heading', 'paragraph', 'entry', 'note', 'editors-note']);

/** A slip in a text: its characters, its kind and suggestions. */
export interface Slip<K extends string> extends Span {
  readonly kind: K;
  readonly suggestions?: readonly string[];
}

export interface SlipArguments<K extends string> {
  readonly kind: K;
  readonly found: string;
  /** First suggestion; empty if there is none. */
  readonly better: string;
}

/** Reports the slips of a finder in running text, except in quotations and titles, which are printed verbatim. */
export function* reportSlips<K extends string>(
  manuscript: Manuscript,
  find: (text: string, passage: Passage, item: ItemDraft | null) => Iterable<Slip<K>>,
): Generator<Finding<SlipArguments<K>>> {
  for (const { passage, item } of eachPassage(manuscript)) {
    if (!RUNNING.has(passage.kind)) continue;
    for (const { start, end, kind, suggestions = [] } of find(passage.text, passage, item)) {
      if (isQuoted(passage, start, end)) continue;
      const args = { kind, found: passage.text.slice(start, end), better: suggestions[0] ?? '' };
      yield { place: passage.place(start, end), args, ...(suggestions.length === 0 ? {} : { suggestions }) };
    }
  }
}

/** Finds the matches of a pattern as slips of one kind. */
export function* matchSlips<K extends string>(
  text: string,
  pattern: RegExp,
  kind: K,
  suggest: (match: RegExpExecArray) => readonly string[] | null = () => [],
): Generator<Slip<K>> {
  for (const match of text.matchAll(pattern)) {
    const suggestions = suggest(match);
    if (suggestions !== null) yield { start: match.index, end: match.index + match[0].length, kind, suggestions };
  }
}

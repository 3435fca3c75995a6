import type { Passage, Span } from '../model/passage.ts';
import { pairMarks } from './pairs.ts';
import { overlaps } from './spans.ts';

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '《': '》', '‘': '’', '「': '」' };
const MARKS = /[“”《》‘’「」]/g;

/** Finds quotations and titles (outermost pairs). They are printed verbatim. */
export function findQuotations(text: string): Span[] {
  const spans: Span[] = [];
  let opened: { readonly mark: string; readonly start: number; depth: number } | null = null;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (opened === null) {
      if (mark in CLOSING) opened = { mark, start: index, depth: 1 };
    } else if (mark === opened.mark) opened.depth += 1;
    else if (mark === CLOSING[opened.mark]) {
      opened.depth -= 1;
      if (opened.depth === 0) {
        spans.push({ start: opened.start, end: index + 1 });
        opened = null;
      }
    }
  }
  return spans;
}

interface QuotedSpans {
  /** Insides of pairs. */
  readonly closed: readonly Span[];
  /** The same, and what follows an opening mark without a partner, to the end of the passage. */
  readonly all: readonly Span[];
}

const known = new WeakMap<Passage, QuotedSpans>();

/** Whether characters belong to a quotation or a title, its marks excluded. */
export function isQuoted(passage: Passage, start: number, end: number): boolean {
  return overlaps(findQuotedSpans(passage).closed, start, end);
}

/** Whether characters may belong to a quotation or a title: an opening mark without a partner may quote the rest of the passage. */
export function mayBeQuoted(passage: Passage, start: number, end: number): boolean {
  return overlaps(findQuotedSpans(passage).all, start, end);
}

/** Finds the insides of quotations and titles; cached. */
function findQuotedSpans(passage: Passage): QuotedSpans {
  const found = known.get(passage);
  if (found !== undefined) return found;
  const { pairs, lone } = pairMarks(passage);
  const quoting = /[“‘《〈「『]/;
  const closed = pairs
    .filter(({ opening: { sort } }) => quoting.test(sort))
    .map(({ opening, closing }) => ({ start: opening.at + 1, end: closing.at }));
  const open = lone
    .filter(({ sort, side }) => quoting.test(sort) && side === 'opening')
    .map(({ at }) => ({ start: skipRepeated(passage.text, at), end: passage.text.length }));
  const spans = { closed: mergeSpans(closed), all: mergeSpans([...closed, ...open]) };
  known.set(passage, spans);
  return spans;
}

/** Finds the end of a run of one mark; a repeated mark is not part of the quotation. */
function skipRepeated(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return end;
}

/** Sorts spans and joins those that overlap. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (start === end) continue;
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

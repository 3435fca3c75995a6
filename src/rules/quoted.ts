import type { Span } from '../model/passage.ts';

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

import { alignLines, type Comparable } from '../lines/align.ts';
import { findHunks, type Hunk } from '../lines/words.ts';

/** Text that was kept, or that was replaced; one of the two may be empty then. */
export type MarkedPart = { readonly kept: string } | { readonly before: string; readonly after: string };

/** A line that was added or removed, or sentences with the changes marked in them. */
export interface MarkedChange {
  readonly kind: 'added' | 'removed' | 'edited';
  /** Line of the file, from 1: in the new text, or in the old one for a line that was removed. */
  readonly line: number;
  readonly parts: readonly MarkedPart[];
}

/** Ends a sentence. */
const SENTENCE_END = /[。！？；\n]/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Lists the changes between two versions of a file, each within its sentence. Blank lines are ignored. */
export function markChanges(before: string, after: string): readonly MarkedChange[] {
  const [old, fresh] = [listLines(before), listLines(after)];
  return alignLines(old, fresh, { allowRewrites: true }).flatMap(({ start, end, newStart, newEnd }): MarkedChange[] => {
    const lines = fresh.slice(newStart, newEnd);
    const [was, is] = [joinLines(old.slice(start, end)), joinLines(lines)];
    if (was === is) return [];
    if (was === '') return [{ kind: 'added', line: lines[0]?.number ?? 1, parts: [{ before: '', after: is }] }];
    if (is === '') return [{ kind: 'removed', line: old[start]?.number ?? 1, parts: [{ before: was, after: '' }] }];
    return groupBySentence(widenToWords(findHunks(was, is), was, is), was).map((hunks) => {
      const index = countLineEnds(is.slice(0, hunks[0]?.newStart ?? 0));
      return { kind: 'edited', line: lines[index]?.number ?? 1, parts: toParts(hunks, was, is) };
    });
  });
}

interface Line extends Comparable {
  /** From 1. */
  readonly number: number;
}

function listLines(text: string): readonly Line[] {
  return text
    .split('\n')
    .map((line, index) => ({ text: line, row: false, heading: null, number: index + 1 }))
    .filter((line) => line.text.trim() !== '');
}

function joinLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Widens hunks to whole words of both texts, and merges those that then touch. */
function widenToWords(hunks: readonly Hunk[], was: string, is: string): readonly Hunk[] {
  const [old, fresh] = [findWordBoundaries(was), findWordBoundaries(is)];
  const wide: Hunk[] = [];
  for (let { start, end, newStart, newEnd } of hunks) {
    while (start > 0 && newStart > 0 && was[start - 1] === is[newStart - 1] && !(old.has(start) && fresh.has(newStart))) {
      start -= 1;
      newStart -= 1;
    }
    while (end < was.length && newEnd < is.length && was[end] === is[newEnd] && !(old.has(end) && fresh.has(newEnd))) {
      end += 1;
      newEnd += 1;
    }
    const last = wide.at(-1);
    if (last !== undefined && start <= last.end) wide[wide.length - 1] = { ...last, end, newEnd };
    else wide.push({ start, end, newStart, newEnd });
  }
  return wide;
}

function findWordBoundaries(text: string): ReadonlySet<number> {
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
}

/** Groups the hunks whose sentences in the old text touch. */
function groupBySentence(hunks: readonly Hunk[], text: string): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && findSentenceEnd(text, previous) >= hunk.start) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function toParts(hunks: readonly Hunk[], was: string, is: string): readonly MarkedPart[] {
  const [first, last] = [hunks[0], hunks.at(-1)] as [Hunk, Hunk];
  const parts: MarkedPart[] = [];
  let at = findSentenceStart(was, first);
  for (const { start, end, newStart, newEnd } of hunks) {
    if (start > at) parts.push({ kept: was.slice(at, start) });
    parts.push({ before: was.slice(start, end), after: is.slice(newStart, newEnd) });
    at = end;
  }
  const rest = was.slice(at, findSentenceEnd(was, last));
  return rest === '' ? parts : [...parts, { kept: rest }];
}

/** Returns the start of the sentence of a hunk. Of words inserted between two sentences, that is the first of them. */
function findSentenceStart(text: string, { start: from, end }: Hunk): number {
  let start = from === end ? Math.max(0, from - 1) : from;
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Returns the end of the sentence of a hunk, exclusive; a replaced full stop ends it. */
function findSentenceEnd(text: string, { start, end }: Hunk): number {
  if (end > start && SENTENCE_END.test(text.charAt(end - 1))) return end;
  const length = text.slice(end).search(SENTENCE_END);
  if (length === -1) return text.length;
  return end + length + (text.charAt(end + length) === '\n' ? 0 : 1);
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}

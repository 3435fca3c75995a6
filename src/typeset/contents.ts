import type { Contents } from '../model/bulletin.ts';
import { CLOSING_MARKS, OPENING_MARKS } from '../model/marks.ts';
import { getShape, type Setting, setParagraph } from './blocks.ts';
import type { Shape } from './breaker.ts';
import { measureUnits } from './breaks.ts';
import { breakLines, toPlainContent } from './paragraph.ts';
import { type LinesPiece, makeLinesPiece, type Piece } from './pieces.ts';
import { canBreak } from './rules.ts';
import { CONTENTS_NUMBER_WIDTH, roleStyles } from './styles.ts';
import { toUnits, type Unit } from './units.ts';

/** Sets the contents: a title, then each section with its entries. */
export function setContents({ title, sections }: Contents, setting: Setting): readonly Piece[] {
  return [
    setLine('contents-title', title, setting),
    ...sections.flatMap((section) => [
      setLine('contents-section', section.title, setting),
      ...section.entries.map((entry) => setEntry(entry.title, entry.item, setting)),
    ]),
  ];
}

function setLine(role: 'contents-title' | 'contents-section', text: string, setting: Setting): LinesPiece {
  return setParagraph(role, toPlainContent(text, roleStyles[role].face), setting);
}

/** Sets an entry. It keeps room for a page number, so that its height does not depend on it. */
function setEntry(title: string, item: string, setting: Setting): LinesPiece {
  const { face } = roleStyles['contents-entry'];
  const whole = getShape('contents-entry', setting);
  const shape = { ...whole, measure: whole.measure - CONTENTS_NUMBER_WIDTH };
  const { lines, overlong } = breakLines(toPlainContent(title, face), shape, 'ragged');
  setting.report.words(overlong, item);
  const parts = lines.length < 2 ? [] : splitTitle(title, lines.length, shape);
  if (parts.length === 0) return makeLinesPiece('contents-entry', null, lines, item);
  const content = parts.flatMap((text, index) => [...(index === 0 ? [] : ['break' as const]), ...toPlainContent(text, face)]);
  return makeLinesPiece('contents-entry', null, breakLines(content, shape, 'ragged').lines, item);
}

/** What a break costs, in characters of difference from even lines. */
const COST = { pause: 0, word: 8, insideQuotation: 20, insideWord: 40, alone: 100 } as const;

/**
 * Splits a title into lines about equally long, which end at a blank, after a mark or before a quotation where they can, and never in a word
 * where they need not. Empty where it does not fit without squeezing.
 */
export function splitTitle(title: string, count: number, shape: Shape): readonly string[] {
  const units = toUnits(
    toPlainContent(title, roleStyles['contents-entry'].face).filter((part) => part !== 'break'),
    shape.ruler,
  );
  const costs = measureCosts(units);
  const average = (measureUnits(units, 0, units.length) + (count - 1) * (shape.rest - shape.first)) / count;
  // For each number of lines, the cheapest way to set the text up to each unit.
  let ways = new Map<number, Way>([[0, { cost: 0, ends: [] }]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, Way>();
    const indent = line === 1 ? shape.first : shape.rest;
    for (const [start, { cost, ends }] of ways) {
      for (let end = start + 1; end <= units.length; end++) {
        if ((line === count) !== (end === units.length)) continue;
        const width = measureUnits(units, start, end);
        if (width > shape.measure - indent) break;
        const total = cost + Math.abs(width - average) + (costs[end] ?? 0) + (countInked(units, start, end) < 2 ? COST.alone : 0);
        if (total < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY)) next.set(end, { cost: total, ends: [...ends, end] });
      }
    }
    ways = next;
  }
  const { ends = [] } = ways.get(units.length) ?? {};
  return ends.map((end, index) =>
    units
      .slice(ends[index - 1] ?? 0, end)
      .map(({ text }) => text)
      .join(''),
  );
}

interface Way {
  readonly cost: number;
  /** Where its lines end. */
  readonly ends: readonly number[];
}

function countInked(units: readonly Unit[], start: number, end: number): number {
  return units.slice(start, end).filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
}

/** What a break before each unit costs; infinite where no line may end. */
function measureCosts(units: readonly Unit[]): readonly number[] {
  const words = findWordStarts(units);
  let depth = 0;
  return units.map((unit, index) => {
    const before = units[index - 1];
    if (before !== undefined && CLOSING_MARKS.has(before.text) && PAIRED.test(before.text)) depth = Math.max(0, depth - 1);
    const inside = depth > 0;
    if (OPENING_MARKS.has(unit.text)) depth += 1;
    if (before === undefined) return 0;
    if (!canBreak(before, unit)) return Number.POSITIVE_INFINITY;
    if (inside) return COST.insideQuotation + (words.has(index) ? 0 : COST.insideWord);
    if (before.kind === 'blank' || OPENING_MARKS.has(unit.text) || CLOSING_MARKS.has(before.text)) return COST.pause;
    return words.has(index) ? COST.word : COST.insideWord;
  });
}

/** Marks that close what another opens. */
const PAIRED = /[”’）》〉」』】〗〕〙］｝〞]/u;

let segmenter: Intl.Segmenter | undefined;

/** Indexes of the units at which words begin. */
function findWordStarts(units: readonly Unit[]): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const starts = new Set(Array.from(segmenter.segment(units.map(({ text }) => text).join('')), ({ index }) => index));
  let at = 0;
  return new Set(
    units.flatMap(({ text }, index) => {
      const begins = starts.has(at);
      at += text.length;
      return begins ? [index] : [];
    }),
  );
}

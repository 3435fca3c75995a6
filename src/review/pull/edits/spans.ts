import type { Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';
import type { Replacement } from '../changes/change.ts';
import { isSameStyle, type TextStyle, type Unit } from '../item/units.ts';
import { startsBold, type WeightedText } from '../weighted-text.ts';

/** A span of a file, and whether its characters are bold. */
export interface StyledSpan extends Span {
  readonly bold: boolean;
}

/** A span while it is collected, with the indices of its first and last code unit. */
interface OpenSpan {
  readonly start: number;
  end: number;
  readonly style: TextStyle;
  readonly first: number;
  last: number;
}

/**
 * Finds the spans of a range of a unit, without the markup between them. Markup that would be left empty is included, unless new words of the
 * same weight are to be written inside it.
 *
 * @param words the new words
 */
export function findSpans(
  { unit, start, end, words }: Pick<Replacement, 'unit' | 'start' | 'end' | 'words'>,
  source: Source,
): readonly StyledSpan[] {
  const spans = collectSpans(unit, start, end, source);
  const reused = spans.findIndex(({ style }) => words.text !== '' && style.bold === startsBold(words));
  return spans.map(({ start, end, style, first, last }, index) => {
    const hasMarkup = style.bold || style.href !== null;
    const continues = isSameStyle(unit.styles[first - 1], style) || isSameStyle(unit.styles[last + 1], style);
    const span = { start, end };
    return { ...(!hasMarkup || continues || index === reused ? span : includeMarkup(span, source.text)), bold: style.bold };
  });
}

/** Extends the last span over the white space after it, at most to the next line, as a line end may leave some. */
export function includeWhiteSpace(spans: readonly StyledSpan[], source: Source): readonly StyledSpan[] {
  return spans.map((span, index) => {
    if (index < spans.length - 1) return span;
    const after = source.text.slice(span.end);
    return { ...span, end: span.end + after.length - after.replace(/^[ \t]*\n?[ \t]*/, '').length };
  });
}

function collectSpans(unit: Unit, start: number, end: number, source: Source): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  for (let at = start; at < end; at += 1) {
    const [from, to, style] = [unit.starts[at], unit.ends[at], unit.styles[at]] as [number, number, TextStyle];
    const last = spans.at(-1);
    if (last !== undefined && (from <= last.end || isBlank(source.text.slice(last.end, from)))) {
      last.end = Math.max(last.end, to);
      last.last = at;
    } else spans.push({ start: from, end: to, style, first: at, last: at });
  }
  return spans;
}

/** Extends a span over the asterisks and link brackets directly around it. */
function includeMarkup({ start, end }: Span, text: string): Span {
  const strong = /(?:\*\*|__)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0];
  if (strong !== undefined && text.startsWith(strong, end)) {
    return includeMarkup({ start: start - strong.length, end: end + strong.length }, text);
  }
  const link = text[start - 1] === '[' ? /^\]\((?:[^()\\]|\\.)*\)/.exec(text.slice(end, end + 2_100))?.[0] : undefined;
  return link === undefined ? { start, end } : includeMarkup({ start: start - 1, end: end + link.length }, text);
}

/**
 * Finds the places for new words between two characters, those of the wanted weight first: after the one, before the other, outside of the
 * markup between them, or instead of a line end.
 */
export function findPlaces(unit: Unit, at: number, words: WeightedText, source: Source): readonly Span[] {
  const isBold = startsBold(words);
  const [before, after] = [unit.ends[at - 1], unit.starts[at]];
  const places: StyledSpan[] = [];
  if (before !== undefined) places.push({ start: before, end: before, bold: unit.styles[at - 1]?.bold === true });
  if (after !== undefined) places.push({ start: after, end: after, bold: unit.styles[at]?.bold === true });
  if (before !== undefined && after !== undefined && after > before) {
    const between = source.text.slice(before, after);
    if (isBlank(between)) places.unshift({ start: before, end: after, bold: isBold });
    else {
      const outside = before + (/^(?:\*\*|__)/.exec(between)?.[0].length ?? between.length);
      places.push({ start: outside, end: outside, bold: false });
      // A blank after bold words may only be there for Markdown.
      if (/^(?:\*\*|__) $/.test(between)) places.push({ start: outside, end: after, bold: false });
    }
  }
  return places.sort((one, other) => Number(other.bold === isBold) - Number(one.bold === isBold));
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}

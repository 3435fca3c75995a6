import type { Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';
import type { Unit } from '../item/units.ts';

/** Where some characters of a unit stand, and whether they are bold. */
export interface StyledSpan {
  readonly start: number;
  readonly end: number;
  readonly bold: boolean;
}

/**
 * Where some characters of a unit stand in its file, without the markup between them. Markup that would be left with nothing inside goes with
 * them, unless new words of that weight take their place.
 *
 * @param options `wide` takes the white space behind them as well, which a line end may leave
 */
export function spansOf(
  unit: Unit,
  start: number,
  end: number,
  { text, weight, wide }: { readonly text: string; readonly weight: string; readonly wide: boolean },
  source: Source,
): readonly StyledSpan[] {
  const spans: { start: number; end: number; bold: boolean; style: string; first: number; last: number }[] = [];
  for (let at = start; at < end; at += 1) {
    const [from, to, style] = [unit.starts[at], unit.ends[at], unit.styles[at]] as [number, number, string];
    const span = spans.at(-1);
    if (span !== undefined && (from <= span.end || isBlank(source.text.slice(span.end, from)))) {
      span.end = Math.max(span.end, to);
      span.last = at;
    } else spans.push({ start: from, end: to, bold: style.startsWith('b'), style, first: at, last: at });
  }
  const kept = spans.findIndex(({ bold }) => text !== '' && bold === isBold(weight));
  const whole = spans.map(({ first, last, style, ...span }, index) => {
    const goesOn = unit.styles[first - 1] === style || unit.styles[last + 1] === style;
    return style === '' || goesOn || index === kept ? span : { ...span, ...withMarkup(span, source.text) };
  });
  const final = whole.at(-1);
  if (wide && final !== undefined) {
    const behind = source.text.slice(final.end);
    final.end += behind.length - behind.replace(/^[ \t]*\n?[ \t]*/, '').length;
  }
  return whole;
}

/** A span with the asterisks and the brackets around it. */
function withMarkup({ start, end }: Span, text: string): Span {
  const before = /(?:\*\*|__)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0];
  if (before !== undefined && text.startsWith(before, end))
    return withMarkup({ start: start - before.length, end: end + before.length }, text);
  const link = text[start - 1] === '[' ? /^\]\((?:[^()\\]|\\.)*\)/.exec(text.slice(end, end + 2_100))?.[0] : undefined;
  return link === undefined ? { start, end } : withMarkup({ start: start - 1, end: end + link.length }, text);
}

/** Where new words can stand between two characters: behind the one, before the other, or in the place of a line end between them. */
export function placesFor(
  unit: Unit,
  at: number,
  weight: string,
  source: Source,
): readonly { readonly start: number; readonly end: number }[] {
  const [before, after] = [unit.ends[at - 1], unit.starts[at]];
  const places: { readonly start: number; readonly end: number; readonly bold: boolean }[] = [];
  if (before !== undefined) places.push({ start: before, end: before, bold: isBold(unit.styles[at - 1]) });
  if (after !== undefined) places.push({ start: after, end: after, bold: isBold(unit.styles[at]) });
  if (before !== undefined && after !== undefined && after > before) {
    const between = source.text.slice(before, after);
    if (isBlank(between)) places.unshift({ start: before, end: after, bold: isBold(weight) });
    else {
      // Between the markup of two words, or behind a bold one where a blank stands for Markdown's sake.
      const outside = before + (/^(?:\*\*|__)/.exec(between)?.[0].length ?? between.length);
      places.push({ start: outside, end: outside, bold: false });
      if (/^(?:\*\*|__) $/.test(between)) places.push({ start: outside, end: after, bold: false });
    }
  }
  return places.sort((one, other) => Number(other.bold === isBold(weight)) - Number(one.bold === isBold(weight)));
}

/** Whether words begin bold, by their weights or the style of the first. */
export function isBold(weight: string | undefined): boolean {
  return weight?.startsWith('b') === true;
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}

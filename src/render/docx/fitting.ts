import { getLatinWidth } from '../../model/latin-widths.ts';
import type { Layout, PlacedParagraph, SetLine } from '../../model/layout.ts';
import type { Measures } from './measures.ts';

/** Part of a paragraph's text with uniform letter spacing. */
export interface Stretch {
  readonly text: string;
  /** Letter spacing in twips, negative; null where the style's applies. */
  readonly spacing: number | null;
}

/** Splits the text of one paragraph, passed in order, where lines of the layout need different spacing. */
export type Fitting = (text: string) => readonly Stretch[];

/** Leaves text unchanged: for paragraphs that are not in the layout, such as those of table cells. */
export const unfitted: Fitting = (text) => [{ text, spacing: null }];

/** Looks up the fitting of a paragraph by its text. */
export type Fittings = (text: string) => Fitting;

/**
 * Makes Word and LibreOffice break paragraphs where the layout does. On some lines marks give up part of their square for one more
 * character; LibreOffice 7.4 does not squeeze marks and would break such a line early, and with it every following line of the paragraph
 * (measured: half of the lines of issue 13 differed). So the characters of just those lines are tightened a little more, by less than a
 * point each. Only spacing changes: no break is forced, and edited text still reflows.
 */
export function createFittings(layout: Layout, measures: Measures): Fittings {
  const paragraphs = new Map<string, readonly SetLine[]>();
  for (const { role, lines } of joinParagraphs(layout)) {
    const text = lines.map(readText).join('');
    // Word numbers list entries itself.
    const label = role === 'list' ? (LIST_LABEL.exec(text)?.[0] ?? '') : '';
    paragraphs.set(text, lines);
    if (label !== '') paragraphs.set(text.slice(label.length), dropLabel(lines, label));
  }
  return (text) => {
    const lines = paragraphs.get(stripBlanks(text));
    return lines === undefined ? unfitted : createFitting(lines, measures);
  };
}

/** The layout's paragraphs, with those split across pages joined again. */
function joinParagraphs({ pages }: Layout): readonly Pick<PlacedParagraph, 'role' | 'lines'>[] {
  const whole: { role: PlacedParagraph['role']; lines: SetLine[] }[] = [];
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'paragraph') continue;
    const last = whole.at(-1);
    if (block.continued && last !== undefined) last.lines.push(...block.lines);
    else whole.push({ role: block.role, lines: [...block.lines] });
  }
  return whole;
}

const LIST_LABEL = /^(?:\d+\.|（\d+）|[●○])/u;

/** Drops a label from the start of the first line; the line keeps the room the label takes. */
function dropLabel([first, ...others]: readonly SetLine[], label: string): readonly SetLine[] {
  if (first === undefined) return others;
  let left = label.length;
  let width = 0;
  const runs = first.runs.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    width += measureText(run.text.slice(0, cut));
    return { ...run, text: run.text.slice(cut) };
  });
  return [{ ...first, indent: first.indent + width, measure: first.measure - width, runs }, ...others];
}

function createFitting(lines: readonly SetLine[], measures: Measures): Fitting {
  let line = 0;
  let left = countCharacters(lines[0]);
  const spacings = lines.map((each, index) => computeSpacing(each, index === lines.length - 1, measures));
  return (text) => {
    const stretches: { text: string; spacing: number | null }[] = [];
    for (const character of text) {
      const last = stretches.at(-1);
      const blank = stripBlanks(character) === '';
      while (!blank && left === 0 && line < lines.length - 1) left = countCharacters(lines[++line]);
      const spacing = spacings[line] ?? null;
      if (!blank) left -= character.length;
      if (last !== undefined && last.spacing === spacing) last.text += character;
      else stretches.push({ text: character, spacing });
    }
    return stretches;
  };
}

/** Twips kept free per line, for LibreOffice's rounding up of every run. */
const SLACK = 12;

/** Letter spacing that brings a line to its measure; null where it fits by itself. */
function computeSpacing(line: SetLine, isLast: boolean, { character, closing }: Measures): number | null {
  const width = line.runs.reduce((sum, { text, gap, raised }) => sum + gap + (raised === true ? 0.5 : measureText(text)), 0);
  // A mark may hang at the end of a paragraph in Word, but not in LibreOffice, where it must fit.
  const surplus = width - line.measure - (line.hangs && !isLast ? 1 : 0);
  if (surplus <= 0) return null;
  return closing - Math.ceil((surplus * character + SLACK) / countCharacters(line));
}

/**
 * Width in characters as the fonts have it: hanzi and full-width marks are squares; Latin letters have their advance in Times New Roman.
 */
function measureText(text: string): number {
  let width = 0;
  for (const character of text) width += getLatinWidth(character) ?? 1;
  return width;
}

function countCharacters(line: SetLine | undefined): number {
  return line === undefined ? 0 : readText(line).length;
}

function readText({ runs }: SetLine): string {
  return stripBlanks(runs.map(({ text }) => text).join(''));
}

/** Removes blanks, which the layout drops at line ends. */
function stripBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

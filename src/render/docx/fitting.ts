import type { Layout, PlacedParagraph, SetLine } from '../../model/layout.ts';
import { latinWidth } from './latin-widths.ts';
import type { Measures } from './measures.ts';

/** Words of a paragraph that are closed up alike. */
export interface Stretch {
  readonly text: string;
  /** What each character is closed up by, in twips, negative; null where the style says it. */
  readonly spacing: number | null;
}

/** Cuts the words of one paragraph, handed to it in their order, where the lines of the layout ask for different spacing. */
export type Fitting = (text: string) => readonly Stretch[];

/** Leaves words as they are: for paragraphs the layout does not know, such as those of a table's cells. */
export const unfitted: Fitting = (text) => [{ text, spacing: null }];

/** Fittings of the paragraphs of a document, by the text of each. */
export type Fittings = (text: string) => Fitting;

/**
 * Makes Word and LibreOffice break paragraphs where the layout does. On its lines marks give up part of their square for one character
 * more; LibreOffice 7.4 does not squeeze them and would break such a line early, and with it all that follow in a paragraph of a page's
 * length (measured: half of the lines of issue 13 differed). So the characters of just those lines are closed up a little further, by less than
 * a point each. It is spacing and nothing else: no break is forced, and text that is edited flows on as ever.
 */
export function createFittings(layout: Layout, measures: Measures): Fittings {
  const paragraphs = new Map<string, readonly SetLine[]>();
  for (const { role, lines } of joinParagraphs(layout)) {
    const text = lines.map(readText).join('');
    // Word numbers an entry of a list by itself.
    const label = role === 'list' ? (LIST_LABEL.exec(text)?.[0] ?? '') : '';
    paragraphs.set(text, lines);
    if (label !== '') paragraphs.set(text.slice(label.length), dropLabel(lines, label));
  }
  return (text) => {
    const lines = paragraphs.get(stripBlanks(text));
    return lines === undefined ? unfitted : createFitting(lines, measures);
  };
}

/** The paragraphs of the layout, those that go on over a page's end put together. */
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

/** The first line without so many characters at its start; they still take their room. */
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

/** Twips a line keeps clear for what LibreOffice rounds up in every run. */
const SLACK = 12;

/** What the characters of a line are closed up by so that it comes to its measure; null where it does so by itself. */
function computeSpacing(line: SetLine, isLast: boolean, { character, closing }: Measures): number | null {
  const width = line.runs.reduce((sum, { text, gap, raised }) => sum + gap + (raised === true ? 0.5 : measureText(text)), 0);
  // A mark that hangs at a paragraph's end hangs in Word, but not in LibreOffice: there it must fit.
  const surplus = width - line.measure - (line.hangs && !isLast ? 1 : 0);
  if (surplus <= 0) return null;
  return closing - Math.ceil((surplus * character + SLACK) / countCharacters(line));
}

/** Width in characters as the faces have it: hanzi and full-width marks are squares, Latin letters are not the half the layout counts. */
function measureText(text: string): number {
  let width = 0;
  for (const character of text) width += latinWidth(character) ?? 1;
  return width;
}

function countCharacters(line: SetLine | undefined): number {
  return line === undefined ? 0 : readText(line).length;
}

function readText({ runs }: SetLine): string {
  return stripBlanks(runs.map(({ text }) => text).join(''));
}

/** A text without its blanks, which the layout leaves out at the ends of lines. */
function stripBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

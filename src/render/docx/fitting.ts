import type { Layout, PlacedParagraph, SetLine } from '../../model/layout.ts';
import { hasChineseBreak, type OfficeSetLine, partLines, readLine, readText, stripBlanks, tagWords } from './looks.ts';
import type { Measures } from './measures.ts';
import { type LatinAdvance, measureOfficeLine, type OfficeLine } from './office-line.ts';

/** Part of a paragraph's text with uniform letter spacing. */
export interface Stretch {
  readonly text: string;
  /** Letter spacing in twips; null where the style's applies. */
  readonly spacing: number | null;
  /** Whether it is a word that a line may end before only by the rules of Chinese. */
  readonly chinese?: boolean;
}

/** Splits the text of one paragraph, passed in order, where lines of the layout need different spacing. */
export type Fitting = (text: string) => readonly Stretch[];

/** Leaves text unchanged: for paragraphs that are not in the layout, such as those of table cells. */
export const unfitted: Fitting = (text) => [{ text, spacing: null }];

/** Looks up the fitting of a paragraph by its text, given in the parts that are styled differently, such as a title and the text after it. */
export type Fittings = (...parts: readonly string[]) => Fitting;

/** A line; of a list's entry, without its number and whether a blank follows that. */
type FittedLine = OfficeSetLine & { readonly labelled?: boolean };

/** What lines are fitted with. */
export interface Context {
  readonly measures: Measures;
  readonly advance: LatinAdvance;
}

/**
 * Makes Word and LibreOffice break paragraphs where the layout does. LibreOffice 7.4 does not squeeze marks, sets some of them narrower and
 * counts spaces otherwise (see `office-line.ts`), and one line broken elsewhere moves all that follow it. So the characters of a line that
 * would end elsewhere are tightened or loosened, by less than a point each. Only spacing changes: no break is forced, and edited text still
 * reflows.
 */
export function createFittings(layout: Layout, context: Context): Fittings {
  const paragraphs = new Map<string, readonly FittedLine[]>();
  for (const { role, lines } of joinParagraphs(layout)) {
    const text = lines.map(readLine).join('');
    // Word numbers list entries itself.
    const printed = lines[0]?.runs.map((run) => run.text).join('') ?? '';
    const label = role === 'list' ? (LIST_LABEL.exec(printed)?.[0] ?? '') : '';
    paragraphs.set(text, lines);
    if (label !== '') paragraphs.set(text.slice(label.trimEnd().length), dropLabel(lines, label, context));
  }
  return (...parts) => {
    const lines = paragraphs.get(stripBlanks(parts.join('')));
    return lines === undefined ? unfitted : createFitting(partLines(lines, parts), context);
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

/** With the blank that parts it from a word. */
export const LIST_LABEL = /^(?:\d+[.)] ?|（\d+）|[●○])/u;

/** Drops a label from the start of the first line; the line keeps the room the label takes. */
function dropLabel([first, ...others]: readonly FittedLine[], label: string, { measures, advance }: Context): readonly FittedLine[] {
  if (first === undefined) return others;
  let left = label.length;
  const runs = first.runs.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
  const width = (measureText(label, advance) * (measures.character - measures.closing)) / measures.character;
  return [{ ...first, indent: first.indent + width, measure: first.measure - width, runs, labelled: label.endsWith(' ') }, ...others];
}

function createFitting(given: readonly FittedLine[], context: Context): Fitting {
  const lines = tagWords(given);
  let line = 0;
  let latin = true;
  const spacings = lines.map((each, index) => {
    const measured = measureOfficeLine(each.runs, context.advance, latin);
    latin = measured.endsLatin;
    return computeSpacing(each, measured, lines[index + 1], context);
  });
  const tags = lines.map(({ runs }) => runs.flatMap(({ text, chinese = false }) => [...stripBlanks(text)].map(() => chinese)));
  let at = 0;
  return (text) => {
    const stretches: { text: string; spacing: number | null; chinese: boolean }[] = [];
    for (const character of text) {
      const last = stretches.at(-1);
      const blank = stripBlanks(character) === '';
      while (!blank && at === tags[line]?.length && line < lines.length - 1) [line, at] = [line + 1, 0];
      const spacing = spacings[line] ?? null;
      const chinese = tags[line]?.[blank ? at - 1 : at] === true;
      if (!blank) at += 1;
      if (last?.spacing === spacing && last.chinese === chinese) last.text += character;
      else stretches.push({ text: character, spacing, chinese });
    }
    return stretches;
  };
}

/** Twips kept free per line and per portion, for LibreOffice's rounding up. */
const SLACK = 4;
const SLACK_OF_A_PORTION = 1;
/** What LibreOffice counts twice where a blank follows the number of a list. */
const BLANK = 80;

/** Letter spacing that makes a line end where the layout's does: not earlier, and not a character later. Null where the style's does. */
function computeSpacing(
  line: FittedLine,
  { em, characters, portions }: OfficeLine,
  next: FittedLine | undefined,
  { measures, advance }: Context,
): number | null {
  const size = measures.character - measures.closing;
  const width = em * size;
  const room = measures.width - Math.round(line.indent * measures.character);
  const slack = SLACK + SLACK_OF_A_PORTION * portions;
  const tightened = characters - portions;
  const natural = width + tightened * measures.closing;
  const following = next === undefined ? Number.POSITIVE_INFINITY : measureFollowing(line, next, advance) * size;
  if (natural <= room - slack && natural + following > room + slack) return null;
  const wanted = room - slack - (line.labelled === true ? BLANK : 0) - width;
  const spaced = wanted > 0 ? characters : tightened;
  // npm `docx` drops a spacing of 0, and the style's would apply.
  return spaced <= 0 ? null : Math.floor(wanted / spaced) || -1;
}

/** Width in em of what another program would take up from the next line: a character, or a whole word. */
function measureFollowing(line: FittedLine, next: FittedLine, advance: LatinAdvance): number {
  const text = readText(next);
  // Other programs break a word after its hyphens and slashes.
  const word = hasChineseBreak(line, next) ? '' : (/^[!-,.0-\u024f\u0370-\u052f]+[-/]?/u.exec(text)?.[0] ?? '');
  const taken = word === '' ? text.slice(0, 1) : word;
  return measureOfficeLine([{ text: taken, face: 'latin', strong: false, gap: 0 }], advance).em;
}

/** Width in em of text in the fonts of the document. */
function measureText(text: string, advance: LatinAdvance): number {
  return measureOfficeLine([{ text, face: 'latin', strong: false, gap: 0 }], advance).em;
}

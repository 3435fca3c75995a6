import { advance, type PageSettings, POINTS_PER_MM } from '../../model/page.ts';

/** The page in Word's units: twips (1/20 pt), half-points for type sizes, eighths of a point for rules, EMU for pictures. */
export interface Measures {
  readonly sheet: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Width between the margins. */
  readonly width: number;
  /** Exact height of a line. */
  readonly pitch: number;
  /** What every character of the body is closed up by; negative. */
  readonly closing: number;
  /** Width of a character of the body, closed up. */
  readonly character: number;
  /** Width of a character of the imprint and of the page number, which are not closed up. */
  readonly imprintCharacter: number;
  readonly folioCharacter: number;
  /** Distance from the sheet's lower edge to the lower edge of the footer's line. */
  readonly footer: number;
  /** Height of the footer's line. */
  readonly footerLine: number;
  /** Height of the paragraph no one sees that the imprint hangs on, or that ends a section. */
  readonly anchor: number;
  /** Clear at each side of a table's cell. */
  readonly cellMargin: number;
}

/** Where in a line of exact height the baseline lies, as a part of the height from its top (LibreOffice's rule, made after Word). */
export const BASELINE = 0.8;

/**
 * How far the upper edge of a 一字线 stands above the baseline, as a part of the type size. Song faces have it half a stroke above the middle
 * of the em square, at 0.38; the stand-ins LibreOffice takes for them lower, at some 0.3. Between the two, either is within 0.2 mm.
 */
const DASH_TOP = 0.34;

/** In twips: the least Word offers, 0.7 pt, less than 22 lines of 579 leave of 225 mm. */
const ANCHOR = 14;

/** Clear at each side of a cell, in characters: less than the half that the layout counts, for what LibreOffice rounds up in every run. */
const CELL_MARGIN = 0.4;

/**
 * Word's measures of the page.
 *
 * The grid of 22 lines × 28 characters is made of an exact pitch and of closed-up characters, not of a document grid of type
 * `linesAndChars`: that one, with the charSpace the format's text asks for (−848), set 18 characters a line in LibreOffice 7.4, while the
 * two plain properties mean the same in Word, WPS and LibreOffice. Both are rounded down to whole twips: 22 lines of 580 overflow 225 mm,
 * and 28 characters of 316 overflow 156 mm. At 315 a line has 24 twips to spare, which it needs: Word counts an indent of two characters
 * in characters that are not closed up, and LibreOffice rounds the width of every run up.
 */
export function computeMeasures(page: PageSettings): Measures {
  const closing = Math.floor((advance(page) - page.size.body) * 20);
  const character = page.size.body * 20 + closing;
  const width = toTwips(page.area.width);
  const pitch = Math.floor((page.area.height * POINTS_PER_MM * 20) / page.grid.lines);
  const sheet = { width: toTwips(page.sheet.width), height: toTwips(page.sheet.height) };
  const left = toTwips(page.margin.binding);
  const top = toTwips(page.margin.top);
  const bottom = sheet.height - top - toTwips(page.area.height);
  const footerLine = page.size.folio * 20;
  const dash = footerLine * BASELINE - page.size.folio * 20 * DASH_TOP;
  return {
    sheet,
    margin: { top, bottom, left, right: sheet.width - left - width },
    width,
    pitch,
    closing,
    character,
    imprintCharacter: page.size.imprint * 20,
    folioCharacter: page.size.folio * 20,
    footer: Math.max(0, Math.round(bottom - toTwips(page.folio.drop) + dash - footerLine)),
    footerLine,
    anchor: ANCHOR,
    cellMargin: Math.floor(CELL_MARGIN * character),
  };
}

/** A length in mm as twips. */
export function toTwips(mm: number): number {
  return Math.round(mm * POINTS_PER_MM * 20);
}

/** A length in mm as English Metric Units, 36,000 a millimetre. */
export function toEmu(mm: number): number {
  return Math.round(mm * 36_000);
}

/** The weight of a rule in mm as eighths of a point, which Word allows from 2 to 96. */
export function toEighths(mm: number): number {
  return Math.min(96, Math.max(2, Math.round(mm * POINTS_PER_MM * 8)));
}

/** Height of that rule in twips, as Word sets it. */
export function computeRuleHeight(mm: number): number {
  return Math.ceil((toEighths(mm) * 20) / 8);
}

/** A colour given as CMYK in percent as the six hexadecimal digits of RGB, the only form Word knows. */
export function toRgb({ cyan, magenta, yellow, black }: PageSettings['red']): string {
  return [cyan, magenta, yellow]
    .map((ink) => Math.round(255 * (1 - ink / 100) * (1 - black / 100)))
    .map((value) => value.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

import { type PageSettings, POINTS_PER_MM, toAdvance } from '../../model/page.ts';

/** The page in Word's units: twips (1/20 pt), half-points for type sizes, eighths of a point for rules, EMU for pictures. */
export interface Measures {
  readonly sheet: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Width between the margins. */
  readonly width: number;
  /** Exact line height. */
  readonly pitch: number;
  /** Letter spacing of the body; negative. */
  readonly closing: number;
  /** Width of a character of the body, letter spacing included. */
  readonly character: number;
  /** Width of a character of the imprint and of the page number, which have no letter spacing. */
  readonly imprintCharacter: number;
  readonly folioCharacter: number;
  /** Distance from the bottom of the sheet to the bottom of the footer's line. */
  readonly footer: number;
  /** Height of the footer's line. */
  readonly footerLine: number;
  /** Height of the invisible paragraph that anchors the imprint or ends a section. */
  readonly anchor: number;
  /** Padding at each side of a table cell. */
  readonly cellMargin: number;
}

/**
 * Position of the baseline in a line of exact height, as a fraction of the height from its top (LibreOffice's rule, modelled on Word's).
 */
export const BASELINE = 0.8;

/**
 * Height of the top of a 一字线 above the baseline, as a fraction of the type size. Song fonts have it half a stroke above the middle of the
 * em square, at 0.38; LibreOffice's substitutes lower, at about 0.3. With a value in between, either is within 0.2 mm.
 */
const DASH_TOP = 0.34;

/** In twips: Word's minimum, 0.7 pt, and less than 22 lines of 579 leave of 225 mm. */
const ANCHOR = 14;

/** Padding at each side of a cell, in characters: less than the half the layout counts, for LibreOffice's rounding up of every run. */
const CELL_MARGIN = 0.4;

/**
 * Converts the page to Word's units.
 *
 * The grid of 22 lines × 28 characters is made of an exact line height and of letter spacing, not of a document grid of type
 * `linesAndChars`: with the charSpace that the standard's text asks for (−848), that one set 18 characters a line in LibreOffice 7.4, while
 * the two plain properties mean the same in Word, WPS and LibreOffice. Both are rounded down to whole twips: 22 lines of 580 overflow 225
 * mm, and 28 characters of 316 overflow 156 mm. At 315 a line has 24 twips to spare, which it needs: Word counts an indent of two
 * characters without letter spacing, and LibreOffice rounds the width of every run up.
 */
export function computeMeasures(page: PageSettings): Measures {
  const closing = Math.floor((toAdvance(page) - page.size.body) * 20);
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

/** Converts mm to twips. */
export function toTwips(mm: number): number {
  return Math.round(mm * POINTS_PER_MM * 20);
}

/** Converts mm to English Metric Units, 36,000 per mm. */
export function toEmu(mm: number): number {
  return Math.round(mm * 36_000);
}

/** Converts a rule's weight in mm to eighths of a point, clamped to Word's range of 2 to 96. */
export function toEighths(mm: number): number {
  return Math.min(96, Math.max(2, Math.round(mm * POINTS_PER_MM * 8)));
}

/** Height of that rule in twips, as Word draws it. */
export function computeRuleHeight(mm: number): number {
  return Math.ceil((toEighths(mm) * 20) / 8);
}

/** Converts CMYK percentages to six hexadecimal digits of RGB, the only form that Word knows. */
export function toRgb({ cyan, magenta, yellow, black }: PageSettings['red']): string {
  return [cyan, magenta, yellow]
    .map((ink) => Math.round(255 * (1 - ink / 100) * (1 - black / 100)))
    .map((value) => value.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

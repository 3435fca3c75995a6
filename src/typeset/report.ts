import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Image } from '../model/body.ts';
import type { SetLine } from '../model/layout.ts';
import type { Place } from '../model/place.ts';
import type { OverlongGroup } from './breaks.ts';

/** Place of an item by its id, for words outside any node of its body; place of the issue for null. */
export type PlaceOf = (item: string | null) => Place;

/** Collects findings while text is set. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** Groups wider than a line, of an item or (null) of the bulletin's own words. */
  words(overlong: readonly OverlongGroup[], item: string | null): void;
  /** A table too wide even in its smallest type; widths in characters of that size, size in pt. */
  table(place: Place, needed: number, measure: number, size: number): void;
  /** A bitmap has too few dots per inch at its printed width (mm); `needed` is the width in pixels that would do. */
  coarse(
    image: Image,
    facts: { readonly width: number; readonly dots: number; readonly resolution: number; readonly needed: number },
  ): void;
  /** A picture is printed at this fraction of its natural size, and this wide (mm). */
  small(image: Image, facts: { readonly width: number; readonly scale: number }): void;
  /** The imprint takes more rows than a page has. */
  imprint(needed: number, rows: number): void;
  /** Words of the masthead that fit their line only at this type size, in pt. */
  masthead(words: string, size: number): void;
  /** The lines of an item's last paragraph, which ends at `place`. */
  ending(lines: readonly SetLine[], place: Place | null, item: string): void;
  /** Cutting this many lines would save a sheet and leave this many pages. */
  saving(lines: number, pages: number): void;
}

/** Creates an empty report. */
export function createReport(placeOf: PlaceOf): Report {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    diagnostics,
    words(overlong, item) {
      for (const { units, width } of overlong) {
        const place = units.find(({ span }) => span.place !== null)?.span.place ?? placeOf(item);
        const word = units.map(({ text }) => text).join('');
        // A title appears in the contents and above its item; report it once.
        const key = JSON.stringify([place, word]);
        if (!seen.has(key)) diagnostics.push(createDiagnostic('word-fits', place, { word, width: Math.round(width * 10) / 10 }));
        seen.add(key);
      }
    },
    table(place, needed, measure, size) {
      diagnostics.push(createDiagnostic('table-fits', place, { needed: Math.ceil(needed), measure: Math.floor(measure), size }));
    },
    coarse({ path, place }, { width, dots, resolution, needed }) {
      const facts = { path: toExcerpt(path), width: Math.round(width), dots, resolution, needed };
      diagnostics.push(createDiagnostic('image-resolution', place, facts));
    },
    small({ path, place }, { width, scale }) {
      const facts = { path: toExcerpt(path), width: Math.round(width), percent: Math.max(1, Math.round(scale * 100)) };
      diagnostics.push(createDiagnostic('image-fits', place, facts));
    },
    imprint(needed, rows) {
      diagnostics.push(createDiagnostic('imprint-fits', placeOf(null), { needed, rows }));
    },
    masthead(words, size) {
      diagnostics.push(createDiagnostic('masthead-fits', placeOf(null), { words, size }));
    },
    ending(lines, place, item) {
      if (lines.length < 2) return;
      const character = findSoleCharacter(lines.at(-1));
      if (character !== null) diagnostics.push(createDiagnostic('last-line-long', place ?? placeOf(item), { character }));
    },
    saving(lines, pages) {
      diagnostics.push(createDiagnostic('sheet-saved', placeOf(null), { lines, pages }));
    },
  };
}

/** The only letter or digit of a line, or null when it has none or several; note marks do not count. */
function findSoleCharacter(line: SetLine | undefined): string | null {
  const text = line?.runs.map((run) => (run.raised === true ? '' : run.text)).join('') ?? '';
  // Fast path: most lines have two hanzi, and compiling the set of all letters takes V8 a millisecond.
  if (/[\u4e00-\u9fff].*[\u4e00-\u9fff]/.test(text)) return null;
  const [only, ...others] = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}

import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Overlong } from './breaks.ts';

/** Collects what is found while the text is set. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** Words that no line holds whole, of an item. */
  words(overlong: readonly Overlong[], item: string): void;
  /** A table that needs more room than there is, both in characters. */
  table(place: Place, needed: number, measure: number): void;
}

/** A report; `placeOf` gives the place of an item whose words stand in no node of their own (its title). */
export function newReport(placeOf: (item: string) => Place): Report {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    words(overlong, item) {
      for (const { units, width } of overlong) {
        const place = units.find(({ span }) => span.place !== null)?.span.place ?? placeOf(item);
        diagnostics.push(diagnostic('word-fits', place, { word: units.map(({ text }) => text).join(''), width }));
      }
    },
    table(place, needed, measure) {
      diagnostics.push(diagnostic('table-fits', place, { needed: Math.ceil(needed), measure }));
    },
  };
}

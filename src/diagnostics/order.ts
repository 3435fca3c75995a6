import type { Diagnostic } from './diagnostic.ts';

/**
 * Diagnostics as a person works through them: file by file in the order given, from top to bottom inside a file. Files that are not in
 * the list come last, in the order in which they first speak; findings of one place keep their order. Pure.
 *
 * @param files paths as they stand in `Place.file`
 */
export function sortByPlace(diagnostics: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const ranks = new Map(files.map((file, rank) => [file, rank]));
  for (const { place } of diagnostics) if (!ranks.has(place.file)) ranks.set(place.file, ranks.size);
  const rank = (found: Diagnostic) => ranks.get(found.place.file) ?? ranks.size;
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.place.line - b.place.line || a.place.column - b.place.column);
}

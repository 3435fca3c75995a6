import type { Diagnostic } from './diagnostic.ts';

/**
 * Sorts diagnostics by file, line and column; those of one place keep their order. Files not in `files` come last, in order of first
 * appearance.
 *
 * @param files paths as in `Place.file`, in the order wanted
 */
export function sortByPlace(diagnostics: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const ranks = new Map(files.map((file, rank) => [file, rank]));
  for (const { place } of diagnostics) if (!ranks.has(place.file)) ranks.set(place.file, ranks.size);
  const rank = (found: Diagnostic) => ranks.get(found.place.file) ?? ranks.size;
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.place.line - b.place.line || a.place.column - b.place.column);
}

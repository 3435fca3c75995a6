import type { Marker } from './markers.ts';

/** A number out of order. */
export interface Disorder {
  readonly marker: Marker;
  readonly expected: number;
  /** The number before it; 0 for the first. */
  readonly before: number;
}

/**
 * Finds numbers out of order in a sequence. Reports each slip once: afterwards the sequence may continue from the number written or from
 * the one expected.
 *
 * @param first expected first number
 */
export function findDisorders(markers: readonly Marker[], first: number): Disorder[] {
  const found: Disorder[] = [];
  let [expected, other, before] = [first, first, first - 1];
  /** Expected number before one that may not be a number. */
  let unsure: number | null = null;
  for (const marker of markers) {
    const { number } = marker;
    const fits = number === expected || number === other;
    if (!fits && marker.unsure) continue;
    // The one before was not a number.
    if (!fits && unsure !== null && number === unsure) [before, unsure] = [number - 1, null];
    else if (!fits) {
      found.push({ marker, expected, before });
      [other, expected, before] = [number + 1, expected + 1, number];
      unsure = null;
      continue;
    } else unsure = marker.unsure ? number : null;
    [expected, other, before] = [number + 1, number + 1, number];
  }
  return found;
}

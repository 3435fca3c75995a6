import type { Marker } from './markers.ts';

/** A number out of its order: what should stand there, and how it is wrong. */
export interface Disorder {
  readonly marker: Marker;
  readonly expected: number;
  /** The number before it; 0 for the first. */
  readonly before: number;
}

/**
 * The numbers of one sequence that are out of order. Each slip is said once: after it the sequence may go on from the number that was
 * written or from the one that was meant.
 *
 * @param first the number it begins with
 */
export function disorders(markers: readonly Marker[], first: number): Disorder[] {
  const found: Disorder[] = [];
  let [expected, other, before] = [first, first, first - 1];
  /** What was expected before a number that may be none. */
  let unsure: number | null = null;
  for (const marker of markers) {
    const { number } = marker;
    const fits = number === expected || number === other;
    if (!fits && marker.unsure) continue;
    // The one before was none after all.
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

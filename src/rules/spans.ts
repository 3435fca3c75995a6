import type { Span } from '../model/passage.ts';

/** Whether a span overlaps any of the spans, which must be sorted and disjoint. */
export function overlaps(spans: readonly Span[], start: number, end = start + 1): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

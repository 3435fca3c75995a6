import type { Span } from '../model/passage.ts';

/** Whether the characters from `start` to before `end` share one with any of the spans, which stand in order and apart. */
export function overlaps(spans: readonly Span[], start: number, end = start + 1): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

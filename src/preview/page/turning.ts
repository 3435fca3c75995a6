/** Vertical extent of a page on the screen, in px. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Returns the first page of the spread that contains a page. As in a bound book, page 1 is a right-hand page of its own. */
export function findSpreadStart(page: number, facing: boolean): number {
  return facing ? Math.max(1, page - (page % 2)) : page;
}

/** Returns the page to go to, one page or spread forward or back. */
export function findTurnTarget(
  page: number,
  direction: 1 | -1,
  { count, facing }: { readonly count: number; readonly facing: boolean },
): number {
  const start = findSpreadStart(page, facing);
  const next = facing ? (direction === 1 ? (start === 1 ? 2 : start + 2) : start - (start === 2 ? 1 : 2)) : start + direction;
  if (next > count) return start;
  return Math.max(1, next);
}

/** Returns the page with the largest part between two heights; the upper one of a tie, and 1 without pages. */
export function findPageInView(pages: readonly Extent[], from: number, to: number): number {
  let best = { page: 1, seen: 0 };
  for (const [index, { top, bottom }] of pages.entries()) {
    const seen = Math.min(bottom, to) - Math.max(top, from);
    if (seen > best.seen + 1) best = { page: index + 1, seen };
  }
  return best.page;
}

/** Where a page lies on the screen, from top to bottom. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** The first page of the spread a page is on, from 1: as in a bound book, the first page stands at the right alone. */
export function spreadStart(page: number, facing: boolean): number {
  return facing ? Math.max(1, page - (page % 2)) : page;
}

/** The page to go to, one page or spread on or back. */
export function turned(page: number, direction: 1 | -1, { count, facing }: { readonly count: number; readonly facing: boolean }): number {
  const start = spreadStart(page, facing);
  const next = facing ? (direction === 1 ? (start === 1 ? 2 : start + 2) : start - (start === 2 ? 1 : 2)) : start + direction;
  if (next > count) return start;
  return Math.max(1, next);
}

/** The page most of which is seen between two heights, from 1; the upper one of several. 1 without pages. */
export function pageInView(pages: readonly Extent[], from: number, to: number): number {
  let best = { page: 1, seen: 0 };
  for (const [index, { top, bottom }] of pages.entries()) {
    const seen = Math.min(bottom, to) - Math.max(top, from);
    if (seen > best.seen + 1) best = { page: index + 1, seen };
  }
  return best.page;
}

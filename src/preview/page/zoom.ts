/** How large pages are shown: fitted to the window, or at a factor of their size on paper. */
export type Zoom = 'width' | 'page' | number;

/** A length of the browser's, of which an inch has 96, and one in points. */
const PX_PER_PT = 96 / 72;

/** Factors of `+` and `-`. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** Pages are never wider than this when they are fitted: on a wide screen a page as wide as the window is no page. */
const WIDEST = 1.75;

/** Room on the screen and the size of a page in pt; `facing` when two stand side by side. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly page: { readonly width: number; readonly height: number };
  readonly facing: boolean;
  /** Pixels between pages, and around them. */
  readonly gap: number;
}

/** The factor at which a zoom shows pages in a room. */
export function factorOf(zoom: Zoom, { width, height, page, facing, gap }: Room): number {
  if (typeof zoom === 'number') return zoom;
  const across = facing ? 2 : 1;
  const byWidth = (width - gap * (across + 1)) / across / (page.width * PX_PER_PT);
  const byHeight = (height - 2 * gap) / (page.height * PX_PER_PT);
  return Math.max(0.1, Math.min(zoom === 'width' ? Math.min(byWidth, WIDEST) : Math.min(byWidth, byHeight), 4));
}

/** The next step above or below a factor. */
export function stepFrom(factor: number, direction: 1 | -1): number {
  const near = 0.005;
  const found = direction === 1 ? STEPS.find((step) => step > factor + near) : STEPS.findLast((step) => step < factor - near);
  return found ?? (direction === 1 ? 4 : 0.25);
}

/** The width of a page in pixels. */
export function widthAt(factor: number, page: { readonly width: number }): number {
  return Math.round(page.width * PX_PER_PT * factor);
}

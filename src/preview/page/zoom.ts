/** Zoom of the pages: fitted to the window, or a factor of their size on paper. */
export type Zoom = 'width' | 'page' | number;

/** CSS px in a pt. */
const PX_PER_PT = 96 / 72;

/** Factors that `+` and `-` step through. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** Largest factor at which a page is fitted to the width: on a wide screen it would not be readable as a page. */
const MAX_FITTED = 1.75;

/** Room for pages: px on the screen, pt for the page. `facing` shows two side by side. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly page: { readonly width: number; readonly height: number };
  readonly facing: boolean;
  /** Distance between and around pages, in px. */
  readonly gap: number;
}

/** Returns the factor of a zoom. */
export function toFactor(zoom: Zoom, { width, height, page, facing, gap }: Viewport): number {
  if (typeof zoom === 'number') return zoom;
  const across = facing ? 2 : 1;
  const byWidth = (width - gap * (across + 1)) / across / (page.width * PX_PER_PT);
  const byHeight = (height - 2 * gap) / (page.height * PX_PER_PT);
  return Math.max(0.1, Math.min(zoom === 'width' ? Math.min(byWidth, MAX_FITTED) : Math.min(byWidth, byHeight), 4));
}

/** Returns the next step above or below a factor. */
export function stepZoom(factor: number, direction: 1 | -1): number {
  const near = 0.005;
  const found = direction === 1 ? STEPS.find((step) => step > factor + near) : STEPS.findLast((step) => step < factor - near);
  return found ?? (direction === 1 ? 4 : 0.25);
}

/** Returns the width of a page in px. */
export function toWidth(factor: number, page: { readonly width: number }): number {
  return Math.round(page.width * PX_PER_PT * factor);
}

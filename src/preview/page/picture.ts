import type { PreviewPage } from '../state.ts';

/** Shows a page in a frame. The previous picture stays until the new one is loaded, so that nothing flickers. */
export function showPicture(frame: HTMLElement, { hash }: PreviewPage, alt: string): void {
  if (frame.dataset.wanted === hash) return;
  frame.dataset.wanted = hash;
  const picture = new Image();
  picture.alt = alt;
  picture.draggable = false;
  const before = frame.querySelector('img');
  const replace = () => {
    // A newer picture may have been requested meanwhile.
    if (frame.dataset.wanted !== hash) return;
    frame.querySelector('img')?.remove();
    frame.prepend(picture);
    frame.dataset.shown = hash;
  };
  if (before === null || !isNear(frame)) {
    picture.loading = 'lazy';
    picture.src = toUrl(hash);
    replace();
    return;
  }
  // No decode(): a vector picture would only be drawn twice.
  picture.addEventListener('load', replace);
  picture.addEventListener('error', replace);
  picture.src = toUrl(hash);
}

function toUrl(hash: string): string {
  return `pages/${hash}.svg`;
}

/** Whether a frame is within one screen height of the visible area. */
function isNear(frame: HTMLElement): boolean {
  const { top, bottom } = frame.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

import type { PreviewPage } from '../state.ts';

/** Shows a page in a frame, and keeps the one before until the new one is ready to be painted: nothing flickers. */
export function showPicture(frame: HTMLElement, { hash }: PreviewPage, alt: string): void {
  if (frame.dataset.wanted === hash) return;
  frame.dataset.wanted = hash;
  const picture = new Image();
  picture.alt = alt;
  picture.draggable = false;
  const before = frame.querySelector('img');
  const put = () => {
    // Another one may have been asked for meanwhile.
    if (frame.dataset.wanted !== hash) return;
    frame.querySelector('img')?.remove();
    frame.prepend(picture);
    frame.dataset.shown = hash;
  };
  if (before === null || !isNear(frame)) {
    picture.loading = 'lazy';
    picture.src = addressOf(hash);
    put();
    return;
  }
  // A picture of lines is painted with the rest of the page; to have it decoded first would only draw it twice.
  picture.addEventListener('load', put);
  picture.addEventListener('error', put);
  picture.src = addressOf(hash);
}

function addressOf(hash: string): string {
  return `pages/${hash}.svg`;
}

/** Whether a frame is on the screen, or nearly. */
function isNear(frame: HTMLElement): boolean {
  const { top, bottom } = frame.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

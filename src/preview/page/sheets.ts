import type { PreviewPage, PreviewState, Spot } from '../state.ts';
import { byId, make, reveal } from './elements.ts';
import { showPicture } from './picture.ts';
import { findPageInView, findSpreadStart } from './turning.ts';
import type { Words } from './words.ts';
import { toFactor, toWidth, type Zoom } from './zoom.ts';

/** Pixels between pages. */
const GAP = 20;

/** The pages as sheets of paper, in one column or as facing pages. */
export class Sheets {
  readonly #words: Words;
  readonly #canvas = byId('canvas');
  readonly #list = byId('sheets');
  #pages: readonly PreviewPage[] = [];
  /** The current zoom factor; 1 is the size on paper. */
  factor = 1;

  constructor(words: Words) {
    this.#words = words;
  }

  get count(): number {
    return this.#pages.length;
  }

  show({ pages }: PreviewState): void {
    this.#pages = pages;
    while (this.#list.children.length > pages.length) this.#list.lastElementChild?.remove();
    pages.forEach((page, index) => {
      const label = this.#words.page(index + 1, page.folio);
      const sheet =
        this.#list.children.item(index) ?? this.#list.appendChild(make('li', { class: 'sheet' }, make('div', { class: 'paper' })));
      const paper = sheet.firstElementChild as HTMLElement;
      paper.style.aspectRatio = `${page.width} / ${page.height}`;
      showPicture(paper, page, label);
    });
  }

  /** Resizes the sheets. The point in the middle of the screen stays there. */
  fit(zoom: Zoom, facing: boolean): void {
    const page = this.#pages[0];
    const sheet = this.#list.children.item(this.current - 1);
    if (page === undefined || sheet === null) return;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const factor = toFactor(zoom, { width, height, page, facing, gap: GAP });
    const restore = this.#anchor(sheet);
    this.factor = factor;
    this.#list.style.setProperty('--sheet', `${toWidth(factor, page)}px`);
    this.#list.classList.toggle('facing', facing);
    restore();
  }

  /** Number of the page that takes up most of the screen, from 1. */
  get current(): number {
    const { top, bottom } = this.#canvas.getBoundingClientRect();
    return findPageInView(
      [...this.#list.children].map((sheet) => sheet.getBoundingClientRect()),
      top,
      bottom,
    );
  }

  /** Jumps to a page. Not smoothly: the next key may come before the movement ends. */
  goTo(page: number, facing: boolean): void {
    const sheet = this.#list.children.item(findSpreadStart(page, facing) - 1);
    sheet?.scrollIntoView({ block: 'start', inline: 'nearest' });
  }

  /** Replaces the marked areas, and scrolls to the first one if `seek` is true. */
  mark(spots: readonly Spot[], severity: string, seek: boolean): void {
    for (const old of this.#list.querySelectorAll('.mark')) old.remove();
    const marks = spots.flatMap((spot) => {
      const paper = this.#list.children.item(spot.page - 1)?.firstElementChild;
      if (!paper) return [];
      const mark = make('div', { class: `mark ${severity}`, 'aria-hidden': 'true' });
      for (const side of ['left', 'top', 'width', 'height'] as const) mark.style[side] = `${spot[side]}%`;
      paper.append(mark);
      return [mark];
    });
    if (seek && marks[0] !== undefined) reveal(marks[0], 'center');
  }

  /** Returns a function that scrolls the point of a sheet that is now in the middle of the screen back there. */
  #anchor(sheet: Element): () => void {
    const frame = this.#canvas.getBoundingClientRect();
    const middle = frame.top + frame.height / 2;
    const before = sheet.getBoundingClientRect();
    const part = (middle - before.top) / (before.height || 1);
    return () => {
      const after = sheet.getBoundingClientRect();
      this.#canvas.scrollTop += after.top + part * after.height - middle;
    };
  }
}

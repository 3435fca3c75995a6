import type { Severity } from '../../diagnostics/terms.ts';
import type { PreviewState } from '../state.ts';
import { byId, make } from './elements.ts';
import { showPicture } from './picture.ts';
import type { Words } from './words.ts';

/** The column of page thumbnails, each with a dot in the colour of the most severe diagnostic on the page. */
export class Thumbnails {
  readonly #words: Words;
  readonly #list = byId('thumbnails');
  readonly #onChoose: (page: number) => void;

  constructor(words: Words, onChoose: (page: number) => void) {
    this.#words = words;
    this.#onChoose = onChoose;
  }

  show({ pages, diagnostics }: PreviewState): void {
    while (this.#list.children.length > pages.length) this.#list.lastElementChild?.remove();
    pages.forEach((page, index) => {
      const button = (this.#list.children.item(index) ?? this.#list.appendChild(this.#entry(index + 1))).firstElementChild as HTMLElement;
      const paper = button.firstElementChild as HTMLElement;
      paper.style.aspectRatio = `${page.width} / ${page.height}`;
      showPicture(paper, page, '');
      const severity = (['error', 'warning', 'note'] as const).find((each) =>
        diagnostics.some((found) => found.severity === each && found.spots.some((spot) => spot.page === index + 1)),
      );
      this.#describe(button, this.#words.page(index + 1, page.folio), String(page.folio ?? index + 1), severity);
    });
  }

  #describe(button: HTMLElement, name: string, number: string, severity: Severity | undefined): void {
    button.setAttribute('aria-label', severity === undefined ? name : `${name}：${this.#words.severity[severity]}`);
    if (severity === undefined) delete button.dataset.grave;
    else button.dataset.grave = severity;
    (button.lastElementChild as HTMLElement).textContent = number;
  }

  setCurrent(page: number): void {
    for (const [index, entry] of [...this.#list.children].entries()) {
      const button = entry.firstElementChild as HTMLElement;
      const isCurrent = index + 1 === page;
      if (isCurrent === (button.getAttribute('aria-current') === 'page')) continue;
      if (!isCurrent) button.removeAttribute('aria-current');
      else {
        button.setAttribute('aria-current', 'page');
        button.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #entry(page: number): HTMLElement {
    const button = make(
      'button',
      { type: 'button', class: 'thumbnail' },
      make('span', { class: 'paper' }),
      make('span', { class: 'number' }),
    );
    button.addEventListener('click', () => this.#onChoose(page));
    return make('li', {}, button);
  }
}

import type { PreviewState } from '../state.ts';
import { byId } from './elements.ts';
import { Findings } from './findings.ts';
import { type Action, findAction } from './keys.ts';
import { Sheets } from './sheets.ts';
import { Thumbnails } from './thumbnails.ts';
import { findTurnTarget } from './turning.ts';
import { words as allWords, type Words } from './words.ts';
import { stepZoom, type Zoom } from './zoom.ts';

/** Milliseconds that the thumbnails wait for the sheets: drawing a page small takes as long as drawing it large. */
const THUMBNAILS_DELAY = 150;

/** The largest window width at which the panel of diagnostics is collapsed. The same as in page.css. */
const NARROW = '(max-width: 720px)';

/** Starts the page: shows each state that the server sends. */
export function startPage(): void {
  const program = new Program(allWords[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en']);
  bindButtons(program);
  bindKeys(program);
  bindPanel();
  followScrolling(program);
  const events = new EventSource('events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => program.show(JSON.parse(data)));
  events.addEventListener('error', () => program.showLost());
}

/** The parts of the page, and what the reader has chosen. */
class Program {
  readonly #words: Words;
  readonly #sheets: Sheets;
  readonly #thumbnails: Thumbnails;
  readonly #findings: Findings;
  #zoom: Zoom = 'width';
  #facing = false;
  #current = 1;
  #thumbnailsTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #actions: Readonly<Record<Action, () => void>> = {
    'next-page': () => this.#turn(1),
    'previous-page': () => this.#turn(-1),
    'first-page': () => this.#goTo(1),
    'last-page': () => this.#goTo(this.#sheets.count),
    larger: () => this.#zoomTo(stepZoom(this.#sheets.factor, 1)),
    smaller: () => this.#zoomTo(stepZoom(this.#sheets.factor, -1)),
    'fit-width': () => this.#zoomTo('width'),
    'fit-page': () => this.#zoomTo('page'),
    'actual-size': () => this.#zoomTo(1),
    facing: () => this.#toggleFacing(),
    'next-finding': () => this.#findings.step(1),
    'previous-finding': () => this.#findings.step(-1),
    clear: () => this.#findings.clear(),
    help: () => byId<HTMLDialogElement>('help').showModal(),
  };

  constructor(words: Words) {
    this.#words = words;
    this.#sheets = new Sheets(words);
    this.#thumbnails = new Thumbnails(words, (page) => this.#goTo(page));
    this.#findings = new Findings(words, (found, seek) => this.#sheets.mark(found?.spots ?? [], found?.severity ?? '', seek));
  }

  run(action: Action): void {
    this.#actions[action]();
  }

  show(state: PreviewState): void {
    this.#showTitle(state);
    this.#showStatus(state);
    showDownloads(state);
    const isFirst = this.#sheets.count === 0;
    this.#sheets.show(state);
    this.#showThumbnails(state);
    if (isFirst) this.applyZoom();
    this.#findings.show(state);
    this.updatePosition();
  }

  /** Shows that the server has ended. */
  showLost(): void {
    document.body.classList.add('lost');
    byId('status').textContent = this.#words.lost;
    byId('notice').textContent = this.#words.lostAbout;
  }

  /** Resizes the sheets and updates the buttons that show the zoom. */
  applyZoom(): void {
    this.#sheets.fit(this.#zoom, this.#facing);
    byId('factor').textContent = `${Math.round(this.#sheets.factor * 100)}%`;
    byId('fit-width').setAttribute('aria-pressed', String(this.#zoom === 'width'));
    byId('fit-page').setAttribute('aria-pressed', String(this.#zoom === 'page'));
    byId('facing').setAttribute('aria-pressed', String(this.#facing));
  }

  /** Updates the number of the page in view. */
  updatePosition(): void {
    this.#current = this.#sheets.current;
    this.#thumbnails.setCurrent(this.#current);
    byId('position').textContent = this.#sheets.count === 0 ? '' : this.#words.position(this.#current, this.#sheets.count);
  }

  #showTitle({ title }: PreviewState): void {
    document.title = `${title} · ${this.#words.preview}`;
    byId('title').textContent = title;
  }

  #showStatus({ stale, faulty, pages, diagnostics }: PreviewState): void {
    const { classList } = document.body;
    classList.toggle('stale', stale);
    classList.toggle('faulty', faulty);
    classList.toggle('bare', pages.length === 0);
    classList.remove('lost');
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false });
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    byId('status').textContent = stale || pages.length === 0 ? this.#words.stale : faulty ? this.#words.faulty : this.#words.updated(time);
    byId('notice').textContent = stale ? this.#words.staleAbout(errors) : faulty ? this.#words.faultyAbout(errors) : '';
  }

  #showThumbnails(state: PreviewState): void {
    clearTimeout(this.#thumbnailsTimer);
    this.#thumbnailsTimer = setTimeout(() => {
      this.#thumbnails.show(state);
      this.#thumbnails.setCurrent(this.#current);
    }, THUMBNAILS_DELAY);
  }

  #turn(direction: 1 | -1): void {
    this.#goTo(findTurnTarget(this.#sheets.current, direction, { count: this.#sheets.count, facing: this.#facing }));
  }

  #goTo(page: number): void {
    this.#sheets.goTo(page, this.#facing);
  }

  #zoomTo(zoom: Zoom): void {
    this.#zoom = zoom;
    this.applyZoom();
  }

  /** The page in view stays in view. */
  #toggleFacing(): void {
    const page = this.#current;
    this.#facing = !this.#facing;
    this.applyZoom();
    this.#goTo(page);
  }
}

/** Pages with errors are not for download. */
function showDownloads({ pages, faulty }: PreviewState): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.download')) {
    if (pages.length === 0 || faulty) link.removeAttribute('href');
    else link.setAttribute('href', `download/${link.id}`);
  }
}

function bindButtons(program: Program): void {
  for (const button of document.querySelectorAll<HTMLElement>('button[data-action]')) {
    button.addEventListener('click', () => program.run(button.dataset.action as Action));
  }
  byId('close-help').addEventListener('click', () => byId<HTMLDialogElement>('help').close());
}

function bindKeys(program: Program): void {
  document.addEventListener('keydown', (event) => {
    const action = byId<HTMLDialogElement>('help').open ? null : findAction(event);
    if (action === null) return;
    event.preventDefault();
    program.run(action);
  });
}

/** Lets the panel of diagnostics expand and collapse, in narrow windows only. */
function bindPanel(): void {
  const panel = byId('panel');
  const handle = byId('handle');
  handle.addEventListener('click', () => {
    handle.setAttribute('aria-expanded', String(panel.classList.toggle('open')));
  });
  const adapt = ({ matches }: Pick<MediaQueryList, 'matches'>) => {
    handle.toggleAttribute('disabled', !matches);
    if (matches) handle.setAttribute('aria-expanded', String(panel.classList.contains('open')));
    else handle.removeAttribute('aria-expanded');
  };
  const narrow = matchMedia(NARROW);
  narrow.addEventListener('change', adapt);
  adapt(narrow);
}

/** Follows scrolling, at most once a frame, and changes of the window's size. */
function followScrolling(program: Program): void {
  const canvas = byId('canvas');
  let isScheduled = false;
  canvas.addEventListener('scroll', () => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      program.updatePosition();
    });
  });
  new ResizeObserver(() => program.applyZoom()).observe(canvas);
}

import type { PreviewState } from '../state.ts';
import { byId } from './elements.ts';
import { Findings } from './findings.ts';
import { type Action, actionOf } from './keys.ts';
import { Sheets } from './sheets.ts';
import { Thumbnails } from './thumbnails.ts';
import { turned } from './turning.ts';
import { words as allWords } from './words.ts';
import { stepFrom, type Zoom } from './zoom.ts';

/** Milliseconds the thumbnails wait for the sheets. */
const THUMBNAILS_LATER = 150;

/** The page's program: keeps what is shown at what the server tells. */
export function startPage(): void {
  const words = allWords[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];
  const canvas = byId('canvas');
  const help = byId<HTMLDialogElement>('help');
  const panel = byId('panel');
  const handle = byId('handle');

  let zoom: Zoom = 'width';
  let facing = false;
  let current = 1;

  const sheets = new Sheets(words);
  const thumbnails = new Thumbnails(words, (page) => sheets.goTo(page, facing));
  const findings = new Findings(words, (found, seek) => sheets.mark(found?.spots ?? [], found?.severity ?? '', seek));

  function show(state: PreviewState): void {
    document.title = `${state.title} · ${words.preview}`;
    byId('title').textContent = state.title;
    document.body.classList.toggle('stale', state.stale);
    document.body.classList.toggle('bare', state.pages.length === 0);
    document.body.classList.remove('lost');
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false });
    byId('status').textContent = state.stale || state.pages.length === 0 ? words.stale : words.updated(time);
    byId('notice').textContent = state.stale
      ? words.staleAbout(state.diagnostics.filter(({ severity }) => severity === 'error').length)
      : '';
    for (const format of ['docx', 'pdf']) {
      const link = byId<HTMLAnchorElement>(format);
      if (state.pages.length === 0) link.removeAttribute('href');
      else link.setAttribute('href', `download/${format}`);
    }
    const isFirst = sheets.count === 0;
    sheets.show(state);
    showThumbnails(state);
    if (isFirst) applyZoom();
    findings.show(state);
    follow();
  }

  /** The sheets come first: to draw a page small takes as long as to draw it large. */
  let waiting: ReturnType<typeof setTimeout> | undefined;
  function showThumbnails(state: PreviewState): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      thumbnails.show(state);
      thumbnails.setCurrent(current);
    }, THUMBNAILS_LATER);
  }

  function lost(): void {
    document.body.classList.add('lost');
    byId('status').textContent = words.lost;
    byId('notice').textContent = words.lostAbout;
  }

  /** Shows pages at the size that was chosen, and says which it is. */
  function applyZoom(): void {
    sheets.fit(zoom, facing);
    byId('factor').textContent = `${Math.round(sheets.factor * 100)}%`;
    byId('fit-width').setAttribute('aria-pressed', String(zoom === 'width'));
    byId('fit-page').setAttribute('aria-pressed', String(zoom === 'page'));
    byId('facing').setAttribute('aria-pressed', String(facing));
  }

  function zoomTo(next: Zoom): void {
    zoom = next;
    applyZoom();
  }

  /** Tells the reader which page is being looked at. */
  function follow(): void {
    current = sheets.current;
    thumbnails.setCurrent(current);
    byId('position').textContent = sheets.count === 0 ? '' : words.position(current, sheets.count);
  }

  function turn(direction: 1 | -1): void {
    sheets.goTo(turned(sheets.current, direction, { count: sheets.count, facing }), facing);
  }

  const act: Readonly<Record<Action, () => void>> = {
    'next-page': () => turn(1),
    'previous-page': () => turn(-1),
    'first-page': () => sheets.goTo(1, facing),
    'last-page': () => sheets.goTo(sheets.count, facing),
    larger: () => zoomTo(stepFrom(sheets.factor, 1)),
    smaller: () => zoomTo(stepFrom(sheets.factor, -1)),
    'fit-width': () => zoomTo('width'),
    'fit-page': () => zoomTo('page'),
    'actual-size': () => zoomTo(1),
    facing: () => {
      const page = current;
      facing = !facing;
      applyZoom();
      sheets.goTo(page, facing);
    },
    'next-finding': () => findings.step(1),
    'previous-finding': () => findings.step(-1),
    clear: () => findings.clear(),
    help: () => help.showModal(),
  };

  for (const button of document.querySelectorAll<HTMLElement>('button[data-action]')) {
    button.addEventListener('click', () => act[button.dataset.action as Action]());
  }
  byId('close-help').addEventListener('click', () => help.close());
  handle.addEventListener('click', () => {
    handle.setAttribute('aria-expanded', String(panel.classList.toggle('open')));
  });
  /** The diagnostics lie folded up in narrow windows alone; elsewhere there is nothing to unfold. */
  function adapt({ matches }: Pick<MediaQueryList, 'matches'>): void {
    handle.toggleAttribute('disabled', !matches);
    if (matches) handle.setAttribute('aria-expanded', String(panel.classList.contains('open')));
    else handle.removeAttribute('aria-expanded');
  }
  const narrow = matchMedia('(max-width: 720px)');
  narrow.addEventListener('change', adapt);
  adapt(narrow);
  document.addEventListener('keydown', (event) => {
    const action = help.open ? null : actionOf(event);
    if (action === null) return;
    event.preventDefault();
    act[action]();
  });
  let asked = false;
  canvas.addEventListener('scroll', () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      follow();
    });
  });
  new ResizeObserver(applyZoom).observe(canvas);

  const events = new EventSource('events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => show(JSON.parse(data)));
  events.addEventListener('error', lost);
}

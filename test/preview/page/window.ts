import { Window } from 'happy-dom';
import { vi } from 'vitest';
import type { Language } from '../../../src/diagnostics/terms.ts';
import type { Host } from '../../../src/host/host.ts';
import { readPageFiles } from '../../../src/preview/document.ts';
import { startPage } from '../../../src/preview/page/program.ts';
import type { PreviewState } from '../../../src/preview/state.ts';

/**
 * The preview's page with a server and a reader, in a window that draws nothing: sheets have computed positions, and time passes when a
 * test says so. Chromium shows what the page looks like (page.preview.ts).
 */
export interface OpenPage {
  /** The server sends a state. */
  tell(state: PreviewState): void;
  /** The server is gone. */
  hangUp(): void;
  press(key: string, held?: KeyboardEventInit): KeyboardEvent;
  /** Scroll position of the reader, in pixels from the top of the pages. */
  readonly scrolled: number;
  /** The reader scrolls in steps before the next frame; returns how much was done when it is drawn. */
  scroll(...tops: readonly number[]): number;
  /** Sets whether the window is too narrow for a column beside the pages. */
  narrow(isNarrow: boolean): void;
  /** Loads the picture of a page, or lets it fail. */
  loaded(hash: string, how?: 'load' | 'error'): void;
  /** Elements scrolled into view, and how. */
  readonly revealed: readonly { readonly element: Element; readonly options: ScrollIntoViewOptions }[];
  close(): Promise<void>;
}

export interface Reader {
  readonly language?: Language;
  readonly narrow?: boolean;
  readonly prefersStillness?: boolean;
  /** What the browser does with text for the clipboard. */
  readonly copy?: (text: string) => Promise<void>;
}

/** The part of the window for the pages, and the gap between sheets. */
const [WIDTH, HEIGHT, GAP] = [900, 800, 20];

export async function openPage({ language = 'zh', narrow = false, prefersStillness = false, copy }: Reader = {}): Promise<OpenPage> {
  const frame = (await readPageFiles({ readFile: async () => new Uint8Array() } as Partial<Host> as Host, language)).get('')?.body ?? '';
  const window = new Window({ url: 'http://127.0.0.1:40123/secret/' });
  const document = window.document as unknown as Document;
  document.write(frame.replace(/<(?:script|link)[^>]*>/g, ''));
  const canvas = document.getElementById('canvas') as HTMLElement;

  const images: HTMLImageElement[] = [];
  const drawn: (() => void)[] = [];
  const revealed: { element: Element; options: ScrollIntoViewOptions }[] = [];
  const stream = new EventTarget();
  const narrowness = Object.assign(new EventTarget(), { matches: narrow });
  layOut(window, canvas, (element, options) => revealed.push({ element, options }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(2026, 2, 1, 9, 5, 7) });
  const globals = {
    document,
    Image: function image() {
      images.push(document.createElement('img'));
      return images.at(-1);
    },
    innerHeight: HEIGHT,
    navigator: { clipboard: { writeText: copy ?? (async () => {}) } },
    getSelection: () => window.getSelection(),
    matchMedia: (query: string) => (query.includes('max-width') ? narrowness : { matches: prefersStillness }),
    requestAnimationFrame: (callback: () => void) => drawn.push(callback),
    ResizeObserver: class {
      observe() {}
    },
    EventSource: class {
      constructor(url: string) {
        if (url !== 'events') throw new Error(`The server has nothing at ${url}`);
        // biome-ignore lint/correctness/noConstructorReturn: what the page listens to is what the test speaks through
        return stream as unknown as this;
      }
    },
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  startPage();

  return {
    tell: (state) => stream.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(state) })),
    hangUp: () => stream.dispatchEvent(new Event('error')),
    press: (key, held = {}) => {
      const event = new window.KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true } as object);
      (window.document.activeElement ?? window.document.body).dispatchEvent(event);
      return event as unknown as KeyboardEvent;
    },
    get scrolled() {
      return canvas.scrollTop;
    },
    scroll: (...tops) => {
      for (const top of tops) {
        canvas.scrollTop = top;
        canvas.dispatchEvent(new window.Event('scroll') as unknown as Event);
      }
      const asked = drawn.splice(0);
      for (const draw of asked) draw();
      return asked.length;
    },
    narrow: (isNarrow) => {
      narrowness.matches = isNarrow;
      narrowness.dispatchEvent(Object.assign(new Event('change'), { matches: isNarrow }));
    },
    loaded: (hash, how = 'load') => {
      const event = new window.Event(how) as unknown as Event;
      for (const image of images) if (image.getAttribute('src') === `pages/${hash}.svg`) image.dispatchEvent(event);
    },
    revealed,
    close: async () => {
      vi.unstubAllGlobals();
      vi.useRealTimers();
      await window.happyDOM.close();
    },
  };
}

/** Lays out sheets in a column, or in pairs with the first alone, and the frame of the pages above them. */
function layOut(window: Window, canvas: HTMLElement, reveal: (element: Element, options: ScrollIntoViewOptions) => void): void {
  const sheets = canvas.querySelector('#sheets') as HTMLElement;
  const rect = (top: number, height: number) => ({ top, bottom: top + height, height });
  const placeOf = (sheet: Element) => {
    const index = [...sheets.children].indexOf(sheet);
    const row = sheets.classList.contains('facing') ? Math.ceil(index / 2) : index;
    const [width = 1, height = 1] = (sheet.firstElementChild as HTMLElement).style.aspectRatio.split(' / ').map(Number);
    const own = (Number.parseFloat(sheets.style.getPropertyValue('--sheet') || '600') * height) / width;
    return rect(GAP + row * (own + GAP), own);
  };
  const { prototype } = window.HTMLElement as unknown as typeof HTMLElement;
  prototype.getBoundingClientRect = function (this: HTMLElement) {
    const sheet = this.closest('.sheet');
    if (sheet === null) return rect(0, HEIGHT) as DOMRect;
    const { top, height } = placeOf(sheet);
    return rect(top - canvas.scrollTop, height) as DOMRect;
  };
  prototype.scrollIntoView = function (this: HTMLElement, options: ScrollIntoViewOptions) {
    reveal(this, options);
    if (this.parentElement === sheets) canvas.scrollTop = placeOf(this).top - GAP;
  };
  Object.defineProperties(canvas, { clientWidth: { value: WIDTH }, clientHeight: { value: HEIGHT } });
}

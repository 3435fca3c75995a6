import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, state } from './state.ts';
import { type OpenPage, openPage } from './window.ts';

let open: OpenPage;
beforeEach(async () => {
  open = await openPage();
});
afterEach(() => open.close());

const element = (id: string) => document.getElementById(id) as HTMLElement;
const position = () => element('position').textContent;
const factor = () => element('factor').textContent;
const pressed = () => ['fit-width', 'fit-page', 'facing'].filter((id) => element(id).getAttribute('aria-pressed') === 'true');
const six = () => state({ pages: ['a', 'b', 'c', 'd', 'e', 'f'].map((hash) => page(hash)) });

/** Presses keys in order; returns the page in view after each. */
function walk(...keys: readonly string[]): (string | null)[] {
  return keys.map((key) => {
    open.press(key);
    open.scroll(open.scrolled);
    return position();
  });
}

describe('turning pages', () => {
  beforeEach(() => open.tell(six()));

  it('works with keys, page by page, to both ends', () => {
    expect(walk('PageDown', 'ArrowRight', 'ArrowLeft', 'PageUp', 'PageUp', 'End', 'PageDown', 'Home')).toEqual(
      [2, 3, 2, 1, 1, 6, 6, 1].map((number) => `${number} / 6`),
    );
  });

  it('works with the buttons', () => {
    for (const id of ['next', 'next', 'previous']) element(id).click();
    open.scroll(open.scrolled);
    expect(position()).toBe('2 / 6');
  });

  it('moves by two with facing pages, and stays on the page when the mode changes', () => {
    expect(walk('PageDown', 'PageDown', 'f')).toEqual(['2 / 6', '3 / 6', '2 / 6']);
    expect([pressed(), element('sheets').classList.contains('facing')]).toEqual([['fit-width', 'facing'], true]);
    expect(walk('PageDown', 'PageDown', 'PageDown', 'PageUp', 'F')).toEqual(['4 / 6', '6 / 6', '6 / 6', '4 / 6', '4 / 6']);
    expect([pressed(), element('sheets').classList.contains('facing')]).toEqual([['fit-width'], false]);
  });

  it('is updated while scrolling, once per frame', () => {
    expect([open.scroll(500, 1500, 3000), position()]).toEqual([1, '3 / 6']);
    expect([open.scroll(0), position()]).toEqual([1, '1 / 6']);
  });

  it('leaves the browser’s own keys alone', () => {
    const kept = [open.press('f', { ctrlKey: true }), open.press('ArrowLeft', { altKey: true }), open.press('Tab'), open.press('x')];
    expect(kept.map(({ defaultPrevented }) => defaultPrevented)).toEqual([false, false, false, false]);
    expect([open.press('PageDown').defaultPrevented, pressed()]).toEqual([true, ['fit-width']]);
  });
});

describe('the size of pages', () => {
  it('fits the window at first, and changes in steps', () => {
    expect(factor()).toBe('');
    open.tell(six());
    expect([factor(), pressed()]).toEqual(['108%', ['fit-width']]);
    const steps = ['+', '=', '-', '1', '9', '0'].map((key) => {
      open.press(key);
      return [factor(), pressed()];
    });
    expect(steps).toEqual([
      ['110%', []],
      ['125%', []],
      ['110%', []],
      ['100%', []],
      ['68%', ['fit-page']],
      ['108%', ['fit-width']],
    ]);
    element('larger').click();
    expect(factor()).toBe('110%');
    expect(element('sheets').style.getPropertyValue('--sheet')).toBe('873px');
  });

  it('is kept when the pages are updated', () => {
    open.tell(six());
    open.press('1');
    open.tell(state());
    expect([factor(), position()]).toEqual(['100%', '1 / 3']);
  });

  it('changes around the middle of the screen', () => {
    open.tell(six());
    open.scroll(2000);
    const inMiddle = () => {
      const { top, height } = (document.querySelectorAll('.sheet').item(1) as HTMLElement).getBoundingClientRect();
      return (400 - top) / height;
    };
    const before = inMiddle();
    for (const key of ['+', '+', '9', '1']) open.press(key);
    expect(inMiddle()).toBeCloseTo(before, 5);
  });

  it('cannot be changed before there are pages', () => {
    open.press('+');
    expect([element('sheets').style.getPropertyValue('--sheet'), open.scrolled]).toEqual(['', 0]);
    open.press('f');
    open.tell(six());
    expect([element('sheets').classList.contains('facing'), pressed()]).toEqual([true, ['facing']]);
  });
});

describe('the help', () => {
  it('opens with its key, captures the keys, and is closed by its button', () => {
    open.tell(six());
    const help = element('help') as HTMLDialogElement;
    open.press('？');
    expect([help.open, walk('PageDown', '+')]).toEqual([true, ['1 / 6', '1 / 6']]);
    element('close-help').click();
    expect([help.open, walk('PageDown')]).toEqual([false, ['2 / 6']]);
  });
});

describe('the list in a narrow window', () => {
  const handle = () => [element('handle').hasAttribute('disabled'), element('handle').getAttribute('aria-expanded')];

  it('collapses and expands; in a wide window it is always open', () => {
    expect(handle()).toEqual([true, null]);
    open.narrow(true);
    expect(handle()).toEqual([false, 'false']);
    element('handle').click();
    expect([handle(), element('panel').classList.contains('open')]).toEqual([[false, 'true'], true]);
    open.narrow(false);
    expect(handle()).toEqual([true, null]);
    open.narrow(true);
    expect(handle()).toEqual([false, 'true']);
    element('handle').click();
    expect(handle()).toEqual([false, 'false']);
  });

  it('is collapsed from the start in a narrow window', async () => {
    await open.close();
    open = await openPage({ narrow: true });
    expect(handle()).toEqual([false, 'false']);
  });
});

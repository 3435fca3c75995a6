import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/preview/page/keys.ts';
import { findPageInView, findSpreadStart, findTurnTarget } from '../../src/preview/page/turning.ts';
import { words } from '../../src/preview/page/words.ts';
import { stepZoom, toFactor, toWidth } from '../../src/preview/page/zoom.ts';

const A4 = { width: 595.276, height: 841.89 };
const room = { width: 900, height: 800, page: A4, facing: false, gap: 20 };

describe('zoom', () => {
  it('fits a page, or two, to the width or whole', () => {
    expect(toWidth(toFactor('width', room), A4)).toBe(860);
    expect(toWidth(toFactor('width', { ...room, facing: true }), A4)).toBe(420);
    expect(toFactor('page', room) * A4.height * (96 / 72)).toBeCloseTo(760);
    expect(toFactor('width', { ...room, width: 4000 })).toBe(1.75);
    expect(toFactor('page', { ...room, height: 10 })).toBe(0.1);
    expect(toFactor(1.25, room)).toBe(1.25);
  });

  it('steps from any factor, and stops at the ends', () => {
    expect([stepZoom(1, 1), stepZoom(1, -1), stepZoom(1.0834, 1), stepZoom(1.0834, -1)]).toEqual([1.1, 0.9, 1.1, 1]);
    expect([stepZoom(4, 1), stepZoom(0.25, -1), stepZoom(0.1, -1)]).toEqual([4, 0.25, 0.25]);
  });
});

describe('turning', () => {
  it('goes page by page, and not beyond the ends', () => {
    const single = { count: 3, facing: false };
    expect([
      findTurnTarget(1, 1, single),
      findTurnTarget(3, 1, single),
      findTurnTarget(1, -1, single),
      findTurnTarget(2, -1, single),
    ]).toEqual([2, 3, 1, 1]);
  });

  it('goes spread by spread, the first page a right-hand one', () => {
    const facing = { count: 6, facing: true };
    expect([1, 2, 3, 4, 5].map((page) => findSpreadStart(page, true))).toEqual([1, 2, 2, 4, 4]);
    expect([1, 2, 3, 4, 6].map((page) => findTurnTarget(page, 1, facing))).toEqual([2, 4, 4, 6, 6]);
    expect([1, 2, 3, 4, 5].map((page) => findTurnTarget(page, -1, facing))).toEqual([1, 1, 1, 2, 2]);
  });

  it('finds the page that fills most of the screen, the left one of two', () => {
    const pages = [
      { top: -900, bottom: 100 },
      { top: 120, bottom: 1120 },
      { top: 120, bottom: 1120 },
    ];
    expect(findPageInView(pages, 0, 800)).toBe(2);
    expect(findPageInView(pages, -900, 0)).toBe(1);
    expect(findPageInView([], 0, 800)).toBe(1);
  });
});

describe('keys', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
    findAction({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

  it('have their actions, except for those the browser uses', () => {
    expect(['PageDown', 'ArrowLeft', '+', '0', 'f', 'd', 'D', '?', 'Escape'].map((key) => press(key))).toEqual([
      'next-page',
      'previous-page',
      'larger',
      'fit-width',
      'facing',
      'next-finding',
      'previous-finding',
      'help',
      'clear',
    ]);
    expect([press('+', { ctrlKey: true }), press('f', { metaKey: true }), press('ArrowLeft', { altKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
    expect([press('ArrowDown'), press('Tab'), press('toString')]).toEqual([null, null, null]);
  });
});

describe('the words', () => {
  it('have plurals in both languages', () => {
    expect(words.zh.counts({ error: 2, warning: 1, note: 0 })).toBe('2 个错误，1 个警告');
    expect(words.en.counts({ error: 2, warning: 1, note: 0 })).toBe('2 errors, 1 warning');
    expect([words.zh.page(5, 3), words.zh.page(3, 3), words.en.page(1, null)]).toEqual(['第 5 页，页码 3', '第 3 页', 'Page 1']);
  });

  it('contain no markup, as they are inserted into the page’s HTML unchanged', () => {
    for (const { keys, ...others } of Object.values(words)) {
      const plain = [...keys.flat(), ...Object.values(others).filter((each) => typeof each === 'string')];
      expect(plain.filter((text) => /[<>&"]/.test(text))).toEqual([]);
    }
  });
});

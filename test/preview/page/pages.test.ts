import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { found, page, spot, state } from './state.ts';
import { type OpenPage, openPage } from './window.ts';

let open: OpenPage;
beforeEach(async () => {
  open = await openPage();
});
afterEach(() => open.close());

const papers = () => [...document.querySelectorAll<HTMLElement>('#sheets .paper')];
const shown = () => papers().map((paper) => paper.dataset.shown);
const pictures = () => papers().map((paper) => [...paper.querySelectorAll('img')].map((image) => image.getAttribute('src')));
const text = (id: string) => document.getElementById(id)?.textContent;
const links = () => ['docx', 'pdf'].map((id) => document.getElementById(id)?.getAttribute('href') ?? null);
const has = (name: string) => document.body.classList.contains(name);

describe('the status line', () => {
  it('says that it is connecting, then when the pages were updated', () => {
    expect([text('status'), document.title, links(), has('bare')]).toEqual(['正在连接……', '预览', [null, null], true]);
    open.tell(state());
    expect([text('title'), document.title, text('status')]).toEqual(['测试简报第3期', '测试简报第3期 · 预览', '已更新 09:05:07']);
    expect([text('notice'), text('position'), has('bare')]).toEqual(['', '1 / 3', false]);
    expect(links()).toEqual(['download/docx', 'download/pdf']);
  });

  it('says what to do when there are no pages yet, and offers no download', () => {
    open.tell(state({ pages: [], diagnostics: [found({ severity: 'error', spots: [] })] }));
    expect([text('status'), text('position'), links(), has('bare'), has('stale')]).toEqual(['版面未更新', '', [null, null], true, false]);
    open.tell(state());
    expect([text('position'), links(), has('bare')]).toEqual(['1 / 3', ['download/docx', 'download/pdf'], false]);
    open.tell(state({ pages: [] }));
    expect([links(), papers()]).toEqual([[null, null], []]);
  });

  it('says that the pages are outdated, for as long as they are, with the number of errors', () => {
    open.tell(state());
    open.tell(
      state({ stale: true, diagnostics: [found({ severity: 'error' }), found(), found({ severity: 'error', message: '又一处' })] }),
    );
    expect([text('status'), has('stale'), papers().length]).toEqual(['版面未更新', true, 3]);
    expect(text('notice')).toBe('稿件里有 2 个错误，下面是改动前的版面。改正并保存后自动更新。');
    open.tell(state({ stale: true, failure: { message: '模板有错', hint: null } }));
    expect(text('notice')).toBe('下面是上一次排好的版面。');
    open.tell(state());
    expect([text('status'), text('notice'), has('stale')]).toEqual(['已更新 09:05:07', '', false]);
  });

  it('says that the preview has ended when the server is gone, until it answers again', () => {
    open.tell(state());
    open.hangUp();
    expect([text('status'), has('lost'), papers().length]).toEqual(['预览已停止', true, 3]);
    expect(text('notice')).toMatch(/^终端里的 bulletin preview 已经结束/);
    open.tell(state());
    expect([text('status'), text('notice'), has('lost')]).toEqual(['已更新 09:05:07', '', false]);
  });

  it.each([
    [1, 'The files have 1 error; these pages are older. They are updated once you correct and save.'],
    [2, 'The files have 2 errors; these pages are older. They are updated once you correct and save.'],
    [0, 'These are the last pages that could be set.'],
  ])('is in English with --lang en (%i errors)', async (errors, notice) => {
    await open.close();
    open = await openPage({ language: 'en' });
    const diagnostics = Array.from({ length: errors }, () => found({ severity: 'error' }));
    open.tell(state({ stale: true, diagnostics, pages: [page('a'), page('b', 1)] }));
    expect([text('notice'), text('status'), document.title]).toEqual([notice, 'Pages not updated', '测试简报第3期 · Preview']);
    expect([...document.querySelectorAll('#sheets img')].map((image) => image.getAttribute('alt'))).toEqual([
      'Page 1',
      'Page 2, numbered 1',
    ]);
    open.hangUp();
    expect(text('status')).toBe('The preview has stopped');
  });
});

describe('the page images', () => {
  it('are requested once, have the printed number, and are shown at once where there were none', () => {
    open.tell(state({ pages: [page('a'), page('b', 1)] }));
    const images = [...document.querySelectorAll('#sheets img')];
    expect(pictures()).toEqual([['pages/a.svg'], ['pages/b.svg']]);
    expect(images.map((image) => image.getAttribute('alt'))).toEqual(['第 1 页', '第 2 页，页码 1']);
    expect(papers()[0]?.style.aspectRatio).toBe('595 / 842');
    open.tell(state({ pages: [page('a'), page('b', 1)] }));
    expect([...document.querySelectorAll('#sheets img')]).toEqual(images);
  });

  it('are replaced only when the new ones are loaded, so that nothing flickers', () => {
    open.tell(state({ pages: [page('a'), page('b')] }));
    open.tell(state({ pages: [page('a2'), page('b')] }));
    expect([pictures(), shown()]).toEqual([
      [['pages/a.svg'], ['pages/b.svg']],
      ['a', 'b'],
    ]);
    open.loaded('a2');
    expect([pictures(), shown()]).toEqual([
      [['pages/a2.svg'], ['pages/b.svg']],
      ['a2', 'b'],
    ]);
  });

  it('show the last one requested, in whatever order they arrive', () => {
    for (const hash of ['a', 'a2', 'a3']) open.tell(state({ pages: [page(hash)] }));
    open.loaded('a3');
    open.loaded('a2');
    expect([pictures(), shown()]).toEqual([[['pages/a3.svg']], ['a3']]);
  });

  it('are cleared when the new one fails to load', () => {
    for (const hash of ['a', 'a2']) open.tell(state({ pages: [page(hash)] }));
    open.loaded('a2', 'error');
    expect(shown()).toEqual(['a2']);
  });

  it('of pages far below are requested when they come near', () => {
    const names = ['a', 'b', 'c', 'd'];
    open.tell(state({ pages: names.map((name) => page(name)) }));
    open.tell(state({ pages: names.map((name) => page(`${name}2`)) }));
    expect(pictures()).toEqual([['pages/a.svg'], ['pages/b.svg'], ['pages/c2.svg'], ['pages/d2.svg']]);
    expect(document.querySelector('img[src="pages/d2.svg"]')?.getAttribute('loading')).toBe('lazy');
    open.scroll(4000);
    open.tell(state({ pages: names.map((name) => page(`${name}3`)) }));
    expect(pictures()).toEqual([['pages/a3.svg'], ['pages/b3.svg'], ['pages/c2.svg'], ['pages/d2.svg']]);
  });

  it('keep the marks of the selected finding', () => {
    open.tell(state({ diagnostics: [found()] }));
    open.press('d');
    open.tell(state({ diagnostics: [found()], pages: [page('a2'), page('b'), page('c')] }));
    open.loaded('a2');
    expect([...(papers()[0]?.children ?? [])].map(({ tagName }) => tagName)).toEqual(['IMG', 'DIV']);
  });
});

describe('thumbnails', () => {
  const thumbnails = () => [...document.querySelectorAll<HTMLElement>('.thumbnail')];
  const current = () => thumbnails().map((button) => button.getAttribute('aria-current'));

  it('are drawn after the pages, with the printed numbers and the most severe finding of each', () => {
    const diagnostics = [found({ severity: 'note' }), found({ spots: [spot(1), spot(3)] }), found({ severity: 'error', spots: [spot(3)] })];
    open.tell(state({ pages: [page('a'), page('b', 1), page('c', 2)], diagnostics }));
    expect(thumbnails()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(thumbnails().map(({ dataset, textContent }) => [textContent, dataset.grave])).toEqual([
      ['1', 'warning'],
      ['1', undefined],
      ['2', 'error'],
    ]);
    expect(thumbnails().map((button) => button.getAttribute('aria-label'))).toEqual([
      '第 1 页：警告',
      '第 2 页，页码 1',
      '第 3 页，页码 2：错误',
    ]);
    open.tell(state({ pages: [page('a'), page('b', 1)], diagnostics: [found({ spots: [spot(2)] })] }));
    vi.advanceTimersByTime(200);
    expect(thumbnails().map(({ dataset }) => dataset.grave)).toEqual([undefined, 'warning']);
  });

  it('show the last of several states in a row', () => {
    open.tell(state({ pages: [page('a')] }));
    vi.advanceTimersByTime(100);
    open.tell(state({ pages: [page('b'), page('c')] }));
    vi.advanceTimersByTime(100);
    expect(thumbnails()).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(thumbnails().map((button) => button.querySelector('img')?.getAttribute('src'))).toEqual(['pages/b.svg', 'pages/c.svg']);
  });

  it('scroll to their page, and show which one is in view', () => {
    open.tell(state());
    vi.advanceTimersByTime(200);
    expect(current()).toEqual(['page', null, null]);
    thumbnails()[2]?.click();
    expect(open.scrolled).toBeGreaterThan(0);
    open.scroll(open.scrolled);
    expect([current(), text('position')]).toEqual([[null, null, 'page'], '3 / 3']);
    expect(open.revealed.at(-1)).toEqual({ element: thumbnails()[2], options: { block: 'nearest' } });
  });
});

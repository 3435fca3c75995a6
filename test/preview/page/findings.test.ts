import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PreviewDiagnostic } from '../../../src/preview/state.ts';
import { found, page, spot, state } from './state.ts';
import { type OpenPage, openPage, type Reader } from './window.ts';

let open: OpenPage;
afterEach(() => open.close());

/** Runs the page with these findings. */
async function showFindings(diagnostics: readonly PreviewDiagnostic[], reader?: Reader): Promise<void> {
  open = await openPage(reader);
  open.tell(state({ diagnostics }));
}

const text = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('#findings .finding')];
const chosen = () => buttons().map((button) => button.getAttribute('aria-pressed') === 'true');
const marks = () => [...document.querySelectorAll<HTMLElement>('#sheets .mark')];

const ERROR = found({ severity: 'error', code: 'source-known', message: '没有“丙县”这个来源', suggestions: ['甲县', ''], hint: '先登记' });
const WARNING = found();
const NOTE = found({ severity: 'note', code: 'title-length', message: '标题太长', line: 2, column: 1, spots: [] });

describe('the list of findings', () => {
  it.each([
    ['zh', [ERROR, WARNING, NOTE], '1 个错误，1 个警告，1 个提示'],
    ['zh', [WARNING], '1 个警告'],
    ['zh', [], '没有发现问题'],
    ['en', [ERROR, ERROR, NOTE], '2 errors, 1 note'],
    ['en', [], 'No problems found'],
  ] as const)('is counted by severity (%s)', async (language, diagnostics, counts) => {
    await showFindings(diagnostics, { language });
    expect(text('#counts')).toEqual([counts]);
    expect(document.body.classList.contains('clean')).toBe(diagnostics.length === 0);
  });

  it('shows for each its severity, page, suggestions, file and line', async () => {
    await showFindings([ERROR, WARNING, NOTE]);
    expect(text('#findings .severity')).toEqual(['错误第 1 页', '警告第 1 页', '提示不在版面上']);
    expect(text('#findings li:first-child .hint')).toEqual(['先登记', '可改为 “甲县” （删去）']);
    expect(text('#findings li:last-child .hint')).toEqual([]);
    expect(text('#findings .place')).toEqual(['issue-3/2.md:7:12', 'issue-3/2.md:7:12', 'issue-3/2.md:2:1']);
    expect(text('#findings .code')).toEqual(['source-known', 'range-dash', 'title-length']);
  });

  it('is in English with --lang en', async () => {
    await showFindings([ERROR, NOTE], { language: 'en' });
    expect(text('#findings .severity')).toEqual(['ErrorPage 1', 'NoteNot on a page']);
    expect(text('#findings li:first-child .hint')).toEqual(['先登记', 'Suggestion: “甲县” (nothing)']);
  });

  it('shows why the issue cannot be read, with the remedy if there is one', async () => {
    open = await openPage();
    open.tell(state({ failure: { message: '模板有错', hint: '看第 3 行' } }));
    expect([text('#findings .failure p'), document.body.classList.contains('clean')]).toEqual([['模板有错', '看第 3 行'], false]);
    open.tell(state({ failure: { message: '文件夹没有了', hint: null } }));
    expect(text('#findings .failure p')).toEqual(['文件夹没有了', '']);
    open.tell(state());
    expect(text('#findings li')).toEqual([]);
  });

  it('shows an author’s text as text, never as markup', async () => {
    await showFindings([found({ message: '<img src=x onerror=alert(1)>', file: '<b>.md' })]);
    expect(document.querySelectorAll('#findings img, #findings b')).toHaveLength(0);
    expect(text('#findings .message')).toEqual(['<img src=x onerror=alert(1)>']);
  });
});

describe('the selected finding', () => {
  it('is marked on its page, in its severity, and scrolled into view', async () => {
    await showFindings([WARNING, found({ severity: 'error', message: '另一处', spots: [spot(2, { left: 5 }), spot(3)] })]);
    buttons()[1]?.click();
    expect(chosen()).toEqual([false, true]);
    expect(marks().map((mark) => [mark.className, mark.style.left, mark.style.height])).toEqual([
      ['mark error', '5%', '4%'],
      ['mark error', '10%', '4%'],
    ]);
    expect(marks()[0]?.closest('.sheet')).toBe(document.querySelectorAll('.sheet')[1]);
    expect(open.revealed.at(-1)).toEqual({ element: marks()[0], options: { block: 'center', inline: 'nearest', behavior: 'smooth' } });
    buttons()[0]?.click();
    expect([chosen(), marks().map(({ className }) => className)]).toEqual([[true, false], ['mark warning']]);
  });

  it('is scrolled to without animation for readers who prefer less motion', async () => {
    await showFindings([WARNING], { prefersStillness: true });
    buttons()[0]?.click();
    expect(open.revealed.map(({ options }) => options.behavior)).toEqual(['instant', 'instant']);
  });

  it('has no mark when no page shows it, or its page does not exist', async () => {
    await showFindings([NOTE, found({ spots: [spot(9)] })]);
    for (const button of buttons()) button.click();
    expect([chosen(), marks()]).toEqual([[false, true], []]);
  });

  it('stays selected when its line has moved, with its mark, and without scrolling', async () => {
    await showFindings([NOTE, WARNING]);
    buttons()[1]?.click();
    const before = open.revealed.length;
    open.tell(state({ diagnostics: [ERROR, found({ line: 9, spots: [spot(2)] })], pages: [page('x'), page('y')] }));
    expect(chosen()).toEqual([false, true]);
    expect(marks()).toHaveLength(1);
    expect(marks()[0]?.closest('.sheet')).toBe(document.querySelectorAll('.sheet')[1]);
    expect(open.revealed).toHaveLength(before);
  });

  it('is found again among several with the same message, or the nearest one if it is gone', async () => {
    const same = (line: number, number: number) => found({ line, spots: [spot(number)] });
    await showFindings([same(7, 1), same(9, 2), same(30, 3)]);
    buttons()[1]?.click();
    open.tell(state({ diagnostics: [same(8, 1), same(10, 2), same(31, 3)] }));
    expect(chosen()).toEqual([false, true, false]);
    open.tell(state({ diagnostics: [same(11, 2), same(32, 3)] }));
    expect([chosen(), marks().length]).toEqual([[true, false], 1]);
    expect(marks()[0]?.closest('.sheet')).toBe(document.querySelectorAll('.sheet')[1]);
  });

  it.each([{ code: 'space-none' }, { file: 'issue-3/1.md' }, { message: '另一句' }])(
    'is cleared when only other findings are left: %o',
    async (other) => {
      await showFindings([WARNING]);
      buttons()[0]?.click();
      open.tell(state({ diagnostics: [found(other)] }));
      expect([chosen(), marks()]).toEqual([[false], []]);
    },
  );

  it('keeps the keyboard focus in the list while the list is rebuilt', async () => {
    await showFindings([WARNING, NOTE]);
    buttons()[1]?.focus();
    open.tell(state({ diagnostics: [WARNING, NOTE] }));
    expect(document.activeElement).toBe(buttons()[1]);
  });
});

describe('the keys D and Shift+D', () => {
  it('move through the list and wrap around, and Esc leaves it', async () => {
    await showFindings([ERROR, WARNING, NOTE]);
    const walk = ['d', 'd', 'd', 'd', 'D', 'D'].map((key) => {
      open.press(key);
      return chosen().indexOf(true);
    });
    expect(walk).toEqual([0, 1, 2, 0, 2, 1]);
    expect(document.activeElement).toBe(buttons()[1]);
    open.press('Escape');
    expect([chosen().includes(true), marks()]).toEqual([false, []]);
    open.press('D');
    expect(chosen()).toEqual([false, false, true]);
  });

  it('do nothing without findings', async () => {
    await showFindings([]);
    open.press('d');
    open.press('D');
    expect([open.revealed, marks()]).toEqual([[], []]);
  });
});

describe('the remedy of a diagnostic', () => {
  const remedy = () => document.querySelector('#findings .remedy') as HTMLButtonElement;

  it.each([
    [{ ...WARNING, suggestions: ['', '甲县'], hint: '先登记' }, '甲县'],
    [{ ...WARNING, suggestions: [], hint: '先登记' }, '先登记'],
  ])('is copied by its button: the first suggestion, otherwise the hint', async (each, text) => {
    const copied: string[] = [];
    await showFindings([each], { copy: async (words) => void copied.push(words) });
    remedy().click();
    await vi.waitFor(() => expect(remedy().textContent).toBe('已复制'));
    expect(copied).toEqual([text]);
    vi.advanceTimersByTime(1200);
    expect(remedy().textContent).toBe('复制改法');
  });

  it('has no button without a suggestion or hint', async () => {
    await showFindings([{ ...WARNING, suggestions: [], hint: null }]);
    expect(remedy()).toBeNull();
  });
});

describe('a safe fix', () => {
  const button = () => document.querySelector('#findings .fix') as HTMLButtonElement;

  it.each([
    [true, '已改正'],
    [false, '没有改成：文件刚刚变过，或不能写'],
  ])('is requested by its button (%s)', async (ok, said) => {
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', async (...args: unknown[]) => {
      asked.push(args);
      return { ok };
    });
    await showFindings([{ ...WARNING, fixId: 'abc' }]);
    button().click();
    await vi.waitFor(() => expect(button().textContent).toBe(said));
    expect([asked, button().disabled]).toEqual([[['fix/abc', { method: 'POST' }]], true]);
    vi.unstubAllGlobals();
  });

  it('has no button unless the server offers it', async () => {
    await showFindings([WARNING]);
    expect(button()).toBeNull();
  });
});

describe('the place of a finding', () => {
  const place = () => document.querySelector('#findings .place') as HTMLButtonElement;

  it('is copied by a click, with a short confirmation', async () => {
    const copied: string[] = [];
    await showFindings([WARNING], { copy: async (words) => void copied.push(words) });
    expect(place().title).toBe('复制：issue-3/2.md:7:12');
    place().click();
    await vi.waitFor(() => expect(place().textContent).toBe('已复制'));
    expect(copied).toEqual(['issue-3/2.md:7:12']);
    vi.advanceTimersByTime(1200);
    expect(place().textContent).toBe('issue-3/2.md:7:12');
  });

  it('is selected for Ctrl-C when the browser does not allow copying', async () => {
    await showFindings([WARNING], { copy: () => Promise.reject(new Error('NotAllowedError')) });
    place().click();
    await vi.waitFor(() => expect(String(getSelection())).toBe('issue-3/2.md:7:12'));
    expect(place().textContent).toBe('issue-3/2.md:7:12');
  });
});

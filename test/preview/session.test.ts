import { beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import type { Language } from '../../src/diagnostics/diagnostic.ts';
import { createPreviewSession, type PreviewSession } from '../../src/preview/session.ts';
import type { Spot } from '../../src/preview/state.ts';
import type { MemoryHost } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

const PUBLICATION = `name: 测试简报
publisher: 测试办公室
sections: [{ title: 动态 }]
sources: [{ name: 甲县 }, { name: 乙县 }]
`;
const LONG = '各级各部门要认真学习，抓好落实。'.repeat(60);

function item(title: string, body: string, source = '甲县'): string {
  return `---\ntitle: ${title}\nsource: ${source}\ncategory: 动态\ndate: 2026-02-20\n---\n${body}\n`;
}

let host: MemoryHost;
let defects: unknown[] = [];

function start(language: Language = 'zh'): PreviewSession {
  return createPreviewSession(host, { issue: '/work/pub/issue-3', language, fonts: 'bundled', onDefect: (error) => defects.push(error) });
}

function put(name: string, text: string): void {
  host.files.set(`/work/pub/${name}`, new TextEncoder().encode(text));
}

beforeEach(() => {
  defects = [];
  host = packagedHost({
    '/work/pub/bulletin.yaml': PUBLICATION,
    '/work/pub/issue-3/issue.yaml': 'number: 3\ndate: 2026-03-01\n',
    '/work/pub/issue-3/1.md': item('甲县做法', `**抓学习。**首先抓学习。\n\n${LONG}`),
    '/work/pub/issue-3/2.md': item('乙县做法', '**抓落实。**首先抓落实，确定2-3个村试点。', '乙县'),
  });
});

describe('a preview', () => {
  it('is empty before it is read, and has the pages, their images and the findings afterwards', async () => {
    const preview = start();
    expect(preview.state).toEqual({ title: 'issue-3', pages: [], stale: false, faulty: false, diagnostics: [], failure: null });
    expect(await preview.refresh()).toBe(true);
    const { title, pages, stale, failure, diagnostics } = preview.state;
    expect([title, stale, failure]).toEqual(['测试简报第3期', false, null]);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toMatchObject({ folio: 1, width: 595.276, height: 841.89 });
    for (const { hash } of pages) expect(preview.page(hash)).toMatch(/^<svg /);
    expect(preview.page('0'.repeat(64))).toBeNull();
    expect(diagnostics.map(({ code, line }) => [code, line])).toContainEqual(['range-dash', 7]);
    expect(preview.folders).toEqual(['/work/pub', '/work/pub/jianbao']);
    // None of the texts that were written.
    expect([...host.files.keys()].filter((path) => path.includes('dist'))).toEqual([]);
  });

  it('reports no change when nothing has changed', async () => {
    const preview = start();
    await preview.refresh();
    expect(await preview.refresh()).toBe(false);
  });

  it('changes only the pages that an edit affects, and still serves those it replaced', async () => {
    const preview = start();
    await preview.refresh();
    const before = preview.state.pages;
    put('issue-3/1.md', item('甲县做法', `**抓学习。**首先学习抓。\n\n${LONG}`));
    expect(await preview.refresh()).toBe(true);
    const { pages } = preview.state;
    const changed = pages.flatMap(({ hash }, index) => (hash === before[index]?.hash ? [] : [index]));
    expect([pages.length, changed.length]).toEqual([before.length, 1]);
    const [at = 0] = changed;
    for (const page of [pages[at], before[at]]) expect(preview.page(page?.hash ?? '')).toMatch(/^<svg /);
  });

  it('draws files with errors as they are, marks the error, and offers no download', async () => {
    const preview = start();
    await preview.refresh();
    const { pages } = preview.state;
    const good = new TextDecoder().decode(host.files.get('/work/pub/issue-3/2.md'));
    put('issue-3/2.md', good.replace('乙县\n', '丙县\n'));
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: false, faulty: true, failure: null });
    expect(preview.state.pages).not.toEqual(pages);
    const [error] = preview.state.diagnostics;
    expect(error).toMatchObject({ severity: 'error', spots: [{ page: expect.any(Number) }] });
    expect(error?.message).toContain('丙县');
    expect(await preview.download('pdf')).toBeNull();
    put('issue-3/2.md', good);
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: false, faulty: false, pages });
    expect((await preview.download('pdf'))?.file).toBe('测试简报第3期.pdf');
  });

  it('keeps the last pages while errors in bulletin.yaml prevent drawing', async () => {
    const preview = start();
    await preview.refresh();
    const { pages } = preview.state;
    put('bulletin.yaml', PUBLICATION.replace('sections: [{ title: 动态 }]', 'sections: 动态'));
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: true, faulty: false, pages, failure: null });
    put('bulletin.yaml', PUBLICATION);
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: false, pages });
  });

  it('offers for download the same bytes as a build', async () => {
    const preview = start();
    await preview.refresh();
    await build(host, { issue: 'pub/issue-3', formats: ['docx', 'pdf'], fonts: 'bundled' });
    for (const format of ['docx', 'pdf'] as const) {
      const { file = '', data } = (await preview.download(format)) ?? {};
      const built = host.files.get(`/work/pub/issue-3/dist/${file}`);
      expect(built?.length).toBeGreaterThan(1000);
      expect(Buffer.compare(data ?? new Uint8Array(), built ?? new Uint8Array())).toBe(0);
    }
  });

  it.each([
    ['an unknown source', '2.md', item('乙县做法', '正文。', '丙县')],
    ['no title', '2.md', '---\nsource: 乙县\ncategory: 动态\ndate: 2026-02-20\n---\n正文。\n'],
    ['an unknown category', '2.md', item('乙县做法', '正文。', '乙县').replace('category: 动态', 'category: 信息')],
    ['no front matter', '2.md', '正文。\n'],
    ['invalid YAML', '2.md', '---\ntitle: [\n---\n正文。\n'],
    ['unsupported markup', '2.md', item('乙县做法', '正文。\n\n> 引文\n\n<b>标签</b>', '乙县')],
    ['a missing picture', '2.md', item('乙县做法', '正文。\n\n![图](none.png)', '乙县')],
    ['an invalid number and date', 'issue.yaml', 'number: 三\ndate: 2026-13-01\n'],
  ])('draws an issue with %s on the first read', async (_, name, text) => {
    put(`issue-3/${name}`, text);
    const preview = start('en');
    await preview.refresh();
    expect(preview.state).toMatchObject({ stale: false, faulty: true, failure: null });
    expect(preview.state.pages.length).toBeGreaterThan(0);
    expect(preview.state.diagnostics[0]).toMatchObject({ severity: 'error', file: `pub/issue-3/${name}` });
    expect([defects, await preview.download('docx')]).toEqual([[], null]);
  });

  it('has no pages and no download when nothing could ever be drawn', async () => {
    put('bulletin.yaml', 'name: 测试简报\n');
    const preview = start('en');
    await preview.refresh();
    expect(preview.state).toMatchObject({ title: 'issue-3', pages: [], stale: false, faulty: false });
    expect(preview.state.diagnostics[0]).toMatchObject({ severity: 'error', file: 'pub/bulletin.yaml', spots: [] });
    expect(await preview.download('docx')).toBeNull();
  });

  it('writes a safe fix only if allowed, and only while the file is unchanged', async () => {
    const { fix: refused, refresh, state } = start();
    await refresh();
    expect([state.diagnostics.every(({ fixId }) => fixId === null), await refused('0'.repeat(64))]).toEqual([true, false]);

    const options = { issue: '/work/pub/issue-3', language: 'zh', fonts: 'bundled', allowFixes: true } as const;
    const preview = createPreviewSession(host, { ...options, onDefect: (error) => defects.push(error) });
    const read = () => new TextDecoder().decode(host.files.get('/work/pub/issue-3/2.md'));
    const find = () => preview.state.diagnostics.find(({ fixId }) => fixId !== null);
    put('issue-3/2.md', item('乙县做法', '首先抓落实,进展顺利。', '乙县'));
    await preview.refresh();
    const original = read();
    const id = find()?.fixId ?? '';
    put('issue-3/2.md', original.replace('首先', '先'));
    expect([await preview.fix(id), read()]).toEqual([false, original.replace('首先', '先')]);
    put('issue-3/2.md', original);
    expect([await preview.fix(id), read()]).toEqual([true, original.replace('落实,', '落实，')]);
    await preview.refresh();
    expect([find(), defects]).toEqual([undefined, []]);
  });

  it('survives a missing folder and continues when it is back', async () => {
    const preview = start();
    await preview.refresh();
    const kept = [...host.files].filter(([path]) => path.includes('issue-3'));
    for (const [path] of kept) host.files.delete(path);
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: true, failure: { message: '找不到“/work/pub/issue-3”' } });
    for (const [path, data] of kept) host.files.set(path, data);
    expect(await preview.refresh()).toBe(true);
    expect(preview.state).toMatchObject({ stale: false, failure: null });
    expect(defects).toEqual([]);
  });

  it('says where a template is broken', async () => {
    put('own/page.typ', '#let x = (\n');
    put('bulletin.yaml', `${PUBLICATION}template: own\n`);
    const preview = start();
    await preview.refresh();
    expect(preview.state.failure?.message).toMatch(/^模板有误：\/work\/pub\/own\/page\.typ:1:/);
    expect(preview.folders).toContain('/work/pub/own');
  });

  it('continues after an internal error, and reports it', async () => {
    const preview = start();
    await preview.refresh();
    const broken = new Error('a defect');
    const list = host.list;
    Object.assign(host, { list: () => Promise.reject(broken) });
    await preview.refresh();
    expect(preview.state).toMatchObject({ stale: true, failure: { message: '这是 bulletin 自身出错，不是稿件的问题' } });
    expect(defects).toEqual([broken]);
    Object.assign(host, { list });
    await preview.refresh();
    expect(preview.state).toMatchObject({ stale: false, failure: null });
  });

  it('treats hostile text as text: it is markup in no image, and JSON keeps it apart', async () => {
    const hostile = '“<script>alert(1)</script>”&"\'><img src=x onerror=alert(1)>';
    put('bulletin.yaml', PUBLICATION.replace('测试简报', '“<script>alert(1)</script>”&'));
    put(
      'issue-3/1.md',
      item(
        `'${hostile.replaceAll("'", "''")}'`,
        '见[说明](https://example.org/?a="><script>alert(1)</script>)。\n\n正文 &lt;b onload=x&gt; 里。',
      ),
    );
    const preview = start();
    await preview.refresh();
    expect(preview.state.failure).toBeNull();
    expect(preview.state.pages.length).toBeGreaterThan(0);
    for (const { hash } of preview.state.pages) {
      const svg = preview.page(hash) ?? '';
      const names = new Set([...svg.matchAll(/<\/?([a-zA-Z:]+)/g)].map(([, name]) => name));
      expect([...names].filter((name) => !['svg', 'g', 'path', 'use', 'defs', 'symbol', 'rect', 'image'].includes(name ?? ''))).toEqual([]);
      expect(svg).not.toMatch(/\son\w+=|javascript:|example\.org|<script/i);
      // Everything that is referred to is in the same picture.
      const pointed = new Set([...svg.matchAll(/xlink:href="([^"]*)"/g)].map(([, link = '']) => link));
      for (const link of pointed) expect(svg.includes(`id="${link.slice(1)}"`), link).toBe(true);
    }
  });
});

/** The spots of a place in a file. */
describe('the place of a diagnostic on the pages', () => {
  async function spotsOf(code: string): Promise<readonly Spot[]> {
    const preview = start();
    await preview.refresh();
    const found = preview.state.diagnostics.find((each) => each.code === code);
    expect(found, JSON.stringify(preview.state.diagnostics.map((each) => each.code))).toBeDefined();
    return found?.spots ?? [];
  }

  /** The row of the grid of a spot: 37 mm from the top, 225 mm for 22 rows. */
  const rowOf = ({ top }: Spot) => Math.round(((top / 100) * 297 - 37) / (225 / 22));

  it('is the characters themselves, on one line', async () => {
    const [spot, ...others] = await spotsOf('range-dash');
    expect(others).toEqual([]);
    // 2-3 takes three half squares of 5.57 mm on a sheet of 210 mm.
    expect(spot?.width).toBeGreaterThan(3);
    expect(spot?.width).toBeLessThan(6);
  });

  it('has one area per line where the words are broken, also over a page', async () => {
    put(
      'issue-3/1.md',
      item('甲县做法', `**抓学习。**首先抓学习。\n\n${'各级各部门要认真学习，抓好落实。'.repeat(30)}\n\n电话13912345678。`),
    );
    const [spot] = await spotsOf('mobile-absent');
    expect(spot?.page).toBe(2);
  });

  it('is the attribution for the source, also on older pages', async () => {
    put('issue-3/2.md', item('乙县做法', '**抓落实。**首先抓落实。', '乙县'));
    const preview = start();
    await preview.refresh();
    put('issue-3/2.md', item('乙县做法', '**抓落实。**首先抓落实。', '丙县'));
    await preview.refresh();
    const [error] = preview.state.diagnostics;
    expect([error?.code, error?.spots.length]).toEqual(['source-known', 1]);
    // （乙县）: four squares of 5.57 mm.
    expect(error?.spots[0]?.width).toBeCloseTo((4 * 5.571 * 100) / 210, 0);
  });

  it('is the head of the item for a field that is not printed', async () => {
    put('issue-3/2.md', item('乙县做法', '**抓落实。**首先抓落实。', '乙县').replace('date: 2026-02-20', 'date: 2026-03-20'));
    const before = start();
    await before.refresh();
    const found = before.state.diagnostics.find(({ file, line }) => file.endsWith('2.md') && line === 5);
    expect(found?.spots).toHaveLength(1);
  });

  it('is found on older pages by the surrounding text, or else is the item’s head', async () => {
    const preview = start();
    await preview.refresh();
    const good = new TextDecoder().decode(host.files.get('/work/pub/issue-3/2.md'));
    const where = preview.state.diagnostics.find(({ code }) => code === 'range-dash')?.spots[0];
    put('issue-3/2.md', good.replace('乙县\n', '丙县\n').replace('首先抓', '首先要抓'));
    await preview.refresh();
    const later = preview.state.diagnostics.find(({ code }) => code === 'range-dash')?.spots[0];
    expect([later?.page, later && rowOf(later)]).toEqual([where?.page, where && rowOf(where)]);
    const error = preview.state.diagnostics.find(({ severity }) => severity === 'error');
    expect(error?.spots).toHaveLength(1);
  });

  it('is a cell of a table, and the picture', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
    host.files.set('/work/pub/issue-3/dot.png', new Uint8Array(Buffer.from(dot, 'base64')));
    put('issue-3/2.md', item('乙县做法', '首先。\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲村 | 2-3篇 |\n\n![红点](dot.png)\n', '乙县'));
    const cell = (await spotsOf('range-dash'))[0];
    // The table is as wide as the type area, which ends 184 mm from the left of a sheet of 210 mm.
    expect((cell?.left ?? 0) + (cell?.width ?? 0)).toBeCloseTo((184 / 210) * 100, 1);
    expect(cell?.left).toBeGreaterThan(40);
    const picture = (await spotsOf('image-resolution'))[0];
    expect(picture?.top).toBeGreaterThan(cell?.top ?? 0);
  });

  it('is empty for an item that is not on the pages yet', async () => {
    const preview = start();
    await preview.refresh();
    put('bulletin.yaml', PUBLICATION.replace('sections: [{ title: 动态 }]', 'sections: 动态'));
    put('issue-3/3.md', item('丙县做法', '正文。', '丙县'));
    await preview.refresh();
    const error = preview.state.diagnostics.find(({ severity, file }) => severity === 'error' && file.endsWith('3.md'));
    expect(error?.spots).toEqual([]);
  });
});

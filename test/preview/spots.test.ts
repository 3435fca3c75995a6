import { beforeEach, expect, it } from 'vitest';
import { createPreviewSession, type PreviewSession } from '../../src/preview/session.ts';
import type { PreviewDiagnostic } from '../../src/preview/state.ts';
import type { MemoryHost } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

/** Spots of places in less common files and fields. */

const PUBLICATION = `name: 测试简报
publisher: 测试办公室
sections: [{ title: 动态 }]
sources: [{ name: 甲县 }, { name: 乙县 }]
`;

/** Leaves nothing to draw, so that the pages stay those of the last valid files. */
const UNUSABLE = PUBLICATION.replace('sections: [{ title: 动态 }]', 'sections: 动态');

function item(title: string, body: string, more = '', source = '甲县'): string {
  return `---\ntitle: ${title}\nsource: ${source}\ncategory: 动态\ndate: 2026-02-20\n${more}---\n${body}\n`;
}

let host: MemoryHost;
let preview: PreviewSession;
const put = (name: string, text: string) => host.files.set(`/work/pub/${name}`, new TextEncoder().encode(text));

beforeEach(() => {
  host = packagedHost({
    '/work/pub/bulletin.yaml': PUBLICATION,
    '/work/pub/issue-3/issue.yaml': 'number: 3\ndate: 2026-03-01\n',
    '/work/pub/issue-3/1.md': item('甲县做法', '**抓学习。**首先抓学习。'),
  });
  preview = createPreviewSession(host, { issue: '/work/pub/issue-3', language: 'zh', fonts: 'bundled', onDefect: () => {} });
});

/** The spots of a kind of finding, after the pages followed the files as far as possible. */
async function all(code: string): Promise<PreviewDiagnostic[]> {
  await preview.refresh();
  return preview.state.diagnostics.filter((found) => found.code === code);
}

async function one(code: string): Promise<PreviewDiagnostic> {
  const [found] = await all(code);
  if (found === undefined) throw new Error(`No ${code} among ${preview.state.diagnostics.map((each) => each.code)}`);
  return found;
}

it('shows an error in issue.yaml at the masthead', async () => {
  await preview.refresh();
  put('issue-3/issue.yaml', 'number: 三\ndate: 2026-03-01\n');
  await preview.refresh();
  const found = preview.state.diagnostics.find(({ file }) => file.endsWith('issue.yaml'));
  expect(found?.spots).toMatchObject([{ page: 1 }]);
  expect(found?.spots[0]?.width).toBeGreaterThan(60);
});

it('shows no place for an error in bulletin.yaml', async () => {
  await preview.refresh();
  put('bulletin.yaml', `${PUBLICATION}colour: red\n`);
  await preview.refresh();
  const found = preview.state.diagnostics.find(({ file }) => file.endsWith('bulletin.yaml'));
  expect(found?.spots).toEqual([]);
});

it('distinguishes the editor’s notes of the issue and of an item', async () => {
  put('issue-3/issue.yaml', 'number: 3\ndate: 2026-03-01\nnote: 本期刊登2-3个县的做法。\n');
  put('issue-3/1.md', item('甲县做法', '**抓学习。**首先抓学习。', 'note: 甲县确定4-5个村试点。\n'));
  const found = await all('range-dash');
  expect(found.map(({ file, spots }) => [file.endsWith('1.md'), spots.length])).toEqual(
    expect.arrayContaining([
      [true, 1],
      [false, 1],
    ]),
  );
  const tops = found.map(({ spots }) => spots[0]?.top ?? 0);
  expect(new Set(tops).size).toBe(2);
  for (const { spots } of found) expect(spots[0]?.width).toBeLessThan(8);
});

it('distinguishes the text of an item from its editor’s note', async () => {
  put('issue-3/1.md', item('甲县做法', '**抓学习。**确定2-3个村试点。', 'note: 首先抓学习。\n'));
  const { spots } = await one('range-dash');
  expect(spots).toHaveLength(1);
  expect(spots[0]?.width).toBeLessThan(8);
});

it('marks each of two equal passages at its own place', async () => {
  put('issue-3/1.md', item('甲县做法', '确定2-3个村试点。\n\n确定2-3个村试点。'));
  const tops = (await all('range-dash')).map(({ spots }) => spots[0]?.top ?? 0);
  expect(tops).toHaveLength(2);
  expect(tops[1]).toBeGreaterThan(tops[0] ?? 0);
});

it('finds new words on older pages by those after them when those before are new too', async () => {
  put('issue-3/1.md', item('甲县做法', '各级各部门要认真学习，抓好落实，推动工作开展。'));
  await preview.refresh();
  const body = (await all('range-dash')).length;
  put('bulletin.yaml', UNUSABLE);
  put('issue-3/1.md', item('甲县做法', '2-3个各级各部门要认真学习，抓好落实，推动工作开展。'));
  const { spots } = await one('range-dash');
  expect([body, preview.state.stale, spots.length]).toEqual([0, true, 1]);
});

it('shows words missing from the older pages at the first line of their item', async () => {
  await preview.refresh();
  const head = preview.state.pages.length;
  put('bulletin.yaml', UNUSABLE);
  put('issue-3/1.md', item('甲县做法', '2-3个。'));
  const { spots } = await one('range-dash');
  expect([head, preview.state.stale, spots.length]).toEqual([1, true, 1]);
  expect(spots[0]?.width).toBeGreaterThan(10);
});

it('shows a missing picture at the first line of its item', async () => {
  await preview.refresh();
  put('issue-3/1.md', item('甲县做法', '首先抓学习。\n\n![红点](gone.png)', '', '丙县'));
  const { spots } = await one('image-exists');
  const attribution = await one('source-known');
  expect([preview.state.faulty, spots.length, attribution.spots.length]).toEqual([true, 1, 1]);
  expect(spots[0]?.left).toBeLessThan(attribution.spots[0]?.left ?? 0);
});

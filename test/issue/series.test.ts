import { describe, expect, it } from 'vitest';
import { createSiblingReader, hashSiblings, readSiblings } from '../../src/issue/series.ts';
import { createSession } from '../../src/issue/session.ts';
import { createFingerprint } from '../../src/model/fingerprint.ts';
import { toStanding } from '../../src/model/series.ts';
import { addPrintedItems, readIssue, readPrintedItems } from '../../src/read/index.ts';
import { runRules } from '../../src/rules/index.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';
import { PUBLICATION } from '../read/reading.ts';

const BODY = '全市水旱灾害防御准备工作会议在云州召开，会议对今年防汛备汛工作作出安排。';

const item = (title: string, body = BODY) => `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;

/** A text of 90 characters, different for each number. */
const textOf = (number: number) => `${String.fromCharCode(...Array.from({ length: 90 }, (_, at) => 0x4e00 + number * 90 + at))}。`;

/** A publication with `issues` issues of one item each. */
function archive(issues: number): Files {
  const numbers = Array.from({ length: issues }, (_, index) => index + 1);
  return {
    '/work/bulletin.yaml': PUBLICATION,
    ...Object.fromEntries(
      numbers.flatMap((number) => [
        [`/work/issue-${number}/issue.yaml`, `number: ${number}\n`],
        [`/work/issue-${number}/a.md`, item(`第${number}篇`, textOf(number))],
      ]),
    ),
  };
}

/** The siblings in `/work`, none of them read from a manifest. */
const listSiblings = async (host: MemoryHost) => (await readSiblings(host, '/work', () => '/none')).standings;

/** Reads the issue in a folder of `/work` with its siblings. */
const readWithSiblings = (host: MemoryHost, folder: string) =>
  readIssue(host, folder, 'bulletin.yaml', { siblings: createSiblingReader(createSession(host), `/work/${folder}`) });

describe('printed items', () => {
  const titlesOf = async (files: Files) => (await readPrintedItems(memoryHost(files), '/work/1')).map(({ title }) => title);

  it('have a file, a title and a fingerprint', async () => {
    const items = await readPrintedItems(memoryHost({ '/work/issue-1/a.md': item('一篇') }), '/work/issue-1');
    expect(items).toEqual([{ file: 'issue-1/a.md', title: '一篇', text: createFingerprint(item('一篇')) }]);
  });

  it.each([
    ['plain', 'title: 一篇  # 急'],
    ['in double quotes', 'title: "一篇" # 急'],
    ['in single quotes', "title:   '一篇'"],
    ['under the Chinese key', '来源: 甲县\n标题: 一篇\n'],
  ])('have the title written %s', async (_, front) => {
    expect(await titlesOf({ '/work/1/a.md': `---\n${front}\n---\ntitle: 正文` })).toEqual(['一篇']);
  });

  it('may be empty; links, huge files and unknown encodings are skipped', async () => {
    expect(await titlesOf({ '/work/1/issue.yaml': '', '/work/1/a.md': '', '/work/1/b.md': '---', '/work/1/c.md': '正文' })).toEqual([
      '',
      '',
      '',
    ]);
    expect(await titlesOf({ '/work/1/issue.yaml': '', '/work/1/a.md': new Uint8Array([0xff, 0xff, 0xff]), '/work/1/b.md/x': '' })).toEqual(
      [],
    );
    expect(await titlesOf({ '/work/1/issue.yaml': '', '/work/1/a.md': { link: '/away/a.md' }, '/away/a.md': item('一篇') })).toEqual([]);
    expect(await titlesOf({ '/work/1/issue.yaml': '', '/work/1/a.md': new Uint8Array(2_000_001).fill(0x20) })).toEqual([]);
  });

  it('are read in GBK', async () => {
    // 标题: 通知 and 关于做好防汛工作的通知。 in GBK.
    const front = [0xb1, 0xea, 0xcc, 0xe2, 0x3a, 0x20, 0xcd, 0xa8, 0xd6, 0xaa];
    const body = [0xb9, 0xd8, 0xd3, 0xda, 0xd7, 0xf6, 0xba, 0xc3, 0xb7, 0xc0, 0xd1, 0xb4, 0xb9, 0xa4, 0xd7, 0xf7];
    const dashes = [0x2d, 0x2d, 0x2d, 0x0a];
    const bytes = new Uint8Array([...dashes, ...front, 0x0a, ...dashes, ...body, 0x0a]);
    const items = await readPrintedItems(memoryHost({ '/work/1/a.md': bytes }), '/work/1');
    expect(items).toEqual([{ file: '1/a.md', title: '通知', text: createFingerprint('关于做好防汛工作') }]);
  });
});

describe('siblings', () => {
  it('are read with the items of the 60 issues before', async () => {
    const host = memoryHost(archive(100));
    const { manuscript } = await readWithSiblings(host, 'issue-80');
    expect(manuscript.siblings).toHaveLength(60);
    const read = manuscript.siblings.filter(({ items }) => items.length > 0).map(({ number }) => number);
    expect(read.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, index) => index + 20));
    expect(host.opened.filter((path) => path.endsWith('.md'))).toHaveLength(61);
  });

  it('are read once for all issues of a run', async () => {
    const copied = { ...archive(90), '/work/issue-70/a.md': item('又一篇', `${textOf(65)}又。`) };
    const host = memoryHost(copied);
    const session = createSession(host);
    const findings = async (number: number) => {
      const siblings = createSiblingReader(session, `/work/issue-${number}`);
      const { manuscript } = await readIssue(host, `issue-${number}`, 'bulletin.yaml', { siblings });
      return runRules(manuscript).map(({ code, args }) => ({ code, args }));
    };
    await findings(90);
    const repeats = (await findings(70)).filter(({ code }) => code === 'item-new');
    expect(repeats).toMatchObject([{ args: { file: 'issue-65/a.md' } }]);
    const opened = host.opened.length;
    await findings(70);
    expect(host.opened.slice(opened)).toEqual(['/work/bulletin.yaml', '/work/issue-70/issue.yaml', '/work/issue-70/a.md']);
  });

  it('are plain data that can be sent to another thread', async () => {
    const host = memoryHost(archive(3));
    const siblings = structuredClone(
      await addPrintedItems(
        await listSiblings(host),
        toStanding({ number: 9 }, ''),
        async () => [],
        () => {},
      ),
    );
    const { manuscript } = await readIssue(host, 'issue-2', 'bulletin.yaml', { siblings });
    expect(manuscript.siblings).toEqual(siblings.filter(({ number }) => number !== 2));
  });

  it('change the hash of an issue only if they are not later, and near in time or total', async () => {
    const own = { ...toStanding({ number: 5, total: 50, date: '2026-03-01' }, ''), supplement: false };
    const hashWith = async (values: object) => {
      const standings = [{ folder: '/work/x', file: 'x/issue.yaml', ...toStanding(values, '') }];
      return hashSiblings({ siblings: async () => ({ standings, unread: [] }), contents: async () => 'same' }, '/work/5', own);
    };
    const none = await hashSiblings({ siblings: async () => ({ standings: [], unread: [] }), contents: async () => '' }, '/work/5', own);
    expect(await hashWith({ number: 6, date: '2026-03-08' })).toBe(none);
    expect(await hashWith({ number: 4, total: 9, date: '2019-03-08' })).toBe(none);
    expect(await hashWith({ number: 4, total: 51, date: '2019-03-08' })).not.toBe(none);
    expect(await hashWith({ number: 4, date: '2026-02-08' })).not.toBe(none);
  });
});

describe('a sibling that cannot be read', () => {
  const files = { '/work/bulletin.yaml': PUBLICATION, '/work/issue-3/issue.yaml': '', '/work/issue-3/a.md': item('一篇') };
  const refusing = (more: Files, refused: string, how: 'readFile' | 'list' | 'realPath') => {
    const host = memoryHost({ ...files, ...more });
    const refuse =
      <A>(method: (path: string) => Promise<A>) =>
      async (path: string) => {
        if (path === refused) throw Object.assign(new Error('no'), { code: 'EACCES', syscall: 'open' });
        return method(path);
      };
    return { ...host, [how]: refuse<unknown>(host[how]) } as typeof host;
  };
  const beside = { '/work/issue-1/issue.yaml': '', '/work/issue-2/issue.yaml': '', '/work/issue-2/a.md': item('二篇') };

  it.each([
    ['its issue.yaml', '/work/issue-2/issue.yaml', 'readFile', [1]],
    ['its folder', '/work/issue-2/issue.yaml', 'realPath', [1]],
    ['its list of files', '/work/issue-2', 'list', [1]],
    ['an item', '/work/issue-2/a.md', 'readFile', [1, 2]],
  ] as const)('(%s) is skipped with a note', async (_, refused, how, known) => {
    const { manuscript, diagnostics } = await readWithSiblings(refusing(beside, refused, how), 'issue-3');
    expect(manuscript.siblings.map(({ number }) => number)).toEqual(known);
    expect(diagnostics).toMatchObject([
      { code: 'sibling-readable', severity: 'note', place: { file: 'issue-3/issue.yaml' }, args: { name: 'issue-2', reason: 'EACCES' } },
    ]);
  });

  it('is skipped with all others if the folder around them cannot be listed', async () => {
    const { manuscript, diagnostics } = await readWithSiblings(refusing(beside, '/work', 'list'), 'issue-3');
    expect(manuscript.siblings).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'sibling-readable', args: { name: 'work' } }]);
  });

  it('does not hide a defect', async () => {
    const broken = { ...memoryHost({ ...files, ...beside }), realPath: async () => Promise.reject(new TypeError('ours')) };
    await expect(listSiblings(broken)).rejects.toThrow('ours');
  });
});

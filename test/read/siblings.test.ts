import { describe, expect, it } from 'vitest';
import { createFingerprint } from '../../src/model/fingerprint.ts';
import { standingOf } from '../../src/model/series.ts';
import { readIssue, readSiblings } from '../../src/read/index.ts';
import { runRules } from '../../src/rules/index.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { PUBLICATION } from './reading.ts';

const BODY = '全市水旱灾害防御准备工作会议在云州召开，会议对今年防汛备汛工作作出安排。';

const item = (title: string, body = BODY) => `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;

/** A text of 90 characters that no other number has. */
const textOf = (number: number) => `${String.fromCharCode(...Array.from({ length: 90 }, (_, at) => 0x4e00 + number * 90 + at))}。`;

/** A publication of so many issues, each with an item of its own. */
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

describe('the items of siblings', () => {
  const titlesOf = async (files: Files) => {
    const siblings = await readSiblings(memoryHost(files), '/work');
    return siblings.flatMap(({ items }) => items.map(({ title }) => title));
  };

  it('are known by file, title and fingerprint', async () => {
    const siblings = await readSiblings(memoryHost({ '/work/issue-1/issue.yaml': '', '/work/issue-1/a.md': item('一篇') }), '/work');
    expect(siblings[0]?.items).toEqual([{ file: 'issue-1/a.md', title: '一篇', text: createFingerprint(item('一篇')) }]);
  });

  it.each([
    ['plain', 'title: 一篇  # 急'],
    ['in double quotes', 'title: "一篇" # 急'],
    ['in single quotes', "title:   '一篇'"],
    ['under the Chinese key', '来源: 甲县\n标题: 一篇\n'],
  ])('have their titles, %s', async (_, front) => {
    expect(await titlesOf({ '/work/1/a.md': `---\n${front}\n---\ntitle: 正文` })).toEqual(['一篇']);
  });

  it('may lack everything, or be what no item can be', async () => {
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

  it('are the same in GBK', async () => {
    // 标题: 通知 and 关于做好防汛工作的通知。 in GBK.
    const front = [0xb1, 0xea, 0xcc, 0xe2, 0x3a, 0x20, 0xcd, 0xa8, 0xd6, 0xaa];
    const body = [0xb9, 0xd8, 0xd3, 0xda, 0xd7, 0xf6, 0xba, 0xc3, 0xb7, 0xc0, 0xd1, 0xb4, 0xb9, 0xa4, 0xd7, 0xf7];
    const dashes = [0x2d, 0x2d, 0x2d, 0x0a];
    const bytes = new Uint8Array([...dashes, ...front, 0x0a, ...dashes, ...body, 0x0a]);
    const [sibling] = await readSiblings(memoryHost({ '/work/1/issue.yaml': '', '/work/1/a.md': bytes }), '/work');
    expect(sibling?.items).toEqual([{ file: '1/a.md', title: '通知', text: createFingerprint('关于做好防汛工作') }]);
  });
});

describe('what is read of siblings', () => {
  it('is, for one issue, the 60 nearest before it', async () => {
    const host = memoryHost(archive(100));
    const before = standingOf({ number: 80 }, 'issue-80');
    const siblings = await readSiblings(host, '/work', { before });
    expect(siblings).toHaveLength(100);
    const read = siblings.filter(({ items }) => items.length > 0).map(({ number }) => number);
    expect(read.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, index) => index + 20));
    expect(host.opened.filter((path) => path.endsWith('.md'))).toHaveLength(60);
  });

  it('is, for an archive, every file once, and finds what one issue alone finds', async () => {
    const copied = { ...archive(90), '/work/issue-70/a.md': item('又一篇', `${textOf(65)}又。`) };
    const host = memoryHost(copied);
    const siblings = await readSiblings(host, '/work');
    expect([...host.opened].sort()).toEqual([...new Set(host.opened)].sort());
    expect(host.opened).toHaveLength(180);
    const findings = async (number: number, options = {}) =>
      runRules((await readIssue(host, `issue-${number}`, 'bulletin.yaml', options)).manuscript).map(({ code, args }) => ({ code, args }));
    for (const number of [1, 30, 70, 90]) {
      const opened = host.opened.length;
      const given = await findings(number, { siblings });
      expect(host.opened.slice(opened)).toEqual(['/work/bulletin.yaml', `/work/issue-${number}/issue.yaml`, `/work/issue-${number}/a.md`]);
      expect(given).toEqual(await findings(number));
    }
    expect((await findings(70, { siblings })).filter(({ code }) => code === 'item-new')).toMatchObject([
      { args: { file: 'issue-65/a.md' } },
    ]);
  });

  it('may be given as plain data, from another thread', async () => {
    const host = memoryHost(archive(3));
    const siblings = structuredClone(await readSiblings(host, '/work'));
    const { manuscript } = await readIssue(host, 'issue-2', 'bulletin.yaml', { siblings });
    expect(manuscript.siblings).toEqual(siblings.filter(({ number }) => number !== 2));
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
    ['its list of files', '/work/issue-2', 'list', [1, 2]],
    ['an item', '/work/issue-2/a.md', 'readFile', [1, 2]],
  ] as const)('for %s is passed over, with a note', async (_, refused, how, known) => {
    const { manuscript, diagnostics } = await readIssue(refusing(beside, refused, how), 'issue-3', 'bulletin.yaml');
    expect(manuscript.siblings.map(({ number }) => number)).toEqual(known);
    expect(diagnostics).toMatchObject([
      { code: 'sibling-readable', severity: 'note', place: { file: 'issue-3/issue.yaml' }, args: { name: 'issue-2', reason: 'EACCES' } },
    ]);
  });

  it('with all others, as the folder around is closed, is passed over', async () => {
    const { manuscript, diagnostics } = await readIssue(refusing(beside, '/work', 'list'), 'issue-3', 'bulletin.yaml');
    expect(manuscript.siblings).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'sibling-readable', args: { name: 'work' } }]);
  });

  it('is no excuse for a defect of ours', async () => {
    const broken = { ...memoryHost({ ...files, ...beside }), realPath: async () => Promise.reject(new TypeError('ours')) };
    await expect(readSiblings(broken, '/work')).rejects.toThrow('ours');
  });
});

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Host } from '../../src/host/host.ts';
import { BULLETIN, disk, item } from '../build/publication.ts';
import { type Files, memoryHost } from '../memory-host.ts';

const there = disk();
const DOCX = 'issue-1/dist/测试简报第1期.docx';

async function ls(
  files: Files,
  { argv = [], host: more = () => ({}) }: { argv?: readonly string[]; host?: (host: Host) => Partial<Host> } = {},
) {
  const host = memoryHost(files);
  const exit = await main(['ls', ...argv], { ...host, ...more(host) });
  return { exit, out: host.stdout.text, err: host.stderr.text };
}

/** The cells of the row of an issue. */
const cells = (out: string, issue: string) =>
  out
    .split('\n')
    .find((line) => line.includes(issue))
    ?.trimEnd()
    .split(/ {2,}/) ?? [];

describe('the build state in the table', () => {
  it.each([
    ['a file that was changed', () => there.put('issue-1/1.md', item('改过')), '要重新生成（有改动 1.md）', 'out of date (changed 1.md)'],
    ['a file that came', () => there.put('issue-1/2.md', item('又一篇')), '要重新生成（有新文件 2.md）', 'out of date (new file 2.md)'],
    [
      'an output that was edited',
      () => writeFileSync(join(there.home, DOCX), 'edited'),
      '成品有误（被改动或损坏 测试简报第1期.docx）',
      'damaged (edited or damaged 测试简报第1期.docx)',
    ],
    [
      'an output that is gone',
      () => rmSync(join(there.home, DOCX)),
      '成品有误（缺少 测试简报第1期.docx）',
      'damaged (missing 测试简报第1期.docx)',
    ],
    [
      'a build that was interrupted, of which there is no file to name',
      () => there.put('issue-1/dist/.bulletin.journal', '[]'),
      '要重新生成（上次生成中断了）',
      'out of date (build interrupted)',
    ],
    ['nothing', () => {}, '已生成', 'up to date'],
  ] as const)('%s', async (_, change, zh, en) => {
    await there.run(['build', 'issue-1', '-f', 'docx', '--fonts', 'bundled']);
    change();
    expect(cells((await there.run(['ls'])).out, 'issue-1').at(-1)).toBe(zh);
    expect(cells((await there.run(['ls', '--lang', 'en'])).out, 'issue-1').at(-1)).toBe(en);
  });
});

/** An issue without a known year or number, between two that have them. */
const unknown: Files = {
  '/work/bulletin.yaml': BULLETIN,
  '/work/a-draft/issue.yaml': '',
  '/work/issue-2/issue.yaml': 'date: 2026-01-12\n',
  '/work/next/issue.yaml': 'date: 2026-02-02\n',
};

describe('an unknown value', () => {
  it('is blank and sorts last: without a number in its year, without a year after all', async () => {
    const { out } = await ls(unknown);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      期     总期  日期        页  稿件  修订  文件夹   生成情况  要核对
      2026年：2 期
      第2期        2026-01-12         0        issue-2  没有生成
      第?期        2026-02-02         0        next     没有生成  无期号
      年份不明：1 期
      第?期                           0        a-draft  没有生成  无期号

      next：不知道是第几期
      a-draft：不知道是第几期
      "
    `);
    const english = await ls(unknown, { argv: ['--lang', 'en'] });
    expect(`\n${english.out}`).toMatchInlineSnapshot(`
      "
      number  total  date        pages  items  revision  folder   build        to check
      2026: 2 issues
      2              2026-01-12             0            issue-2  never built
      ?              2026-02-02             0            next     never built  no number
      year unknown: 1 issue
      ?                                     0            a-draft  never built  no number

      next: The issue has no number
      a-draft: The issue has no number
      "
    `);
  });

  it('is null in JSON', async () => {
    const { issues } = JSON.parse((await ls(unknown, { argv: ['--json'] })).out);
    expect(issues).toMatchObject([
      { issue: 'issue-2', number: 2, total: null, date: '2026-01-12', year: '2026' },
      { issue: 'next', number: null, total: null, date: '2026-02-02', year: '2026' },
      { issue: 'a-draft', number: null, total: null, date: null, year: null },
    ]);
  });
});

describe('an issue that cannot be listed in full', () => {
  it('is marked when issue.yaml has errors', async () => {
    const files = { ...unknown, '/work/issue-2/issue.yaml': 'number: 二\ndate: 2026-01-12\n' };
    expect(cells((await ls(files)).out, 'issue-2')).toContain('issue.yaml 有误');
    expect(cells((await ls(files, { argv: ['--lang', 'en'] })).out, 'issue-2')).toContain('issue.yaml has errors');
  });

  it('is counted when the disk refuses it', async () => {
    const files = { ...unknown, '/work/a-draft/issue.yaml': 'number: 3\ndate: 2026-02-09\n' };
    const refuses = (host: Host): Partial<Host> => ({
      readFile: (path) =>
        path === '/work/next/issue.yaml'
          ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES', path }))
          : host.readFile(path),
    });
    expect(await ls(files, { host: refuses })).toMatchObject({ exit: 3, err: expect.stringMatching(/共 3 期：没有生成 2，读不了 1\n$/) });
    const english = await ls(files, { argv: ['--lang', 'en'], host: refuses });
    expect(english.err).toMatch(/3 issues: never built 2, unreadable 1\n$/);
  });

  it('is not assumed after an internal error', async () => {
    const breaks = (host: Host): Partial<Host> => ({
      readFile: (path) => (path.endsWith('issue-2/issue.yaml') ? Promise.reject(new Error('unheard of')) : host.readFile(path)),
    });
    expect(await ls(unknown, { host: breaks })).toMatchObject({ exit: 70, out: '', err: expect.stringContaining('unheard of') });
    const english = await ls(unknown, { argv: ['--lang', 'en'], host: breaks });
    expect(english.err).toMatch(
      /^Internal error in bulletin, not a fault in your files\. Please report the following together with the command you ran:\nError: unheard of\n/,
    );
  });

  it('is reported in English when the publication has none', async () => {
    expect((await ls({ '/work/bulletin.yaml': BULLETIN }, { argv: ['--lang', 'en'] })).err).toBe('The publication has no issues yet\n');
  });
});

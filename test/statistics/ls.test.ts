import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { BULLETIN, disk, item } from '../build/publication.ts';
import { type Files, memoryHost } from '../memory-host.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const build = (...issues: string[]) => there.run(['build', ...issues, '-f', 'docx', '--fonts', 'bundled', '-j', '1']);

interface Listed {
  readonly issue: string;
  readonly state: string;
  readonly stale: { readonly reason: string; readonly file: string | null } | null;
  readonly [field: string]: unknown;
}

async function listed(): Promise<Listed[]> {
  const { out } = await there.run(['ls', '--json']);
  return (JSON.parse(out) as { issues: Listed[] }).issues;
}

describe('the build state', () => {
  it('is that of the last build, with its options and formats', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇'));
    await build('issue-1');
    const [first, second] = await listed();
    expect(first).toMatchObject({ issue: 'issue-1', number: 1, items: 1, pages: 1, state: 'current', stale: null });
    expect(second).toMatchObject({ issue: 'issue-2', number: 2, items: 1, pages: null, state: 'unbuilt', stale: null });
  });

  it('says what has changed since, and what is wrong with an output', async () => {
    await build('issue-1');
    const docx = path('issue-1/dist/测试简报第1期.docx');
    const good = readFileSync(docx);
    writeFileSync(docx, 'edited');
    expect(await listed()).toMatchObject([
      { state: 'damaged', stale: { reason: 'output-changed', file: '测试简报第1期.docx' }, pages: 1, items: 1 },
    ]);
    rmSync(docx);
    expect(await listed()).toMatchObject([{ state: 'damaged', stale: { reason: 'output-missing', file: '测试简报第1期.docx' } }]);
    writeFileSync(docx, good);
    there.put('issue-1/2.md', item('又一篇'));
    expect(await listed()).toMatchObject([{ state: 'stale', stale: { reason: 'input-added', file: '2.md' }, items: 2, pages: 1 }]);
    rmSync(path('issue-1/2.md'));
    there.put('issue-1/1.md', item('改过'));
    expect(await listed()).toMatchObject([{ state: 'stale', stale: { reason: 'input-changed', file: '1.md' } }]);
  });

  it('is found without changing anything, even an interrupted build', async () => {
    await build('issue-1');
    there.put('issue-1/dist/.bulletin.journal', '[]');
    const before = statSync(path('issue-1/dist')).mtimeMs;
    expect(await listed()).toMatchObject([{ state: 'stale', stale: { reason: 'interrupted', file: null } }]);
    expect(statSync(path('issue-1/dist')).mtimeMs).toBe(before);
    expect(readFileSync(path('issue-1/dist/.bulletin.journal'), 'utf8')).toBe('[]');
  });

  it('ignores held items, built or not', async () => {
    there.put('issue-1/2.md', item('留用').replace('---\n', '---\nstatus: held\n'));
    expect(await listed()).toMatchObject([{ items: 1 }]);
    await build('issue-1');
    expect(await listed()).toMatchObject([{ items: 1, state: 'current' }]);
  });

  it('uses a date that only the items give, before and after a build', async () => {
    there.put('issue-1/issue.yaml', 'number: 1\n');
    expect(await listed()).toMatchObject([{ date: '2026-03-01', year: '2026' }]);
    await build('issue-1');
    expect(await listed()).toMatchObject([{ date: '2026-03-01', year: '2026', state: 'current' }]);
  });
});

/** Two years in separate folders, with a gap, a duplicate and a date out of order, and supplements, which are numbered separately. */
const archive: Files = {
  '/work/bulletin.yaml': BULLETIN,
  '/work/2025/issue-1/issue.yaml': 'date: 2025-12-01\ntotal: 8\n',
  '/work/2025/issue-2/issue.yaml': 'date: 2025-12-15\ntotal: 9\n',
  '/work/2026/issue-1/issue.yaml': 'date: 2026-01-05\ntotal: 10\n',
  '/work/2026/issue-2/issue.yaml': 'date: 2026-01-12\ntotal: 12\n',
  '/work/2026/issue-5/issue.yaml': 'date: 2026-02-02\nrevision: 2\nrevision_reason: 数据有误\n',
  '/work/2026/issue-5b/issue.yaml': 'number: 5\ndate: 2026-02-02\n',
  '/work/2026/issue-6/issue.yaml': 'date: 2026-01-20\n',
  '/work/2026/z-1/issue.yaml': 'date: 2026-01-10\nsupplement: true\n',
  '/work/2026/z-3/issue.yaml': 'date: 2026-01-20\nsupplement: true\n',
};

async function ls(files: Files, ...options: string[]) {
  const host = memoryHost(files);
  const exit = await main(['ls', ...options], host);
  return { exit, out: host.stdout.text, err: host.stderr.text };
}

describe('irregularities in the series', () => {
  it('are marked in the table and described below it, without failing', async () => {
    const { exit, out, err } = await ls(archive);
    expect(exit).toBe(0);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      期         总期  日期        页  稿件  修订  文件夹         生成情况  要核对
      2025年：2 期
      第1期         8  2025-12-01         0        2025/issue-1   没有生成
      第2期         9  2025-12-15         0        2025/issue-2   没有生成
      2026年：7 期，其中增刊 2 期
      第1期        10  2026-01-05         0        2026/issue-1   没有生成
      第2期        12  2026-01-12         0        2026/issue-2   没有生成  总期号
      第5期            2026-02-02         0     2  2026/issue-5   没有生成  重号
      第5期            2026-02-02         0        2026/issue-5b  没有生成  重号
      第6期            2026-01-20         0        2026/issue-6   没有生成  次序
      增刊第1期        2026-01-10         0        2026/z-1       没有生成
      增刊第3期        2026-01-20         0        2026/z-3       没有生成  缺号

      2026/issue-2：上一期（“2026/issue-1/issue.yaml”）是总第10期，本期写成了总第12期
      2026/issue-5：第5期已经有了：“2026/issue-5b/issue.yaml”
      2026/issue-5b：第5期已经有了：“2026/issue-5/issue.yaml”
      2026/issue-6：本期日期是2026-01-20，却比前面的“2026/issue-5/issue.yaml”（2026-02-02）早
      2026/z-3：本期是增刊第3期，前面缺第2期
      "
    `);
    expect(err).toMatchInlineSnapshot(`
      "共 9 期：没有生成 9，要核对 5
      "
    `);
  });

  it('are described in English', async () => {
    const { out } = await ls(archive, '--lang', 'en');
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      number        total  date        pages  items  revision  folder         build        to check
      2025: 2 issues
      1                 8  2025-12-01             0            2025/issue-1   never built
      2                 9  2025-12-15             0            2025/issue-2   never built
      2026: 7 issues, of these 2 supplements
      1                10  2026-01-05             0            2026/issue-1   never built
      2                12  2026-01-12             0            2026/issue-2   never built  total
      5                    2026-02-02             0         2  2026/issue-5   never built  repeated
      5                    2026-02-02             0            2026/issue-5b  never built  repeated
      6                    2026-01-20             0            2026/issue-6   never built  order
      supplement 1         2026-01-10             0            2026/z-1       never built
      supplement 3         2026-01-20             0            2026/z-3       never built  gap

      2026/issue-2: The preceding issue, “2026/issue-1/issue.yaml”, has running total 10; this one has 12
      2026/issue-5: Number 5 is already taken by “2026/issue-5b/issue.yaml”
      2026/issue-5b: Number 5 is already taken by “2026/issue-5/issue.yaml”
      2026/issue-6: The issue is dated 2026-01-20, before the preceding “2026/issue-5/issue.yaml” (2026-02-02)
      2026/z-3: This is supplement 3, and 2 is missing before it
      "
    `);
  });

  it('have the codes of check in JSON, by year and series', async () => {
    const { out } = await ls(archive, '--json');
    const { version, issues, summary } = JSON.parse(out);
    const codes = issues.map((each: { issue: string; diagnostics: { code: string }[] }) => [
      each.issue,
      each.diagnostics.map(({ code }) => code),
    ]);
    expect(version).toBe(1);
    expect(codes).toEqual([
      ['2025/issue-1', []],
      ['2025/issue-2', []],
      ['2026/issue-1', []],
      ['2026/issue-2', ['total-follows']],
      ['2026/issue-5', ['number-unique']],
      ['2026/issue-5b', ['number-unique']],
      ['2026/issue-6', ['date-follows']],
      ['2026/z-1', []],
      ['2026/z-3', ['number-follows']],
    ]);
    expect(summary).toEqual({ issues: 9, current: 0, stale: 0, damaged: 0, unbuilt: 9, failed: 0, marked: 5 });
  });

  it('are ignored when the publication has turned the rule off', async () => {
    const { out } = await ls({ ...archive, '/work/bulletin.yaml': `${BULLETIN}rules: { total-follows: off }\n` });
    expect(out).not.toContain('总期号');
    expect(out).toContain('2026/z-3：');
  });
});

describe('errors of ls', () => {
  it('in an issue.yaml are shown, and set the exit code', async () => {
    const { exit, out } = await ls({ ...archive, '/work/2026/issue-7/issue.yaml': 'number: 七\ndate: 2026-02-10\n' });
    expect(exit).toBe(1);
    expect(out).toMatch(/2026\/issue-7 .*issue\.yaml 有误/);
  });

  it('of the environment are reported, and the other issues are listed', async () => {
    const host = memoryHost(archive);
    const list = host.list;
    const locked = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/work/2026/z-3/issue.yaml' });
    const readFile = host.readFile;
    const exit = await main(['ls', '--json'], {
      ...host,
      list,
      readFile: (file) => (file === locked.path ? Promise.reject(locked) : readFile(file)),
    });
    expect(exit).toBe(3);
    const { issues, failures } = JSON.parse(host.stdout.text);
    expect(issues).toHaveLength(8);
    expect(failures).toEqual([{ issue: '2026/z-3', message: '读不了“/work/2026/z-3/issue.yaml”（EACCES）', hint: null }]);
  });

  it('are reported for a folder without a publication; a publication without issues is not an error', async () => {
    expect(await ls({ '/work/bulletin.yaml': BULLETIN })).toEqual({ exit: 0, out: '', err: '刊物里还没有一期\n' });
    expect((await ls({ '/work/a.txt': '' })).exit).toBe(2);
  });
});

import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { createStyle } from '../../src/commands/shared.ts';
import { reporters } from '../../src/report/reporters.ts';
import { slips, withSlips } from '../fix/slips.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

withSlips();

const publication = `name: 测试简报
publisher: 测试办公室
sections:
  - title: 动态
sources:
  - name: 甲县
`;
const item = (body: string, title = '标题') => `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;

/** One issue with two warnings, one with an error; both faultless otherwise. */
const two: Files = {
  '/work/a/bulletin.yaml': publication,
  '/work/a/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-01\n',
  '/work/a/issue-1/1.md': item('误，甲错。'),
  '/work/a/issue-2/issue.yaml': 'number: 2\ndate: 2026-03-08\n',
  '/work/a/issue-2/1.md': item('正文。', '其二').replace('甲县', '乙县'),
};

async function run(argv: readonly string[], { files = two, env = {}, cwd = '/work' } = {}) {
  const host = packagedHost(files, { env });
  const exit = await main(argv, { ...host, cwd });
  // The findings of other rules are not tested here.
  const slipped = slips.map(({ code }) => code).filter((code) => host.stdout.text.includes(code));
  return { exit, out: host.stdout.text, err: host.stderr.text, slipped };
}

describe('the selection of check', () => {
  it('checks every issue of a publication folder', async () => {
    const { exit, out, err } = await run(['check', 'a']);
    expect(exit).toBe(1);
    expect(out.indexOf('a/issue-1/1.md:7:1')).toBeLessThan(out.indexOf('a/issue-2/1.md:3:9'));
    expect(err).toMatch(/^a\/issue-1：.*\na\/issue-2：.*1 个错误.*\n共 2 期：1 个错误，.*，其中 2 个可用 --fix 自动改正\n$/);
  });

  it('checks every issue when run in the publication’s folder', async () => {
    const { out, err } = await run(['check', '.', '--lang', 'en'], { cwd: '/work/a' });
    expect(out).toContain('issue-2/1.md:3:9');
    expect(err).toContain('2 issues in all: 1 error, ');
  });

  it('checks the issue around a file, once for all of its files, as hooks name them', async () => {
    const { out, err } = await run(['check', 'a/issue-2/1.md', 'a/issue-2/issue.yaml', 'a/issue-2']);
    expect(out).toContain('a/issue-2/1.md:3:9');
    expect(out).not.toContain('a/issue-1');
    expect(err.match(/^a\/issue-2：/gm)).toHaveLength(1);
  });

  it('checks every issue for the bulletin.yaml, and none for a file outside any issue', async () => {
    expect((await run(['check', 'a/bulletin.yaml'])).err).toContain('共 2 期');
    const { exit, err } = await run(['check', 'a/notes.md'], { files: { ...two, '/work/a/notes.md': '# 说明' } });
    expect(exit).toBe(2);
    expect(err).toContain('“a/notes.md”是一个文件，不是一期的文件夹');
  });

  it('reports an error in their bulletin.yaml once', async () => {
    const files = { ...two, '/work/a/bulletin.yaml': publication.replace('publisher', 'publishr') };
    const { exit, out } = await run(['check', 'a'], { files });
    expect(exit).toBe(2);
    expect(out.split('a/bulletin.yaml:2:1 ').length - 1).toBe(1);
  });

  it('fails when there are no issues', async () => {
    const { exit, err } = await run(['check', 'a'], { files: { '/work/a/bulletin.yaml': publication } });
    expect(exit).toBe(2);
    expect(err).toContain('刊物“a”里还没有一期');
  });
});

describe('the exit code of check', () => {
  it('ignores warnings', async () => {
    expect(await run(['check', 'a/issue-1'])).toMatchObject({ exit: 0, slipped: ['first-slip', 'second-slip'] });
  });

  it('counts warnings with --max-warnings', async () => {
    const some = await run(['check', 'a/issue-1', '--max-warnings', '9']);
    expect(some.exit).toBe(0);
    expect(some.err).not.toContain('没有通过');
    const { exit, err } = await run(['check', 'a/issue-1', '--max-warnings', '1']);
    expect(exit).toBe(1);
    expect(err).toMatch(/没有通过：有 \d 个警告，--max-warnings 只允许 1 个\n$/);
  });

  it('counts any warning with --strict', async () => {
    const { exit, err } = await run(['check', 'a/issue-1', '--strict']);
    expect(exit).toBe(1);
    expect(err).toContain('没有通过：用了 --strict，警告也按错误处理\n');
  });
});

describe('--quiet', () => {
  it('shows only errors and counts the rest', async () => {
    const { out, err, slipped } = await run(['check', 'a', '--quiet']);
    expect(slipped).toEqual([]);
    expect(out).toContain('source-known');
    expect(err).toMatch(/共 2 期：1 个错误，\d 个警告/);
  });

  it('shows warnings when they count as errors', async () => {
    expect((await run(['check', 'a/issue-1', '--quiet', '--strict'])).slipped).toEqual(['first-slip', 'second-slip']);
  });

  it('counts all findings for scripts as well', async () => {
    const { diagnostics, summary } = JSON.parse((await run(['check', 'a/issue-1', '--quiet', '--json'])).out);
    expect(diagnostics).toEqual([]);
    expect(summary).toMatchObject({ error: 0, fixable: 2 });
    expect(summary.warning).toBeGreaterThanOrEqual(2);
  });
});

describe('--format', () => {
  it.each(Object.keys(reporters))('%s reports every finding on standard output', async (format) => {
    const { exit, out } = await run(['check', 'a', '--format', format]);
    expect(exit).toBe(1);
    for (const code of ['source-known', 'first-slip', 'second-slip']) expect(out).toContain(code);
  });

  it.each(['json', 'sarif'])('%s is one document that includes the issues that could not be checked', async (format) => {
    const { exit, out, err } = await run(['check', 'a', 'nowhere', '--format', format]);
    expect(exit).toBe(2);
    expect(JSON.stringify(JSON.parse(out))).toContain('找不到“nowhere”');
    expect(err).toBe('');
  });

  it('adds annotations beside the report in GitHub Actions, unless a format is given', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { out, err } = await run(['check', 'a/issue-1'], { env });
    expect(out).not.toContain('::');
    expect(err).toContain('::warning file=a/issue-1/1.md,line=7,endLine=7,col=1,endColumn=1,title=second-slip::');
    expect((await run(['check', 'a/issue-1', '--format', 'text'], { env })).err).not.toContain('::');
  });
});

describe('the terminal', () => {
  const shown = async (stdout: object) => {
    const files = { ...two, '/work/a/issue-1/1.md': item(`“${'前'.repeat(60)}”误${'后'.repeat(60)}`) };
    const host = packagedHost(files);
    const target = { write: host.stdout.write, isTerminal: true, ...stdout };
    await main(['check', 'a/issue-1'], { ...host, stdout: target });
    const plain = stripVTControlCharacters(host.stdout.text).split('\n');
    return plain[plain.findIndex((line) => line.includes('second-slip')) + 1] ?? '';
  };

  it('gives the width to which lines are cut', async () => {
    expect(await shown({ columns: 60 })).toMatch(/^ {2}7 \| …前{11}”误后{13}…$/);
    expect((await shown({ columns: undefined })).length).toBeGreaterThan((await shown({ columns: 60 })).length);
  });

  it.each([
    ['win32', { LANG: 'zh-CN' }, true, true],
    ['win32', { LANG: 'zh-CN' }, false, false],
    ['win32', { LANG: 'en-US' }, true, false],
    ['win32', { LANG: 'zh-CN', WT_SESSION: 'x' }, true, false],
    ['win32', { LANG: 'zh-CN', TERM_PROGRAM: 'vscode' }, true, false],
    ['linux', { LANG: 'zh_CN.UTF-8' }, true, false],
  ] as const)('of %s with %j draws “ ” wide, if it is one (%s): %s', (platform, env, isTerminal, wide) => {
    const host = packagedHost({}, { env });
    const stream = { write: () => undefined, isTerminal };
    expect(createStyle({ host: { ...host, platform }, language: 'zh', colour: true }, stream).wide).toBe(wide);
  });
});

it('makes build --strict write nothing when there is a warning', async () => {
  const strict = await run(['build', 'a/issue-1', '--strict', '--fonts', 'bundled', '--json']);
  expect(strict.exit).toBe(1);
  expect(JSON.parse(strict.out).issues[0].outputs).toEqual([]);
  const lax = await run(['build', 'a/issue-1', '--fonts', 'bundled', '--format', 'docx', '--json']);
  expect(lax.exit).toBe(0);
  expect(JSON.parse(lax.out).issues[0].outputs).toHaveLength(1);
});

it('gets the same lines from build as from check', async () => {
  expect((await run(['build', 'a/issue-2'])).err).toContain('  3 | source: 乙县\n    |         ^^^^\n');
});

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { disk, item } from '../build/publication.ts';
import { complaints, part } from '../render/docx-reader.ts';
import { readPdf } from '../render/pdf-reader.ts';
import { changesIn, textAfter } from './tracked-reader.ts';

const there = disk();
const DOCX = 'issue-1/dist/compare/测试简报第1期-花脸稿.docx';
const PDF = DOCX.replace(/docx$/, 'pdf');
const path = (name: string) => join(there.home, name);
const compare = (...argv: string[]) => there.run(['review', 'compare', 'issue-1', '--fonts', 'bundled', '--author', '王科长', ...argv]);
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {
    cwd: there.home,
    stdio: 'pipe',
  });

const BEFORE = '全市召开防汛工作会议。';
const AFTER = '全市召开防汛视频会议。';

/** The text of the document with all changes accepted, or none. */
const words = (decision: 'taken' | 'refused') => textAfter(readFileSync(path(DOCX)), decision).join('\n');

beforeEach(() => there.put('issue-1/1.md', item('第一篇', BEFORE)));

const hasGit = spawnSync('git', ['--version'], { stdio: 'ignore' }).error === undefined;
if (!hasGit) console.warn('LEFT OUT: comparisons with git revisions (Debian package git)');

describe.runIf(hasGit)('review compare with a git revision', () => {
  beforeEach(() => {
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('tag', 'v1');
  });

  it('writes the differences as a valid tracked document and a marked PDF', async () => {
    there.put('issue-1/1.md', item('第一篇', AFTER));
    there.put('issue-1/2.md', item('第二篇', '另有一篇新的稿件。'));
    const { exit, out, err } = await compare('--with', 'v1');
    expect([exit, out]).toEqual([0, `${DOCX}\n${PDF}\n`]);
    expect(err).toBe('新增 20 字，删去 2 字\n新增稿件：2.md\n改动稿件：1.md\n');
    expect(words('taken')).toContain(AFTER);
    expect(words('taken')).toContain('另有一篇新的稿件。');
    expect(words('refused')).toContain(BEFORE);
    expect(words('refused')).not.toContain('新的稿件');
    expect(await complaints(readFileSync(path(DOCX)))).toEqual([]);
    expect(new Set(changesIn(readFileSync(path(DOCX))).map(({ author, date }) => author + date))).toEqual(
      new Set(['王科长2026-03-02T00:00:00Z']),
    );
    const pdf = await readPdf(readFileSync(path(PDF)));
    const text = pdf.pages.map((page) => page.text).join('');
    expect(text).toContain('防汛工作视频会议');
    expect(text).toContain('新的稿件');
    expect(pdf.metadata).toContain('<pdfaid:part>2</pdfaid:part>');
  });

  it('gives the same bytes each time, dated by SOURCE_DATE_EPOCH', async () => {
    there.put('issue-1/1.md', item('第一篇', AFTER));
    await compare('--with', 'v1');
    const first = [DOCX, PDF].map((name) => readFileSync(path(name)));
    await compare('--with', 'HEAD');
    expect([DOCX, PDF].map((name) => readFileSync(path(name)))).toEqual(first);
    await there.run(['review', 'compare', 'issue-1', '--with', 'v1', '--fonts', 'bundled'], { env: { SOURCE_DATE_EPOCH: '1767225600' } });
    expect(changesIn(readFileSync(path(DOCX)))[0]?.date).toBe('2026-01-01T00:00:00Z');
  });

  it('uses the bulletin.yaml of that revision, and files with Chinese names in folders', async () => {
    there.put('往期/第2期/issue.yaml', 'number: 2\ndate: 2026-03-09\n');
    there.put('往期/第2期/防汛 一.md', item('旧题'));
    git('add', '-A');
    git('commit', '-qm', 'two');
    there.put('bulletin.yaml', readFileSync(path('bulletin.yaml'), 'utf8').replace('测试办公室', '测试编辑部'));
    there.put('往期/第2期/防汛 一.md', item('新题'));
    const { exit } = await there.run(['review', 'compare', '往期/第2期', '--with', 'HEAD', '--fonts', 'bundled', '--out', 'out']);
    expect(exit).toBe(0);
    const bytes = readFileSync(path('out/测试简报第2期-花脸稿.docx'));
    expect(textAfter(bytes, 'refused').join('\n')).toMatch(/测试办公室[\s\S]*旧题/);
    expect(textAfter(bytes, 'taken').join('\n')).toMatch(/测试编辑部[\s\S]*新题/);
  });

  it('says that two states are equal, and writes nothing', async () => {
    const { exit, out, err } = await compare('--with', 'v1');
    expect([exit, out, err]).toEqual([0, '', '两稿文字相同，没有写文件。\n']);
    expect(existsSync(path(DOCX))).toBe(false);
  });

  it.each(['nope', 'v1..HEAD', '--output=x', '-p', ''])('rejects the unknown revision “%s”', async (revision) => {
    const { exit, err } = await compare(`--with=${revision}`);
    expect([exit, err.includes('也不是这里的 git 版本')]).toEqual([2, true]);
    expect(existsSync(path('x'))).toBe(false);
  });

  it('rejects a revision with more files than any issue', async () => {
    const blob = execFileSync('git', ['rev-parse', 'HEAD:issue-1/1.md'], { cwd: there.home, encoding: 'utf8' }).trim();
    const input = Array.from({ length: 5001 }, (_, at) => `100644 ${blob}\tissue-1/${1000 + at}.md\n`).join('');
    execFileSync('git', ['update-index', '--index-info'], { cwd: there.home, input });
    git('commit', '-qm', 'many');
    const { exit, err } = await compare('--with', 'HEAD');
    expect([exit, err.includes('这一期的文件太多或太大')]).toEqual([2, true]);
  });

  it('rejects a revision without the issue', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('新的'));
    const { exit, err } = await there.run(['review', 'compare', 'issue-2', '--with', 'v1']);
    expect([exit, err]).toEqual([2, '错误：版本“v1”里还没有“issue-2”\n']);
  });

  it('runs nothing from a repository’s settings or attributes, and follows no link', async () => {
    const canary = path('canary');
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'diff.evil.textconv',
      'filter.evil.smudge',
      'filter.evil.clean',
    ]) {
      git('config', key, `touch ${canary}; cat`);
    }
    writeFileSync(path('.gitattributes'), '*.md diff=evil filter=evil\n');
    mkdirSync(path('.git/hooks'), { recursive: true });
    for (const hook of ['post-checkout', 'post-index-change'])
      writeFileSync(path(`.git/hooks/${hook}`), `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
    there.put('secret.md', item('机密'));
    symlinkSync('../secret.md', path('issue-1/9.md'));
    execFileSync('git', ['-c', 'filter.evil.clean=cat', '-c', 'core.fsmonitor=false', 'add', 'issue-1/9.md'], { cwd: there.home });
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'core.fsmonitor=false', 'commit', '-qm', 'link', '--no-verify'],
      { cwd: there.home },
    );
    rmSync(canary, { force: true });
    rmSync(path('issue-1/9.md'));
    there.put('issue-1/1.md', item('第一篇', AFTER));
    expect((await compare('--with', 'HEAD')).exit).toBe(0);
    expect(existsSync(canary)).toBe(false);
    expect(words('refused')).not.toContain('机密');
  });

  it('says what to do without git', async () => {
    const { exit, err } = await there.run(['review', 'compare', 'issue-1', '--with', 'v1'], { git: async () => null });
    expect([exit, err.split('\n')[0]]).toEqual([3, '错误：这台电脑上没有 git，取不出旧版本']);
  });
});

describe('review compare with what was built', () => {
  beforeEach(() => there.run(['build', 'issue-1', '--fonts', 'bundled']));

  it.each(['issue-1/dist', 'issue-1/dist/测试简报第1期.docx'])('finds the old words in %s', async (old) => {
    expect((await compare('--with', old)).err).toBe('两稿文字相同，没有写文件。\n');
    there.put('issue-1/1.md', item('第一篇', AFTER));
    expect((await compare('--with', old)).exit).toBe(0);
    expect(words('refused')).toContain(BEFORE);
    expect(words('taken')).toContain(AFTER);
  });

  it('reads a draft if nothing else was built', async () => {
    rmSync(path('issue-1/dist'), { recursive: true });
    await there.run(['build', 'issue-1', '--fonts', 'bundled', '--stage', 'review']);
    there.put('issue-1/1.md', item('第一篇', AFTER));
    expect((await compare('--with', 'issue-1/dist')).exit).toBe(0);
    expect(words('refused')).toContain(BEFORE);
  });

  it('rejects a file that was not built here', async () => {
    there.put('other.docx', 'PK');
    const { exit, err } = await compare('--with', 'other.docx');
    expect([exit, err.includes('不是 bulletin 生成的 DOCX')]).toEqual([2, true]);
  });

  it('leaves the outputs unchanged', async () => {
    there.put('issue-1/2.md', item('第二篇'));
    await compare('--with', 'issue-1/dist');
    expect(readdirSync(path('issue-1/dist')).sort()).toEqual(['compare', 'manifest.json', '测试简报第1期.docx', '测试简报第1期.pdf']);
    rmSync(path('issue-1/2.md'));
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(0);
    expect((await there.run(['build', 'issue-1', '--fonts', 'bundled'])).err).toContain('没有变化');
  });
});

describe('review compare with a folder', () => {
  beforeEach(() => {
    there.put('old/issue-1/issue.yaml', 'date: 2026-03-02\n');
    there.put('old/issue-1/1.md', item('第一篇', BEFORE));
    there.put('old/issue-1/2.md', item('第二篇', '这一篇后来撤下了。'));
  });

  it('shows removed items, and recognises renamed ones', async () => {
    renameSync(path('issue-1/1.md'), path('issue-1/01-甲县.md'));
    const { err } = await compare('--with', 'old/issue-1');
    expect(err).toBe('新增 0 字，删去 18 字\n撤下稿件：2.md\n');
  });

  it('reports as JSON', async () => {
    const { exit, out } = await compare('--with', 'old/issue-1', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      state: 'written',
      counts: { inserted: 0, deleted: 18, added: [], removed: ['2.md'], moved: [], changed: [] },
      outputs: [DOCX, PDF],
      diagnostics: [],
      summary: { error: 0, warning: 0, note: 0 },
    });
  });

  it('compares a draft with findings', async () => {
    there.put('issue-1/1.md', item('第一篇', '中文里的半角逗号,还没改。'));
    expect((await compare('--with', 'old/issue-1')).exit).toBe(0);
  });

  it('rejects a state that cannot be read in full, as text would seem to be deleted', async () => {
    there.put('issue-1/1.md', '---\ntitle: 一\n');
    const { exit, out, err } = await compare('--with', 'old/issue-1');
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('issue-1/1.md:1:1  错误');
    expect(err).toContain('稿子读不全，没有比对');
    expect(existsSync(path(DOCX))).toBe(false);
  });

  it('requires --with', async () => {
    const { exit, err } = await there.run(['review', 'compare', 'issue-1']);
    expect([exit, err]).toEqual([2, '错误：缺少选项 --with <旧稿>\n    用法见 bulletin review compare --help\n']);
  });

  it('has a mark on every page and no text that is markup', async () => {
    there.put('issue-1/1.md', item('第一篇', `${BEFORE}\\#strong \\$x\\$ \\<w:p/\\> &amp;`));
    expect((await compare('--with', 'old/issue-1')).exit).toBe(0);
    expect(words('taken')).toContain('#strong $x$ <w:p/> &');
    expect(part(readFileSync(path(DOCX)), 'word/header1.xml')).toContain('花脸稿');
    const { pages } = await readPdf(readFileSync(path(PDF)));
    for (const { text } of pages) expect(text.replaceAll(' ', '')).toContain('花脸稿');
    expect(pages.map(({ text }) => text).join('')).toContain('#strong$x$<w:p/>&');
  });
});

it('reads a copy of the folder outside of any publication', async () => {
  const aside = mkdtempSync(join(tmpdir(), 'bulletin-aside-'));
  try {
    cpSync(path('issue-1'), join(aside, 'issue-1'), { recursive: true });
    there.put('issue-1/1.md', item('第一篇', AFTER));
    const { exit, err } = await compare('--with', join(aside, 'issue-1'));
    expect([exit, err]).toEqual([0, '新增 2 字，删去 2 字\n改动稿件：1.md\n']);
    expect(words('refused')).toContain(BEFORE);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BULLETIN, disk, item } from '../build/publication.ts';
import { changesIn } from './tracked-reader.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const compare = (argv: readonly string[], language = 'en') =>
  there.run(['--lang', language, 'review', 'compare', 'issue-1', '--with', 'old/issue-1', '--fonts', 'bundled', ...argv]);

const WORDS = {
  flood: '全市召开防汛工作会议，部署汛期值守。',
  spring: '各县抓好春耕备耕和农资供应。',
  style: '市直机关开展作风建设大讨论。',
  school: '乡镇干部到党校参加轮训。',
};

beforeEach(() => {
  there.put('old/issue-1/issue.yaml', 'date: 2026-03-02\n');
  there.put('old/issue-1/1.md', item('第一篇', WORDS.flood));
  there.put('old/issue-1/2.md', item('第二篇', WORDS.spring));
  there.put('issue-1/1.md', item('第一篇', WORDS.flood));
  there.put('issue-1/2.md', item('第二篇', WORDS.spring));
});

describe('the report of a comparison', () => {
  it('is in English with one line for each kind of change', async () => {
    rmSync(path('issue-1/2.md'));
    there.put('issue-1/1.md', item('第一篇', WORDS.flood.replace('工作会议', '视频会议')));
    there.put('issue-1/3.md', item('第三篇', WORDS.style));
    there.put('issue-1/4.md', item('第四篇', WORDS.school));
    const { exit, err } = await compare([]);
    expect(exit).toBe(0);
    expect(err).toMatch(/^\d+ characters inserted, \d+ deleted\nitems added: 3\.md, 4\.md\nitems removed: 2\.md\nitems changed: 1\.md\n$/);
  });

  it('lists items in Chinese', async () => {
    there.put('issue-1/3.md', item('第三篇', WORDS.style));
    there.put('issue-1/4.md', item('第四篇', WORDS.school));
    expect((await compare([], 'zh')).err).toContain('\n新增稿件：3.md、4.md\n');
  });

  it('says which items have moved', async () => {
    rmSync(path('issue-1/2.md'));
    there.put('issue-1/0.md', item('第二篇', WORDS.spring));
    expect((await compare([])).err).toBe('0 characters inserted, 0 deleted\nitems moved: 1.md\n');
  });

  it('says that the states are equal', async () => {
    expect((await compare([])).err).toBe('The two versions have the same text; nothing was written.\n');
  });

  it('names the outputs, in full outside of the current folder', async () => {
    there.put('issue-1/1.md', item('第一篇', WORDS.flood.replace('工作会议', '视频会议')));
    const aside = mkdtempSync(join(tmpdir(), 'bulletin-compared-'));
    try {
      const { out } = await compare(['--out', aside]);
      expect(out.trim().split('\n')).toEqual(
        readdirSync(aside)
          .sort()
          .map((name) => join(aside, name)),
      );
      const told: unknown = JSON.parse((await compare(['--out', aside, '--json'])).out);
      expect(told).toMatchObject({
        outputs: readdirSync(aside)
          .sort()
          .map((name) => join(aside, name)),
      });
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  });
});

it('lists within lists and notes after the twentieth are printed and compared', async () => {
  const notes = Array.from({ length: 21 }, (_, at) => `[^${at + 1}]: ${at < 20 ? `见第${at + 1}期。` : 'GDP增长5%。'}\n`).join('\n');
  const marks = Array.from({ length: 21 }, (_, at) => `[^${at + 1}]`).join('');
  const list = '- 甲\n  - 甲之一\n- 乙\n\n1. 第一\n   1. 其一\n2. 第二\n';
  there.put('issue-1/1.md', item('第一篇', `开头一段${marks}。\n\n${list}\n末尾一段。\n\n${notes}`));
  expect((await there.run(['build', 'issue-1', '--fonts', 'bundled', '--format', 'docx'])).exit).toBe(0);
  const { err } = await there.run(['--lang', 'en', 'review', 'compare', 'issue-1', '--with', 'issue-1/dist', '--fonts', 'bundled']);
  expect(err).toBe('The two versions have the same text; nothing was written.\n');
});

describe('the command', () => {
  it('requires a folder for --out', async () => {
    const { exit, err } = await compare(['--out', ' ']);
    expect([exit, err]).toEqual([2, 'error: Option “--out” is empty\n']);
  });

  it('compares the issue of the current folder, in the name of the user', async () => {
    there.put('issue-1/1.md', item('第一篇', WORDS.flood.replace('工作会议', '视频会议')));
    const owner = { user: '李编辑', machine: 'desk', pid: 100, started: 0 };
    const argv = ['review', 'compare', '--with', path('old/issue-1'), '--fonts', 'bundled', '--author', ' '];
    const { exit, out } = await there.run(argv, { cwd: path('issue-1'), owner });
    expect([exit, out.split('\n')[0]]).toEqual([0, 'dist/compare/测试简报第1期-花脸稿.docx']);
    const changes = changesIn(readFileSync(path('issue-1/dist/compare/测试简报第1期-花脸稿.docx')));
    expect(new Set(changes.map(({ author }) => author))).toEqual(new Set(['李编辑']));
  });

  it.each([
    ['the new state', 'issue-1/1.md'],
    ['the old one', 'old/issue-1/1.md'],
  ])('compares nothing when %s cannot be read in full', async (_, file) => {
    there.put(file, '---\ntitle: 一\n');
    const { exit, out, err } = await compare([]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(`${file}:1:1  error`);
    expect(err).toContain('Errors prevent the comparison; nothing was compared. Fix them and compare again.\n');
    expect(existsSync(path('issue-1/dist/compare'))).toBe(false);
  });

  it('reports only that a template name is invalid', async () => {
    there.put('bulletin.yaml', `${BULLETIN}template: [甲, 乙]\n`);
    const { exit, err } = await compare([]);
    expect([exit, err.match(/bulletin\.yaml:.*/g)]).toEqual([
      2,
      ['bulletin.yaml:5:11  error  “template” must be text, not a list (lines starting with “- ”)  value-kind'],
    ]);
  });
});

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { withSlips } from '../fix/slips.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

withSlips();

const publication = `name: 测试简报
publisher: 测试办公室
sections: [{ title: 动态 }]
sources: [{ name: 甲县 }]
`;
const front = (title: string) => `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n`;

function hostOf(files: Files = {}) {
  return packagedHost({
    '/work/bulletin.yaml': publication,
    '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-01\n',
    '/work/issue-1/1.md': `${front('标题')}正文。\n`,
    ...files,
  });
}

async function check(host: ReturnType<typeof hostOf>, ...argv: string[]) {
  const [out, err] = [host.stdout.text.length, host.stderr.text.length];
  const exit = await main(['check', ...argv], host);
  return { exit, out: host.stdout.text.slice(out), err: host.stderr.text.slice(err) };
}

const second: Files = {
  '/work/issue-2/issue.yaml': 'number: 2\ndate: 2026-03-08\n',
  '/work/issue-2/1.md': `${front('其二')}正文。\n`,
};

describe('a check without findings', () => {
  it('says so for one issue', async () => {
    const zh = await check(hostOf(), 'issue-1');
    expect([zh.exit, zh.out, zh.err]).toEqual([0, '', expect.stringMatching(/^issue-1：1 篇稿件，1 页，末页 \d+ 行，没有发现问题\n$/)]);
    const en = await check(hostOf(), 'issue-1', '--lang', 'en');
    expect([en.out, en.err]).toEqual(['', expect.stringMatching(/^issue-1: 1 item, 1 page, \d+ lines on the last page, no problems\n$/)]);
  });

  it('says so for several', async () => {
    expect((await check(hostOf(second), '.')).err).toMatch(/\n共 2 期：没有发现问题\n$/);
    expect((await check(hostOf(second), '.', '--lang', 'en')).err).toMatch(/\n2 issues in all: no problems\n$/);
  });
});

describe('a check that fails because of warnings', () => {
  const files = { '/work/issue-1/1.md': `${front('标题')}误，误。\n` };

  it('names the option responsible, in English', async () => {
    const strict = await check(hostOf(files), '--strict', '--lang', 'en');
    expect(strict.exit).toBe(1);
    expect(strict.err).toMatch(/, 2 warnings; --fix can fix 2 of them\nFailed: --strict treats warnings as errors\n$/);
    const most = await check(hostOf(files), '--max-warnings', '1', '--lang', 'en');
    expect([most.exit, most.err]).toEqual([1, expect.stringMatching(/\nFailed: 2 warnings; --max-warnings allows 1\n$/)]);
  });
});

describe('--fix in English', () => {
  it('says what was fixed, and that nothing is left', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front('标题')}误，误。\n` });
    expect((await check(host, 'issue-1', '--fix', '--lang', 'en')).err).toMatch(
      /^issue-1\/1\.md: 2\nFixed 2 places in 1 file\nissue-1: 1 item, /,
    );
    expect((await check(host, 'issue-1', '--fix', '--lang', 'en')).err).toMatch(/^Nothing to fix\nissue-1: /);
  });

  it('says what a dry run would fix, and changes no file', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front('标题')}误。\n` });
    const { err } = await check(host, '--fix-dry-run', '--lang', 'en');
    expect(err).toContain('issue-1/1.md: 1\n--fix would fix 1 place in 1 file; no file was changed\n');
    expect(new TextDecoder().decode(host.files.get('/work/issue-1/1.md'))).toContain('误。');
  });

  it('says which fixes the file’s encoding cannot express', async () => {
    const host = hostOf({ '/work/issue-1/1.md': iconv.encode(`${front('标题')}这是正文，有一处吉错。\n`, 'gbk') });
    expect((await check(host, '--fix', '--lang', 'en')).err).toContain(
      'issue-1/1.md:7:9: not fixed (rare-slip): the file’s encoding lacks a character; fix it by hand, or save the file as UTF-8\n',
    );
  });
});

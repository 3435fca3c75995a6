import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { ITEM, PUBLICATION } from '../canaries.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

const series: Files = {
  '/work/bulletin.yaml': PUBLICATION,
  '/work/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-02\n',
  '/work/issue-1/a.md': ITEM,
  '/work/issue-2/issue.yaml': 'number: 2\ndate: 2026-03-09\n',
  '/work/issue-2/a.md': ITEM.replace('第一篇𠮷', '第二篇').replace('制定计划', '健全机制'),
  '/work/inbox/稿.txt': '关于工作的通知\n\n各单位：请认真落实。\n',
};

async function run(cwd: string, argv: readonly string[], files: Files = series) {
  const host = packagedHost(files);
  const exit = await main([...argv, '--lang', 'en'], { ...host, cwd });
  return { exit, out: host.stdout.text, err: host.stderr.text, files: [...host.files.keys()] };
}

const NEWEST = 'No issue given; using the newest, ';

describe('without an issue', () => {
  it.each([
    ['check', ['check']],
    ['build', ['build', '-f', 'docx']],
    ['verify', ['verify']],
    ['import', ['import', '/work/inbox/稿.txt', '--dry-run']],
  ])('%s takes the newest unprinted issue of the publication, and says so', async (_, argv) => {
    expect((await run('/work', argv)).err).toContain(`${NEWEST}issue-2\n`);
    expect((await run('/work/inbox', argv)).err).toContain(`${NEWEST}/work/issue-2\n`);
  });

  it('takes the issue that the current folder is or lies in, without a word', async () => {
    const inside = { ...series, '/work/issue-1/images/说明.txt': '' };
    for (const cwd of ['/work/issue-1', '/work/issue-1/images']) {
      const { err } = await run(cwd, ['check'], inside);
      expect(err).not.toContain(NEWEST);
      expect(err).toContain('1 item');
    }
    expect((await run('/work/issue-1', ['build', '-f', 'docx'])).files).toContain('/work/issue-1/dist/测试简报第1期.docx');
  });

  it('passes over issues that have been built', async () => {
    const host = packagedHost(series);
    await main(['build', 'issue-2', '-f', 'docx'], host);
    await main(['check', '--lang', 'en'], host);
    expect(host.stderr.text).toContain(`${NEWEST}issue-1\n`);
  });

  it('says what to do in an empty publication and outside any', async () => {
    const empty = await run('/work', ['check'], { '/work/bulletin.yaml': PUBLICATION });
    expect([empty.exit, empty.err]).toEqual([2, expect.stringContaining('Run bulletin new issue . first')]);
    expect((await run('/work', ['build'], { '/work/x.txt': '' })).err).toContain('No issue given');
    expect((await run('/work', ['preview'], { '/work/x.txt': '' })).err).toContain('bulletin.yaml');
  });

  it('names a submitted file that does not exist', async () => {
    expect((await run('/work', ['import', '报送.docx'])).err).toContain('“报送.docx”');
  });
});

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { answers, type Conversation } from '../asker.ts';
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
    ['review pull', ['review', 'pull', '/work/inbox/稿.docx']],
  ])('%s takes the newest unprinted issue of the publication, and says so', async (_, argv) => {
    expect((await run('/work', argv)).err).toContain(`${NEWEST}issue-2\n`);
    expect((await run('/work/inbox', argv)).err).toContain(`${NEWEST}/work/issue-2\n`);
  });

  it('takes the issue that the current folder is or is in, silently', async () => {
    const inside = { ...series, '/work/issue-1/images/说明.txt': '' };
    for (const cwd of ['/work/issue-1', '/work/issue-1/images']) {
      const { err } = await run(cwd, ['check'], inside);
      expect(err).not.toContain(NEWEST);
      expect(err).toContain('1 item');
    }
    expect((await run('/work/issue-1', ['build', '-f', 'docx'])).files).toContain('/work/issue-1/dist/测试简报第1期.docx');
  });

  it('skips issues that have been built', async () => {
    const host = packagedHost(series);
    await main(['build', 'issue-2', '-f', 'docx'], host);
    await main(['check', '--lang', 'en'], host);
    expect(host.stderr.text).toContain(`${NEWEST}issue-1\n`);
  });

  it('says what to do in an empty publication and outside of any', async () => {
    const empty = await run('/work', ['check'], { '/work/bulletin.yaml': PUBLICATION });
    expect([empty.exit, empty.err]).toEqual([2, expect.stringContaining('Run bulletin new issue . first')]);
    expect((await run('/work', ['build'], { '/work/x.txt': '' })).err).toContain('No issue given');
    expect((await run('/work', ['preview'], { '/work/x.txt': '' })).err).toContain('bulletin.yaml');
  });

  it('takes the issue in whose dist an edited document lies', async () => {
    const { err } = await run('/work', ['review', 'pull', '/work/issue-1/dist/x.docx']);
    expect(err).not.toContain(NEWEST);
  });

  it('reports a submitted file that does not exist', async () => {
    expect((await run('/work', ['import', '报送.docx'])).err).toContain('“报送.docx”');
  });

  /** Runs at a terminal with a user who answers. */
  async function runAt(argv: readonly string[], person: Conversation, files: Files = series) {
    const host = packagedHost(files);
    const stderr = { write: (text: string) => host.stderr.write(text), isTerminal: true };
    const exit = await main([...argv, '--lang', 'en'], { ...host, stderr, stdin: { isTerminal: true }, asker: async () => person });
    return { exit, err: host.stderr.text, out: host.stdout.text };
  }

  it.each([
    ['check', ['check']],
    ['build', ['build', '-f', 'docx']],
    ['verify', ['verify']],
    ['import', ['import', '/work/inbox/稿.txt', '--dry-run']],
    ['review pull', ['review', 'pull', '/work/x.docx']],
    ['review compare', ['review', 'compare', '--with', '/work/x.docx']],
    ['preview', ['preview', '--port', '1']],
  ])('%s lets a user at a terminal choose among several', async (_, argv) => {
    const person = answers('issue-1');
    expect((await runAt(argv, person)).err).not.toContain(NEWEST);
    expect(person.heard).toEqual(['Which issue']);
  });

  it('lists the unprinted issues first, each group from the newest, with their states', async () => {
    const offered: string[] = [];
    const person: Conversation = {
      ...answers(),
      choose: async ({ choices }) => {
        offered.push(...choices.map(({ value, hint }) => `${value}: ${hint}`));
        return 'issue-3';
      },
    };
    const manifest = '/work/issue-3/dist/manifest.json';
    const item = ITEM.replace('第一篇𠮷', '第三篇').replace('制定计划', '压实责任');
    const third = { '/work/issue-3/issue.yaml': 'number: 3\n', '/work/issue-3/a.md': item, [manifest]: '{}' };
    await runAt(['check'], person, { ...series, ...third });
    expect(offered).toEqual([
      'issue-2: issue 2, 2026-03-09, not built yet',
      'issue-1: issue 1, 2026-03-02, not built yet',
      expect.stringMatching(/^issue-3: issue 3, .*built$/),
    ]);
  });

  it.each([
    ['only one is possible', ['check'], { ...series, '/work/issue-1/dist/manifest.json': '{}' }],
    ['the result is for a script', ['check', '--json'], series],
    ['the result is for an editor', ['check', '--format', 'line'], series],
  ])('asks nothing when %s', async (_, argv, files) => {
    const person = answers();
    expect((await runAt(argv, person, files)).err).toContain(`${NEWEST}issue-2\n`);
    expect(person.heard).toEqual([]);
  });

  it('ends when the choice is cancelled', async () => {
    expect((await runAt(['check'], answers(null))).exit).toBe(130);
  });
});

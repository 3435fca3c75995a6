import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Host } from '../../src/host/host.ts';
import { ARCHIVE, item, PUBLICATION } from '../build/small-archive.ts';
import { type Files, memoryHost } from '../memory-host.ts';

const QUARTER = ['--quarter', '2021Q3'];

async function run(argv: readonly string[], files: Files = ARCHIVE, more: (host: Host) => Partial<Host> = () => ({})) {
  const host = memoryHost(files);
  const exit = await main(['--lang', 'en', 'stats', ...argv], { ...host, ...more(host) });
  return { exit, out: host.stdout.text, err: host.stderr.text, host };
}

const wrongSource: Files = { ...ARCHIVE, '/work/2021/issue-3/h.md': item('h', '乙', '动态', '2021-09-30') };

describe('notes beside the figures, in English', () => {
  it('say that files were not counted; no notice is made then', async () => {
    const { exit, err } = await run(QUARTER, wrongSource);
    expect([exit, err]).toEqual([
      1,
      expect.stringContaining('Note: 1 file could not be counted; the figures are incomplete: 2021/issue-3/h.md\n'),
    ]);
    const notice = await run([...QUARTER, '-f', 'item'], wrongSource);
    expect([notice.exit, notice.out]).toEqual([1, '']);
    expect(notice.err).toContain('The figures are incomplete; no notice was made. Fix the files and count again.\n');
  });

  it('say that a duplicate issue may be counted twice', async () => {
    const { exit, err } = await run(QUARTER, { ...ARCHIVE, '/work/copy/issue-2/issue.yaml': '日期: 2021-07-01' });
    expect([exit, err]).toEqual([1, expect.stringContaining('Note: repeated issue numbers or titles may be counted twice\n')]);
  });

  it('say that nothing was counted when bulletin.yaml has errors', async () => {
    const { exit, err } = await run(QUARTER, { ...ARCHIVE, '/work/bulletin.yaml': PUBLICATION.replace('每篇: 2', '每篇: 多') });
    expect([exit, err]).toEqual([2, expect.stringMatching(/\nNothing was counted\. Fix bulletin\.yaml first\.\n$/)]);
  });

  it('say that no source has a group, and where to set one', async () => {
    const files = { ...ARCHIVE, '/work/bulletin.yaml': PUBLICATION.replaceAll(', 分组: 县区', '') };
    const { exit, err } = await run([...QUARTER, '--group', '县区'], files);
    expect([exit, err]).toEqual([2, expect.stringContaining('\n    First give the sources in bulletin.yaml a group\n')]);
  });
});

describe('the output file of statistics', () => {
  it('is shown with its whole path when it is outside of the current folder', async () => {
    expect((await run([...QUARTER, '-f', 'csv', '-o', '../home/采用.csv'])).out).toBe('/home/采用.csv\n');
  });

  it.each([
    ['EBUSY', Object.assign(new Error('busy'), { code: 'EBUSY', path: '/work/a.csv' }), '（EBUSY）', ' (EBUSY); '],
    ['the words of an error without a code', new Error('the disk went away'), '（the disk went away）', ' (the disk went away); '],
  ] as const)('is unchanged when it cannot be replaced, and the reason is given: %s', async (_, error, zh, en) => {
    const files = { ...ARCHIVE, '/work/a.csv': '上次的' };
    const fails = () => ({ create: () => Promise.reject(error), rename: () => Promise.reject(error) });
    const english = await run([...QUARTER, '-f', 'csv', '-o', 'a.csv'], files, fails);
    expect([english.exit, english.err]).toEqual([
      3,
      expect.stringContaining(`error: Cannot write “/work/a.csv”${en}existing files were not changed`),
    ]);
    expect(new TextDecoder().decode(english.host.files.get('/work/a.csv'))).toBe('上次的');
    const chinese = await run([...QUARTER, '-f', 'csv', '-o', 'a.csv', '--lang', 'zh'], files, fails);
    expect(chinese.err).toContain(zh);
  });
});

it('names an unreadable issue elsewhere by its whole path in JSON', async () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES', path: '/work/2021/issue-2' });
  let asked = 0;
  // The first look is for the issues of the publication.
  const refuses = (host: Host): Partial<Host> => ({
    cwd: '/desk',
    list: (path) => (path === denied.path && asked++ > 0 ? Promise.reject(denied) : host.list(path)),
  });
  const { exit, out } = await run(['/work', ...QUARTER, '--json'], ARCHIVE, refuses);
  expect(exit).toBe(3);
  expect(JSON.parse(out).failures).toEqual([
    { issue: '/work/2021/issue-2', message: 'Cannot read “/work/2021/issue-2” (EACCES)', hint: null },
  ]);
});

it('does not count an issue as unreadable after an internal error', async () => {
  const breaks = (host: Host): Partial<Host> => ({
    readFile: (path) => (path.endsWith('issue-2/issue.yaml') ? Promise.reject(new Error('unheard of')) : host.readFile(path)),
  });
  const { exit, out, err } = await run(QUARTER, ARCHIVE, breaks);
  expect([exit, out, err]).toEqual([70, '', expect.stringContaining('unheard of')]);
});

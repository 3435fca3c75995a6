import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { disk, item } from '../build/publication.ts';
import { edited } from '../pull/pulling.ts';

/** A source that has a second name, as an archive of hard links makes: what changes it says so. Outputs are ours, and nothing is said of them. */

const here = disk();
const TOLD = '“issue-1/1.md” has another name (a hard link), which still holds the old content.';

it.each([
  ['check --fix', ['check', 'issue-1', '--fix']],
  ['review pull', ['review', 'pull', 'returned.docx', 'issue-1', '--yes']],
])('%s tells of a hard link', async (_, argv) => {
  const build = ['build', 'issue-1', '-f', 'docx', '--fonts', 'bundled'];
  here.put('issue-1/1.md', item('第一篇', '正文,正文。'));
  await here.run(build);
  const dist = join(here.home, 'issue-1', 'dist');
  const [document = ''] = readdirSync(dist).filter((name) => name.endsWith('.docx'));
  writeFileSync(
    join(here.home, 'returned.docx'),
    edited(readFileSync(join(dist, document)), (xml) => xml.replace('正文', '原文')),
  );
  linkSync(join(here.home, 'issue-1', '1.md'), join(here.home, 'backup.md'));
  linkSync(join(dist, document), join(here.home, 'backup.docx'));
  const { exit, err } = await here.run(['--lang', 'en', ...argv]);
  expect([exit, err]).toEqual([0, expect.stringContaining(TOLD)]);
  expect(readFileSync(join(here.home, 'backup.md'), 'utf8')).toBe(item('第一篇', '正文,正文。'));
  expect(readFileSync(join(here.home, 'issue-1', '1.md'), 'utf8')).not.toBe(item('第一篇', '正文,正文。'));
  expect((await here.run(['--lang', 'en', ...build])).err).not.toContain('hard link');
});

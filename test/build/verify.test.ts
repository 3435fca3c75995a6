import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk, item } from './publication.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const DOCX = 'issue-1/dist/测试简报第1期.docx';

async function two() {
  there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
  there.put('issue-2/1.md', item('第二篇'));
  await there.run(['build', '--all', '--fonts', 'bundled', '-j', '1']);
}

describe('verify', () => {
  it('accepts what was built', async () => {
    await two();
    expect(await there.run(['verify', '--all'])).toEqual({ exit: 0, out: '', err: '核对 2 期：都与生成时一致\n' });
    expect((await there.run(['verify', 'issue-1', 'issue-2'])).exit).toBe(0);
  });

  it('reports a changed byte, a missing file and a missing issue', async () => {
    await two();
    const data = readFileSync(path(DOCX));
    data[data.length - 9] = (data[data.length - 9] ?? 0) ^ 1;
    writeFileSync(path(DOCX), data);
    rmSync(path('issue-2/dist/测试简报第2期.pdf'));
    there.put('issue-3/issue.yaml', 'date: 2026-03-16\n');
    const { exit, out, err } = await there.run(['verify', '--all']);
    expect(exit).toBe(1);
    expect(out.split('\n')).toEqual([
      'issue-1/测试简报第1期.docx：与生成时不同：损坏了，或被改动过',
      'issue-2/测试简报第2期.pdf：缺少',
      'issue-3：没有生成过',
      '',
    ]);
    expect(err).toBe('核对 3 期：0 期一致，3 期有问题\n');
  });

  it('reports as JSON', async () => {
    await two();
    rmSync(path(DOCX));
    const { exit, out } = await there.run(['verify', 'issue-1', 'issue-2', 'none', '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      issues: [
        {
          issue: 'issue-1',
          state: 'missing',
          outputs: [
            { file: '测试简报第1期.docx', state: 'missing' },
            { file: '测试简报第1期.pdf', state: 'intact' },
          ],
          failure: null,
        },
        { issue: 'issue-2', state: 'intact', outputs: [expect.anything(), expect.anything()], failure: null },
        { issue: 'none', state: 'failed', outputs: [], failure: expect.objectContaining({ message: '找不到“none”' }) },
      ],
    });
  });

  it('reports an interrupted build and changes nothing; the next build recovers it', async () => {
    await two();
    there.put('issue-1/dist/.bulletin.journal', JSON.stringify({ journal: 1, token: '0123abcd', onConflict: 'undo', steps: [] }));
    expect((await there.run(['verify', 'issue-1'])).out).toBe('issue-1：上次生成中断了，请重新生成\n');
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(1);
    await there.run(['build', 'issue-1', '--fonts', 'bundled']);
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(0);
  });

  it('looks in the output folder that was used', async () => {
    await there.run(['build', 'issue-1', '--fonts', 'bundled', '-o', 'out', '-f', 'docx']);
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(1);
    expect((await there.run(['verify', 'issue-1', '-o', 'out'])).exit).toBe(0);
  });

  it('looks for several issues in the subfolders that a build makes', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇'));
    await there.run(['build', '--all', '--fonts', 'bundled', '-j', '1', '-o', 'out', '-f', 'docx']);
    expect(await there.run(['verify', '--all', '-o', 'out'])).toMatchObject({ exit: 0, err: '核对 2 期：都与生成时一致\n' });
    rmSync(path('out/issue-2/测试简报第2期.docx'));
    expect((await there.run(['verify', '--all', '-o', 'out'])).out).toBe('issue-2/测试简报第2期.docx：缺少\n');
  });

  it('reports in English, and names a path that is not an issue', async () => {
    await two();
    expect((await there.run(['verify', '--all', '--lang', 'en'])).err).toBe('2 issues: all intact\n');
    rmSync(path(DOCX));
    expect(await there.run(['verify', 'issue-1', 'issue-2', 'none', '--lang', 'en'])).toEqual({
      exit: 2,
      out: 'issue-1/测试简报第1期.docx: missing\n',
      err: expect.stringMatching(/^error: .*“none”.*\n(?:.*\n)*3 issues: 1 intact, 2 not\n$/),
    });
  });
});

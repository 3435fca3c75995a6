import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/write/manifest.ts';
import { disk, item } from './publication.ts';

const there = disk();

/** Builds issue-1 as a revision with a text, and returns its manifest. */
async function revised(revision: number, text: string): Promise<Manifest> {
  there.put('issue-1/issue.yaml', `date: 2026-03-02\nrevision: ${revision}\nrevision_reason: 第${revision}次的原因\n`);
  there.put('issue-1/1.md', item('第一篇', text));
  expect((await there.run(['build', 'issue-1', '--format', 'docx', '--fonts', 'bundled'])).exit).toBe(0);
  return JSON.parse(readFileSync(join(there.home, 'issue-1/dist/manifest.json'), 'utf8'));
}

describe('a revised issue', () => {
  it('keeps the hashes of the revisions before, as they were last built', async () => {
    await revised(1, '初稿。');
    const first = await revised(1, '第一版。');
    expect(first.revisions).toEqual([]);
    const second = await revised(2, '第二版。');
    expect(second.issue).toMatchObject({ revision: 2, reason: '第2次的原因' });
    expect(second.revisions).toEqual([{ revision: 1, reason: '第1次的原因', outputs: first.outputs }]);
    // Building the second once more makes no third.
    const again = await revised(2, '第二版，改了一字。');
    expect(again.revisions).toEqual(second.revisions);
    const third = await revised(3, '第三版。');
    expect(third.revisions.map(({ revision, outputs }) => [revision, outputs])).toEqual([
      [1, first.outputs],
      [2, again.outputs],
    ]);
    expect(third.outputs[0]?.file).toBe('测试简报第1期.docx');
  });

  it('drops later revisions when it goes back to an earlier one', async () => {
    const first = await revised(1, '第一版。');
    await revised(2, '第二版。');
    await revised(3, '第三版。');
    expect((await revised(2, '第二版又改。')).revisions).toEqual([{ revision: 1, reason: '第1次的原因', outputs: first.outputs }]);
  });
});

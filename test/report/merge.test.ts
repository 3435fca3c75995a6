import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeEvenShard } from '../../src/build/many/shard.ts';
import { disk, item } from '../build/publication.ts';

const there = disk();

describe('report merge', () => {
  beforeEach(async () => {
    // An unknown key, which every part reports.
    there.put('bulletin.yaml', `${readFileSync(join(there.home, 'bulletin.yaml'), 'utf8')}limits: { title: 3 }\nterms: []\nextra: 1\n`);
    for (const number of [2, 3, 10]) {
      there.put(`issue-${number}/issue.yaml`, 'date: 2026-03-09\n');
      there.put(
        `issue-${number}/1.md`,
        item(`第${number}篇`, number === 3 ? '正文,正文。' : '正文。').replace('甲县', number === 10 ? '乙县' : '甲县'),
      );
    }
    for (const part of [1, 2, 3]) there.put(`${part}.json`, (await there.run(['check', '--all', '--shard', `${part}/3`, '--json'])).out);
  });

  it.each(['json', 'sarif', 'github'])('gives the report of one machine as %s', async (format) => {
    const whole = await there.run(['check', '--all', '-f', format]);
    const merged = await there.run(['report', 'merge', '3.json', '1.json', '2.json', '-f', format]);
    expect(merged.out).toBe(whole.out);
    expect(merged.out.length).toBeGreaterThan(100);
  });

  it.each([
    ['nothing', ''],
    ['another document', '{"version":1,"issues":[]}'],
    ['an array', '[]'],
  ])('refuses %s', async (_, content) => {
    there.put('4.json', content);
    expect(await there.run(['report', 'merge', '1.json', '4.json'])).toMatchObject({ exit: 2, out: '' });
  });
});

describe('parts of equal cost', () => {
  it('are disjoint and complete, and the dearest issues are apart', () => {
    const issues = Array.from({ length: 12 }, (_, at) => `issue-${at + 1}`);
    const costs = new Map(issues.map((issue) => [issue, ['issue-1', 'issue-4'].includes(issue) ? 100 : 10]));
    const parts = [1, 2, 3].map((index) => takeEvenShard(issues, { index, count: 3 }, costs));
    expect(parts.flat().sort()).toEqual([...issues].sort());
    expect(parts.map((part) => part.filter((issue) => costs.get(issue) === 100).length).sort()).toEqual([0, 1, 1]);
  });

  it('follow the times of an earlier run', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇'));
    const run = {
      issues: [
        { issue: 'issue-1', state: 'built', milliseconds: 9 },
        { issue: 'issue-2', state: 'built', milliseconds: 99 },
      ],
    };
    there.put('last.json', JSON.stringify(run, null, 2));
    const first = await there.run(['build', '--all', '--shard', '1/2', '--costs', 'last.json', '--dry-run']);
    expect(first.out).toBe('issue-2：没有生成\n');
    there.put('lines.json', run.issues.map((one) => `${JSON.stringify(one)}\n`).join(''));
    expect((await there.run(['build', '--all', '--shard', '1/2', '--costs', 'lines.json', '--dry-run'])).out).toBe(first.out);
    there.put('none.json', '[1]');
    expect(await there.run(['build', '--all', '--shard', '1/2', '--costs', 'none.json'])).toMatchObject({ exit: 2 });
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { filesWith, ITEM, PUBLICATION } from '../canaries.ts';
import { disk } from './publication.ts';
import { start } from './whole-processes.ts';

/** Ctrl-C while a process of its own draws a picture or compiles a template, in a real process. Linux alone tells which processes are left. */

const here = disk();
const shapes = `<svg xmlns="http://www.w3.org/2000/svg" width="10cm" height="10cm">${'<rect width="9cm" height="9cm" opacity="0.5"/>'.repeat(20_000)}</svg>`;
/** Takes hours and hardly any memory: `range` makes a list. */
const endless = '#for i in range(100000) { for j in range(100000) { } }\n';
const picture = { 'issue-1/a.md': `${ITEM}\n![](a.svg)\n`, 'issue-1/a.svg': shapes };
const template = { 'bulletin.yaml': `${PUBLICATION}template: ours\n`, 'ours/page.typ': endless };

/** The processes that a process started. */
function childrenOf(pid: number): string[] {
  try {
    // A worker thread starts processes, too.
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

const isRunning = (pid: string) => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe.skipIf(process.platform !== 'linux')('Ctrl-C ends all processes', () => {
  it.each([
    ['while a picture is drawn', picture, ['build', 'issue-1', '--fonts', 'bundled'], 'SIGINT'],
    ['while a picture is checked', picture, ['check', 'issue-1'], 'SIGTERM'],
    ['while a template is compiled', template, ['build', 'issue-1', '--fonts', 'bundled', '-f', 'pdf'], 'SIGINT'],
    ['in one of many builds', picture, ['build', '--all', '-j', '2', '--fonts', 'bundled'], 'SIGINT'],
  ] as const)('%s', async (_, files, argv, signal) => {
    for (const [name, content] of Object.entries({ ...filesWith(files), 'issue-2/issue.yaml': 'date: 2026-03-03\n' }))
      here.put(name, content);
    here.put('issue-2/a.md', ITEM);
    const { child, ended } = start(here.home, argv);
    const pid = child.pid ?? 0;
    let inside: string[] = [];
    for (let waited = 0; inside.length === 0 && waited < 60_000; waited += 20) {
      await pause(20);
      inside = childrenOf(pid);
    }
    expect(inside).not.toEqual([]);
    // Until it is at work.
    await pause(500);
    const from = performance.now();
    child.kill(signal);
    const { code, err } = await ended;
    const seconds = (performance.now() - from) / 1000;
    expect([code, err]).toEqual([130, expect.not.stringMatching(/\n\s+at |自身出错/)]);
    // A machine that has twice as much to do as it has processors takes twice as long.
    expect(seconds).toBeLessThan(Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
    await pause(50);
    expect(inside.filter(isRunning)).toEqual([]);
  });
});

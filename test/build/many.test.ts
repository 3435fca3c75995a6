import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../src/build/plan.ts';
import { createProgress, formatProgress } from '../../src/commands/progress.ts';
import type { Host, Worker } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { disk, item } from './publication.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const BUILD = ['build', '--format', 'docx', '--fonts', 'bundled'];

/** This many issues, the third with an error. */
function issues(count: number): string[] {
  const names = Array.from({ length: count }, (_, index) => `issue-${index + 1}`);
  for (const [index, name] of names.entries()) {
    there.put(`${name}/issue.yaml`, 'date: 2026-03-02\n');
    there.put(`${name}/1.md`, index === 2 ? item('错').replace('甲县', '乙') : item(`第${index + 1}篇`));
  }
  return names;
}

/** A worker that builds nothing and answers like the real one; `dies` says at which issue it ends. */
function fakeWorkers(dies: (issue: string) => boolean = () => false) {
  const started: { asked: string[]; ended: boolean }[] = [];
  const startWorker = async (): Promise<Worker> => {
    const self = { asked: [] as string[], ended: false };
    started.push(self);
    return {
      ask: async (message) => {
        const { issue } = (message as { plan: { options: BuildOptions } }).plan.options;
        self.asked.push(issue);
        await nodeHost().sleep(0);
        if (dies(issue)) throw new Error('The worker is out of memory');
        const result = { state: 'built', stale: null, diagnostics: [], found: { warnings: 0, notes: 0 }, outputs: [], pages: 2, items: 1 };
        return { kind: 'done', result };
      },
      end: async () => {
        self.ended = true;
      },
    };
  };
  return { started, startWorker };
}

describe('many issues', () => {
  it('are built by two workers as by one, reported in order, and an error in one does not stop the others', async () => {
    const names = issues(5);
    const one = await there.run([...BUILD, '--all', '-j', '1']);
    expect(one.exit).toBe(1);
    const paths = names.filter((name) => name !== 'issue-3').map((name, index) => `${name}/dist/测试简报第${[1, 2, 4, 5][index]}期.docx`);
    expect(one.out.trim().split('\n')).toEqual(paths);
    const bytes = paths.map((each) => readFileSync(path(each)).toString('base64'));
    const two = await there.run([...BUILD, '--all', '-j', '2', '--force']);
    expect([two.exit, two.out]).toEqual([1, one.out]);
    expect(paths.map((each) => readFileSync(path(each)).toString('base64'))).toEqual(bytes);
    expect(existsSync(path('issue-3/dist'))).toBe(false);
  });

  it('end with a table and a summary line', async () => {
    issues(4);
    const { err } = await there.run([...BUILD, 'issue-1', 'issue-2', 'issue-3', 'issue-9']);
    const lines = err.trimEnd().split('\n');
    expect(lines.slice(-7, -2).map((line) => line.split(/\s+/).slice(0, 4))).toEqual([
      ['期', '结果', '页', '稿件'],
      ['issue-1', '已生成', '1', '1'],
      ['issue-2', '已生成', '1', '1'],
      ['issue-3', '有错误', expect.any(String), expect.any(String)],
      ['issue-9', '未能生成', expect.any(String), expect.any(String)],
    ]);
    expect(lines.at(-1)).toMatch(/^共 4 期：已生成 2，有错误 1，未能生成 1。用时 .+$/);
  });

  it('are described by --json, each and in total', async () => {
    issues(4);
    await there.run([...BUILD, 'issue-1']);
    const { exit, out } = await there.run([...BUILD, '--all', '--json', '-j', '1']);
    const { version, issues: told, summary } = JSON.parse(out);
    expect([exit, version]).toEqual([1, 1]);
    expect(told.map(({ issue, state }: { issue: string; state: string }) => [issue, state])).toEqual([
      ['issue-1', 'unchanged'],
      ['issue-2', 'built'],
      ['issue-3', 'refused'],
      ['issue-4', 'built'],
    ]);
    expect(told.map(({ stale }: { stale: object | null }) => stale)).toEqual([null, ...Array(3).fill({ reason: 'new', file: null })]);
    expect(summary).toMatchObject({ built: 2, unchanged: 1, refused: 1, failed: 0, defect: 0, notBegun: 0 });
  });

  it('are built once when named twice', async () => {
    const { out } = await there.run([...BUILD, 'issue-1', './issue-1/', path('issue-1')]);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('get a new worker after every hundred, and a worker that dies loses only its issue', async () => {
    const names = Array.from({ length: 230 }, (_, index) => `issue-${index + 1}`);
    for (const name of names) there.put(`${name}/issue.yaml`, '');
    const { started, startWorker } = fakeWorkers((issue) => issue === 'issue-7');
    const { exit, err } = await there.run([...BUILD, '--all', '-j', '2'], { startWorker });
    expect(exit).toBe(70);
    expect(started.flatMap(({ asked }) => asked).sort()).toEqual(names.sort());
    expect(started.every(({ asked, ended }) => ended && asked.length <= 100)).toBe(true);
    expect(started.length).toBeGreaterThanOrEqual(4);
    expect(err).toContain('The worker is out of memory');
    expect(err).toMatch(/共 230 期：已生成 229，程序出错 1/);
  });

  it('are built by one worker after another if there are many and one job', async () => {
    for (let at = 1; at <= 101; at += 1) there.put(`issue-${at}/issue.yaml`, '');
    const { started, startWorker } = fakeWorkers();
    await there.run([...BUILD, '--all', '-j', '1'], { startWorker });
    expect(started.map(({ asked, ended }) => [asked.length, ended])).toEqual([
      [100, true],
      [1, true],
    ]);
  });

  it('start no worker for a single issue, and never more workers than issues', async () => {
    issues(2);
    const { started, startWorker } = fakeWorkers();
    await there.run([...BUILD, 'issue-1'], { startWorker });
    await there.run([...BUILD, 'issue-1', 'issue-2', '-j', '1'], { startWorker });
    expect(started).toEqual([]);
    await there.run([...BUILD, '--all', '--force', '-j', '8'], { startWorker });
    expect(started).toHaveLength(2);
  });

  it('are not started after Ctrl-C, and those in progress are finished', async () => {
    issues(2);
    for (let at = 4; at < 30; at += 1) {
      there.put(`issue-${at}/issue.yaml`, 'date: 2026-03-02\n');
      there.put(`issue-${at}/1.md`, item(`第${at}篇`));
    }
    let interrupt = () => {};
    let forgotten = false;
    const onInterrupt: Host['onInterrupt'] = (callback) => {
      interrupt = callback;
      return () => {
        forgotten = true;
      };
    };
    let written = 0;
    const replace: Host['replace'] = async (from, to, expected) => {
      if (to.endsWith('.docx') && ++written === 3) interrupt();
      return nodeHost().replace(from, to, expected);
    };
    const { exit, err } = await there.run([...BUILD, '--all', '-j', '1'], { onInterrupt, replace });
    expect(exit).toBe(130);
    expect(forgotten).toBe(true);
    expect(err).toMatch(/共 3 期：已生成 3。.*\n已中断，还有 25 期没有做\n$/);
    expect(readdirSync(path('issue-4/dist')).sort()).toEqual(['manifest.json', '测试简报第4期.docx']);
  });
});

describe('on a terminal', () => {
  it('shows the progress, the rate and the remaining time', () => {
    const none = { done: 0, milliseconds: 0 };
    expect(formatProgress(0, 200, none, 'zh')).toBe(`[${'-'.repeat(24)}] 0/200`);
    const half = `[${'#'.repeat(12)}${'-'.repeat(12)}] 100/200`;
    expect(formatProgress(100, 200, { done: 50, milliseconds: 10_000 }, 'zh')).toBe(`${half}  每秒 5.0 期  还要 20 秒`);
    expect(formatProgress(100, 200, { done: 50, milliseconds: 1_000 }, 'en')).toBe(`${half}  50 issues/s  2.0 s left`);
  });

  it('redraws the bar a few times a second, and once at the end', () => {
    let now = 0;
    const drawn: string[] = [];
    const stderr = { isTerminal: true, write: (text: string) => void drawn.push(text) };
    const bar = createProgress({ host: { ...nodeHost(), stderr, elapsed: () => now }, language: 'zh' }, 4);
    for (const [at, done] of [
      [0, 1],
      [60, 2],
      [120, 3],
      [130, 4],
    ] as const) {
      now = at;
      bar.show(done, done);
    }
    expect(drawn.map((text) => /\d\/4/.exec(text)?.[0])).toEqual(['1/4', '3/4', '4/4']);
  });

  it('keeps the bar on the line below what is printed', async () => {
    issues(2);
    let err = '';
    const stderr = {
      isTerminal: true,
      write: (text: string) => {
        err += text;
      },
    };
    await there.run([...BUILD, 'issue-1', 'issue-2', '-j', '1'], { stderr });
    const bar = '\r\u001b[K[';
    expect(err.startsWith(`${bar}${'-'.repeat(24)}] 0/2`)).toBe(true);
    // Erased before a line, and drawn again at once.
    for (const name of ['issue-1', 'issue-2']) expect(err.split(`\r\u001b[K${name}：`)[1]?.split('\n')[1]).toMatch(/^\r.\[K\[[#-]{24}\]/s);
    expect(err.split('\n').at(-2)).toMatch(/^共 2 期：/);
  });
});

describe('where nobody watches', () => {
  it.each([
    ['every hundred issues that were built', 1, 300, [100, 200, 300]],
    ['every ten seconds', 1_000, 25, [10, 20]],
  ])('a line tells the progress %s', (_, pause, count, expected) => {
    let now = 0;
    let said = '';
    const stderr = {
      isTerminal: false,
      write: (text: string) => {
        said += text;
      },
    };
    const lines = createProgress({ host: { ...nodeHost(), stderr, elapsed: () => now }, language: 'zh' }, count);
    for (let done = 1; done <= count; done += 1) {
      now += pause;
      lines.show(done, done);
    }
    expect([...said.matchAll(/ (\d+)\/\d+ .*每秒 .* 期 {2}还要 .*\n/g)].map(([, done]) => Number(done))).toEqual(expected);
  });

  it('issues that are up to date need none', () => {
    let said = '';
    const stderr = {
      isTerminal: false,
      write: (text: string) => {
        said += text;
      },
    };
    const lines = createProgress({ host: { ...nodeHost(), stderr, elapsed: () => 0 }, language: 'zh' }, 1_000);
    for (let done = 1; done <= 1_000; done += 1) lines.show(done, 0);
    expect(said).toBe('');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, packResult } from '../../src/build/many/outcome.ts';
import { createWorker, type Job } from '../../src/build/many/worker.ts';
import { Failure } from '../../src/failures.ts';
import type { Host, Worker } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { disk, item } from './publication.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const BUILD = ['--lang', 'en', 'build', '--format', 'docx', '--fonts', 'bundled'];
const TIME = String.raw`(?:\d+ ms|[\d.]+ s)`;

/** A worker in this process, with its messages copied as between threads. */
function workersHere(make: (host: Host) => (message: unknown) => Promise<Answer> = createWorker): Pick<Host, 'startWorker'> {
  return {
    startWorker: async (): Promise<Worker> => {
      const answer = make(nodeHost());
      return { ask: async (message) => structuredClone(await answer(structuredClone(message))), end: async () => {} };
    },
  };
}

describe('the report of one issue', () => {
  it('shows its pages, items and files, also when nothing has changed', async () => {
    const built = await there.run([...BUILD, 'issue-1']);
    expect([built.exit, built.err]).toEqual([0, expect.stringMatching(new RegExp(`^issue-1: 1 page, 1 item, 1 file, ${TIME}\n$`))]);
    const again = await there.run([...BUILD, 'issue-1']);
    expect([again.exit, again.err]).toEqual([0, 'issue-1: up to date; 1 page, 1 item, 1 file\n']);
  });

  it('shows its warnings, built or unchanged', async () => {
    there.put('issue-1/1.md', item('第一篇', '他说:好。'));
    expect((await there.run([...BUILD, 'issue-1'])).err).toMatch(new RegExp(`issue-1: 1 page, 1 item, 1 file, ${TIME} \\(1 warning\\)\n$`));
    expect((await there.run([...BUILD, 'issue-1'])).err).toMatch(/issue-1: up to date; 1 page, 1 item, 1 file \(1 warning\)\n$/);
  });

  it('says what to do when an error prevents the build', async () => {
    there.put('issue-1/1.md', item('第一篇').replace('甲县', '乙县'));
    const { exit, err } = await there.run([...BUILD, 'issue-1']);
    expect([exit, err]).toEqual([
      1,
      expect.stringMatching(/\nissue-1: 1 error; nothing was written\. Fix the errors and build again\.\n$/),
    ]);
  });

  it('says that an output edited by hand was replaced', async () => {
    await there.run([...BUILD, 'issue-1']);
    writeFileSync(path('issue-1/dist/测试简报第1期.docx'), 'edited');
    expect((await there.run([...BUILD, 'issue-1'])).err).toContain(
      '. “测试简报第1期.docx” was edited or damaged after the last build; it was rebuilt from the items\n',
    );
  });

  it('shows the whole path of an issue beside the current folder', async () => {
    const { out } = await there.run([...BUILD, '../issue-1', '--output', '../out'], { cwd: path('desk') });
    expect(out).toBe(`${path('out/测试简报第1期.docx')}\n`);
  });
});

describe('the report of several issues', () => {
  it('ends with a table of the outcomes and a summary line', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇').replace('甲县', '乙县'));
    await there.run([...BUILD, 'issue-1']);
    const { exit, err } = await there.run([...BUILD, 'issue-1', 'issue-2', 'issue-9']);
    const lines = err.trimEnd().split('\n');
    expect(exit).toBe(2);
    expect(lines.slice(-6, -1).map((line) => line.trimEnd().split(/ {2,}/))).toEqual([
      ['issue', 'result', 'pages', 'items', 'time'],
      ['issue-1', 'up to date', '1', '1', expect.any(String)],
      ['issue-2', 'has errors', expect.any(String)],
      ['issue-9', 'failed', expect.any(String)],
      ['1 error; most in issue-2 (1 error)'],
    ]);
    expect(lines.at(-1)).toMatch(new RegExp(`^3 issues: up to date 1, has errors 1, failed 1; ${TIME}$`));
  });

  it('omits the table for more than twenty issues without problems', async () => {
    const names = Array.from({ length: 21 }, (_, index) => `issue-${index + 1}`);
    for (const name of names) there.put(`${name}/issue.yaml`, '');
    const result = { state: 'built', stale: null, diagnostics: [], found: { warnings: 0, notes: 0 }, outputs: [], pages: 2, items: 1 };
    const built = async () => ({ kind: 'done', result }) as unknown as Answer;
    const { exit, err } = await there.run(
      [...BUILD, '--all', '-j', '2'],
      workersHere(() => built),
    );
    expect(exit).toBe(0);
    expect(err.trimEnd().split('\n')).toHaveLength(22);
    expect(err).toMatch(new RegExp(`\nissue-21: 2 pages, 1 item, 0 files, ${TIME}\n21 issues: built 21; ${TIME}\n$`));
  });

  it('counts the issues not started after an interrupt', async () => {
    for (const name of ['issue-2', 'issue-3']) there.put(`${name}/issue.yaml`, 'date: 2026-03-09\n');
    for (const name of ['issue-2', 'issue-3']) there.put(`${name}/1.md`, item(name));
    let interrupt = () => {};
    const onInterrupt: Host['onInterrupt'] = (callback) => {
      interrupt = callback;
      return () => {};
    };
    const rename: Host['rename'] = async (from, to) => {
      interrupt();
      return nodeHost().rename(from, to);
    };
    const { exit, err } = await there.run([...BUILD, '--all', '-j', '1'], { onInterrupt, rename });
    expect(exit).toBe(130);
    expect(err).toMatch(/\n1 issue: built 1; .*\nInterrupted: 2 issues not started\n$/);
  });

  it('says what to report after an internal error, as text and as JSON', async () => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇'));
    const broken = workersHere(() => async () => {
      throw 'no thread is left';
    });
    const told = await there.run([...BUILD, '--all', '-j', '2'], broken);
    expect(told.exit).toBe(70);
    expect(told.err).toContain('issue-1: internal error in bulletin, not a fault in your files; please report:\nno thread is left\n');
    expect(told.err).toContain('2 issues: internal error 2; ');
    const { exit, out } = await there.run([...BUILD, '--all', '-j', '2', '--json'], broken);
    expect(exit).toBe(70);
    expect(JSON.parse(out)).toMatchObject({
      issues: [
        { issue: 'issue-1', state: 'defect', failure: { message: 'no thread is left', hint: null }, diagnostics: [], outputs: [] },
        { issue: 'issue-2', state: 'defect' },
      ],
      summary: { defect: 2, built: 0 },
    });
  });
});

describe('the result of a worker', () => {
  const second = (text: string) => {
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', text);
  };

  it('equals that of a build in this process: outputs, or errors with their lines', async () => {
    second(item('第二篇').replace('甲县', '乙县'));
    const { exit, out, err } = await there.run([...BUILD, '--all', '-j', '2'], workersHere());
    expect([exit, out]).toEqual([1, `${join('issue-1', 'dist', '测试简报第1期.docx')}\n`]);
    expect(err).toContain('  3 | source: 乙县\n');
    expect(err).toContain('2 issues: built 1, has errors 1; ');
  });

  it.each([
    ['what the surroundings keep from being written', 'issue-2/dist', 'in the way', 3],
    ['a template that is wrong', 'elsewhere/dist', '', 2],
  ] as const)('carries the exit code of a failure: %s', async (_, file, content, exit) => {
    second(item('第二篇'));
    there.put(file, content);
    const gone: ReturnType<typeof createWorker> = async (message) => {
      const { plan } = message as Job;
      if (exit === 2 && plan.options.issue.endsWith('2')) return packResult(new Failure('usage', { zh: '模板有误', en: 'wrong' }));
      return createWorker(nodeHost())(message);
    };
    const run = await there.run(
      [...BUILD, '--all', '-j', '2'],
      workersHere(() => gone),
    );
    expect(run.exit).toBe(exit);
    expect(run.err).toContain('2 issues: built 1, failed 1; ');
  });
});

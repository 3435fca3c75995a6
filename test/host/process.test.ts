import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeHost } from '../../src/host/node/index.ts';
import { git } from '../../src/host/node/programs.ts';
import { answerMessages } from '../../src/host/node/worker.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
afterEach(() => vi.restoreAllMocks());

describe('Ctrl-C', () => {
  it.each(SIGNALS)('calls back the first time and ends the process the second time (%s)', (signal) => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
    const before = process.listeners(signal);
    const callback = vi.fn();
    const takeBack = nodeHost().onInterrupt(callback);
    const press = () => {
      for (const listener of process.listeners(signal)) if (!before.includes(listener)) listener(signal);
    };
    press();
    expect([callback.mock.calls.length, exit.mock.calls]).toEqual([1, []]);
    press();
    expect(exit.mock.calls[0]).toEqual([130]);
    takeBack();
    expect(process.listeners(signal)).toEqual(before);
  });
});

it.each(['', '.', 'home'])('takes the root for the home when HOME is “%s”: it would mean the folder of the issue', (home) => {
  vi.stubEnv('HOME', home);
  expect(nodeHost().home).toBe('/');
  vi.unstubAllEnvs();
});

describe('git', () => {
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it('resolves to null when it is not installed', async () => {
    process.env.PATH = join(tmpdir(), 'bulletin-no-programs');
    expect(await git(tmpdir(), ['--version'])).toBeNull();
  });

  it('reports a command that failed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulletin-git-'));
    const answer = await git(folder, ['rev-parse', '--verify', 'no-such-revision']);
    rmSync(folder, { recursive: true });
    // Null without git.
    expect(answer?.done ?? false).toBe(false);
  });
});

describe('the process', () => {
  it('is identified by user, machine, process id and start', () => {
    const { owner } = nodeHost();
    expect([owner.user !== '', owner.pid, owner.machine !== '', owner.started <= Date.now()]).toEqual([true, process.pid, true, true]);
  });

  it('refuses to answer as a worker outside of a worker thread', () => {
    expect(() => answerMessages(async () => null)).toThrow('Not in a worker thread');
  });
});

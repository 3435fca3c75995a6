import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { git } from '../../src/host/node/git.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { answerMessages } from '../../src/host/node/worker.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
afterEach(() => vi.restoreAllMocks());

describe('Ctrl-C', () => {
  it.each(SIGNALS)('asks the program to end, and ends it at once the second time (%s)', (signal) => {
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

describe('git', () => {
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it('is nobody where it is not installed', async () => {
    process.env.PATH = join(tmpdir(), 'bulletin-no-programs');
    expect(await git(tmpdir(), ['--version'])).toBeNull();
  });

  it('says when it could not do what it was asked to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulletin-git-'));
    const answer = await git(folder, ['rev-parse', '--verify', 'no-such-revision']);
    rmSync(folder, { recursive: true });
    // No git is no repository either.
    expect(answer?.done ?? false).toBe(false);
  });
});

describe('the process', () => {
  it('is told to others by its user, machine and number', () => {
    const { owner } = nodeHost();
    expect([owner.user !== '', owner.pid, owner.machine !== '', owner.started <= Date.now()]).toEqual([true, process.pid, true, true]);
  });

  it('answers nobody as a worker when it is none', () => {
    expect(() => answerMessages(async () => null)).toThrow('This is no worker thread');
  });
});

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutputStream, flushOutputs } from '../../src/host/node/streams.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bulletin-streams-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A stream that keeps what is written and finishes each write later, as a pipe on Windows does. */
function fakeStream(properties: object = {}): NodeJS.WriteStream & { readonly written: string } {
  let written = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      setImmediate(() => {
        written += String(chunk);
        done();
      });
    },
  });
  return Object.defineProperties(Object.assign(stream, properties), { written: { get: () => written } }) as never;
}

describe('an output stream', () => {
  it('knows whether it is a terminal, and how wide it is now', () => {
    const stream = fakeStream({ isTTY: true, columns: 120 });
    const output = createOutputStream(stream, null);
    expect([output.isTerminal, output.columns]).toEqual([true, 120]);
    Object.assign(stream, { columns: 60 });
    expect(output.columns).toBe(60);
    expect(createOutputStream(fakeStream(), null).isTerminal).toBe(false);
  });

  it('is written completely once flushed', async () => {
    const stream = fakeStream();
    const output = createOutputStream(stream, null);
    output.write('一期');
    output.write('简报\n');
    expect(stream.written).not.toBe('一期简报\n');
    await flushOutputs();
    expect(stream.written).toBe('一期简报\n');
  });
});

describe('an output stream that fails', () => {
  /** Collects the listeners for the end of the process instead of installing them. */
  let atExit: (() => void)[];
  beforeEach(() => {
    atExit = [];
    vi.spyOn(process, 'once').mockImplementation((_: unknown, listener: unknown) => {
      atExit.push(listener as () => void);
      return process;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  /** The exit code of a process that would have ended with `before`. */
  function exitCodeAfter(before: number | undefined): typeof process.exitCode {
    const own = process.exitCode;
    try {
      process.exitCode = before;
      for (const listener of atExit) listener();
      return process.exitCode;
    } finally {
      process.exitCode = own;
    }
  }

  const failure = (code: string) => Object.assign(new Error(code), { code });

  it('is reported once, in both languages, with exit code 3 or a higher one', async () => {
    const [stream, fallback] = [fakeStream(), fakeStream()];
    createOutputStream(stream, fallback);
    createOutputStream(stream, fallback);
    createOutputStream(fallback, null);
    stream.emit('error', failure('ENOSPC'));
    stream.emit('error', failure('ENOSPC'));
    await flushOutputs();
    expect(fallback.written).toBe('错误：写不出结果（ENOSPC）  error: Cannot write the result (ENOSPC)\n');
    expect([exitCodeAfter(undefined), exitCodeAfter(1), exitCodeAfter(70)]).toEqual([3, 3, 70]);
  });

  it('still sets the exit code when there is nowhere to report it', () => {
    const stream = fakeStream();
    createOutputStream(stream, null);
    stream.emit('error', failure('EIO'));
    expect(exitCodeAfter(0)).toBe(3);
  });

  it('is no failure when its reader stopped early', async () => {
    const [stream, fallback] = [fakeStream(), fakeStream()];
    createOutputStream(stream, fallback);
    stream.emit('error', failure('EPIPE'));
    await flushOutputs();
    expect([fallback.written, atExit]).toEqual(['', []]);
  });
});

describe('standard output of the program', () => {
  const bulletin = join(root, 'bin', 'bulletin.js');
  function run(stdout: 'pipe' | number, ...argv: string[]) {
    const child = spawn(process.execPath, [bulletin, ...argv], { stdio: ['ignore', stdout, 'pipe'] });
    const exit = new Promise<number | null>((done) => {
      child.on('close', done);
    });
    return { child, exit, stderr: readText(child.stderr as NonNullable<typeof child.stderr>) };
  }

  it('reaches a slow reader completely: several megabytes of JSON', async () => {
    cpSync(join(root, 'examples', 'bulletin.yaml'), join(folder, 'bulletin.yaml'));
    const issue = join(folder, 'issue-12');
    cpSync(join(root, 'examples', 'issue-12'), issue, { recursive: true });
    const item = readFileSync(join(issue, '01-yuexi.md'), 'utf8');
    const faulty = Array.from({ length: 200 }, (_, at) => `\n邀请第${at}名专家,为学员授课。\n`).join('');
    for (let copy = 0; copy < 40; copy += 1) writeFileSync(join(issue, `copy-${copy}.md`), item + faulty);
    const { child, exit } = run('pipe', 'check', '--json', issue);
    const { stdout } = child;
    let text = '';
    if (stdout === null) throw new Error('no pipe');
    stdout.setEncoding('utf8');
    for await (const chunk of stdout) {
      // The pipe is full before the first megabytes are taken from it.
      if (text === '') await pause(300);
      text += chunk;
    }
    const { diagnostics } = JSON.parse(text) as { diagnostics: unknown[] };
    expect([await exit, text.length > 2e6, diagnostics.length >= 6000]).toEqual([expect.any(Number), true, true]);
  });

  it('may be closed by its reader', async () => {
    const { child, exit, stderr } = run('pipe', 'doctor', '--json');
    child.stdout?.destroy();
    expect([await exit, await stderr]).toEqual([0, '']);
  });

  it.runIf(process.platform === 'linux')('exits with 3 when the disk is full', async () => {
    const { exit, stderr } = run(openSync('/dev/full', 'w'), 'doctor', '--json');
    expect([await exit, await stderr]).toEqual([3, expect.stringMatching(/^错误：写不出结果（ENOSPC）.*\n$/)]);
  });
});

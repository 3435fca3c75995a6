import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allWritten, type Output, outputStream } from '../../src/host/node/streams.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulletin-streams-'));
const opened: number[] = [];
let names = 0;
afterEach(() => {
  for (const descriptor of opened.splice(0)) closeSync(descriptor);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newName(): string {
  names += 1;
  return join(folder, String(names));
}

function open(path: string, flags: string | number): number {
  const descriptor = openSync(path, flags);
  opened.push(descriptor);
  return descriptor;
}

/** A stream of Node's that keeps what it is given. */
function nodeStream(properties: object = {}): NodeJS.WriteStream & { readonly text: string } {
  let text = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      setImmediate(done);
    },
  });
  return Object.defineProperties(Object.assign(stream, properties), { text: { get: () => text } }) as never;
}

/** Where complaints are read, and an output that makes them. */
function outputOn(descriptor: number, stream = nodeStream()): { readonly output: Output; readonly complaints: () => string } {
  const path = newName();
  const complaints: Output = { descriptor: open(path, 'w'), stream: nodeStream(), complaints: null };
  return { output: { descriptor, stream, complaints }, complaints: () => readFileSync(path, 'utf8') };
}

/** What is done when the process ends, instead of being done to this one. */
let atExit: (() => void)[] = [];
beforeEach(() => {
  atExit = [];
  vi.spyOn(process, 'once').mockImplementation((_: unknown, listener: unknown) => {
    atExit.push(listener as () => void);
    return process;
  });
});
afterEach(() => vi.restoreAllMocks());

/** The exit code of a process that would have ended with another. */
function exitCode(before: number | undefined): number | string | undefined {
  const own = process.exitCode;
  try {
    process.exitCode = before;
    for (const listener of atExit) listener();
    return process.exitCode;
  } finally {
    process.exitCode = own;
  }
}

describe('an output that is a file', () => {
  it('is written to at once, and is no terminal', () => {
    const path = newName();
    const { output, complaints } = outputOn(open(path, 'w'));
    const { write, isTerminal, columns } = outputStream(output);
    write('一期简报\n');
    write('');
    write('two\n');
    expect([readFileSync(path, 'utf8'), isTerminal, columns, complaints()]).toEqual(['一期简报\ntwo\n', false, undefined, '']);
  });

  it('that cannot be written to is complained of once, in both languages, and the program ends with 3 or worse', () => {
    const path = newName();
    writeFileSync(path, '');
    const { output, complaints } = outputOn(open(path, 'r'));
    const { write } = outputStream(output);
    write('一');
    write('二');
    expect(complaints()).toMatch(/^错误：写不出结果（\w+） {2}error: Cannot write the result \(\w+\)\n$/);
    expect([exitCode(undefined), exitCode(1), exitCode(70)]).toEqual([3, 3, 70]);
  });

  it('that is for complaints itself, and cannot be written to, ends the program with 3 and no word', () => {
    const path = newName();
    writeFileSync(path, '');
    const { write } = outputStream({ descriptor: open(path, 'r'), stream: nodeStream(), complaints: null });
    write('错误：…');
    expect([exitCode(0), readFileSync(path, 'utf8')]).toEqual([3, '']);
  });
});

describe.runIf(process.platform === 'linux')('an output that is a pipe', () => {
  /** A pipe with a name, open at both ends, that does not wait when it is full. */
  function pipe(): { readonly path: string; readonly descriptor: number } {
    const path = newName();
    spawnSync('mkfifo', [path]);
    return { path, descriptor: open(path, constants.O_RDWR | constants.O_NONBLOCK) };
  }

  it('is written to whole, however slowly it is read', async () => {
    const { path, descriptor } = pipe();
    const { output, complaints } = outputOn(descriptor);
    const told = newName();
    const reader = spawn('sh', ['-c', `sleep 0.05; cat ${path} > ${told}`]);
    const text = '简报'.repeat(60_000);
    outputStream(output).write(text);
    closeSync(opened.splice(opened.indexOf(descriptor), 1)[0] as number);
    await once(reader, 'close');
    expect([readFileSync(told, 'utf8') === text, complaints()]).toEqual([true, '']);
  });

  it('whose reader has had enough is no failure', () => {
    const { path, descriptor } = pipe();
    const { output, complaints } = outputOn(open(path, constants.O_WRONLY));
    closeSync(opened.splice(opened.indexOf(descriptor), 1)[0] as number);
    outputStream(output).write('一');
    expect([complaints(), atExit]).toEqual(['', []]);
  });
});

describe.skipIf(process.platform === 'win32')('an output that is a device', () => {
  it('is no terminal when it is the one that takes everything', () => {
    const stream = nodeStream();
    const { write, isTerminal } = outputStream(outputOn(open(devNull, 'w'), stream).output);
    write('一');
    expect([isTerminal, stream.text]).toEqual([false, '']);
  });

  it('is left to Node’s stream, which knows whether it is a terminal and how wide', async () => {
    const stream = nodeStream({ isTTY: true, columns: 120 });
    const told = outputStream(outputOn(open('/dev/zero', 'w'), stream).output);
    told.write('一');
    expect([told.isTerminal, told.columns]).toEqual([true, 120]);
    Object.assign(stream, { columns: 60 });
    await allWritten();
    expect([told.columns, stream.text]).toEqual([60, '一']);
  });
});

describe('an output that was closed before the program began', () => {
  /** No process has so many open. */
  const CLOSED = 2 ** 30;

  it('is left to Node’s stream, and is no terminal', () => {
    const stream = nodeStream();
    const told = outputStream(outputOn(CLOSED, stream).output);
    told.write('一');
    expect([told.isTerminal, told.columns, stream.text]).toEqual([false, undefined, '一']);
  });

  it('is complained of once, whoever has a stream of it, when the stream fails', () => {
    const stream = nodeStream();
    const { output, complaints } = outputOn(CLOSED, stream);
    outputStream(output);
    outputStream(output);
    stream.emit('error', Object.assign(new Error('broken'), { code: 'EPIPE' }));
    expect([complaints(), atExit]).toEqual(['', []]);
    stream.emit('error', Object.assign(new Error('bad'), { code: 'EBADF' }));
    expect([complaints(), exitCode(0)]).toEqual(['错误：写不出结果（EBADF）  error: Cannot write the result (EBADF)\n', 3]);
  });
});

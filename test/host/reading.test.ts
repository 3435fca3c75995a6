import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toFailure } from '../../src/failures.ts';
import { MAX_FILE } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';

const home = mkdtempSync(join(tmpdir(), 'bulletin-reading-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const path = (name: string) => join(home, name);
const host = nodeHost();
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: NodeJS.ErrnoException) => error.code,
  );

describe('reading a file', () => {
  it('gives its bytes, up to a limit', async () => {
    writeFileSync(path('a'), '正文');
    expect(new TextDecoder().decode(await host.readFile(path('a'), 6))).toBe('正文');
    expect(await code(host.readFile(path('a'), 5))).toBe('EFBIG');
    writeFileSync(path('empty'), '');
    expect(await host.readFile(path('empty'))).toHaveLength(0);
  });

  it.skipIf(process.platform !== 'linux')('reads a file of /proc, which has no size', async () => {
    expect((await host.readFile('/proc/self/status')).length).toBeGreaterThan(100);
    expect(await code(host.readFile('/proc/self/status', 10))).toBe('EFBIG');
  });

  it('refuses a huge file without reading it', async () => {
    writeFileSync(path('huge'), '');
    truncateSync(path('huge'), 10 * MAX_FILE);
    expect(await code(host.readFile(path('huge')))).toBe('EFBIG');
    expect(await host.digest(path('huge'))).toEqual({ bytes: 10 * MAX_FILE, sha256: '' });
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe, a device, a socket and links to them at once', async () => {
    spawnSync('mkfifo', [path('pipe')]);
    symlinkSync(path('pipe'), path('to-pipe'));
    symlinkSync('/dev/zero', path('zero'));
    const server = createServer().listen(path('socket'));
    await new Promise((done) => server.on('listening', done));
    for (const name of ['pipe', 'to-pipe', 'zero']) {
      expect(await code(host.readFile(path(name))), name).toBe('EFTYPE');
      expect(await code(host.readPart(path(name), 0, 4)), name).toBe('EFTYPE');
      expect(await host.digest(path(name)), name).toBeNull();
    }
    expect(await code(host.readFile(path('socket')))).toBe('ENXIO');
    expect(await host.digest(path('socket'))).toBeNull();
    server.close();
  });

  it('says what a folder is, and explains each refusal in a sentence', async () => {
    mkdirSync(path('folder'));
    expect(await code(host.readFile(path('folder')))).toBe('EISDIR');
    expect(await host.digest(path('folder'))).toBeNull();
    for (const [reason, sentence] of [
      ['EFTYPE', 'not a regular file, but a pipe or a device'],
      ['EFBIG', 'the file is too large'],
      ['EIO', 'EIO'],
    ]) {
      const failure = toFailure(Object.assign(new Error(), { code: reason, path: '/x' }));
      expect(failure).toMatchObject({ exit: 3, found: { en: `Cannot read “/x” (${sentence})` } });
    }
  });
});

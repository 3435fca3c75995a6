import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/host/node/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulletin-browser-'));
const { PATH } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('openBrowser', () => {
  it('passes the address as one argument that no shell interprets', async () => {
    const told = join(folder, 'told');
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s|' "$@" > ${told}.new\nmv ${told}.new ${told}\n`);
    chmodSync(join(folder, 'xdg-open'), 0o755);
    process.env.PATH = `${folder}:${PATH}`;
    expect(await openBrowser('http://127.0.0.1:1/$(id)&x/', 'linux')).toBe(true);
    await expect.poll(() => existsSync(told)).toBe(true);
    expect(readFileSync(told, 'utf8')).toBe('http://127.0.0.1:1/$(id)&x/|');
  });

  it('resolves to false when no browser can be started', async () => {
    process.env.PATH = join(folder, 'nothing');
    expect(await openBrowser('http://127.0.0.1:1/', 'linux')).toBe(false);
  });
});

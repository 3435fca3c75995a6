import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enableCompileCache, flushCompileCache } from '../bin/compile-cache.js';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-bin-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('starts from the bundle', () => {
  const output = execFileSync(process.execPath, [join(root, 'bin', 'bulletin.js'), '--version'], { encoding: 'utf8' });
  expect(output).toBe(`${version}\n`);
});

describe.skipIf(process.platform === 'win32')('the compile cache', () => {
  /** Node 20 has neither function; the real ones are tried by `npm run test:nodes`. */
  const node = module as { enableCompileCache?: unknown; flushCompileCache?: unknown };
  const { enableCompileCache: enable, flushCompileCache: flush } = node;
  let home: string;
  let folder: string;
  const enabled = vi.fn();

  beforeEach(() => {
    enabled.mockReset();
    node.enableCompileCache = enabled;
    home = mkdtempSync(join(work, 'home-'));
    folder = join(home, '.cache', 'bulletin');
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.stubEnv('NODE_COMPILE_CACHE', undefined);
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    Object.assign(node, { enableCompileCache: enable, flushCompileCache: flush });
  });

  it('goes to a folder in the home that only the user can read and write', () => {
    enableCompileCache();
    expect(enabled.mock.calls).toEqual([[folder]]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('goes to the folder for caches of macOS', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    mkdirSync(join(home, 'Library'));
    enableCompileCache();
    expect(enabled.mock.calls).toEqual([[join(home, 'Library', 'Caches', 'bulletin')]]);
  });

  it('goes to LOCALAPPDATA on Windows', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    vi.stubEnv('LOCALAPPDATA', home);
    enableCompileCache();
    expect(enabled.mock.calls).toEqual([[join(home, 'bulletin')]]);
  });

  it('uses XDG_CACHE_HOME when it is absolute', () => {
    vi.stubEnv('XDG_CACHE_HOME', join(home, 'caches'));
    enableCompileCache();
    vi.stubEnv('XDG_CACHE_HOME', 'caches');
    enableCompileCache();
    expect(enabled.mock.calls).toEqual([[join(home, 'caches', 'bulletin')], [folder]]);
  });

  it.each(['', '.', 'home'])('is disabled when HOME is “%s”, as it would be in the working folder', (relative) => {
    vi.stubEnv('HOME', relative);
    enableCompileCache();
    expect(enabled).not.toHaveBeenCalled();
    expect(existsSync(join(relative, '.cache', 'bulletin'))).toBe(false);
  });

  it('is left to Node when NODE_COMPILE_CACHE is set', () => {
    vi.stubEnv('NODE_COMPILE_CACHE', join(home, 'elsewhere'));
    enableCompileCache();
    expect([enabled.mock.calls, existsSync(folder)]).toEqual([[], false]);
  });

  it('is disabled when others can write to the folder', () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    enableCompileCache();
    expect(enabled).not.toHaveBeenCalled();
  });

  it('is disabled when the folder is a link', () => {
    mkdirSync(join(home, '.cache'));
    symlinkSync(mkdtempSync(join(work, 'linked-')), folder);
    enableCompileCache();
    expect(enabled).not.toHaveBeenCalled();
  });

  it('neither uses nor creates a folder in the home of another user', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(4242);
    enableCompileCache();
    expect([enabled.mock.calls, existsSync(join(home, '.cache'))]).toEqual([[], false]);
    mkdirSync(folder, { recursive: true });
    enableCompileCache();
    expect(enabled).not.toHaveBeenCalled();
  });

  it('is disabled without a home', () => {
    vi.stubEnv('HOME', join(home, 'missing'));
    enableCompileCache();
    expect(enabled).not.toHaveBeenCalled();
  });

  it('is disabled when Node has none, or cannot flush it', () => {
    delete node.enableCompileCache;
    delete node.flushCompileCache;
    enableCompileCache();
    flushCompileCache();
    expect(existsSync(folder)).toBe(false);
  });

  it('is flushed when Node can', () => {
    const flushed = vi.fn();
    node.flushCompileCache = flushed;
    flushCompileCache();
    expect(flushed).toHaveBeenCalledOnce();
  });
});

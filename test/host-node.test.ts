import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../src/host/node/index.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bulletin-host-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = new TextEncoder().encode('一');

describe('makeFolder', () => {
  it('creates the folder and its parents, and reports whether it existed', async () => {
    const deep = join(folder, 'x', 'y');
    expect([await nodeHost().makeFolder(deep), await nodeHost().makeFolder(deep)]).toEqual([true, false]);
    expect(existsSync(deep)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('gives a file the permissions of the one that it replaces', async () => {
    const path = join(folder, 'mode.txt');
    writeFileSync(path, '');
    chmodSync(path, 0o640);
    await nodeHost().create(join(folder, 'mode.new'), new Uint8Array([1]), path);
    expect(statSync(join(folder, 'mode.new')).mode & 0o777).toBe(0o640);
    expect(statSync(join(folder, 'mode.new')).size).toBe(1);
  });

  it('rejects a path that is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(nodeHost().makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.runIf(process.platform === 'linux')('terminates where no folder can be created', async () => {
    await expect(nodeHost().makeFolder('/proc/bulletin/dist')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('files', () => {
  it('are created once, linked under a second name, and replaced', async () => {
    const host = nodeHost();
    const [one, two, kept] = ['one', 'two', 'kept'].map((name) => join(folder, name)) as [string, string, string];
    await host.create(one, text);
    await expect(host.create(one, text)).rejects.toMatchObject({ code: 'EEXIST' });
    await host.keep(one, kept);
    await host.create(two, new TextEncoder().encode('二'));
    await host.rename(two, one);
    expect([readFileSync(one, 'utf8'), readFileSync(kept, 'utf8'), existsSync(two)]).toEqual(['二', '一', false]);
    await host.remove(one);
    await host.remove(one);
    expect(existsSync(one)).toBe(false);
  });

  it('have a digest; folders and missing paths have none', async () => {
    const path = join(folder, 'digested');
    writeFileSync(path, 'abc');
    // FIPS 180-2, appendix B.1.
    expect(await nodeHost().digest(path)).toEqual({ bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
    expect(await Promise.all([folder, join(folder, 'none'), join(path, 'x')].map((each) => nodeHost().digest(each)))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('stat', () => {
  it('reports a file, a folder or null, also below a file', async () => {
    const path = join(folder, 'standing');
    writeFileSync(path, 'abc');
    const host = nodeHost();
    expect(await host.stat(path)).toEqual({ kind: 'file', size: 3, links: 1 });
    expect(await host.stat(folder)).toMatchObject({ kind: 'folder' });
    expect([await host.stat(join(folder, 'none')), await host.stat(join(path, 'x'))]).toEqual([null, null]);
  });

  it.skipIf(process.platform === 'win32')('reports a named pipe as neither', async () => {
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    expect(await nodeHost().stat(join(folder, 'pipe'))).toMatchObject({ kind: 'other' });
    expect(await nodeHost().list(folder)).toContainEqual({ name: 'pipe', kind: 'other' });
  });
});

describe('the fonts of the machine', () => {
  it('are hidden while work runs, and visible afterwards', async () => {
    const before = process.env.FONTCONFIG_FILE;
    const settings = await nodeHost().withoutMachineFonts(async () => process.env.FONTCONFIG_FILE ?? '');
    const [, hidden = '/'] = /<dir>([^<]+)<\/dir>/.exec(readFileSync(settings, 'utf8')) ?? [];
    expect(existsSync(hidden)).toBe(false);
    expect(process.env.FONTCONFIG_FILE).toBe(before);
    await expect(nodeHost().withoutMachineFonts(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(process.env.FONTCONFIG_FILE).toBe(before);
  });

  it.runIf(process.platform === 'linux')('are not read by the PDF compiler while hidden', () => {
    // The package's own font folder replaces the machine's: a hanzi is as wide as the type size.
    const script = `
      const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
      const known = (settings) => {
        process.env.FONTCONFIG_FILE = settings;
        const compiler = NodeCompiler.create({ workspace: '/nowhere', fontArgs: [{ fontPaths: [] }] });
        const text = '#set page(width: 2cm, height: 2cm)\\n#set text(font: "Bulletin KaiTi", fallback: false)\\n#context [#metadata(measure[甲].width.pt()) <w>]';
        return compiler.query({ mainFileContent: text }, { selector: '<w>' })[0].value;
      };
      console.log(JSON.stringify(process.argv.slice(1).map(known)));`;
    const ours = join(folder, 'fonts.conf');
    writeFileSync(ours, `<?xml version="1.0"?><fontconfig><dir>${join(root, 'fonts')}</dir></fontconfig>`);
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, ours, join(root, 'templates', 'no-fonts.conf')], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const [seen, hidden] = JSON.parse(stdout);
    expect(seen).toBeCloseTo(11);
    expect(hidden).not.toBeCloseTo(11);
  });
});

describe('processes', () => {
  it('are running or not', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    expect([nodeHost().isRunning(process.pid), nodeHost().isRunning(pid)]).toEqual([true, false]);
  });
});

import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { BULLETIN, disk, item } from './publication.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const DOCX = 'issue-1/dist/测试简报第1期.docx';
const MANIFEST = 'issue-1/dist/manifest.json';
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#000"/></svg>';

/** Builds issue-1 as DOCX and returns the `--json` report. */
async function build(argv: readonly string[] = [], host: Partial<Host> = {}) {
  const { exit, out } = await there.run(['build', 'issue-1', '--fonts', 'bundled', '--json', ...argv], host);
  const { state, stale, outputs } = JSON.parse(out).issues[0];
  return { exit, state, stale, outputs };
}

async function docx(argv: readonly string[] = [], host: Partial<Host> = {}) {
  return build(['--format', 'docx', ...argv], host);
}

describe('an issue that was built', () => {
  it('is not built or read again while nothing has changed', async () => {
    expect(await docx()).toMatchObject({ state: 'built', stale: { reason: 'new' } });
    const before = statSync(path(DOCX)).mtimeMs;
    const read: string[] = [];
    const readFile = (file: string) => {
      read.push(file);
      return nodeHost().readFile(file);
    };
    expect(await docx([], { readFile })).toMatchObject({ exit: 0, state: 'unchanged', stale: null });
    expect(read.filter((file) => /\.md$|\.typ$|issue\.yaml$/.test(file))).toEqual([]);
    expect(statSync(path(DOCX)).mtimeMs).toBe(before);
  });

  it('says that it is unchanged, with the counts of the last build', async () => {
    const build = ['build', 'issue-1', '--format', 'docx', '--fonts', 'bundled'];
    const first = await there.run(build);
    const second = await there.run(build);
    expect(second.out).toBe(first.out);
    expect(second.err).toBe('issue-1：没有变化，不必重新生成。1 页，1 篇稿件，1 个文件\n');
  });

  it.each<[string, () => void, object | null]>([
    ['an item is edited', () => there.put('issue-1/1.md', item('改过的')), { reason: 'input-changed', file: '1.md' }],
    ['an item is added', () => there.put('issue-1/2.md', item('第二篇')), { reason: 'input-added', file: '2.md' }],
    ['the publication is edited', () => there.put('bulletin.yaml', `${BULLETIN}\n`), { reason: 'input-changed', file: '../bulletin.yaml' }],
    [
      'the issue’s file is edited',
      () => there.put('issue-1/issue.yaml', 'date: 2026-03-03\n'),
      { reason: 'input-changed', file: 'issue.yaml' },
    ],
    ['its output is gone', () => rmSync(path(DOCX)), { reason: 'output-missing' }],
    ['its output is edited by hand', () => writeFileSync(path(DOCX), 'edited', { flag: 'a' }), { reason: 'output-changed' }],
    ['one byte of its output is damaged', () => damage(DOCX), { reason: 'output-changed' }],
    ['its manifest is gone', () => rmSync(path(MANIFEST)), { reason: 'new' }],
    ['its manifest is no manifest', () => there.put(MANIFEST, '{}'), { reason: 'new' }],
    ['another version built it', () => inManifest('"bulletin": "', '"bulletin": "0.0.'), { reason: 'program-changed' }],
    [
      'a submission that is not read lies beside it',
      () => there.put('issue-1/某县.docx', 'x'),
      { reason: 'input-added', file: '某县.docx' },
    ],
    ['a build of it was killed', () => leaveBehind(), null],
  ])('is built again when %s', async (_, change, stale) => {
    await docx();
    change();
    // The leftovers of a killed build are removed without building.
    expect(await docx()).toMatchObject(stale === null ? { state: 'unchanged' } : { state: 'built', stale });
    expect(await docx()).toMatchObject({ state: 'unchanged' });
    expect(readdirSync(path('issue-1/dist')).sort()).toEqual(['manifest.json', '测试简报第1期.docx']);
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(0);
  });

  it.each<[string, readonly string[], Partial<Host>, string]>([
    ['--force', ['--force'], {}, 'forced'],
    ['pre-printed sheets', ['--letterhead', 'preprinted'], {}, 'options-changed'],
    ['a document’s date', [], { env: { SOURCE_DATE_EPOCH: '1000000000' } }, 'options-changed'],
  ])('is built again with %s', async (_, argv, host, reason) => {
    await docx();
    expect(await docx(argv, host)).toMatchObject({ state: 'built', stale: { reason } });
  });

  it('is refused by --strict for its warnings, whatever else has changed', async () => {
    there.put('issue-1/1.md', item('第一篇', '正文,正文。'));
    expect(await docx()).toMatchObject({ state: 'built' });
    expect(await docx(['--strict'])).toMatchObject({ exit: 1, state: 'refused', stale: { reason: 'warnings-refused' } });
    there.put('issue-1/1.md', item('第一篇', '改过,正文。'));
    expect(await docx(['--strict'])).toMatchObject({ exit: 1, state: 'refused', stale: { reason: 'input-changed', file: '1.md' } });
    expect(await docx(['--strict', '--force'])).toMatchObject({ exit: 1, state: 'refused', stale: { reason: 'forced' } });
  });

  it('is built again when a font has changed', async () => {
    await docx();
    const readPart: Host['readPart'] = async (file, offset, length) => {
      const part = await nodeHost().readPart(file, offset, length);
      return file.endsWith('BulletinKaiTi.ttf') && length > 12 ? part.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) : part;
    };
    expect(await docx([], { readPart })).toMatchObject({ state: 'built', stale: { reason: 'fonts-changed' } });
  });

  it('is built again when a picture, or the target of its link, has changed', async () => {
    there.put('issue-1/1.md', item('第一篇', '正文。\n\n![图](a.svg)'));
    there.put('issue-1/one.svg', DRAWING);
    there.put('issue-1/two.svg', DRAWING.replace('#000', '#111'));
    symlinkSync('one.svg', path('issue-1/a.svg'));
    await docx();
    expect(await docx()).toMatchObject({ state: 'unchanged' });
    rmSync(path('issue-1/a.svg'));
    symlinkSync('two.svg', path('issue-1/a.svg'));
    expect(await docx()).toMatchObject({ stale: { reason: 'input-changed', file: 'a.svg' } });
    there.put('issue-1/two.svg', DRAWING.replace('#000', '#222'));
    expect(await docx()).toMatchObject({ stale: { reason: 'input-changed', file: 'a.svg' } });
  });

  it('is built again when a file appears that did not exist before', async () => {
    there.put('issue-1/1.md', item('第一篇').replace('source', 'date: 2026-03-01\nsource').replace('date: 2026-03-01\n---', '---'));
    rmSync(path('issue-1/issue.yaml'));
    there.put('ours/constants.yaml', readFileSync(join(import.meta.dirname, '../../templates/jianbao/constants.yaml'), 'utf8'));
    there.put('bulletin.yaml', `${BULLETIN}template: ours\n`);
    await docx();
    expect(await docx()).toMatchObject({ state: 'unchanged' });
    there.put('ours/page.typ', readFileSync(join(import.meta.dirname, '../../templates/jianbao/page.typ'), 'utf8'));
    expect(await docx()).toMatchObject({ stale: { reason: 'input-changed', file: '../ours/page.typ' } });
    there.put('issue-1/issue.yaml', 'date: 2026-03-02\n');
    expect(await docx()).toMatchObject({ stale: { reason: 'input-changed', file: 'issue.yaml' } });
  });

  it('is built for a missing format, and keeps the other one if nothing else has changed', async () => {
    await docx();
    expect(await build(['--format', 'pdf'])).toMatchObject({ stale: { reason: 'output-missing' }, outputs: [{ format: 'pdf' }] });
    expect(await build()).toMatchObject({ state: 'unchanged', outputs: [{ format: 'docx' }, { format: 'pdf' }] });
    there.put('issue-1/1.md', item('改过的'));
    // A PDF of the old text beside a DOCX of the new one would belong to two builds.
    await docx();
    expect(readdirSync(path('issue-1/dist')).sort()).toEqual(['manifest.json', '测试简报第1期.docx']);
  });

  it('is built again when an item that it is compared with has changed, but not for a later issue', async () => {
    there.put('issue-9/issue.yaml', 'date: 2025-12-29\n');
    there.put('issue-9/1.md', item('旧的'));
    await docx();
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('以后的'));
    expect(await docx()).toMatchObject({ state: 'unchanged' });
    there.put('issue-9/1.md', item('旧的，改过'));
    expect(await docx()).toMatchObject({ stale: { reason: 'siblings-changed' } });
  });

  it('is refused when a sibling has taken its number', async () => {
    await docx();
    there.put('other/issue.yaml', 'number: 1\ndate: 2026-03-09\n');
    expect(await docx()).toMatchObject({ exit: 1, state: 'refused' });
    expect(existsSync(path(DOCX))).toBe(true);
  });

  it('removes the files of its old number, except those edited by hand', async () => {
    await build();
    writeFileSync(path(DOCX), 'edited', { flag: 'a' });
    there.put('issue-1/issue.yaml', 'number: 5\ndate: 2026-03-02\n');
    await build();
    const names = ['manifest.json', '测试简报第1期.docx', '测试简报第5期.docx', '测试简报第5期.pdf'];
    expect(readdirSync(path('issue-1/dist')).sort()).toEqual(names);
  });

  it('says that a file edited by hand was replaced', async () => {
    await docx();
    writeFileSync(path(DOCX), 'edited', { flag: 'a' });
    const { err } = await there.run(['build', 'issue-1', '--format', 'docx', '--fonts', 'bundled']);
    expect(err).toContain('“测试简报第1期.docx”生成后被改动或损坏过，已按稿件重新生成');
  });

  it('is up to date in another folder', async () => {
    await docx();
    const elsewhere = `${there.home}-moved`;
    renameSync(there.home, elsewhere);
    try {
      const { out } = await there.run(['build', 'issue-1', '--format', 'docx', '--fonts', 'bundled', '--json'], { cwd: elsewhere });
      expect(JSON.parse(out).issues[0].state).toBe('unchanged');
      expect(readFileSync(join(elsewhere, MANIFEST), 'utf8')).not.toContain(elsewhere);
    } finally {
      renameSync(elsewhere, there.home);
    }
  });

  it('is not built while its files keep changing', async () => {
    let edits = 0;
    const readFile: Host['readFile'] = async (file) => {
      const data = await nodeHost().readFile(file);
      if (!file.endsWith('1.md')) return data;
      edits += 1;
      there.put('issue-1/1.md', item(`第${edits}次`));
      return data;
    };
    expect(await docx([], { readFile })).toMatchObject({ exit: 3, state: 'failed' });
    expect(edits).toBe(3);
    expect(existsSync(path('issue-1/dist'))).toBe(false);
  });
});

describe('an output folder', () => {
  it('may contain other files and serve several issues', async () => {
    there.put('out/manifest.json', 'of something else');
    there.put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    there.put('issue-2/1.md', item('第二篇'));
    const one = (issue: string) => there.run(['build', issue, '-o', 'out', '-f', 'docx', '--fonts', 'bundled', '--json']);
    await one('issue-1');
    await one('issue-2');
    expect(JSON.parse((await one('issue-1')).out).issues[0].state).toBe('unchanged');
    expect(JSON.parse((await one('issue-2')).out).issues[0].state).toBe('unchanged');
    expect(readFileSync(path('out/manifest.json'), 'utf8')).toBe('of something else');
    expect(readdirSync(path('out'))).toHaveLength(5);
  });
});

function damage(name: string): void {
  const data = readFileSync(path(name));
  data[100] = (data[100] ?? 0) ^ 1;
  writeFileSync(path(name), data);
}

function inManifest(from: string, to: string): void {
  there.put(MANIFEST, readFileSync(path(MANIFEST), 'utf8').replace(from, to));
}

/** The leftovers of a build that was killed before it changed anything. */
function leaveBehind(): void {
  const { user, machine } = nodeHost().owner;
  there.put('issue-1/dist/.bulletin.lock', JSON.stringify({ user, machine, pid: 2 ** 22 + 1, since: Date.now(), token: '12345678' }));
  there.put('issue-1/dist/.bulletin.12345678-0.tmp', 'half');
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withFiles } from '../../src/host/overlay.ts';
import { memoryHost } from '../memory-host.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

/** A publication with an issue, and a link to its folder. */
const host = memoryHost({
  '/work/bulletin.yaml': '名称',
  '/work/issue/a.md': '甲',
  '/work/issue/images/a.png': '点',
  '/link': { link: '/work/issue' },
});
const overlaid = (folder: string) =>
  withFiles(
    host,
    folder,
    new Map([
      ['a.md', bytes('甲甲')],
      ['b.md', bytes('乙')],
      ['texts/c.md', bytes('丙')],
    ]),
  );

describe.each(['/work/issue', '/link'])('files that stand over %s', (folder) => {
  it('replace the files below, whole and in part, and leave others as they are', async () => {
    const there = await overlaid(folder);
    expect(text(await there.readFile('/work/issue/a.md'))).toBe('甲甲');
    expect(text(await there.readPart(`${folder}/a.md`, 3, 3))).toBe('甲');
    expect(text(await there.readFile('/work/bulletin.yaml'))).toBe('名称');
    expect(text(await there.readPart('/work/bulletin.yaml', 3, 3))).toBe('称');
    expect(text(await host.readFile('/work/issue/a.md'))).toBe('甲');
  });

  it('have the digest and size of the new contents', async () => {
    const there = await overlaid(folder);
    const sha256 = createHash('sha256').update('乙').digest('hex');
    expect(await there.digest(`${folder}/b.md`)).toEqual({ bytes: 3, sha256 });
    expect(await there.digest('/work/bulletin.yaml')).toEqual(await host.digest('/work/bulletin.yaml'));
    expect(await there.stat(`${folder}/a.md`)).toEqual({ kind: 'file', size: 6 });
    expect(await there.stat(`${folder}/texts`)).toEqual({ kind: 'folder', size: 0 });
    expect(await there.stat(`${folder}/none`)).toBeNull();
  });

  it('are listed once, with the folders that they imply', async () => {
    const there = await overlaid(folder);
    const names = async (path: string) => (await there.list(path)).map(({ name, kind }) => `${name} ${kind}`).sort();
    expect(await names(folder)).toEqual(['a.md file', 'b.md file', 'images folder', 'texts folder']);
    expect(await names(`${folder}/texts`)).toEqual(['c.md file']);
    expect(await names(`${folder}/images`)).toEqual(['a.png file']);
  });

  it('are not links, and are found in the real folder', async () => {
    const there = await overlaid(folder);
    expect(await there.realPath(`${folder}/texts/c.md`)).toBe('/work/issue/texts/c.md');
    expect(await there.realPath(`${folder}/images`)).toBe('/work/issue/images');
  });
});

it('a missing folder holds the files that would be written to it', async () => {
  const there = await withFiles(host, '/new/issue', new Map([['a.md', bytes('甲')]]));
  expect(await there.list('/new/issue')).toEqual([{ name: 'a.md', kind: 'file' }]);
  expect(await there.realPath('/new/issue/a.md')).toBe('/new/issue/a.md');
});

import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/fonts/catalogue.ts';
import { findFaces } from '../../src/fonts/index.ts';
import { toTypstFamily } from '../../src/fonts/names.ts';
import { findFace } from '../../src/model/faces.ts';
import { faceRoles } from '../../src/model/layout.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { CHINESE, collection, renamed, type TinyName, tinyFont } from './tiny-font.ts';

const HANZI = '的一是国镕';
const FANG: readonly TinyName[] = [
  { id: 1, text: 'FangSong' },
  { id: 2, text: 'Regular' },
  { id: 1, text: '仿宋', as: CHINESE },
];

/** Page 0 of code points with the bits of A to Z. */
const CAPITALS = Buffer.concat([Buffer.alloc(10), Buffer.from([0xfe, 0xff, 0xff, 0x07]), Buffer.alloc(20)]).toString('base64');

const INDEX = JSON.stringify({
  roles: Object.fromEntries(faceRoles.map((role) => [role, ['Ours']])),
  faces: [
    {
      family: 'Ours',
      original: 'An open face',
      file: 'Ours.ttf',
      coverage: CAPITALS,
    },
  ],
});

function find(files: Files, options: Parameters<typeof memoryHost>[1] = {}, fonts: 'office-first' | 'bundled' = 'office-first') {
  return findFaces(memoryHost({ '/package/fonts/index.json': INDEX, ...files }, options), { assets: '/package/fonts', fonts });
}

const fangsong = async (...args: Parameters<typeof find>) => {
  const { faces, roles } = await find(...args);
  const report = roles.find(({ role }) => role === 'fangsong');
  if (report === undefined) throw new Error('no report');
  return { report, list: faces.fangsong, faces };
};

describe('findFaces', () => {
  it('prefers an office font, with ours for the characters it lacks', async () => {
    const { report, list, faces } = await fangsong({ '/usr/share/fonts/win/simfang.ttf': tinyFont(FANG, HANZI) });
    expect(list.map(({ family, origin, path }) => [family, origin, path])).toEqual([
      ['FangSong', 'office', '/usr/share/fonts/win/simfang.ttf'],
      ['Ours', 'bundled', '/package/fonts/Ours.ttf'],
    ]);
    expect(report).toMatchObject({ title: '仿宋', better: [{ candidate: { title: '仿宋_GB2312' }, reason: 'not-found' }] });
    expect(report.install?.title).toBe('仿宋_GB2312');
    expect(findFace(faces, 'fangsong', '镕'.codePointAt(0) ?? 0)?.family).toBe('FangSong');
    expect(findFace(faces, 'fangsong', 0x41)?.family).toBe('Ours');
    expect(findFace(faces, 'fangsong', 0x4e01)).toBeNull();
  });

  it.each([4, 12] as const)('knows how wide its characters are (character map of format %d)', async (format) => {
    const { list } = await fangsong({ '/usr/share/fonts/win/simfang.ttf': tinyFont(FANG, `AB${HANZI}`, { format }) });
    const widths = ['A', 'B', '镕', 'C'].map((character) => list[0]?.advance?.(character.codePointAt(0) ?? 0));
    expect(widths).toEqual([0.25, 0.5, 0.5, undefined]);
  });

  it('finds a font by every name in the catalogue', async () => {
    for (const role of faceRoles) {
      const characters = role === 'latin' ? 'Aa0' : HANZI;
      for (const { title, names } of catalogue[role]) {
        for (const name of names) {
          for (const id of [1, 4, 6]) {
            const font = tinyFont(
              [
                { id: 1, text: 'Some Family' },
                { id, text: name, as: CHINESE },
              ],
              characters,
            );
            const { roles } = await find({ '/home/editor/.fonts/a.otf': font });
            expect(roles.find((report) => report.role === role)).toMatchObject({ title, face: { family: 'Some Family' } });
          }
        }
      }
    }
  });

  it('reports every candidate when none is found, and does not search when only ours are wanted', async () => {
    const none = await fangsong({});
    expect(none.report.better.map(({ reason }) => reason)).toEqual(catalogue.fangsong.map(() => 'not-found'));
    expect(none.report).toMatchObject({ title: 'An open face', face: { family: 'Ours', origin: 'bundled' } });
    const asked = await fangsong({ '/usr/share/fonts/simfang.ttf': tinyFont(FANG, HANZI) }, {}, 'bundled');
    expect(asked.list.map(({ family }) => family)).toEqual(['Ours']);
    expect(new Set(asked.report.better.map(({ reason }) => reason))).toEqual(new Set(['not-searched']));
  });

  it('skips a font without hanzi, and one with truncated tables', async () => {
    const latin = await fangsong({ '/usr/share/fonts/a.ttf': tinyFont(FANG, 'ABC') });
    expect(latin.report.better).toContainEqual({ candidate: expect.objectContaining({ title: '仿宋' }), reason: 'no-glyphs' });
    const font = Buffer.from(tinyFont(FANG, HANZI));
    font.writeUInt32BE(1_000_000, 12 + 16 + 8); // The character map now lies behind the end of the file.
    const broken = await fangsong({ '/usr/share/fonts/a.ttf': font });
    expect(broken.report.better).toContainEqual({ candidate: expect.objectContaining({ title: '仿宋' }), reason: 'unreadable' });
    expect(broken.list[0].family).toBe('Ours');
  });

  it('reads both character map formats, beyond the Basic Multilingual Plane too', async () => {
    const { faces } = await fangsong({ '/usr/share/fonts/a.ttf': tinyFont(FANG, `${HANZI}𬭚`, { format: 12 }) });
    expect(findFace(faces, 'fangsong', 0x2cb5a)?.family).toBe('FangSong');
    expect(findFace(faces, 'fangsong', 0x2cb5b)).toBeNull();
  });

  it('finds a font in a collection, and its weight', async () => {
    const styled = (style: string, weight: number) =>
      tinyFont(
        [
          { id: 1, text: 'Songti SC' },
          { id: 2, text: style },
          { id: 4, text: `Songti SC ${style}` },
        ],
        HANZI,
        { weight },
      );
    const { faces } = await find({ '/usr/share/fonts/Songti.ttc': collection([styled('Regular', 400), styled('Black', 900)]) });
    expect(faces.xiaobiaosong[0]).toMatchObject({ family: 'Songti SC', index: 1, weight: 900 });
  });

  it('picks the regular face of a family, not the bold one', async () => {
    const style = (text: string) => tinyFont([...FANG.filter(({ id }) => id !== 2), { id: 2, text }], HANZI);
    const { list } = await fangsong({ '/usr/share/fonts/a-bold.ttf': style('Bold'), '/usr/share/fonts/b.ttf': style('Regular') });
    expect(list[0].path).toBe('/usr/share/fonts/b.ttf');
  });

  it('follows links and survives link cycles', async () => {
    const { list } = await fangsong({
      '/opt/fonts/simfang.ttf': tinyFont(FANG, HANZI),
      '/usr/share/fonts/office': { link: '/opt/fonts' },
      '/usr/share/fonts/ring': { link: '/usr/share/fonts' },
    });
    expect(list[0].family).toBe('FangSong');
  });

  it('survives any damage to a font file and reports the unreadable ones', async () => {
    const whole = tinyFont(FANG, HANZI);
    const damage = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), length: fc.nat(whole.length) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, byte, length }) => {
        const font = Uint8Array.from(whole).slice(0, length);
        if (at < length) font[at] = byte;
        expect((await fangsong({ '/usr/share/fonts/a.ttf': font })).list.at(-1)?.family).toBe('Ours');
      }),
      { numRuns: 500 },
    );
    const { unreadable } = await find({ '/usr/share/fonts/a.ttf': 'no font', '/usr/share/fonts/readme.txt': 'text' });
    expect(unreadable).toEqual(['/usr/share/fonts/a.ttf']);
  });
});

describe('toTypstFamily', () => {
  const marks = readFileSync(resolve(import.meta.dirname, '../../fonts/BulletinMarks.ttf'));

  /** Typst warns of families it does not know; these are the known ones. */
  function known(font: Buffer, families: readonly string[]): string[] {
    const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: [font] }] });
    return families.filter((family) => {
      const compiled = compiler.compile({ mainFileContent: `#text(font: ${JSON.stringify(family)}, fallback: false)[“]` });
      const document = compiled.result;
      return document !== null && /BaseFont/u.test(compiler.pdf(document).toString('latin1'));
    });
  }

  it.each([
    [['Qq Fang'], 'Qq Fang'],
    [['Qq Fang R'], 'Qq Fang R'],
    [['Qq WenKai Light'], 'Qq WenKai'],
    [['Qq Song SC ExtraBold'], 'Qq Song SC'],
    [['Qq Song SC Extra-Bold'], 'Qq Song SC'],
    [['Qq-Hei-Condensed Black'], 'Qq-Hei'],
    [['QqBold'], 'QqBold'],
    [['Qq Fang', '奇仿'], 'Qq Fang'],
    [['奇仿'], '奇仿'],
  ])('maps %j to Typst’s name %s', (families, expected) => {
    const names = families.map((text) => ({ id: 1, text, ...(/\p{Script=Han}/u.test(text) ? { as: CHINESE } : {}) }));
    expect(toTypstFamily(names.map(({ id, text }) => ({ id, text, plain: true })))).toBe(expected);
    expect(known(renamed(marks, names), [...new Set([...families, expected])])).toEqual([expected]);
  });
});

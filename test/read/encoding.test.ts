import { describe, expect, it } from 'vitest';
import { FRONT, readItem, words } from './reading.ts';

const TEXT = `${FRONT}**制定计划。** 设置“课程表”。\n`;

/** GBK bytes, as no encoder for it comes with Node: the few characters these tests need. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  通: [0xcd, 0xa8],
  知: [0xd6, 0xaa],
  甲: [0xbc, 0xd7],
  县: [0xcf, 0xd8],
};

function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => GBK[character] ?? [character.charCodeAt(0)]));
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const marked = `\ufeff${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), !bigEndian);
  return new Uint8Array(view.buffer);
}

const encodings: readonly (readonly [string, (text: string) => Uint8Array, readonly string[]])[] = [
  ['UTF-8', (text) => new TextEncoder().encode(text), []],
  ['UTF-8 with its mark', (text) => new TextEncoder().encode(`\ufeff${text}`), []],
  ['UTF-16 LE', (text) => utf16(text, false), ['encoding-utf8 1:1-1:1']],
  ['UTF-16 BE', (text) => utf16(text, true), ['encoding-utf8 1:1-1:1']],
];

describe.each(encodings)('%s', (_, encode, notes) => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads the same with %s, in the same places', async (__, end) => {
    const { item, found } = await readItem(encode(TEXT.replaceAll('\n', end)));
    expect(found).toEqual(notes);
    expect(item.text).toBe(TEXT);
    expect(item.values.title).toBe('一篇稿件');
    expect(item.place('title')).toMatchObject({ line: 2, column: 8, endLine: 2, endColumn: 12 });
    expect(words(item.body[0])).toBe('*制定计划。*设置“课程表”。');
    expect(item.body[0]?.place).toMatchObject({ line: 7, column: 1, endColumn: 19 });
  });
});

describe('encodings that must be guessed', () => {
  it('takes Chinese that is no UTF-8 for GB18030, and says so', async () => {
    const { item, diagnostics } = await readItem(gbk('---\ntitle: 甲县通知\nsource: 甲县\ncategory: 甲\ndate: 2026-03-01\n---\n甲县\n'));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['encoding-utf8', 'note']]);
    expect(item.values.title).toBe('甲县通知');
  });

  it('takes 通知 in GBK for Chinese, though it is valid UTF-8', async () => {
    const bytes = gbk('---\ntitle: 通知\n---\n');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('\u0368\u05aa');
    const { item } = await readItem(bytes);
    expect(item.values.title).toBe('通知');
  });

  it('keeps UTF-8 with a few accents as it is', async () => {
    const { item } = await readItem('---\ntitle: café\n---\n');
    expect(item.values.title).toBe('café');
  });

  it.each([
    ['bytes of no text', Uint8Array.from({ length: 200 }, (_, index) => (index * 89) % 256)],
    ['UTF-16 without its mark', utf16(TEXT, false).slice(2)],
    ['Latin-1', Uint8Array.from([0x2d, 0x63, 0x61, 0x66, 0xe9, 0x20, 0xff, 0x0a])],
  ])('refuses %s', async (_, bytes) => {
    const { found, item } = await readItem(bytes);
    expect(found).toEqual(['encoding-known 1:1-1:1']);
    expect(item.body).toEqual([]);
  });
});

describe('characters that cannot be printed', () => {
  it.each([
    ['NUL', '\0', 'U+0000', 1],
    ['a bell', '\x07', 'U+0007', 1],
    ['escape', '\x1b', 'U+001B', 1],
    ['DEL', '\x7f', 'U+007F', 1],
    ['a C1 control', '\x9b', 'U+009B', 1],
    ['private use', '\ue000', 'U+E000', 1],
    ['private use of plane 15', '\u{f0000}', 'U+F0000', 2],
    ['a noncharacter', '\ufffe', 'U+FFFE', 1],
    ['a line separator', '\u2028', 'U+2028', 1],
    ['a replacement character', '\ufffd', 'U+FFFD', 1],
  ])('reports %s at its place and keeps it from the nodes', async (_, character, codePoint, length) => {
    const { item, diagnostics, found } = await readItem(`${FRONT}甲\n乙${character}丙\n`);
    expect(found).toEqual([`character-printable 8:2-8:${2 + length}`]);
    expect(diagnostics[0]?.args).toEqual({ codePoint });
    expect(words(item.body[0])).toBe(`甲乙${'〓'.repeat(length)}丙`);
  });

  it('reports them in front matter, raw and escaped', async () => {
    const { found, item } = await readItem(`${FRONT.replace('一篇稿件', '"一\\u0007篇"').replace('甲县', '甲\x07县')}正文`);
    expect(found).toEqual(['character-printable 2:8-2:18', 'character-printable 3:10-3:11']);
    expect(item.broken.has('title')).toBe(true);
    expect(item.values.title).toBeUndefined();
  });

  it.each(['&#0;', '&#7;', '&#x1b;', '&#xd800;', '&#xe000;', '&#x110000;'])('reports what %s stands for', async (reference) => {
    const { found, item } = await readItem(`${FRONT}甲 ${reference}乙`);
    expect(found).toEqual([`character-printable 7:3-7:${3 + reference.length}`]);
    expect(words(item.body[0])).toBe('甲 〓乙');
  });

  it('lets tabs, rare hanzi and emoji pass', async () => {
    const { found, item } = await readItem(`${FRONT}甲\t乙𠮷😀`);
    expect(found).toEqual([]);
    expect(words(item.body[0])).toBe('甲 乙𠮷😀');
  });
});

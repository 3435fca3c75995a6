import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings, gb18030, lineEnds, unreadable } from '../encodings.ts';
import { FRONT, PUBLICATION, read, readItem, words } from './reading.ts';

const TEXT = `${FRONT}**制定计划。** 设置“课程表”。\n`;

/** The result of reading, without the notes on the encoding. */
async function readAs(file: string, text: string, encode: (text: string) => Uint8Array) {
  const { manuscript, diagnostics } = await read({ 'a.md': `${FRONT}正文。`, ...FILES, [file]: encode(text) });
  const { publication, issue, items, passages } = manuscript;
  const drafts = [publication, issue, ...items].map(({ text, values, broken }) => ({ text, values, broken }));
  const bodies = items.map(({ body, notes, bodyBroken }) => ({ body, notes, bodyBroken }));
  const places = [...passages, ...items.flatMap((item) => item.passages)].map((passage) => [passage.text, passage.place()]);
  return {
    read: { drafts, bodies, places, diagnostics: diagnostics.filter(({ code }) => code !== 'encoding-utf8') },
    notes: diagnostics.filter(({ code }) => code === 'encoding-utf8').map(({ place, args }) => [place.file, place.line, args]),
  };
}

const FILES = { '../bulletin.yaml': PUBLICATION, 'issue.yaml': '日期: 2026-03-02\n' };

/** Valid and invalid texts of each kind of file, with characters of one, two and four bytes. */
const pieces = fc.constantFrom(
  ...'甲乙丙县，。“”（）《》、—…·△①Ab5 0-9%㐂𠮷䶮\n'.split(/(?:)/u),
  '**制定计划。** ',
  '\n\n',
  '\n> 引用\n',
  '\n# 一、情况\n',
  '[^1]',
  '\u0007',
);
const body = fc.array(pieces, { maxLength: 40 }).map((list) => `${FRONT}正文说明情况。\n${list.join('')}\n`);
const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a.md': body,
  'issue.yaml': fc.constantFrom(
    '日期: 2026-03-02\n编者按: 说明𠮷\n',
    '期号: 三\n\n\n日期: 昨天\n',
    '签发人：张三\n',
    '编者按: "甲\\u0007"\n',
    '# 说明㐂\n',
  ),
  '../bulletin.yaml': fc.constantFrom(PUBLICATION, `${PUBLICATION}限度: { 标题字数: 多 }\n`, PUBLICATION.replace('简报', '简报𠮷')),
};

describe.each(Object.entries(encodings))('%s', (name, encode) => {
  it.each(Object.entries(lineEnds))('reads the same with %s, in the same places', async (_, end) => {
    for (const [file, text] of Object.entries(texts)) {
      await fc.assert(
        fc.asyncProperty(text, async (plain) => {
          const expected = await readAs(file, plain, (text) => Buffer.from(text));
          const { read, notes } = await readAs(file, end(plain), encode);
          expect(read).toEqual(expected.read);
          const place = file.startsWith('../') ? file.slice(3) : `issue-1/${file}`;
          expect(notes).toEqual(name.startsWith('UTF-8') ? [] : [[place, 1, { encoding: name.replace(/ [LB]E$/, '') }]]);
        }),
        { numRuns: 6 },
      );
    }
  });

  it('reports columns in decoded text', async () => {
    const { item, found } = await readItem(encode(TEXT));
    expect(found).toEqual(name.startsWith('UTF-8') ? [] : ['encoding-utf8 1:1-1:1']);
    expect(item.place('title')).toMatchObject({ line: 2, column: 8, endLine: 2, endColumn: 12 });
    expect(words(item.body[0])).toBe('*制定计划。*设置“课程表”。');
    expect(item.body[0]?.place).toMatchObject({ line: 7, column: 1, endColumn: 19 });
  });
});

describe('detecting the encoding', () => {
  it('reads Chinese that is not UTF-8 as GB18030, with a note', async () => {
    const { item, diagnostics } = await readItem(
      gb18030('---\ntitle: 甲县通知\nsource: 甲县\ncategory: 甲\ndate: 2026-03-01\n---\n甲县\n'),
    );
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['encoding-utf8', 'note']]);
    expect(item.values.title).toBe('甲县通知');
  });

  it('reads 通知 in GBK as Chinese, although it is valid UTF-8', async () => {
    const bytes = gb18030('---\ntitle: 通知\n---\n');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('\u0368\u05aa');
    const { item } = await readItem(bytes);
    expect(item.values.title).toBe('通知');
  });

  it('reads four-byte characters of GB18030', async () => {
    const { item, found } = await readItem(gb18030(`${FRONT}𠮷䶮㐂`));
    expect(found).toEqual(['encoding-utf8 1:1-1:1']);
    expect(words(item.body[0])).toBe('𠮷䶮㐂');
  });

  it('reads Chinese with a private-use character, and reports it', async () => {
    const chinese = '甲县通知各单位认真组织学习并按时报送总结材料'.repeat(5);
    const { found } = await readItem(gb18030(`${FRONT}${chinese}\ue000`));
    expect(found).toEqual(['encoding-utf8 1:1-1:1', `character-printable 7:${chinese.length + 1}-7:${chinese.length + 2}`]);
  });

  it('reads UTF-8 with a few accents as UTF-8', async () => {
    const { item } = await readItem('---\ntitle: café\n---\n');
    expect(item.values.title).toBe('café');
  });

  it.each(unreadable(TEXT))('refuses %s', async (_, bytes) => {
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

  it.each([
    ['LE', (bytes: Buffer) => bytes],
    ['BE', (bytes: Buffer) => bytes.swap16()],
  ])('reports half a pair of surrogates where it stands in UTF-16 %s', async (_, ordered) => {
    const { item, diagnostics, found } = await readItem(ordered(Buffer.from(`\ufeff${FRONT}甲\ud800乙\udc00𠮷\n`, 'utf16le')));
    expect(found).toEqual(['encoding-utf8 1:1-1:1', 'character-printable 7:2-7:3', 'character-printable 7:4-7:5']);
    expect(diagnostics.slice(1).map(({ args }) => args)).toEqual([{ codePoint: 'U+D800' }, { codePoint: 'U+DC00' }]);
    expect(words(item.body[0])).toBe('甲〓乙〓𠮷');
  });

  it('reports a lone surrogate from a YAML escape', async () => {
    const { found, item } = await readItem(`${FRONT.replace('一篇稿件', '"一\\ud800篇"')}正文`);
    expect(found).toEqual(['character-printable 2:8-2:18']);
    expect(item.values.title).toBeUndefined();
  });

  it('reports them in front matter, raw and escaped', async () => {
    const { found, item } = await readItem(`${FRONT.replace('一篇稿件', '"一\\u0007篇"').replace('甲县', '甲\x07县')}正文`);
    expect(found).toEqual(['character-printable 2:8-2:18', 'character-printable 3:10-3:11']);
    expect(item.broken.has('title')).toBe(true);
    expect(item.values.title).toBeUndefined();
  });

  it.each(['&#0;', '&#7;', '&#x1b;', '&#xd800;', '&#xe000;', '&#x110000;'])('reports the character of %s', async (reference) => {
    const { found, item } = await readItem(`${FRONT}甲 ${reference}乙`);
    expect(found).toEqual([`character-printable 7:3-7:${3 + reference.length}`]);
    expect(words(item.body[0])).toBe('甲 〓乙');
  });

  it('accepts tabs, rare hanzi and emoji', async () => {
    const { found, item } = await readItem(`${FRONT}甲\t乙𠮷😀`);
    expect(found).toEqual([]);
    expect(words(item.body[0])).toBe('甲 乙𠮷😀');
  });
});

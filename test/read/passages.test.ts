import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody, readItem } from './reading.ts';

/** A passage, and the source of each of its characters. */
async function passages(markdown: string) {
  const { item } = await readBody(markdown, { 'images/a.png': '' });
  const characters = (passage: (typeof item.passages)[number]) =>
    passage.text.split('').map((_, at) => {
      const { start, end } = passage.source(at, at + 1);
      return item.text.slice(start, end);
    });
  return item.passages.slice(1).map((passage) => ({ passage, kind: passage.kind, text: passage.text, source: characters(passage) }));
}

describe('a passage', () => {
  it('is the text as printed, without markup, with the place of each character', async () => {
    const [found] = await passages('**制定计划。** 设置“课程表”[^1]，见[网站](https://example.com)\\*与&amp;。\n\n[^1]: 注。');
    expect(found?.text).toBe('制定计划。设置“课程表”，见网站*与&。');
    expect(found?.source.join('')).toBe('制定计划。设置“课程表”，见网站\\*与&amp;。');
    expect(found?.passage.strong).toEqual([{ start: 0, end: 5 }]);
    expect(found?.passage.place(5, 7)).toMatchObject({ line: 7, column: 11, endLine: 7, endColumn: 13 });
    expect(found?.passage.literal(5, 8)).toBe(true);
    expect(found?.passage.literal(3, 6)).toBe(false);
    expect([found?.passage.isStrong(4), found?.passage.isStrong(5)]).toEqual([true, false]);
  });

  it('keeps its place after byte order marks', async () => {
    const [found] = await passages('\ufeff\ufeff正文。');
    expect(found?.text).toBe('正文。');
    expect(found?.passage.place(0, 1)).toMatchObject({ line: 7, column: 3, endColumn: 4 });
  });

  it('joins lines as printed', async () => {
    const [found] = await passages('第一行\n  第二行 with\n  words\\\n末行');
    expect(found?.text).toBe('第一行第二行 with words\n末行');
    expect(found?.passage.place(3, 4)).toMatchObject({ line: 8, column: 3 });
    expect(found?.passage.place(12, 17)).toMatchObject({ line: 9, column: 3, endColumn: 8 });
    expect(found?.passage.place(18, 19)).toMatchObject({ line: 10, column: 1 });
  });

  it('covers everything that is printed', async () => {
    const found = await passages(
      '# 一、标题\n\n- 条目\n\n| 甲 | 乙\\|丙 |\n| - | - |\n| 1 | 2 |\n\n![图](images/a.png "图1 说明")\n\n正文[^1]。\n\n[^1]: 注。',
    );
    expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'heading 一、标题',
      'entry 条目',
      'cell 甲',
      'cell 乙|丙',
      'cell 1',
      'cell 2',
      'caption 图1 说明',
      'paragraph 正文。',
      'note 注。',
    ]);
    expect(found[0]?.passage.level).toBe(1);
    expect(found[3]?.passage.place()).toMatchObject({ line: 11, column: 7, endColumn: 11 });
    expect(found[6]?.passage.place()).toMatchObject({ line: 15, column: 20, endColumn: 25 });
  });

  it.each([
    ['plain', 'title: 甲乙', '2:8-2:10'],
    ['in double quotes', 'title: "甲\\u4e59"', '2:9-2:16'],
    ['in single quotes', "title: '甲''乙'", '2:9-2:13'],
    ['folded', 'title: >-\n  甲乙\n  丙丁', '3:3-4:5'],
  ])('is made of a title: %s', async (_, line, expected) => {
    const { item } = await readItem(`---\n${line}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n正文。`);
    const place = item.passages[0]?.place();
    expect(`${place?.line}:${place?.column}-${place?.endLine}:${place?.endColumn}`).toBe(expected);
  });

  it('points at the character or its escape, for any text', async () => {
    const piece = fc.constantFrom('甲', '，', '**', ' ', '\n', '\\*', '&lt;', '[^1]', 'A1', '“', '`', '|', '<!-- x -->', '\t', '　', '𠮷');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
        for (const { text, source } of await passages(pieces.join(''))) {
          source.forEach((written, at) => {
            const printed = text[at] ?? '';
            const same = written === printed || written.startsWith('\\') || written.startsWith('&') || /^\s+$/.test(printed + written);
            expect(same, JSON.stringify({ pieces, text, at, printed, written })).toBe(true);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRONT, inlineWords, readBody, readItem, words } from './reading.ts';

const notesOf = async (markdown: string) => {
  const { item, found, body } = await readBody(markdown);
  return { found, body: body.map(words), notes: item.notes.map(({ number, children }) => `${number} ${inlineWords(children)}`) };
};

describe('notes', () => {
  it('are numbered in the order of their marks', async () => {
    const markdown = '[^b]: 后注。\n\n甲[^a]，**乙[^B]**。\n\n[^a]: **先**注，\n续[行](http://a.cn)。\n\n- 丙[^说明]\n\n[^说明]: 末注。';
    expect(await notesOf(markdown)).toEqual({
      found: [],
      body: ['甲①，*乙*②。', ''],
      notes: ['1 *先*注，续行<http://a.cn/>。', '2 后注。', '3 末注。'],
    });
  });

  it.each([
    ['甲[^1]\n乙', '甲①乙'],
    ['甲\n[^1]乙', '甲①乙'],
    ['甲 [^1] 乙', '甲① 乙'],
    ['甲。\n[^1]\n', '甲。①'],
    ['Word[^1]\nword', 'Word① word'],
    ['**甲**[^1]**乙**', '*甲*①*乙*'],
    ['甲[^1][^2]', '甲①②'],
    ['[甲[^1]](http://a.cn)', '甲<http://a.cn/>①'],
    ['甲！[^1]', '甲！①'],
    ['甲![^1]', '甲!①'],
  ])('%j reads %j', async (markdown, expected) => {
    const more = markdown.includes('[^2]') ? '\n\n[^2]: 二。' : '';
    const { found, body } = await notesOf(`${markdown}\n\n[^1]: 注。${more}`);
    expect(found).toEqual([]);
    expect(body).toEqual([expected]);
  });

  it('keep their places', async () => {
    const { item } = await readBody('甲[^1]\n\n[^1]: 注。\n');
    expect(item.notes[0]).toMatchObject({ number: 1, place: { line: 9, column: 1, endLine: 9, endColumn: 9 } });
    expect(item.body[0]).toMatchObject({ children: [{}, { type: 'note', number: 1, place: { line: 7, column: 2, endColumn: 6 } }] });
  });

  it('ignore escaped brackets', async () => {
    expect(await notesOf('甲\\[^1]乙\\[^ ]')).toEqual({ found: [], body: ['甲[^1]乙[^ ]'], notes: [] });
  });

  it('may have comments', async () => {
    expect(await notesOf('甲[^1]\n\n[^1]: <!-- 核对 -->\n\n    注。')).toMatchObject({ found: [], notes: ['1 注。'] });
  });
});

describe('notes that cannot be printed', () => {
  it.each([
    ['甲[^1]乙[^二]', ['note-defined 7:2-7:6', 'note-defined 7:7-7:11']],
    ['[^1]: 注', ['note-marked 7:1-7:8']],
    ['甲[^1]乙[^1]\n\n[^1]: 注', ['note-one-mark 7:7-7:11']],
    ['甲[^1]\n\n[^1]: 注\n\n[^1]: 又注', ['note-one-text 11:1-11:9']],
    ['甲[^1]\n\n[^1]: 注\n\n    又一段', ['note-paragraph 11:5-11:8']],
    ['甲[^1]\n\n[^1]: - 一\n    - 二', ['note-paragraph 9:7-9:10']],
    ['甲[^1]\n\n[^1]:\n', ['note-text 9:1-9:6']],
    ['甲[^1]\n\n[^1]: <!-- 注 -->', ['note-text 9:1-9:17']],
    ['甲[^1]\n\n[^1]：注', ['note-colon 9:1-9:6']],
    ['甲[^1]\n\n　　[^1]：注', ['note-colon 9:3-9:8']],
    ['甲[^1]乙[^2]\n\n[^1]: 注[^2]\n\n[^2]: 注', ['markup-printable 9:8-9:12']],
    ['甲[^1]\n\n[^1]: 注[^2]', ['markup-printable 9:8-9:12']],
    ['# 甲[^1]\n\n乙\n\n[^1]: 注', ['markup-printable 7:4-7:8']],
    ['# 甲[^1]\n\n乙', ['markup-printable 7:4-7:8']],
    ['|甲[^1]|\n|-|\n|乙[^1]|\n\n[^1]: 注', ['markup-printable 7:3-7:7', 'markup-printable 9:3-9:7']],
    ['[^1]甲\n\n[^1]: 注', ['markup-printable 7:1-7:5']],
    ['甲\\\n[^1]\n\n[^1]: 注', ['markup-printable 8:1-8:5']],
    ['- 甲[^1]\n\n  [^1]: 注', ['markup-printable 9:3-9:10']],
    ['甲[^注 1]和[^]', ['markup-printable 7:2-7:8', 'markup-printable 7:9-7:12']],
  ])('%j gives %j', async (markdown, expected) => {
    const { found, item } = await readBody(markdown);
    expect(found).toEqual(expected);
    expect(item.bodyBroken).toBe(true);
  });

  it('hide no other error', async () => {
    const { diagnostics } = await readBody('甲[^1]*乙*\n\n[^2]: `丙`[丁](x)');
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'note-defined',
      'markup-printable',
      'note-marked',
      'markup-printable',
      'link-address',
    ]);
  });
});

describe('any order of marks and notes', () => {
  it('numbers notes in text order and matches each mark', async () => {
    const labels = fc.uniqueArray(fc.constantFrom(...'abcdefgh甲乙丙'), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        labels.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }))),
        async ([marks, definitions]) => {
          const text = marks.map((label) => `词[^${label}]`).join('，');
          const { item, found } = await readItem(
            `${FRONT}${text}\n\n${definitions.map((label) => `[^${label}]: 关于${label}`).join('\n\n')}`,
          );
          expect(found).toEqual([]);
          expect(item.notes.map(({ number }) => number)).toEqual(marks.map((_, index) => index + 1));
          expect(item.notes.map(({ children }) => inlineWords(children))).toEqual(marks.map((label) => `关于${label}`));
        },
      ),
      { numRuns: 100 },
    );
  });
});

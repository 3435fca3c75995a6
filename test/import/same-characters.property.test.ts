import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, table } from './docx-maker.ts';
import { imported, onlyItem, wordsOf } from './importing.ts';

/** For any submitted text, `src/read` reads the same characters back from the written item. */

const TITLE = '某县扎实推进重点工作取得实效';
/** A first paragraph that no recogniser matches, so that what follows is body. */
const OPENING = '今年以来，各项工作有序推进，成效明显。';

const special = fc.constantFrom(
  ...'\\`*_[]<>|~#+-=!&:(){}"\'.^$%@/;,?',
  '**',
  '__',
  '~~',
  '<!--',
  '-->',
  '![',
  '](',
  '[^1]',
  '&amp;',
  '&#65;',
  '1. ',
  '2) ',
  '- ',
  '# ',
  '> ',
  '---',
  '===',
  '```',
  '<br>',
  'https://a.cn/_b_',
  '\\\\',
  '| a |',
  '= ',
);
const ordinary = fc.constantFrom(...'某县制定计划设置课程，。；“”《》（）、12345abcXYZ', '。', ' ', '3 ', '年');
const words = fc
  .array(fc.oneof({ weight: 2, arbitrary: special }, { weight: 3, arbitrary: ordinary }), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');

/** Avoids what recognisers take for headings, lists, attributions and sign-offs, which have their own tests. */
const body = words.map((text) => `文${text}止。`);

describe('the same characters', () => {
  it('come out of plain text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), async (paragraphs) => {
        const item = onlyItem(await imported({ '稿.txt': [TITLE, OPENING, ...paragraphs].join('\n') }));
        expect(item.bodyBroken).toBe(false);
        expect(wordsOf(item.body)).toEqual([OPENING, ...paragraphs]);
      }),
      { numRuns: 80 },
    );
  });

  it('come out of the runs of a DOCX, bold as they were', async () => {
    const run = fc.tuple(words, fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(run, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const given = paragraphs.map((runs) => [['文', false] as const, ...runs, ['止。', false] as const]);
        const content = given.map((runs) => paragraph(runs.map(([text, bold]) => [text, bold ? '<w:b/>' : ''] as const))).join('');
        const item = onlyItem(await imported({ '稿.docx': docx({ body: paragraph(TITLE) + paragraph(OPENING) + content }) }));
        expect(item.bodyBroken).toBe(false);
        expect(wordsOf(item.body)).toEqual([OPENING, ...given.map((runs) => runs.map(([text]) => text).join(''))]);
        const strong = item.body
          .slice(1)
          .map((block) =>
            (block.type === 'paragraph' ? block.children : [])
              .map((child) => (child.type === 'text' && child.strong ? child.value : ''))
              .join(''),
          );
        expect(strong).toEqual(given.map((runs) => runs.map(([text, bold]) => (bold ? text : '')).join('')));
      }),
      { numRuns: 80 },
    );
  });

  it('come out of any beginning of a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(special, body, async (start, rest) => {
        const text = `${start}${rest}`.trim();
        const item = onlyItem(await imported({ '稿.docx': docx({ body: paragraph(TITLE) + paragraph(OPENING) + paragraph(text) }) }));
        expect(wordsOf(item.body)).toEqual([OPENING, text]);
      }),
      { numRuns: 60 },
    );
  });

  it('come out of cells', async () => {
    const row = fc.tuple(words, words, words);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 4 }), async (rows) => {
        const item = onlyItem(await imported({ '稿.docx': docx({ body: paragraph(TITLE) + paragraph(OPENING) + table(rows) }) }));
        expect(item.bodyBroken).toBe(false);
        expect(wordsOf(item.body)).toEqual([OPENING, ...rows.map((cells) => cells.join('|'))]);
      }),
      { numRuns: 60 },
    );
  });
});

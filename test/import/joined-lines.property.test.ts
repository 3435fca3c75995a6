import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getLine } from '../../src/import/document.ts';
import { readPlainText } from '../../src/import/text/index.ts';

/** Wrapped text is joined to its paragraphs again, for any line width and any page breaks. */

const hanzi = fc.string({
  unit: fc.constantFrom(...'县区推动建立干部服务企业项目人才阵地发展组织作用机制活动学习'),
  minLength: 3,
  maxLength: 14,
});
const clause = fc.oneof(
  { weight: 6, arbitrary: hanzi },
  { weight: 1, arbitrary: fc.tuple(hanzi, fc.integer({ min: 2, max: 9_999 }), hanzi).map(([a, number, b]) => `${a}${number}${b}`) },
  { weight: 1, arbitrary: hanzi.map((words) => `“${words}”建设`) },
  { weight: 1, arbitrary: hanzi.map((words) => `${words}（含5G）`) },
);
const sentence = fc.array(clause, { minLength: 2, maxLength: 5 }).map((clauses) => `${clauses.join('，')}。`);
const body = fc.array(sentence, { minLength: 3, maxLength: 8 }).map((sentences) => sentences.join(''));
const isTitle = (line: string) => line === '基层动态';

/** Wraps a text to a width in ems as a page does: keeps numbers whole, and begins no line with a closing mark. */
function lines(text: string, measure: number, first: number): string[] {
  const result = [''];
  let room = measure - first;
  for (const piece of text.match(/[A-Za-z0-9]+|./gu) ?? []) {
    const width = /^[A-Za-z0-9]/.test(piece) ? piece.length / 2 : 1;
    if (width > room && !/^[，。”）]$/.test(piece)) {
      result.push('');
      room = measure;
    }
    result[result.length - 1] += piece;
    room -= width;
  }
  return result;
}

const paragraphsOf = (text: string) => readPlainText(text, { isTitle, marks: ['△'] }).blocks.map(getLine);

describe('wrapped lines', () => {
  it('are joined to their paragraphs, after marks', () => {
    const given = fc.tuple(
      fc.array(body, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 18, max: 44 }),
      fc.integer({ min: 5, max: 30 }),
      fc.constantFrom('\n', '\n\n', '\r\n'),
    );
    fc.assert(
      fc.property(given, ([bodies, measure, page, end]) => {
        const paragraphs = ['基层动态', ...bodies.map((each) => `△${each}`)];
        const broken = paragraphs.flatMap((paragraph) => lines(paragraph, measure, paragraph.startsWith('△') ? 2 : 0));
        fc.pre(broken.length > paragraphs.length * 3);
        const paged = broken.flatMap((line, index) => (index % page === page - 1 ? [line, `— ${Math.ceil(index / page)} —\f`] : [line]));
        expect(paragraphsOf(paged.join(end).replaceAll('\r\n', '\n'))).toEqual(paragraphs);
      }),
      { numRuns: 300 },
    );
  });

  it('are joined in indented paragraphs', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 3, maxLength: 5 }), fc.integer({ min: 18, max: 44 }), (bodies, measure) => {
        const broken = bodies.flatMap((each) => lines(each, measure, 2).map((line, index) => (index === 0 ? `　　${line}` : line)));
        fc.pre(broken.length > bodies.length * 3);
        expect(paragraphsOf(broken.join('\n'))).toEqual(bodies);
      }),
      { numRuns: 300 },
    );
  });

  it('are not joined when each line is a paragraph', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 2, maxLength: 6 }), (bodies) => {
        expect(paragraphsOf(bodies.join('\n'))).toEqual(bodies);
      }),
      { numRuns: 200 },
    );
  });
});

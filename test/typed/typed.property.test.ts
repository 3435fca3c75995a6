import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/fix/index.ts';
import { type Block, formatEntryLabel } from '../../src/model/body.ts';
import { FRONT, inlinesOf, readItem } from '../read/reading.ts';

const words = fc
  .array(fc.constantFrom(...'甲乙丙丁戊己庚辛改革落实推进建设示范村项目'), { minLength: 1, maxLength: 30 })
  .map((list) => list.join(''));
const opening = [
  '',
  '',
  '　　',
  '    ',
  '\u2003\u2003',
  '一、',
  '（二）',
  '1. ',
  '3. ',
  '01. ',
  '2) ',
  '- ',
  '  - ',
  '△',
  '⑴',
  '附件：1. ',
  '# ',
  '#',
  '＃ ',
  '**',
  '__',
  '＊＊',
  '　　# ',
  '　　- ',
  '　　| ',
];
const amid = [
  '',
  '',
  '**',
  '__',
  '＊＊',
  '==',
  '$x$',
  '_',
  '~',
  '[^1]',
  '&nbsp;',
  '｜',
  '|',
  '　　',
  '\t',
  '%%',
  '^[注]',
  '3.5%',
  '<br>',
  '（乙）',
  '“丙”',
  ', ',
];
const ending = ['。', '；', '：', '，', '', '！', '\\', '  ', '。\u200b', '”'];
const line = fc
  .tuple(fc.constantFrom(...opening), words, fc.constantFrom(...amid), words, fc.constantFrom(...ending))
  .map((parts) => parts.join(''));
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n', '\n　　\n', '\n\u200b\n')), { minLength: 1, maxLength: 8 })
  .map((list) => list.flat().join(''));

/** What is printed of blocks without blanks: words, and the labels of numbered lists. */
function printedOf(blocks: readonly Block[], depth = 0): string {
  return blocks
    .map((block) => {
      if (block.type !== 'list')
        return inlinesOf(block)
          .map((child) => (child.type === 'text' ? child.value : ''))
          .join('');
      return block.entries
        .map((entry, index) => (block.ordered ? formatEntryLabel(block, index, depth) : '') + printedOf(entry.blocks, depth + 1))
        .join('');
    })
    .join('')
    .replace(/\s/g, '');
}

/** Characters that may be markup. */
const MARKS = /[#＃*＊_|｜\\-]/g;
const count = (written: string, mark: RegExp) => written.match(mark)?.length ?? 0;

async function readBack(typed: string) {
  const { item, diagnostics } = await readItem(FRONT + typed);
  return { body: item.body, diagnostics, broken: diagnostics.some(({ severity }) => severity === 'error') };
}

describe('a text in the styles of Word and WPS', () => {
  it('has every character printed once and in order, or is refused with a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const { body, diagnostics, broken } = await readBack(typed);
        if (broken) return;
        const printed = printedOf(body);
        const written = typed.replaceAll('&nbsp;', '').replace(/\s/g, '');
        const [kept, given] = [printed, written].map((each) => each.replace(MARKS, '').replace(/\u200b/g, ''));
        expect(kept).toBe(given);
        // What is not printed did its work: bold has four marks, a heading some of one kind, a bullet one.
        expect((count(written, /[*＊_]/g) - count(printed, /[*＊_]/g)) % 4).toBe(0);
        if (!body.some(({ type }) => type === 'heading')) expect(count(printed, /[#＃]/g)).toBe(count(written, /[#＃]/g));
        if (!body.some(({ type }) => type === 'table')) expect(count(printed, /[|｜]/g)).toBe(count(written, /[|｜]/g));
        // Marks of bold that are printed are told.
        if (/\*\*|＊＊|__/.test(printed))
          expect(diagnostics.map(({ code }) => code).filter((code) => /bold|markup/.test(code))).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every character through --fix, but for those that a diagnostic names', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const { diagnostics } = await readBack(typed);
        const whole = FRONT + typed;
        const mended = applyEdits(whole, chooseEdits(whole, diagnostics, () => true).edits);
        const ink = (written: string) => written.replace(/[\s\\\u200b#]|\| --- .*/g, '');
        expect(ink(mended)).toBe(ink(whole));
      }),
      { numRuns: 200 },
    );
  });
});

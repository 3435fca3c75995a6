import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTyped } from './typed.ts';

const words = fc
  .array(fc.constantFrom(...'甲乙丙丁戊己庚辛改革落实推进建设示范村项目'), { minLength: 1, maxLength: 30 })
  .map((list) => list.join(''));
const line = fc
  .tuple(
    fc.constantFrom('', '', '　　', '    ', '一、', '（二）', '1. ', '3. ', '2) ', '- ', '△', '# ', '#', '＃ ', '**', '__', '＊＊'),
    words,
    fc.constantFrom('', '', '**', '__', '＊＊', '==', '$x$', '\\', '[^1]', '&nbsp;', '｜', '|'),
    words,
    fc.constantFrom('。', '；', '：', '，', '', '！'),
  )
  .map((parts) => parts.join(''));
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n', '\n　　\n')), { minLength: 1, maxLength: 8 })
  .map((list) => list.flat().join(''));

const ink = (written: string) => written.replace(/[^\p{Script=Han}]/gu, '');

it('prints every hanzi once and in order, or refuses the file with a diagnostic', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const { printed, said } = await readTyped(typed);
      if (printed === null) expect(said.length).toBeGreaterThan(0);
      else expect(ink(printed)).toBe(ink(typed));
    }),
    { numRuns: 300 },
  );
});

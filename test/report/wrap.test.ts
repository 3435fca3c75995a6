import { describe, expect, it } from 'vitest';
import { everyCode } from '../../src/check/explain.ts';
import { measureWidth } from '../../src/report/columns.ts';
import { wrap } from '../../src/report/wrap.ts';

const texts = everyCode().flatMap(({ code, reason }) => [`${reason.zh}  ${code}`, `${reason.en}  ${code}`]);

describe.each([40, 80, 120])('at %i columns', (width) => {
  it('no line is too wide, starts with closing punctuation or ends with an opening bracket', () => {
    for (const text of texts) {
      const lines = wrap(text, { width, indent: '    ' }).split('\n');
      expect(lines.filter((line) => measureWidth(line, false) > width)).toEqual([]);
      expect(lines.filter((line) => /^\s*[，。、；：？！）》」』”’]/.test(line))).toEqual([]);
      expect(lines.filter((line) => /[（《「『“‘]$/.test(line))).toEqual([]);
    }
  });

  it('no word or code is cut and no character is lost', () => {
    for (const text of texts) {
      const wrapped = wrap(text, { width, indent: '    ' });
      expect(wrapped.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      for (const word of text.match(/[\w-]+/g) ?? []) expect(wrapped).toContain(word);
    }
  });
});

it('a text that fits stays as it is', () => {
  expect(wrap('  甲  乙 ', { width: 80, indent: '    ' })).toBe('  甲  乙 ');
});

it('counts the columns taken on the first line', () => {
  expect(wrap('甲乙丙丁', { width: 10, indent: '  ', used: 6 })).toBe('甲乙\n  丙丁');
});

it('a word wider than the line stays whole', () => {
  expect(wrap('见 https://example.com/a-very-long-path 处', { width: 10, indent: '' })).toBe(
    '见\nhttps://example.com/a-very-long-path\n处',
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Source } from '../../src/model/source.ts';

it('converts ranges to places and back, for any text', () => {
  const text = fc.string({ unit: fc.constantFrom('文', '𠮷', 'a', ' ', '\n'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.nat(90), fc.nat(90), (written, one, other) => {
      const [start, end] = [one, other].map((at) => at % (written.length + 1)).sort((a, b) => a - b) as [number, number];
      const source = new Source('01.md', written);
      expect(source.span(source.place(start, end))).toEqual({ start, end });
    }),
  );
});

it('counts columns in UTF-16 code units, and clamps lines to the text', () => {
  const source = new Source('01.md', '𠮷甲\n乙');
  expect(source.span({ file: '01.md', line: 1, column: 3, endLine: 2, endColumn: 2 })).toEqual({ start: 2, end: 5 });
  expect(source.span({ file: '01.md', line: 9, column: 1, endLine: 9, endColumn: 1 })).toEqual({ start: 5, end: 5 });
});

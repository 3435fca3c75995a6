import fc from 'fast-check';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { formatMarkedLine } from '../../src/report/marked-line.ts';

const plain = (text: string) => text;

/** The line and its mark, with ⟦ ⟧ around the marked characters of the text given. */
function shown(marked: string, { width = 100, wide = false } = {}) {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  const { source, mark } = formatMarkedLine(marked.replace(/[⟦⟧]/g, ''), from, to, { width, wide, paint: plain });
  return [source, mark];
}

describe('a line that fits', () => {
  it.each([
    ['hanzi are two columns wide', '二十⟦大⟧工程', ['二十大工程', '    ^^']],
    ['half-width marks one', '工程⟦,⟧推动', ['工程,推动', '    ^']],
    ['full-width marks two', '工程⟦，⟧推动', ['工程，推动', '    ^^']],
    ['tabs go to the next stop', 'a\t⟦b⟧\tc⟦', ['a   b   c', '    ^']],
    ['a marked tab as wide as it is shown', 'ab⟦\t⟧c', ['ab  c', '  ^^']],
    ['invisible characters are shown', '甲⟦\u200b⟧乙', ['甲⟨U+200B⟩乙', '  ^^^^^^^^']],
    ['and count where they stand before the mark', '\u200b甲⟦乙⟧', ['⟨U+200B⟩甲乙', '          ^^']],
    ['combining marks take no column', 'e\u0301a⟦b⟧', ['e\u0301ab', '  ^']],
    ['one alone is marked with what it is drawn over', '甲e⟦\u0301⟧b', ['甲e\u0301b', '  ^']],
    ['surrogate pairs are one character', '𠮷😀⟦𠮷⟧', ['𠮷😀𠮷', '    ^^']],
    ['ideographic blanks', '　⟦　⟧甲', ['　　甲', '  ^^']],
    ['nothing at all has one mark, at its place', '甲⟦⟧乙', ['甲乙', '  ^']],
    ['and at the end of the line', '甲乙⟦⟧', ['甲乙', '    ^']],
    ['an empty line', '⟦⟧', ['', '^']],
  ])('%s', (_, marked, expected) => {
    expect(shown(marked)).toEqual(expected);
  });

  it('gives ambiguous marks one column, and two on the console of Chinese Windows', () => {
    expect(shown('“甲”——⟦乙⟧')).toEqual(['“甲”——乙', '      ^^']);
    expect(shown('“甲”——⟦乙⟧', { wide: true })).toEqual(['“甲”——乙', '          ^^']);
  });
});

describe('a line that does not fit', () => {
  const long = (marked: string) => `${'前'.repeat(400)}${marked}${'后'.repeat(400)}`;

  it('is cut around the mark', () => {
    expect(shown(long('⟦错⟧'), { width: 20 })).toEqual([`…${'前'.repeat(4)}错${'后'.repeat(4)}…`, '         ^^']);
  });

  it('shows more after the mark when little is before it, and vice versa', () => {
    expect(shown(`前⟦错⟧${'后'.repeat(100)}`, { width: 20 })).toEqual([`前错${'后'.repeat(7)}…`, '  ^^']);
    expect(shown(`${'前'.repeat(100)}⟦错⟧后`, { width: 20 })).toEqual([`…${'前'.repeat(7)}错后`, '               ^^']);
  });

  it('shows the beginning of a mark that does not fit either', () => {
    const [source = '', mark = ''] = shown(long(`⟦${'错'.repeat(50)}⟧`), { width: 20 });
    expect(source).toBe(`…${'前'.repeat(2)}${'错'.repeat(7)}…`);
    expect(mark).toBe(`     ${'^'.repeat(14)}`);
  });
});

/** Characters that terminals treat in special ways. */
const character = fc.constantFrom(...('甲，a,"“”—…·\t\u200b\u202e\u0007é\u0301\u0308𠮷😀　 \ud800〓ｱ'.match(/./gsu) ?? []));

it('marks exactly the given characters, within the width, for any line', () => {
  const line = fc.array(character, { maxLength: 120 }).map((all) => all.join(''));
  fc.assert(
    fc.property(line, fc.nat(), fc.nat(), fc.integer({ min: 30, max: 120 }), fc.boolean(), (text, a, b, width, wide) => {
      const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const { source, mark } = formatMarkedLine(text, from, to, { width, wide, paint: (part) => `\n${part}\n` });
      const [before = '', marked = ''] = source.split('\n');
      const widthOf = (part: string) =>
        [...part.replace(/[\p{Mn}\p{Me}]/gu, '')].reduce(
          (sum, one) => sum + eastAsianWidth(one.codePointAt(0) ?? 0, { ambiguousAsWide: wide }),
          0,
        );
      expect(mark).toMatch(/^ *\^+$/);
      // Without a mark, nothing may be coloured.
      if (from < to) expect(mark.indexOf('^')).toBe(widthOf(before));
      expect(mark.length - mark.indexOf('^')).toBe(Math.max(1, widthOf(from < to ? marked : '')));
      expect(widthOf(source.replaceAll('\n', ''))).toBeLessThanOrEqual(width);
      expect(source.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});

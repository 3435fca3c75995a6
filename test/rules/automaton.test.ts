import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Automaton } from '../../src/rules/automaton.ts';

/** All occurrences of words, found one by one. */
function findEach(words: readonly string[], text: string): string[] {
  return words.flatMap((word, number) =>
    [...text].flatMap((_, start) => (text.startsWith(word, start) ? [`${number} ${start}-${start + word.length}`] : [])),
  );
}

function findAll(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  new Automaton(words).find(text, (word, start, end) => found.push(`${word} ${start}-${end}`));
  return found;
}

describe('Automaton', () => {
  it.each([
    ['no words', [], '党中央'],
    ['a word within another', ['党中央国务院', '中央', '国务院'], '党中央国务院'],
    ['a word that ends another', ['务院', '国务院'], '国务院和务院'],
    ['the same word twice', ['打造', '打造'], '打造品牌'],
    ['a word that overlaps itself', ['的的'], '的的的'],
    ['a beginning that comes to nothing', ['甲乙丙丁', '乙丙戊'], '甲乙丙戊'],
  ])('finds %s', (_, words, text) => {
    expect(findAll(words, text).sort()).toEqual(findEach(words, text).sort());
  });

  it('finds what a search for each word finds', () => {
    const letters = (minLength: number, maxLength: number) =>
      fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength, maxLength }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(letters(1, 4), { maxLength: 8 }), letters(0, 30), (words, text) => {
        expect(findAll(words, text).sort()).toEqual(findEach(words, text).sort());
      }),
    );
  });
});

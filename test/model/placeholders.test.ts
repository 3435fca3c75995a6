import { expect, test } from 'vitest';
import { findPlaceholders, placeholders } from '../../src/model/placeholders.ts';

const sentences = placeholders.body.flat();

test.each([placeholders.title, ...sentences])('finds “%s” among other words', (words) => {
  expect(findPlaceholders(`前文。${words}后文`)).toEqual([{ start: 3, end: 3 + words.length }]);
});

test('finds every sentence of a paragraph, in order', () => {
  for (const paragraph of placeholders.body) {
    const text = paragraph.join('');
    expect(
      findPlaceholders(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text);
  }
});

test.each(['', '岳西县建立“经济课堂”双周讲学制度', '稿件标题要写得短。', '写好以后先检查，再预览版面。'])(
  'finds nothing in “%s”',
  (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  },
);

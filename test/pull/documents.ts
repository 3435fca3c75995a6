import fc from 'fast-check';
import { front } from './pulling.ts';

/** Issues whose items have every node of a body, in Markdown as people write it, for properties of pulling. */

const ink = '甲乙丙丁戊己庚辛壬癸天地玄黄宇宙洪荒日月盈昃';
const inner = [...ink, '，', '“课程表”', '《条例》', '、', '——', '2021', 'Word', '10%', '\\*', '&amp;', '&#x4e2d;', '\\_', '𠮷'];
const words = (most = 24) =>
  fc
    .tuple(fc.constantFrom(...ink), fc.array(fc.constantFrom(...inner), { maxLength: most }), fc.constantFrom(...ink))
    .map(([a, b, c]) => a + b.join('') + c);
const sentence = words().map((text) => `${text}。`);

/** A paragraph: bold lead-ins with and without the blank of Markdown habit, links, line ends of the source, breaks and comments. */
const piece = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 2, arbitrary: sentence.map((text) => `**${text}** `) },
  { weight: 1, arbitrary: words(6).map((text) => `**${text}**`) },
  { weight: 1, arbitrary: words(6).map((text) => `[${text}](https://example.invalid/a_b)`) },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\\\n', '<!-- 待核 -->') },
);
const inline = fc
  .tuple(sentence, fc.array(piece, { maxLength: 5 }), sentence)
  .map(([first, middle, last]) => first + middle.join('') + last)
  // A comment swallows the rest of the line that it begins, and four asterisks are text.
  .filter((text) => !text.includes('\n<!--') && !text.includes('****'));

const entry = fc.tuple(words(8), fc.option(words(8)), fc.option(words(8)));
const list = (mark: (index: number) => string) =>
  fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) =>
    entries
      .map(([text, second, below], index) => {
        const indent = ' '.repeat(mark(index).length);
        return `${mark(index)}${text}${second === null ? '' : `\n\n${indent}${second}`}${below === null ? '' : `\n${indent}- ${below}`}`;
      })
      .join('\n'),
  );

const cell = fc.oneof(
  { weight: 4, arbitrary: words(4) },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: words(3).map((text) => `**${text}**`) },
);
const table = fc
  .integer({ min: 2, max: 3 })
  .chain((columns) =>
    fc.tuple(
      fc.array(words(3), { minLength: columns, maxLength: columns }),
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
    ),
  )
  .map(([head, rows]) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));

const block = fc.oneof(
  { weight: 5, arbitrary: inline },
  { weight: 1, arbitrary: words(8).map((text) => `# 一、${text}`) },
  { weight: 1, arbitrary: words(8).map((text) => `## （一）${text}`) },
  { weight: 1, arbitrary: list(() => '- ') },
  { weight: 1, arbitrary: list((index) => `${index + 3}. `) },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: words(6).map((text) => `![图](images/a.png "图1 ${text}")`) },
  { weight: 1, arbitrary: fc.constant('<!-- 作者自己的话 -->') },
);

/** Quoting styles of a title in YAML; the item's number precedes its words, as titles must be unique. */
const quotes = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text.replaceAll('\\', '\\\\')}"`,
  (text: string) => `'${text}'`,
);
const item = fc
  .record({
    title: words(10),
    quoted: quotes,
    category: fc.constantFrom('市内信息', '市外参考', '工作研究'),
    source: fc.constantFrom('甲县', '乙县', '丙市'),
    note: fc.option(sentence),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    noted: fc.option(sentence),
    ending: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
  })
  .map(({ title, quoted, category, source, note, blocks, noted, ending, mark }) => (index: number) => {
    const more = note === null ? '' : `note: >-\n  ${note}\n`;
    const body = [
      '开头一段，没有标记。',
      ...blocks,
      `结尾一段${noted === null ? '' : '[^n]'}。`,
      ...(noted === null ? [] : [`[^n]: ${noted}`]),
    ];
    const text = `${front({ title: quoted(`${ink[index]}之${title}`), category, source, more })}\n${body.join('\n\n')}\n`;
    return `${mark ? '\ufeff' : ''}${text.replaceAll('\n', ending)}`;
  });

/** The items of an issue by file name. */
export const issues = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map((items): Record<string, string> => Object.fromEntries(items.map((textOf, index) => [`0${index + 1}-稿.md`, textOf(index)])));

/** New words: what people type, and text with a meaning in Markdown or YAML. */
export const typed = fc
  .array(
    fc.constantFrom(
      ...ink,
      '，',
      '。',
      '“',
      '”',
      ' ',
      '2022',
      'Excel',
      '*',
      '**',
      '_',
      '#',
      '- ',
      '1. ',
      '[',
      ']',
      '<',
      '>',
      '&',
      '&amp;',
      '|',
      '\\',
      '`',
      ': ',
      "'",
      '"',
      '~',
    ),
    {
      maxLength: 5,
    },
  )
  // White space at the end of a paragraph is dropped.
  .map((list) => list.join('').trim());

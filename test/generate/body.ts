import fc from 'fast-check';
import { formatNoteNumber } from '../../src/model/body.ts';
import { words } from './characters.ts';

/** Bodies of items as Markdown, with the text expected in print. */
export interface Written {
  readonly markdown: string;
  /** Stretches of text that are unbroken in print, in order. */
  readonly printed: readonly string[];
}

/** Markdown for exactly these characters: CommonMark 2.4 allows a backslash before every ASCII punctuation mark. */
export function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

interface Piece {
  readonly markdown: string;
  readonly printed: string;
}

const plain: fc.Arbitrary<Piece> = words().map((text) => ({ markdown: escaped(text), printed: text }));
const strong = plain.map(({ markdown, printed }) => ({ markdown: `**${markdown}**`, printed }));
const link = fc
  .tuple(plain, fc.constantFrom('https://a.cn/', 'http://例子.cn/?a=1&b=2#c', 'mailto:a@b.cn'))
  .map(([{ markdown, printed }, href]) => ({ markdown: `[${markdown}](<${href}>)`, printed }));
const broken = plain.map(({ markdown, printed }) => ({ markdown: `${markdown}\\\n`, printed }));

/** Content of a paragraph. Adjacent pieces of one kind would be one to Markdown, so plain text separates them. */
const inline: fc.Arbitrary<Piece> = fc
  .array(fc.tuple(fc.oneof(strong, link, broken), plain), { maxLength: 3 })
  .chain((pairs) => plain.map((first) => [first, ...pairs.flat()]))
  .map((pieces) => ({ markdown: pieces.map(({ markdown }) => markdown).join(''), printed: pieces.map(({ printed }) => printed).join('') }));

const paragraph: fc.Arbitrary<Written> = inline.map(({ markdown, printed }) => ({ markdown, printed: [printed] }));
const heading: fc.Arbitrary<Written> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), plain)
  .map(([level, { markdown, printed }]) => ({ markdown: `${'#'.repeat(level)} ${markdown}`, printed: [printed] }));

const list: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom('- ', '1. ', '3. '), fc.array(fc.tuple(plain, fc.array(plain, { maxLength: 2 })), { minLength: 1, maxLength: 3 }))
  .map(([mark, entries]) => ({
    markdown: entries
      .map(([own, below]) => [`${mark}${own.markdown}`, ...below.map((each) => `${' '.repeat(mark.length)}- ${each.markdown}`)].join('\n'))
      .join('\n'),
    printed: entries.flatMap(([own, below]) => [own.printed, ...below.map((each) => each.printed)]),
  }));

/** Cells are short: a long one would be broken into lines beside those of its neighbours. */
const cell = words(0).chain((text) => fc.constantFrom(text, '12.5%', '甲|乙', '*3', '<4', ''));
const table: fc.Arbitrary<Written> = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc
    .tuple(
      fc.array(words(0), { minLength: columns, maxLength: columns }),
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom('---', ':--', '--:', ':-:'), { minLength: columns, maxLength: columns }),
    )
    .map(([head, rows, rules]) => ({
      markdown: [head.map(escaped), rules, ...rows.map((row) => row.map(escaped))].map((row) => `| ${row.join(' | ')} |`).join('\n'),
      printed: [head, ...rows].flat().filter((text) => text !== ''),
    })),
);

const picture: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom('images/dot.png', 'images/sign.svg'), words(2), fc.boolean())
  .map(([path, text, titled]) => ({
    markdown: titled ? `![${escaped(text)}](${path} "${escaped(text)}")` : `![${escaped(text)}](${path})`,
    printed: titled ? [text] : [],
  }));

/** A paragraph with a note, whose words are printed at the item's end. */
interface Noted {
  readonly written: Written;
  readonly note: { readonly markdown: string; readonly printed: string } | null;
}

const noted: fc.Arbitrary<Noted> = fc.tuple(plain, plain, plain).map(([before, after, note]) => ({
  written: { markdown: `${before.markdown}[^NOTE]${after.markdown}`, printed: [before.printed, after.printed] },
  note,
}));

const block: fc.Arbitrary<Noted> = fc.oneof(
  { weight: 4, arbitrary: paragraph.map((written) => ({ written, note: null })) },
  ...[heading, list, table, picture].map((each) => ({ weight: 1, arbitrary: each.map((written) => ({ written, note: null })) })),
  { weight: 1, arbitrary: noted },
);

/** A body with any nodes that Markdown can express and a bulletin prints. */
export function body(most = 6): fc.Arbitrary<Written> {
  return fc.tuple(paragraph, fc.array(block, { maxLength: most })).map(([first, blocks]) => {
    let notes = 0;
    const texts: string[] = [];
    const ends: string[] = [];
    const all = [first, ...blocks.map(({ written }) => written)];
    for (const [at, { note }] of blocks.entries()) {
      const written = all[at + 1];
      if (note === null || written === undefined) continue;
      notes += 1;
      const [before = '', after = ''] = written.printed;
      all[at + 1] = {
        markdown: written.markdown.replace('[^NOTE]', () => `[^${notes}]`),
        printed: [before, formatNoteNumber(notes), after],
      };
      texts.push(`[^${notes}]: ${note.markdown}`);
      ends.push(note.printed);
    }
    // A list after a list would continue it in Markdown, so a paragraph separates all blocks.
    const markdown = all.flatMap((each, at) => [each.markdown, `段${at}。`]);
    return {
      markdown: [...markdown, ...texts].join('\n\n'),
      printed: [...all.flatMap((each, at) => [...each.printed, `段${at}。`]), ...ends],
    };
  });
}

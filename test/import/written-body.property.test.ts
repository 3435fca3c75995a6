import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/import/document.ts';
import { makeText } from '../../src/import/document.ts';
import { writeBody } from '../../src/import/markdown/write.ts';
import type { ShapedBlock } from '../../src/import/shape.ts';
import type { Block, Inline } from '../../src/model/body.ts';
import { Source } from '../../src/model/source.ts';
import { readBody } from '../../src/read/body/index.ts';

/** What `writeBody` writes, `readBody` reads without an error and as the same blocks. */

const special = fc.constantFrom(
  ...'\\`*_[]<>|~#+-=!&:(){}"\'.^$%@/;,?',
  ...[
    '**',
    '__',
    '~~',
    '<!--',
    '-->',
    '![',
    '](',
    '[^1]',
    '[^1]：',
    '&amp;',
    '&#65;',
    '1. ',
    '2) ',
    '- ',
    '# ',
    '> ',
    '---',
    '===',
    '```',
    '<br>',
  ],
  ...['https://a.cn/_b_', '\\\\', '| a |', '= ', '［', '“', '”', '（一）', '　', ':-', '-|', '$x$', '==x=='],
);
const ordinary = fc.constantFrom(...'某县制定计划设置课程，。；“”《》（）、12345abcXYZ', '。', ' ', '3 ', '年');
const words = fc
  .array(fc.oneof({ weight: 2, arbitrary: special }, { weight: 3, arbitrary: ordinary }), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(''));

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(words, fc.boolean()).map(([text, bold]) => makeText(text, { bold })) },
  { weight: 1, arbitrary: words.map((text) => makeText(text, { href: 'https://www.gov.cn/a_b' })) },
  { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'break' }) },
  { weight: 1, arbitrary: fc.constantFrom('f1', 'f2', 'f3').map((label): Piece => ({ kind: 'note', label })) },
  { weight: 1, arbitrary: words.map((text): Piece => ({ kind: 'aside', text })) },
  { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'picture', key: 'p', alt: '图 [1]' }) },
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 6 });
const block: fc.Arbitrary<ShapedBlock> = fc.oneof(
  { weight: 4, arbitrary: pieces.map((given): ShapedBlock => ({ kind: 'paragraph', pieces: given })) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(4), pieces).map(([depth, given]): ShapedBlock => ({ kind: 'entry', depth, pieces: given })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), pieces)
      .map(([level, given]): ShapedBlock => ({ kind: 'heading', level, pieces: given })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([columns, rows]) =>
        fc.array(fc.array(pieces, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
      .map((rows): ShapedBlock => ({ kind: 'table', rows })),
  },
);

const NOTES = new Map<string, readonly Piece[]>([
  ['f1', [makeText('α=0.05，见《统计*年鉴*》')]],
  ['f2', [makeText('一行'), { kind: 'break' }, makeText('- 二行')]],
  ['f3', []],
]);

describe('a written body', () => {
  it('reads back without an error, with every character in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 5 }), async (blocks) => {
        const { markdown } = writeBody(blocks, {
          notes: NOTES,
          pictures: new Map([['p', { data: new Uint8Array(), format: 'png' }]]),
          picturePath: (number, format) => `images/${number}.${format}`,
        });
        const { read, problems } = await readBack(markdown);
        expect(problems, markdown).toEqual([]);
        // Words may move behind a note or a picture, so characters are compared per block kind and as a whole.
        expect([...read.join('')].sort().join(''), markdown).toBe([...blocks.flatMap(printedOf).join('')].sort().join(''));
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });

  it('keeps paragraphs and bold as they were', async () => {
    const paragraph = fc.array(fc.tuple(words, fc.boolean()), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const given = paragraphs.map((runs) => [['文', false] as const, ...runs, ['止', false] as const]);
        const { markdown } = writeBody(
          given.map((runs) => ({ kind: 'paragraph', pieces: runs.map(([text, bold]) => makeText(text, { bold })) })),
          { notes: NOTES, pictures: new Map(), picturePath: () => '' },
        );
        const { blocks } = await readBack(markdown);
        const strong = (children: readonly Inline[]) =>
          children.map((child) => (child.type === 'text' && child.strong ? child.value : '')).join('');
        const bare = (text: string) => text.replace(/\s/g, '');
        expect(
          blocks.map((each) => (each.type === 'paragraph' ? bare(strong(each.children)) : each.type)),
          markdown,
        ).toEqual(given.map((runs) => bare(runs.map(([text, bold]) => (bold ? text : '')).join(''))));
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });
});

/** The characters a block prints, notes apart, white space left out. */
function printedOf(given: ShapedBlock): string[] {
  const own = given.kind === 'table' ? given.rows.flat(2) : given.kind === 'markdown' ? [] : given.pieces;
  return own.map((each) => (each.kind === 'text' ? each.text.replace(/\s/g, '') : each.kind === 'picture' ? '图[1]' : ''));
}

async function readBack(
  markdown: string,
): Promise<{ readonly blocks: readonly Block[]; readonly read: readonly string[]; readonly problems: readonly string[] }> {
  const source = new Source('稿.md', `${markdown}\n`);
  const problems: string[] = [];
  const body = await readBody({
    source,
    start: 0,
    report: ({ code, severity }) => {
      if (severity === 'error') problems.push(code);
    },
    loadImage: async (image) => ({ ...image, type: 'image', data: new Uint8Array(), format: 'png', width: 1, height: 1 }),
  });
  return {
    blocks: body.blocks,
    read: body.blocks.map((each) => textIn(each).replace(/\s/g, '')).filter((text) => !text.startsWith('注：')),
    problems,
  };
}

function textIn(given: Block): string {
  const inline = (children: readonly Inline[]) => children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  switch (given.type) {
    case 'paragraph':
    case 'heading':
      return inline(given.children);
    case 'table':
      return [given.head, ...given.rows]
        .flat()
        .map((cell) => inline(cell.children))
        .join('');
    case 'list':
      return given.entries.flatMap(({ blocks }) => blocks.map(textIn)).join('');
    case 'image':
      return given.alt;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import type { PlacedBlock, SetLine } from '../../src/model/layout.ts';
import {
  bulletin,
  endOf,
  entry,
  heading,
  image,
  inlines,
  item,
  list,
  noImprint,
  page,
  paragraph,
  place,
  set,
  table,
  textOf,
} from './making.ts';

/** Text whose characters identify their position: blanks and line breaks aside, it must be printed in this order. */
const text = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer({ min: 1, max: 240 }))
  .map(([hostile, length]) => `甲${hostile.replace(/[\s*]/gu, '')}${'文，“字”10个。'.repeat(length / 8)}`);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: text.map(paragraph) },
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4), fc.string({ unit: fc.constantFrom('题', '目'), minLength: 1, maxLength: 30 }))
    .map(([level, words]) => heading(level as 1, words)),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((texts) => list(true, ...texts.map((each) => entry(paragraph(each), list(false, entry(paragraph('乙'))))))),
  fc
    .tuple(fc.integer({ min: 1, max: 16 }), fc.array(fc.array(text, { minLength: 16, maxLength: 16 }), { minLength: 1, maxLength: 4 }))
    .map(([columns, rows]) => table(Array(columns).fill('甲乙'), ...rows.map((row) => row.slice(0, columns)))),
  fc
    .tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), fc.constantFrom(null, '图'))
    .map(([width, height, caption]) => image(width, height, caption)),
);

const story: fc.Arbitrary<BulletinItem> = fc
  .record({
    body: fc.array(block, { minLength: 1, maxLength: 5 }),
    titleStyle: fc.constantFrom('run-in', 'line'),
    attribution: fc.constantFrom(null, '（某某县委组织部）'),
    note: fc.option(text),
    notes: fc
      .array(text, { maxLength: 2 })
      .map((notes) => notes.map((note, index) => ({ number: index + 1, children: inlines(note), place }))),
  })
  .map(({ body, ...fields }) => item(body, { ...fields, title: '题。', mark: '△' }));

const whole: fc.Arbitrary<Bulletin> = fc
  .record({
    items: fc.array(story, { minLength: 1, maxLength: 5 }),
    start: fc.constantFrom('continue', 'new-page'),
    numbering: fc.constantFrom('first-page', 'text'),
    note: fc.option(text),
    length: fc.integer({ min: 0, max: 60 }),
    doubleSided: fc.boolean(),
  })
  .map(({ items, length, doubleSided, ...fields }) => {
    const distribution = length === 0 ? [] : [{ label: '报', to: `${'某局，'.repeat(length)}。` }];
    const contents = { title: '要目', sections: [{ title: '栏目', entries: items.map(({ id }) => ({ title: '题', item: id })) }] };
    return bulletin(items, { ...fields, contents, imprint: { ...noImprint, distribution, doubleSided } });
  });

function linesOf(placed: PlacedBlock): readonly SetLine[] {
  if (placed.kind === 'paragraph') return placed.lines;
  return placed.kind === 'table' ? placed.cells.flatMap(({ cells }) => cells.flat()) : [];
}

/** Number of times each character is printed; heads of tables repeat. */
function counted(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

describe('pages of any bulletin', () => {
  it('keep every block on the grid, one below another', () => {
    fc.assert(
      fc.property(whole, (what) => {
        for (const { blocks } of set(what).pages) {
          blocks.forEach((block, index) => {
            expect(block.row).toBeGreaterThanOrEqual(endOf(blocks[index - 1]));
            expect(block.rows).toBeGreaterThan(0);
            expect(endOf(block)).toBeLessThanOrEqual(page.grid.lines);
            expect(Number.isInteger(block.row) && Number.isInteger(block.rows)).toBe(true);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end with the imprint at the foot, on an even page when double-sided', () => {
    fc.assert(
      fc.property(whole, (what) => {
        fc.pre(what.imprint.distribution.length > 0);
        const { pages } = set(what);
        const last = pages.at(-1);
        expect(last?.blocks.at(-1)?.kind).toBe('imprint');
        expect(endOf(last?.blocks.at(-1))).toBe(page.grid.lines);
        if (what.imprint.doubleSided) expect(pages.length % 2).toBe(0);
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });

  it('never end with a title or an editor’s note, and lose no text', () => {
    fc.assert(
      fc.property(whole, (what) => {
        const { pages } = set(what);
        const all = pages.flatMap(({ blocks }) => blocks);
        for (const last of pages.map(({ blocks }) => blocks.at(-1))) {
          const next = all[all.indexOf(last as PlacedBlock) + 1];
          // The text may end with a title; an editor's note may continue on the next page.
          const goesOn = next === undefined || next.kind === 'imprint' || (next.kind === 'paragraph' && next.continued);
          if (last?.kind === 'paragraph' && !goesOn) expect(last.role).not.toMatch(/title|heading|contents-section|editors-note/);
        }
        const printed = counted(pages.flatMap(({ blocks }) => blocks.flatMap(linesOf)).flatMap((line) => textOf([line])));
        const written = counted([
          JSON.stringify([what.note, what.sections.flatMap(({ items }) => items.map(({ body, note, notes }) => [body, note, notes]))]),
        ]);
        for (const character of '文字') expect(printed.get(character) ?? 0).toBe(written.get(character) ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});

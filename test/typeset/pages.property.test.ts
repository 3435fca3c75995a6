import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import type { Layout, Placed, SetLine } from '../../src/model/layout.ts';
import { startOf } from '../../src/model/place.ts';
import { typeset } from '../../src/typeset/index.ts';
import { bulletin, endOf, entry, heading, image, item, list, page, paragraph, table, textOf } from './making.ts';

/** Text of which every character tells where it belongs: blanks and line ends aside, it must come out in this order. */
const text = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer({ min: 1, max: 240 }))
  .map(([hostile, length]) => `甲${hostile.replace(/[\s*]/gu, '')}${'文，“字”10个。'.repeat(length / 8)}`);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: text.map(paragraph) },
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4), fc.string({ unit: fc.constantFrom('题', '目'), minLength: 1, maxLength: 60 }))
    .map(([level, words]) => heading(level as 1, words)),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((texts) => list(true, ...texts.map((each) => entry(paragraph(each), list(false, entry(paragraph('乙'))))))),
  fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 12 }).map((rows) => table(['甲', '乙'], ...rows)),
  fc
    .tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), fc.constantFrom(null, '图'))
    .map(([width, height, caption]) => image(width, height, caption)),
);

const story: fc.Arbitrary<BulletinItem> = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('run-in' as const, 'line' as const),
    fc.constantFrom(null, '（某某县委组织部）'),
  )
  .map(([body, titleStyle, attribution]) => item(body, { titleStyle, title: '题。', mark: '△', attribution }));

const whole: fc.Arbitrary<Bulletin> = fc
  .tuple(
    fc.array(story, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('continue' as const, 'new-page' as const),
    fc.integer({ min: 0, max: 60 }),
  )
  .map(([items, start, length]) => {
    const distribution = length === 0 ? [] : [{ label: '报', to: `${'某局，'.repeat(length)}。` }];
    const contents = { title: '要目', sections: [{ title: '栏目', entries: items.map(({ id }) => ({ title: '题', item: id })) }] };
    return bulletin(items, { start, contents, imprint: { distribution, copies: null } });
  });

function layoutOf(what: Bulletin, doubleSided: boolean): Layout {
  return typeset(what, page, { placeOf: startOf, doubleSided }).layout;
}

function linesOf(placed: Placed): readonly SetLine[] {
  if (placed.kind === 'paragraph') return placed.lines;
  return placed.kind === 'table' ? placed.cells.flatMap(({ cells }) => cells.flat()) : [];
}

/** All text of a layout, so many times each character as it is printed; heads of tables repeat. */
function counted(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

describe('pages of any bulletin', () => {
  it('keep every block on the grid, one below the other', () => {
    fc.assert(
      fc.property(whole, fc.boolean(), (what, doubleSided) => {
        for (const { blocks } of layoutOf(what, doubleSided).pages) {
          blocks.forEach((block, index) => {
            expect(block.row).toBeGreaterThanOrEqual(endOf(blocks[index - 1]));
            expect(block.rows).toBeGreaterThan(0);
            expect(endOf(block)).toBeLessThanOrEqual(page.grid.lines);
            expect(Number.isInteger(block.row) && Number.isInteger(block.rows)).toBe(true);
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('end with the imprint at the foot, on an even page when printed on both sides', () => {
    fc.assert(
      fc.property(whole, fc.boolean(), (what, doubleSided) => {
        fc.pre(what.imprint.distribution.length > 0);
        const { pages } = layoutOf(what, doubleSided);
        const last = pages.at(-1);
        expect(last?.blocks.at(-1)?.kind).toBe('imprint');
        expect(endOf(last?.blocks.at(-1))).toBe(page.grid.lines);
        if (doubleSided) expect(pages.length % 2).toBe(0);
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
      }),
      { numRuns: 100 },
    );
  });

  it('never end with a title, and lose no text', () => {
    fc.assert(
      fc.property(whole, (what) => {
        const { pages } = layoutOf(what, true);
        const all = pages.flatMap(({ blocks }) => blocks);
        for (const last of pages.map(({ blocks }) => blocks.at(-1))) {
          const next = last === undefined ? undefined : all[all.indexOf(last) + 1];
          // A picture or a row as high as a page leaves its titles behind.
          if (last?.kind === 'paragraph' && next?.kind === 'paragraph') expect(last.role).not.toMatch(/title|heading|contents-section/);
        }
        const printed = counted(pages.flatMap(({ blocks }) => blocks.flatMap(linesOf)).flatMap((line) => textOf([line])));
        const written = counted([JSON.stringify(what.sections.flatMap(({ items }) => items.map(({ body }) => body)))]);
        for (const character of '文字') expect(printed.get(character) ?? 0).toBe(written.get(character) ?? 0);
      }),
      { numRuns: 100 },
    );
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pageSchema } from '../../src/model/page.ts';
import { renderTrackedDocx } from '../../src/render/docx/comparison.ts';
import { toSide } from '../../src/review/compare/bulletin-side.ts';
import { compare } from '../../src/review/compare/compare.ts';
import type { Side } from '../../src/review/compare/side.ts';
import { complaints, part } from '../render/docx-reader.ts';
import { testFaces } from '../render/pages.ts';
import { richBulletin } from '../render/rich-bulletin.ts';
import { paragraph, sampleBulletin } from '../render/sample-bulletin.ts';
import { pairOfSides, textsOf } from './comparing.ts';
import { changesIn, textAfter } from './tracked-reader.ts';

const page = pageSchema.parse(parse(readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8')));
const properties = { title: '简报', author: '办公室', date: '2026-03-01' };

const tracked = (before: Side, after: Side, author = '王科长') =>
  renderTrackedDocx({
    comparison: compare(before, after, properties),
    bulletin: sampleBulletin,
    page,
    faces: testFaces,
    template: { path: '', source: '' },
    author,
    date: '2026-03-02',
  });

/** The sample with its items reversed, one removed, one added and some words changed. */
const [first, second, ...others] = sampleBulletin.sections.flatMap(({ items }) => items);
if (first === undefined || second === undefined) throw new Error('the sample has no items');
const edited = toSide({
  ...sampleBulletin,
  masthead: { ...sampleBulletin.masthead, number: '第13期', copy: '编号：000012', signer: '签发人：张三' },
  sections: [
    { title: '市内动态', items: [second, { ...first, title: '岳西县建立双周讲学制度。', body: [...first.body, paragraph('另有一段。')] }] },
    { title: '新栏目', items: [...others.slice(1), { ...first, id: '99.md', body: [paragraph('全新的稿件，与哪篇都不像。')] }] },
  ],
});

const solid = (lines: readonly string[]) => lines.filter((line) => line !== '');

describe('the tracked document', () => {
  const pairs: readonly (readonly [string, Side, Side])[] = [
    ['the sample edited', toSide(sampleBulletin), edited],
    ['the rich one against the sample', toSide(richBulletin), toSide(sampleBulletin)],
    ['the sample against the rich one', toSide(sampleBulletin), toSide(richBulletin)],
  ];

  it.each(pairs)(
    'gives the new text by accepting all changes and the old one by rejecting them, and is valid: %s',
    async (_, before, after) => {
      const bytes = await tracked(before, after);
      expect(solid(textAfter(bytes, 'taken'))).toEqual(solid(textsOf(after)));
      expect(solid(textAfter(bytes, 'refused'))).toEqual(solid(textsOf(before)));
      expect(await complaints(bytes)).toEqual([]);
    },
  );

  it('gives both texts for generated pairs of issues', async () => {
    let kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(pairOfSides, async ([before, after]) => {
        const bytes = await tracked(before, after);
        kinds = new Set([...kinds, ...changesIn(bytes).map(({ name }) => name)]);
        expect(solid(textAfter(bytes, 'taken'))).toEqual(solid(textsOf(after)));
        expect(solid(textAfter(bytes, 'refused'))).toEqual(solid(textsOf(before)));
      }),
      { numRuns: 50, seed: 6 },
    );
    expect([...kinds].sort()).toEqual(['w:del', 'w:ins', 'w:moveFrom', 'w:moveFromRangeStart', 'w:moveTo', 'w:moveToRangeStart']);
  }, 60_000);

  it('is valid for generated pairs of issues', async () => {
    for (const [before, after] of fc.sample(pairOfSides, { numRuns: 4, seed: 12 })) {
      expect(await complaints(await tracked(before, after))).toEqual([]);
    }
  }, 60_000);

  it('has author, date and a unique number for every change', async () => {
    const changes = changesIn(await tracked(toSide(sampleBulletin), edited, '王 & <李>'));
    expect(changes.length).toBeGreaterThan(20);
    expect(new Set(changes.map(({ author, date }) => `${author} ${date}`))).toEqual(new Set(['王 & <李> 2026-03-02T00:00:00Z']));
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
  });

  it('pairs the two places of each move by name', async () => {
    const xml = part(await tracked(toSide(sampleBulletin), edited), 'word/document.xml');
    const names = (what: string) =>
      [...xml.matchAll(new RegExp(`<w:${what}RangeStart [^>]*w:name="([^"]*)"`, 'g'))].map(([, name]) => name).sort();
    expect(names('moveFrom').length).toBeGreaterThan(0);
    expect(names('moveFrom')).toEqual(names('moveTo'));
  });

  it('has the same bytes for the same states', async () => {
    expect(await tracked(toSide(sampleBulletin), edited)).toEqual(await tracked(toSide(sampleBulletin), edited));
  });
});

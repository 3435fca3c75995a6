import { describe, expect, it } from 'vitest';
import { runRules } from '../../src/rules/index.ts';
import type { Files } from '../memory-host.ts';
import { read } from '../read/reading.ts';

/** The rules about provenance and series together: any single slip in a valid publication gives exactly one finding. */

const publication = `name: 简报
publisher: 办公室
sections: [{ title: 动态, groups: [县区] }, { title: 外地, attribution: lead, groups: [外地] }]
sources:
  - { name: 甲县委办公室, 别名: [甲县], 分组: 县区 }
  - { name: 乙县委办公室, 别名: [乙县], 分组: 县区 }
  - { name: 丙市委办公室, 分组: 外地 }
`;

/** The common characters of GB 2312, all of them simplified. */
const COMMON = 3755;

/** A text of 200 characters, different for every seed. */
function textOf(seed: number): string {
  const codes = Array.from({ length: 200 }, (_, at) => (seed * 7919 + at * (2 * seed + 1) * 31) % COMMON);
  const bytes = codes.flatMap((code) => [0xb0 + Math.floor(code / 94), 0xa1 + (code % 94)]);
  return `${new TextDecoder('gb18030').decode(Uint8Array.from(bytes))}。`;
}

const item = (title: string, source: string, category: string, date: string, text: string) =>
  `---\ntitle: ${title}\nsource: ${source}\ncategory: ${category}\ndate: ${date}\n---\n${text}\n`;

/** Issue 12 of 2026 with three items, between 10 and 14 and after the last of 2025; one every fortnight. */
const sound = {
  '../bulletin.yaml': publication,
  'issue.yaml': 'number: 12\ntotal: 112\ndate: 2026-06-15',
  'a.md': item('甲县的一篇', '甲县委办公室', '动态', '2026-06-10', textOf(1)),
  'b.md': item('乙县的一篇', '乙县委办公室', '动态', '2026-06-12', textOf(2)),
  'c.md': item('丙市的一篇', '丙市委办公室', '外地', '2026-06-08', `丙市委办公室${textOf(3)}`),
  '../2025-24/issue.yaml': 'total: 100\ndate: 2025-12-20',
  '../n10/issue.yaml': 'number: 10\ntotal: 110\ndate: 2026-05-15',
  '../n10/a.md': item('甲县的第十期', '甲县', '动态', '2026-05-10', textOf(10)),
  '../n11/issue.yaml': 'number: 11\ntotal: 111\ndate: 2026-06-01',
  '../n11/a.md': item('甲县的第十一期', '甲县', '动态', '2026-05-29', textOf(11)),
  '../n13/issue.yaml': 'number: 13\ntotal: 113\ndate: 2026-07-01',
  '../n14/issue.yaml': 'number: 14\ntotal: 114\ndate: 2026-07-15',
};

async function codesOf(files: Record<string, string | null>): Promise<string[]> {
  const kept = Object.entries({ ...sound, ...files }).filter((entry): entry is [string, string] => entry[1] !== null);
  const { manuscript, found } = await read(Object.fromEntries(kept) satisfies Files, 'n12');
  expect(found).toEqual([]);
  return runRules(manuscript).map(({ code }) => code);
}

describe('one slip', () => {
  it('without a slip there is no finding', async () => {
    expect(await codesOf({})).toEqual([]);
  });

  const issue = (number: number, total: number, date: string) => ({ 'issue.yaml': `number: ${number}\ntotal: ${total}\ndate: ${date}` });
  const own = item('甲县的一篇', '甲县委办公室', '动态', '2026-06-10', textOf(1));
  it.each([
    ['a number with its figures the wrong way round', 'number-follows', issue(21, 112, '2026-06-15')],
    ['a number that another issue has', 'number-unique', issue(11, 112, '2026-06-15')],
    [
      'a figure left out of a number',
      'date-follows',
      { ...issue(2, 112, '2026-06-15'), '../n1/issue.yaml': 'number: 1\ndate: 2026-01-05' },
    ],
    ['the number after the last', 'date-follows', issue(15, 112, '2026-06-15')],
    ['a total that another issue has', 'total-follows', issue(12, 113, '2026-06-15')],
    ['a figure left out of a total', 'total-follows', issue(12, 12, '2026-06-15')],
    ['a total with its figures the wrong way round', 'total-follows', issue(12, 121, '2026-06-15')],
    ['the month before, earlier than all items', 'date-follows', issue(12, 112, '2026-05-25')],
    ['a month far ahead', 'date-follows', issue(12, 112, '2026-09-15')],
    ['the year before', 'date-before-issue', issue(12, 112, '2025-06-15')],
    ['the year after', 'date-recent', issue(12, 112, '2027-06-15')],
    ['the preceding issue is missing', 'number-follows', { '../n11/issue.yaml': null, '../n11/a.md': null }],
    ['an item of the year after', 'date-before-issue', { 'a.md': own.replace('2026-06', '2027-06') }],
    ['an item of the year before', 'date-recent', { 'a.md': own.replace('2026-06', '2025-06') }],
    ['an alias', 'source-alias', { 'a.md': own.replace('甲县委办公室', '甲县') }],
    ['an unknown source', 'source-known', { 'a.md': own.replace('甲县委办公室', '甲县委办公厅') }],
    ['a source of another section', 'source-category', { 'a.md': own.replace('动态', '外地') }],
    ['an attribution at the end', 'attribution-once', { 'a.md': `${own.trimEnd()}（甲县委办公室）` }],
    ['another’s attribution at the end', 'attribution-once', { 'a.md': `${own.trimEnd()}\n\n（乙县委办公室）` }],
    ['an item twice, and its title', 'title-unique', { 'd.md': own }],
    ['an item twice, under another title', 'item-unique', { 'd.md': own.replace('的一篇', '近况') }],
    [
      'an item printed before, and its title',
      'item-new',
      { 'd.md': item('甲县的第十期', '甲县委办公室', '动态', '2026-06-10', textOf(10)) },
    ],
    ['an item printed before, under another title', 'item-new', { 'd.md': item('近况', '甲县委办公室', '动态', '2026-06-10', textOf(11)) }],
  ])('%s: %s', async (_, code, files) => {
    expect(await codesOf(files)).toEqual([code]);
  });
});

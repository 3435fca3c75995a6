import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Block, getText } from '../../src/import/document.ts';
import { type Draft, readDraft } from '../../src/import/index.ts';
import type { Issue } from '../../src/model/issue.ts';
import { publicationSchema } from '../../src/model/publication.ts';
import * as z from '../../src/model/zod.ts';

/** Variations that offices print of each part of a bulletin: see the fixture. */

interface Variations {
  readonly attributions: readonly (readonly [written: string, source: string | null, people: readonly string[], further?: string[]])[];
  readonly mastheads: readonly (readonly [lines: readonly string[], issue: Partial<Issue>])[];
  readonly sections: readonly string[];
  readonly items: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly contents: readonly (readonly string[])[];
  readonly imprints: readonly (readonly [lines: readonly string[], issue: Partial<Issue>])[];
}

const variations = parse(readFileSync(join(import.meta.dirname, 'fixtures', 'variations.yaml'), 'utf8')) as Variations;

const PUBLICATION = z.parse(publicationSchema, {
  name: '云州简报',
  publisher: '云州县委办公室',
  sections: [{ title: '工作动态' }, { title: '经验交流' }],
  sources: [{ name: '县农业局' }, { name: '县水利局' }, { name: '县教育局' }],
});

const HEAD = ['云州简报', '第3期（总第45期）', '云州县委办公室编　　2024年3月5日'];
const A = '县农业局派六组下乡，解决用种难题三十件。';
const B = '县水利局清淤八公里，惠及五个村的农田。';
const FIRST = `△县农业局查春播。${A}`;
const ITEMS = [`${FIRST}（县农业局）`, `△县水利局修渠。${B}（县水利局）`];
const FOOT = ['报：县委、县政府。', '送：县直各单位。'];
const ISSUE = {
  number: 3,
  date: '2024-03-05',
  distribution: [
    { label: '报', to: '县委、县政府。' },
    { label: '送', to: '县直各单位。' },
  ],
};
const TWO = [
  ['县农业局查春播', '县农业局', '工作动态', A],
  ['县水利局修渠', '县水利局', '工作动态', B],
];

type Part = readonly string[];
async function whole(more: { head?: Part; section?: Part; items?: Part; foot?: Part }, publication = PUBLICATION): Promise<Draft> {
  const lines = [...(more.head ?? HEAD), ...(more.section ?? ['【工作动态】']), ...(more.items ?? ITEMS), ...(more.foot ?? FOOT)];
  const submission = { file: '旧刊.txt', name: '旧刊.txt', bytes: new TextEncoder().encode(lines.join('\n')) };
  const draft = await readDraft(submission, { publication, split: true, known: [] });
  if ('code' in draft) throw new Error(draft.code);
  return draft;
}

const linesOf = (block: Block): string =>
  block.kind === 'table' ? block.rows.map((row) => row.map(getText).join('|')).join('/') : getText(block.pieces).trim();
const itemsOf = ({ items }: Draft) =>
  items.map(({ fields: { title, source, category }, blocks }) => [
    title.clue?.value,
    source.clue?.value,
    category.clue?.value,
    blocks.map(linesOf).join(''),
  ]);
const issueOf = ({ issue }: Draft) => issue?.values;

describe('variations', () => {
  it.each(variations.attributions.map((each) => [JSON.stringify(each[0]), each] as const))(
    'attribution %s',
    async (_, [written, source, people, further]) => {
      const given = await whole({ items: [FIRST + written, ITEMS[1] ?? ''] });
      expect(itemsOf(given)).toEqual([['县农业局查春播', source ?? undefined, '工作动态', A], TWO[1]]);
      expect([given.items[0]?.people, given.items[0]?.fields.source.clue?.with]).toEqual([people, further]);
    },
  );

  it.each(variations.mastheads.map((each) => [each[0].join(' / '), each] as const))('masthead %s', async (_, [head, issue]) => {
    const given = await whole({ head });
    expect(issueOf(given)).toMatchObject({ distribution: ISSUE.distribution, ...issue });
    expect(itemsOf(given)).toEqual(TWO);
  });

  it.each([
    ['2024年3月', 'month', FOOT, '2024-03-01'],
    ['二〇二四年三月', 'month', FOOT, '2024-03-01'],
    ['2024年3月', 'month', [...FOOT, '云州县委办公室　2024年3月28日印发'], '2024-03-28'],
    ['2024年3月', 'day', [...FOOT, '云州县委办公室　2024年3月28日印发'], '2024-03-28'],
    ['2024年3月', 'day', FOOT, undefined],
    ['云州县委办公室编', 'day', [...FOOT, '云州县委办公室　2024年3月28日印发'], '2024-03-28'],
  ] as const)('date %s, printed by %s', async (line, date, foot, iso) => {
    const given = await whole({ head: ['云州简报', '第3期', line], foot }, { ...PUBLICATION, masthead: { ...PUBLICATION.masthead, date } });
    expect(issueOf(given)?.date).toBe(iso);
    expect(given.items[0]?.fields.date.clue?.value).toBe(iso);
  });

  it('reads marks with a meaning, and drops their legend', async () => {
    const marks = [
      { mark: '★', meaning: '领导批示', points: 3 },
      { mark: '◆', meaning: '上级采用', points: 2 },
    ];
    const items = [`★${FIRST.slice(1)}（县农业局）`, ...ITEMS.slice(1)];
    const given = await whole({ items, foot: ['标记：★ 领导批示', ...FOOT] }, { ...PUBLICATION, marks });
    expect(itemsOf(given)).toEqual(TWO);
    expect(given.items.map(({ extra }) => extra.mark)).toEqual(['领导批示', undefined]);
    expect(issueOf(given)).not.toHaveProperty('lines');
  });

  it.each([['【基层动态】'], ['基层动态'], ['一、基层动态']])('reads sections of two levels: %s', async (upper) => {
    const sections = PUBLICATION.sections.map((section) => ({ ...section, under: '基层动态' }));
    const items = [ITEMS[0] ?? '', '经验交流', ITEMS[1] ?? ''];
    const given = await whole({ section: [upper, '工作动态'], items }, { ...PUBLICATION, sections });
    expect(itemsOf(given)).toEqual([TWO[0], [...(TWO[1] ?? []).slice(0, 2), '经验交流', B]]);
    expect(given.issue?.unknown).toEqual([]);
  });

  it.each(variations.sections)('section %s', async (section) => {
    expect(itemsOf(await whole({ section: [section] }))).toEqual(TWO);
  });

  it.each(variations.items.map((each) => [each.join(' / '), each] as const))('items %s', async (_, items) => {
    const given = await whole({ items: items.map((line) => line.replace('{A}', A).replace('{B}', B)) });
    expect(itemsOf(given)).toEqual(TWO);
    expect(issueOf(given)).toMatchObject(ISSUE);
  });

  it.each(variations.notes)('note %s', async (note) => {
    const above = await whole({ head: [...HEAD, note] });
    expect(issueOf(above)).toMatchObject({ ...ISSUE, note: '现刊发两则，供各地学习。' });
    expect(itemsOf(above)).toEqual(TWO);
    const inside = await whole({ section: ['【工作动态】', note] });
    expect(inside.items[0]?.extra.note).toBe('现刊发两则，供各地学习。');
    expect(itemsOf(inside)).toEqual(TWO);
  });

  it.each(variations.contents.map((each) => [each.join(' / '), each] as const))('contents %s', async (_, lines) => {
    const given = await whole({ head: [...HEAD, ...lines] });
    expect(itemsOf(given)).toEqual(TWO);
    expect(issueOf(given)).toMatchObject(ISSUE);
  });

  it.each(variations.imprints.map((each) => [each[0].join(' / '), each] as const))('imprint %s', async (_, [foot, issue]) => {
    const given = await whole({ foot });
    expect(itemsOf(given)).toEqual(TWO);
    const { distribution = ISSUE.distribution, ...more } = issue;
    expect(issueOf(given)).toMatchObject({
      number: 3,
      date: '2024-03-05',
      ...(distribution.length === 0 ? {} : { distribution }),
      ...more,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/model/comparison.ts';
import { toSide } from '../../src/review/compare/bulletin-side.ts';
import { compare, isDifferent } from '../../src/review/compare/compare.ts';
import { comparePassages } from '../../src/review/compare/passages.ts';
import type { Part, Side } from '../../src/review/compare/side.ts';
import { createBudget } from '../../src/review/compare/words.ts';
import { richBulletin } from '../render/rich-bulletin.ts';
import { sampleBulletin } from '../render/sample-bulletin.ts';
import { drawn, pairOfSides, remaining, textsOf } from './comparing.ts';

const properties = { title: '简报', author: '办公室', date: '2026-03-01' };
const body = (text: string): Passage => ({ role: 'body', cells: [[{ text, look: 'plain' }]] });
const row = (...texts: string[]): Passage => ({ role: 'row', cells: texts.map((text) => [{ text, look: 'plain' }]) });
const item = (name: string, ...texts: string[]): Part => ({ item: name, passages: texts.map(body) });
const side = (...parts: Part[]): Side => ({ masthead: [], parts, imprint: [] });
const passages = (before: readonly Passage[], after: readonly Passage[]) => {
  return drawn(comparePassages(before, after, createBudget()).map((paragraph) => ({ ...paragraph, item: null })));
};
const parts = (before: readonly Part[], after: readonly Part[]) => compare(side(...before), side(...after), properties);

describe('words of a paragraph', () => {
  const one = (before: string, after: string) => passages([body(before)], [body(after)]).join('\n');

  it.each([
    ['全市召开会议，部署防汛工作。', '全市召开视频会议，部署防汛工作。', '全市召开{+视频+}会议，部署防汛工作。'],
    ['先后走访企业12家，解决问题3个。', '先后走访企业15家，解决问题3个。', '先后走访企业[-12-]{+15+}家，解决问题3个。'],
    ['会议强调，要抓好落实。', '会议强调，要狠抓落实。', '会议强调，要[-抓好-]{+狠抓+}落实。'],
    ['制定计划。', '制定计划。', '制定计划。'],
  ])('%s → %s', (before, after, expected) => {
    expect(one(before, after)).toBe(expected);
  });

  it('are replaced together when almost nothing between them was kept', () => {
    expect(one('开头不变，提高政治站位的思想认识，结尾也不变。', '开头不变，强化责任担当的工作作风，结尾也不变。')).toBe(
      '开头不变，[-提高政治站位的思想认识-]{+强化责任担当的工作作风+}，结尾也不变。',
    );
  });

  it('keep their new style, which counts as no change', () => {
    const bold: Passage = { role: 'body', cells: [[{ text: '制定计划。', look: 'strong' }]] };
    expect(comparePassages([body('制定计划。')], [bold], createBudget())).toEqual([
      { role: 'body', cells: [[{ text: '制定计划。', look: 'strong', change: 'kept' }]], end: 'kept' },
    ]);
  });
});

describe('texts that differ everywhere', () => {
  it('are replaced as a whole, and both are shown', () => {
    const text = (seed: number) =>
      Array.from({ length: 400 }, (_, at) => ((at * 7 + seed) % 3 === 0 ? `第${at}项` : String.fromCharCode(0x4e00 + at))).join('');
    const many = (seed: number) => Array.from({ length: 60 }, (_, at) => item('a.md', `${String.fromCharCode(0x6000 + at)}${text(seed)}`));
    const [before, after] = [0, 1].map((seed) => side({ item: 'a.md', passages: many(seed).flatMap(({ passages }) => passages) }));
    if (before === undefined || after === undefined) throw new Error('no sides');
    const found = compare(before, after, properties);
    const runs = found.paragraphs.flatMap(({ cells }) => cells.flat());
    expect(runs.length).toBeGreaterThan(500);
    expect(runs.length).toBeLessThan(50_000);
    expect(remaining(found, true)).toEqual(textsOf(after));
    expect(remaining(found, false)).toEqual(textsOf(before));
  });
});

describe('paragraphs', () => {
  const [a, b, c] = ['全市召开防汛工作会议并作部署。', '各县抓好春耕备耕和农资供应。', '市直机关开展作风建设大讨论。'];

  it('are added and removed as a whole', () => {
    expect(passages([body(a), body(c)], [body(a), body(b), body(c)])).toEqual([a, `{+${b}+}{+¶+}`, c]);
    expect(passages([body(a), body(b), body(c)], [body(a), body(c)])).toEqual([a, `[-${b}-][-¶-]`, c]);
    expect(passages([body(a)], [body(b)])).toEqual([`[-${a}-][-¶-]`, `{+${b}+}{+¶+}`]);
  });

  it('are split and joined by their ends alone', () => {
    expect(passages([body(a + b)], [body(a), body(b)])).toEqual([`${a}{+¶+}`, b]);
    expect(passages([body(a), body(b)], [body(a + b)])).toEqual([`${a}[-¶-]`, b]);
  });

  it('are matched among others', () => {
    expect(passages([body(a), body(b)], [body(c), body(b.replace('农资', '种子'))])).toEqual([
      `[-${a}-][-¶-]`,
      `{+${c}+}{+¶+}`,
      '各县抓好春耕备耕和[-农资-]{+种子+}供应。',
    ]);
  });

  it('in tables are compared cell by cell, and rows are added and removed', () => {
    expect(passages([row('县区', '数量'), row('甲县', '12')], [row('县区', '数量'), row('甲县', '13'), row('乙县', '7')])).toEqual([
      '县区|数量',
      '甲县|[-12-]{+13+}',
      '{+乙县+}|{+7+}{+¶+}',
    ]);
    expect(passages([row('一', '二')], [row('一', '二', '三')])).toEqual(['[-一-]|[-二-][-¶-]', '{+一+}|{+二+}|{+三+}{+¶+}']);
  });

  it('that are pictures differ by their content', () => {
    const picture = (key: string): Passage => ({ ...body('［图片：a.png］'), role: 'picture', key });
    expect(passages([picture('1')], [picture('1')])).toEqual(['［图片：a.png］']);
    expect(passages([picture('1')], [picture('2')])).toEqual(['[-［图片：a.png］-][-¶-]', '{+［图片：a.png］+}{+¶+}']);
  });
});

describe('items', () => {
  const [a, b, c] = [
    item('a.md', '岳西县建立经济课堂双周讲学制度。'),
    item('b.md', '迎江区三项举措提升组织工作。'),
    item('c.md', '大观区推进学经济提能力活动。'),
  ];

  it('are added, removed and changed', () => {
    const changed = item('a.md', '岳西县建立经济课堂每周讲学制度。');
    const { paragraphs, counts } = parts([a, b], [changed, c]);
    expect(drawn(paragraphs)).toEqual([
      '岳西县建立经济课堂[-双周-]{+每周+}讲学制度。',
      '[-迎江区三项举措提升组织工作。-][-¶-]',
      '{+大观区推进学经济提能力活动。+}{+¶+}',
    ]);
    expect(counts).toMatchObject({ added: ['c.md'], removed: ['b.md'], moved: [], changed: ['a.md'] });
  });

  it('are the same under another file name', () => {
    const { paragraphs, counts } = parts([a, b], [{ ...a, item: '01-岳西.md' }, b]);
    expect(drawn(paragraphs)).toEqual(['岳西县建立经济课堂双周讲学制度。', '迎江区三项举措提升组织工作。']);
    expect(counts).toMatchObject({ added: [], removed: [], moved: [], changed: [] });
  });

  it('are shown at both places when they were moved', () => {
    const { paragraphs, counts } = parts([a, b, c], [c, a, b]);
    expect(drawn(paragraphs)).toEqual([
      '<+大观区推进学经济提能力活动。+><+¶+>',
      '岳西县建立经济课堂双周讲学制度。',
      '迎江区三项举措提升组织工作。',
      '<-大观区推进学经济提能力活动。-><-¶->',
    ]);
    expect(counts).toMatchObject({ added: [], removed: [], moved: ['c.md'], changed: [] });
  });

  it('that were moved and changed show the insertions at the new place', () => {
    const { paragraphs } = parts([a, b, c], [item('c.md', '大观区深入推进学经济提能力活动。'), a, b]);
    expect(drawn(paragraphs)[0]).toBe('<+大观区+>{+深入+}<+推进学经济提能力活动。+><+¶+>');
  });

  it('stay in a section with a new title', () => {
    const titled = (title: string): Part => ({
      item: null,
      passages: [{ role: 'section-title', cells: [[{ text: title, look: 'plain' }]] }],
    });
    expect(drawn(parts([titled('市内信息'), a], [titled('市内动态'), a]).paragraphs)).toEqual([
      '市内[-信息-]{+动态+}',
      '岳西县建立经济课堂双周讲学制度。',
    ]);
  });
});

describe('a comparison', () => {
  it('of a bulletin with itself has no changes', () => {
    for (const bulletin of [sampleBulletin, richBulletin]) {
      const found = compare(toSide(bulletin), toSide(bulletin), properties);
      expect(isDifferent(found)).toBe(false);
      expect(remaining(found, true)).toEqual(textsOf(toSide(bulletin)));
      expect(textsOf(toSide(bulletin)).length).toBeGreaterThan(8);
    }
  });

  it('contains both states, for any changes', () => {
    let [changed, moved] = [0, 0];
    fc.assert(
      fc.property(pairOfSides, ([before, after]) => {
        const found = compare(before, after, properties);
        changed += Number(isDifferent(found));
        moved += found.counts.moved.length;
        expect(remaining(found, true)).toEqual(textsOf(after));
        expect(remaining(found, false)).toEqual(textsOf(before));
      }),
      { numRuns: 500, seed: 6 },
    );
    expect(changed).toBeGreaterThan(400);
    expect(moved).toBeGreaterThan(50);
  });
});

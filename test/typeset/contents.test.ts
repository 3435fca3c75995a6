import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTitle } from '../../src/typeset/contents.ts';
import { bulletin, item, pageOf, paragraph, paragraphsOf, set } from './making.ts';

/** How titles in the contents break. */
const shape = { measure: 26, first: 1, rest: 2 };

/** The lines of a title in the contents, as they stand on the page. */
function linesOf(title: string): string[] {
  const contents = { title: '要目', sections: [{ title: '栏目', entries: [{ title, item: 'a.md' }] }] };
  const page = pageOf(set(bulletin([item([paragraph('文。')], { id: 'a.md' })], { contents })), 1);
  const entry = paragraphsOf(page).find(({ role }) => role === 'contents-entry');
  return entry?.lines.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? [];
}

describe('a title of two lines', () => {
  it.each([
    ['before a quotation, which stays whole', ['迎江区人民路街道精心打造城市', '“十五分钟党群服务圈”凝聚人心']],
    ['before a book title', ['市委组织部等五部门联合印发', '《关于加强新时代基层党建工作的意见》']],
    ['at a blank', ['宿松县聚焦乡村振兴主战场', '选优配强村党组织书记队伍见成效']],
    ['after a mark', ['大观区坚持问题导向、目标导向，', '推动主题教育走深走实见行见效']],
  ])('breaks %s', (_, lines) => {
    expect(linesOf(lines.join(lines[0]?.endsWith('场') ? ' ' : ''))).toEqual(lines);
  });

  it.each([
    '怀宁县组织部门坚持抓两头带中间推动农村基层党组织全面进步全面过硬',
    '桐城市聚焦服务群众打造家门口的便民服务中心让群众少跑腿好办事',
    '岳西县建立健全村级后备干部动态管理机制提升基层治理水平见到成效',
  ])('does not cut a word: %s', (title) => {
    const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(({ index }) => index);
    const [first = '', ...others] = linesOf(title);
    expect(others).toHaveLength(1);
    expect(words).toContain(first.length);
  });
});

it('never leaves a character alone, passes the measure or loses text', () => {
  const parts = fc.array(
    fc.constantFrom('组织部门', '坚持', '“一把手”', '《意见》', '，', ' ', '2021年', 'PMP', '（试行）', '党群服务圈', '的', '推动'),
    {
      minLength: 10,
      maxLength: 22,
    },
  );
  fc.assert(
    fc.property(parts, (words) => {
      const title = words.join('').trim();
      const lines = linesOf(title);
      expect(lines.join('').replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
      const split = splitTitle(title, lines.length, shape);
      if (lines.length < 2 || split.length === 0) return;
      for (const line of lines) expect(line.match(/[\p{L}\p{N}]/gu)?.length ?? 0).toBeGreaterThan(1);
    }),
    { numRuns: 200 },
  );
});

it('leaves a title to the breaker that fits no other way', () => {
  expect(splitTitle('文'.repeat(51), 2, shape)).toEqual([]);
  expect(splitTitle('W'.repeat(60), 2, shape)).toEqual([]);
  expect(linesOf('W'.repeat(60)).join('')).toBe('W'.repeat(60));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/assemble/index.ts';
import { item, manuscript, publication } from '../manuscripts.ts';

const ids = (bulletin: ReturnType<typeof assemble>) => bulletin.sections.map((section) => section.items.map(({ id }) => id));

describe('sections', () => {
  it('stand in the publication’s order, whatever the items’ order', () => {
    const bulletin = assemble(manuscript([item('a', { category: '经验' }), item('b', { category: '动态' })]));
    expect(bulletin.sections.map(({ title }) => title)).toEqual(['动态', '经验']);
  });

  it('vanish when they hold nothing, from the contents too', () => {
    const bulletin = assemble(manuscript([item('a', { category: '经验' })]));
    expect(bulletin.sections.map(({ title }) => title)).toEqual(['经验']);
    expect(bulletin.contents?.sections.map(({ title }) => title)).toEqual(['经验']);
  });

  it('hold every category they name', () => {
    const sections = [{ title: '工作动态', categories: ['动态', '会议'] }];
    const items = [item('a', { category: '会议' }), item('b', { category: '动态' })];
    expect(ids(assemble(manuscript(items, { publication: publication({ sections }) })))).toEqual([['a', 'b']]);
  });
});

describe('items inside a section', () => {
  it('go by order, then protocol rank, then date, then file name', () => {
    const items = [
      item('6', { source: '乙县', date: '2026-03-02' }),
      item('5', { source: '乙县', date: '2026-03-01' }),
      item('4', { source: '甲县', date: '2026-03-09' }),
      item('3', { source: '甲', date: '2026-03-08' }),
      item('2', { source: '丙县', order: 2 }),
      item('1', { source: '丙县', order: 1 }),
      item('7', { source: '乙县', date: '2026-03-02' }),
    ];
    expect(ids(assemble(manuscript(items)))).toEqual([['1', '2', '3', '4', '5', '6', '7']]);
  });

  it('stand in one order, whatever order they were read in', () => {
    const any = fc.record({
      source: fc.constantFrom('甲县', '甲', '乙县', '丙县'),
      date: fc.constantFrom('2026-03-01', '2026-03-02'),
      category: fc.constantFrom('动态', '经验'),
      order: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
    });
    const issue = fc.array(any, { minLength: 1, maxLength: 12 }).chain((values) => {
      const items = values.map(({ order, ...rest }, index) => item(`${index}.md`, order === undefined ? rest : { ...rest, order }));
      return fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }));
    });
    fc.assert(
      fc.property(issue, ([items, shuffled]) => {
        expect(ids(assemble(manuscript(shuffled)))).toEqual(ids(assemble(manuscript(items))));
      }),
    );
  });
});

describe('an item', () => {
  const only = (bulletin: ReturnType<typeof assemble>) => bulletin.sections[0]?.items[0];

  it('names its source at its end by its official name, also when filed under an alias', () => {
    expect(only(assemble(manuscript([item('a', { source: '甲', title: '标题' })])))).toMatchObject({
      mark: '△',
      title: '标题。',
      attribution: '（甲县）',
    });
  });

  it('names its source before the title where the section says so, and bears no attribution then', () => {
    expect(only(assemble(manuscript([item('a', { category: '经验', source: '乙县', title: '标题' })])))).toMatchObject({
      mark: '',
      title: '乙县：标题。',
      attribution: null,
    });
  });

  it.each([
    ['完成任务', '完成任务。'],
    ['完成任务。', '完成任务。'],
    ['怎么办？', '怎么办？'],
    ['打造“样板”', '打造“样板”。'],
    ['问一句“怎么办？”', '问一句“怎么办？”'],
  ])('closes the run-in title %s as %s', (title, printed) => {
    expect(only(assemble(manuscript([item('a', { title })])))?.title).toBe(printed);
  });

  it('keeps a title on its own line without a full stop', () => {
    const sections = [{ title: '动态', item_title: 'line' }];
    expect(only(assemble(manuscript([item('a', { title: '标题。' })], { publication: publication({ sections }) })))?.title).toBe('标题');
  });
});

describe('the masthead and the imprint', () => {
  it('take the number from the folder and the date from the newest item when the issue does not say', () => {
    const items = [item('a', { date: '2026-03-05' }), item('b', { date: '2026-02-27' })];
    const { masthead, properties } = assemble(manuscript(items, { issue: {}, folder: '/work/2026/issue-12' }));
    expect(masthead).toMatchObject({ number: '第12期', total: null, date: '2026年3月5日' });
    expect(properties).toEqual({ title: '测试简报 第12期', author: '测试办公室', date: '2026-03-05' });
  });

  it('say the running total and the print run when the issue gives them', () => {
    const bulletin = assemble(manuscript([item('a')], { issue: { number: 4, total: 130, date: '2026-03-10', copies: 80 } }));
    expect(bulletin.masthead).toMatchObject({ number: '第4期', total: '总第130期' });
    expect(bulletin.imprint.copies).toBe('共印80份');
  });

  it('close each line of the distribution, and let the issue’s own list stand for the publication’s', () => {
    const own = publication({ distribution: [{ label: '报', to: '省委办公厅' }] });
    expect(assemble(manuscript([item('a')], { publication: own })).imprint.distribution).toEqual([{ label: '报', to: '省委办公厅。' }]);
    const issue = { date: '2026-03-10', distribution: [{ label: '发', to: '各县。' }] };
    expect(assemble(manuscript([item('a')], { publication: own, issue })).imprint.distribution).toEqual([{ label: '发', to: '各县。' }]);
  });

  it('leave out the contents when the publication prints none', () => {
    expect(assemble(manuscript([item('a')], { publication: publication({ masthead: { contents: false } }) })).contents).toBeNull();
  });
});

it('throws when something required is missing after all: a defect, not a diagnostic', () => {
  const { date: _, ...values } = item('a').values;
  expect(() => assemble(manuscript([{ ...item('a'), values }]))).toThrow('date of a is missing');
});

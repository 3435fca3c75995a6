import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/assemble/index.ts';
import { item, manuscript, publication } from '../manuscripts.ts';

const ids = (bulletin: ReturnType<typeof assemble>) => bulletin.sections.map((section) => section.items.map(({ id }) => id));

describe('sections', () => {
  it('follow the publication’s order, whatever the items’ order', () => {
    const bulletin = assemble(manuscript([item('a', { category: '经验' }), item('b', { category: '动态' })]));
    expect(bulletin.sections.map(({ title }) => title)).toEqual(['动态', '经验']);
  });

  it('are omitted when empty, from the contents too', () => {
    const bulletin = assemble(manuscript([item('a', { category: '经验' })]));
    expect(bulletin.sections.map(({ title }) => title)).toEqual(['经验']);
    expect(bulletin.contents?.sections.map(({ title }) => title)).toEqual(['经验']);
  });

  it('contain every category they name', () => {
    const sections = [{ title: '工作动态', categories: ['动态', '会议'] }];
    const items = [item('a', { category: '会议' }), item('b', { category: '动态' })];
    expect(ids(assemble(manuscript(items, { publication: publication({ sections }) })))).toEqual([['a', 'b']]);
  });
});

describe('items inside a section', () => {
  it('are sorted by order, then protocol rank, then date, then file name', () => {
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

  it('have the same order, whatever order they were read in', () => {
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

  it('ends with the official name of its source, also when filed under an alias', () => {
    expect(only(assemble(manuscript([item('a', { source: '甲', title: '标题' })])))).toMatchObject({
      mark: '△',
      title: '标题。',
      attribution: '（甲县）',
    });
  });

  it('names all its sources once by official name', () => {
    expect(only(assemble(manuscript([item('a', { source: '甲', with: ['乙县', '甲县', '丙县'] })])))?.attribution).toBe(
      '（甲县、乙县、丙县）',
    );
  });

  it('is omitted, from the contents too, when held or rejected', () => {
    const bulletin = assemble(
      manuscript([item('a', { status: 'held' }), item('b'), item('c', { status: 'rejected' }), item('d', { status: 'used' })]),
    );
    expect(ids(bulletin)).toEqual([['b', 'd']]);
    expect(bulletin.contents?.sections.flatMap(({ entries }) => entries.map((entry) => entry.item))).toEqual(['b', 'd']);
  });

  it('names its source before the title where the section says so, without an attribution', () => {
    expect(only(assemble(manuscript([item('a', { category: '经验', source: '乙县', title: '标题' })])))).toMatchObject({
      mark: '',
      title: '乙县：标题。',
      attribution: null,
    });
  });

  it.each([
    ['none', 'end', { attribution: '（甲县）' }],
    ['after', 'end', { attribution: '（甲县　张三　通讯员 李四）' }],
    ['before', 'end', { attribution: '（张三　通讯员 李四，甲县）' }],
    ['only', 'end', { attribution: '（张三　通讯员 李四）' }],
    ['after', 'below', { attribution: null, byline: '甲县　张三　通讯员 李四', titleStyle: 'line', title: '标题' }],
  ])('names its people %s the source, at the place %s', (people, attribution, printed) => {
    const sections = [{ title: '动态', people, attribution }];
    const given = item('a', { title: '标题', people: ['张三', '通讯员 李四'] });
    expect(only(assemble(manuscript([given], { publication: publication({ sections }) })))).toMatchObject(printed);
  });

  it('names the source alone where it has no people', () => {
    const sections = [{ title: '动态', people: 'only' }];
    expect(only(assemble(manuscript([item('a')], { publication: publication({ sections }) })))?.attribution).toBe('（甲县）');
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

it('prints labelled lines above the imprint, first and last in it; those of the issue instead of the publication’s', () => {
  const own = [
    { label: '责任编辑', text: '张三', place: 'above' },
    { label: '主题词', text: '春播', place: 'first' },
    { label: '本期增发', text: '市教育局', place: 'last' },
  ] as const;
  const distribution = [{ label: '报', to: '市委' }];
  const entries = (issue: Parameters<typeof manuscript>[1]) => assemble(manuscript([item('a')], issue)).imprint.distribution;
  expect(entries({ issue: { date: '2026-03-10', distribution, lines: [...own] } })).toEqual([
    { label: '责任编辑', to: '张三', above: true },
    { label: '主题词', to: '春播' },
    { label: '报', to: '市委。' },
    { label: '本期增发', to: '市教育局' },
  ]);
  expect(
    entries({ issue: { date: '2026-03-10', distribution }, publication: publication({ imprint: { lines: own } }) }).map(
      ({ label }) => label,
    ),
  ).toEqual(['责任编辑', '主题词', '报', '本期增发']);
});

describe('masthead variants', () => {
  it.each([
    [{ number: '第{number}号' }, {}, { number: '第3号' }],
    [{ number: '〔{年}〕{期号}号' }, {}, { number: '〔2026〕3号' }],
    [{ number: '{school_year}学年第{number}期' }, {}, { number: '2025—2026学年第3期' }],
    [{ number: '{学年}学年第{期号}期' }, { date: '2026-09-01' }, { number: '2026—2027学年第3期' }],
    [{}, { through: 4 }, { number: '第3—4期合刊' }],
    [{ date: 'month' }, {}, { date: '2026年3月' }],
    [{}, { period: '3月1日—7日' }, { number: '第3期', period: '3月1日—7日' }],
    [{ above: '某市第九届人民代表大会' }, {}, { above: '某市第九届人民代表大会' }],
    [{ left: '主办：{publisher}', right: '{date}印' }, {}, { publisher: '主办：办公室', date: '2026年3月10日印' }],
  ])('of the publication %j and the issue %j', (own, issue, printed) => {
    const given = publication({ publisher: '办公室', masthead: own });
    const { masthead: set } = assemble(manuscript([item('a')], { publication: given, issue: { date: '2026-03-10', ...issue } }));
    expect(set).toMatchObject(printed);
  });

  const masthead = (issue: Parameters<typeof manuscript>[1] = {}) => assemble(manuscript([item('a')], issue)).masthead;
  const date = '2026-03-10';
  const noticed = publication({ masthead: { notice: '内部资料 注意保存' } });

  it.each([
    [{ number: 2, supplement: true, date }, { number: '增刊第2期' }],
    [{ classification: { level: '秘密' as const, term: '1年' }, date }, { notice: '秘密★1年' }],
    [{ classification: { level: '机密' as const }, urgency: '特急' as const, date }, { notice: '机密　特急' }],
    [{ urgency: '加急' as const, date }, { notice: '内部资料 注意保存　加急' }],
    [{ date }, { notice: '内部资料 注意保存', copy: null, signer: null }],
    [
      { copy: '000012', signer: '张三', date },
      { copy: '编号：000012', signer: '签发人：张三' },
    ],
  ])('%j reads %j', (issue, expected) => {
    expect(masthead({ issue, publication: noticed })).toMatchObject(expected);
  });

  it('is the same on pre-printed sheets except for the flag', () => {
    const items = manuscript([item('a')]);
    const plain = assemble(items);
    expect(assemble(items, { preprinted: true })).toEqual({ ...plain, masthead: { ...plain.masthead, preprinted: true } });
    expect(plain.masthead.preprinted).toBe(false);
  });
});

describe('notes', () => {
  it('by the editor precede the first section or their item', () => {
    const bulletin = assemble(
      manuscript([item('a', { note: '本文可供参考。' })], { issue: { note: '本期刊发三篇。', date: '2026-03-10' } }),
    );
    expect([bulletin.note, bulletin.sections[0]?.items[0]?.note]).toEqual(['本期刊发三篇。', '本文可供参考。']);
  });
});

describe('the masthead and the imprint', () => {
  it('take the number from the folder and the date from the newest item by default', () => {
    const items = [item('a', { date: '2026-03-05' }), item('b', { date: '2026-02-27' })];
    const { masthead, properties } = assemble(manuscript(items, { issue: {}, folder: '/work/2026/issue-12' }));
    expect(masthead).toMatchObject({ number: '第12期', total: null, date: '2026年3月5日' });
    expect(properties).toEqual({ title: '测试简报 第12期', author: '测试办公室', date: '2026-03-05' });
  });

  it('include the running total and the print run when given', () => {
    const bulletin = assemble(manuscript([item('a')], { issue: { number: 4, total: 130, date: '2026-03-10', copies: 80 } }));
    expect(bulletin.masthead).toMatchObject({ number: '第4期', total: '总第130期' });
    expect(bulletin.imprint.copies).toBe('共印80份');
  });

  it('include the issuing office and date when the publication prints them', () => {
    const own = publication({ imprint: { office: '测试办公室秘书科', double_sided: false } });
    expect(assemble(manuscript([item('a')], { publication: own })).imprint).toMatchObject({
      issuer: { office: '测试办公室秘书科', date: '2026年3月10日印发' },
      doubleSided: false,
    });
    expect(assemble(manuscript([item('a')])).imprint).toMatchObject({ issuer: null, doubleSided: true });
  });

  it('end each line of the distribution with a full stop, and prefer the issue’s own list', () => {
    const own = publication({ distribution: [{ label: '报', to: '省委办公厅' }] });
    expect(assemble(manuscript([item('a')], { publication: own })).imprint.distribution).toEqual([{ label: '报', to: '省委办公厅。' }]);
    const issue = { date: '2026-03-10', distribution: [{ label: '发', to: '各县。' }] };
    expect(assemble(manuscript([item('a')], { publication: own, issue })).imprint.distribution).toEqual([{ label: '发', to: '各县。' }]);
  });

  it('omit the contents when the publication prints none', () => {
    expect(assemble(manuscript([item('a')], { publication: publication({ masthead: { contents: false } }) })).contents).toBeNull();
  });
});

it('throws when a required field is missing: a defect, not a diagnostic', () => {
  const { date: _, ...values } = item('a').values;
  expect(() => assemble(manuscript([{ ...item('a'), values }]))).toThrow('date of a is missing');
});

describe('an issue printed again after a correction', () => {
  const revised = (revision: number | undefined, note: 'masthead' | 'imprint' | 'none', reason?: string) => {
    const issue = { number: 4, date: '2026-03-10', ...(revision && { revision }), ...(reason && { revision_reason: reason }) };
    const distribution = [{ label: '报', to: '省委' }];
    return assemble(manuscript([item('a')], { publication: publication({ revision_note: note, distribution }), issue }));
  };

  it.each([
    [undefined, null],
    [1, null],
    [2, '修订版'],
    [3, '修订第3版'],
  ])('is labelled beside its number: %j', (revision, words) => {
    const { masthead, imprint } = revised(revision, 'masthead', '更正数据');
    expect([masthead.revision, masthead.number, imprint.distribution.length]).toEqual([words, '第4期', 1]);
  });

  it.each([
    [1, undefined, undefined],
    [2, undefined, '本期为修订版。'],
    [2, '更正第三篇数据', '本期为修订版，更正第三篇数据。'],
  ])('is labelled in the imprint with the reason: %j %j', (revision, reason, words) => {
    const { masthead, imprint } = revised(revision, 'imprint', reason);
    expect(masthead.revision).toBeNull();
    expect(imprint.distribution.find(({ label }) => label === '修订')?.to).toBe(words);
    expect(imprint.distribution.at(-1)).toEqual({ label: '报', to: '省委。' });
  });

  it('is not labelled when the publication says so', () => {
    const { masthead, imprint } = revised(2, 'none', '更正数据');
    expect([masthead.revision, imprint.distribution.length]).toEqual([null, 1]);
  });
});

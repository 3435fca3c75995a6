import { describe, expect, it } from 'vitest';
import { docx, paragraph, table } from './docx-maker.ts';
import { type Case, imported, remarksOf, textOf, wordsOf } from './importing.ts';

/** A small bulletin in the variations that offices print: attributions, imprints, items, mastheads, notes, sections, contents. */

const HEAD = ['云岭组工信息', '第3期（总第45期）', '中共云岭市委组织部编　　2024年3月5日'];
const A = '清河县派六组下乡，解决用种难题三十件。';
const B = '临溪区清淤八公里，惠及五个村的农田。';
const ITEMS = [`△清河县查春播。${A}（清河县）`, `△临溪区修渠。${B}（临溪区）`];
const FOOT = ['报：市委、市政府。', '送：市直各单位。'];
const SOURCES = ['清河县委组织部', '临溪区委组织部'];
const DISTRIBUTION = [
  { label: '报', to: '市委、市政府。' },
  { label: '送', to: '市直各单位。' },
];

const split = (lines: readonly string[]) => imported({ '旧刊.txt': lines.join('\n') }, { split: true, to: 'pub/issue-8' });
const itemsOf = ({ items }: Case) => [...items.values()].map(({ values, body }) => [values.title, values.source, wordsOf(body).join('')]);
const issueOf = ({ result }: Case) => result.imported[0]?.issue;
const whole = (more: { head?: readonly string[]; section?: readonly string[]; items?: readonly string[]; foot?: readonly string[] }) =>
  split([...(more.head ?? HEAD), ...(more.section ?? ['【基层动态】']), ...(more.items ?? ITEMS), ...(more.foot ?? FOOT)]);
const TWO = [
  ['清河县查春播', '清河县委组织部', A],
  ['临溪区修渠', '临溪区委组织部', B],
];

describe('an attribution', () => {
  it.each([
    ['（清河县供稿）', '清河县委组织部', ''],
    ['（清河县报）', '清河县委组织部', ''],
    ['（清河县/报道）', '清河县委组织部', ''],
    ['【清河县】', '清河县委组织部', ''],
    ['〔清河县〕', '清河县委组织部', ''],
    ['[清河县]', '清河县委组织部', ''],
    ['(清河县)', '清河县委组织部', ''],
    ['——清河县', '清河县委组织部', ''],
    ['（来源：清河县）', '清河县委组织部', ''],
    ['（供稿：清河县）', '清河县委组织部', ''],
    ['（清河县 张三）', '清河县委组织部', '张三'],
    ['（清河县 张三 李四）', '清河县委组织部', '张三｜李四'],
    ['（清河县 张三 摄影/李四）', '清河县委组织部', '张三｜摄影 李四'],
    ['（记者 张三　通讯员 李四）', undefined, '记者 张三｜通讯员 李四'],
    ['（特约通讯员：张三）', undefined, '特约通讯员 张三'],
    ['（本刊通讯员 张三）', undefined, '本刊通讯员 张三'],
    ['（摘自《清河县信息》）', '清河县委组织部', '# 署名：摘自《清河县信息》'],
    ['（县卫健委办公室）', '县卫健委办公室', ''],
    ['\n　　　　　　　　　　清河县', '清河县委组织部', ''],
    ['\n　　　　　　　　　　县卫健委', '县卫健委', ''],
    ['\n（清河县）', '清河县委组织部', ''],
    ['\n供稿：清河县', '清河县委组织部', ''],
    ['（清河县通讯员 张三）', '清河县委组织部', '通讯员 张三'],
    ['\n——清河县', '清河县委组织部', ''],
  ])('%s is read once and not printed in the text', async (written, source, kept) => {
    const given = await whole({ items: [`△清河县查春播。${A}${written}`] });
    expect(itemsOf(given)).toEqual([['清河县查春播', source, A]]);
    const [item] = given.items.values();
    if (kept.startsWith('#')) expect(textOf(given, '01-清河县查春播.md')).toContain(kept);
    else expect((item?.values.people ?? []).join('｜')).toBe(kept);
  });

  it('may be below the title', async () => {
    const given = await whole({ items: ['△清河县查春播', '（清河县）', A, '△临溪区修渠', '（临溪区）', B] });
    expect(itemsOf(given)).toEqual(TWO);
  });

  it('stands above the caption of a picture', async () => {
    const given = await whole({ items: [ITEMS[0] ?? '', '图为下乡现场。（张三 摄）', ITEMS[1] ?? ''] });
    expect(itemsOf(given)).toEqual([['清河县查春播', '清河县委组织部', `${A}图为下乡现场。（张三 摄）`], TWO[1]]);
  });

  it('is not a bracket that explains a word', async () => {
    const given = await whole({ items: [`△清河县查春播。${A}共建站点12个（含分站）。`] });
    expect(itemsOf(given)).toEqual([['清河县查春播', undefined, `${A}共建站点12个（含分站）。`]]);
  });
});

describe('an imprint', () => {
  it.each([
    ['between rules', ['────────', FOOT[0], '────────', FOOT[1], '────────', '（共印30份）'], { distribution: DISTRIBUTION, copies: 30 }],
    ['on one line', ['报：市委、市政府。　送：市直各单位。'], { distribution: DISTRIBUTION }],
    [
      'of other labels',
      ['呈：市委。', '抄送：市直各单位。', '本期增发：市教育局。'],
      {
        distribution: [
          { label: '呈', to: '市委。' },
          { label: '抄送', to: '市直各单位。' },
          { label: '本期增发', to: '市教育局。' },
        ],
      },
    ],
    [
      'with units in its labels',
      ['报送单位：市委。', '发送单位：市直各单位。'],
      {
        distribution: [
          { label: '报送单位', to: '市委。' },
          { label: '发送单位', to: '市直各单位。' },
        ],
      },
    ],
    [
      'wrapped',
      ['报：市委办、市政府办，', '　　市人大办、市政协办。', FOOT[1]],
      {
        distribution: [{ label: '报', to: '市委办、市政府办，市人大办、市政协办。' }, DISTRIBUTION[1]],
      },
    ],
    [
      'below the editors',
      ['责任编辑：张三　　审核：李四　　签发：王五', ...FOOT],
      { distribution: DISTRIBUTION, lines: [{ label: '责任编辑', text: '张三 审核：李四 签发：王五', place: 'above' }] },
    ],
    [
      'above whom to ask',
      [...FOOT, '联系人：张三　电话：0556-1234567'],
      { distribution: DISTRIBUTION, lines: [{ label: '联系人', text: '张三 电话：0556-1234567', place: 'last' }] },
    ],
    [
      'with subject words',
      ['主题词：信息 春播', ...FOOT, '云岭市委组织部　　2024年3月5日印发'],
      { distribution: DISTRIBUTION, lines: [{ label: '主题词', text: '信息 春播', place: 'first' }] },
    ],
    ['above a notice', [...FOOT, '内部资料　免费交流'], { distribution: DISTRIBUTION }],
    ['above a page number', [...FOOT, '— 4 —'], { distribution: DISTRIBUTION }],
    ['below an empty page', ['（此页无正文）', ...FOOT], { distribution: DISTRIBUTION }],
    ['without colons', ['报　市委、市政府。', '送　市直各单位。', '印数：50份'], { distribution: DISTRIBUTION, copies: 50 }],
    ['without a distribution', ['主编：张三　编辑：李四', '2024年3月5日印', '[共印50份]'], { copies: 50 }],
    [
      'wrapped within a name',
      [FOOT[0], '送：市直各单位，各县（市、区）委', '　　组织部。'],
      { distribution: [DISTRIBUTION[0], { label: '送', to: '市直各单位，各县（市、区）委组织部。' }] },
    ],
    ['with an unknown line in it', [FOOT[0], '本刊欢迎投稿', FOOT[1]], { distribution: DISTRIBUTION }],
  ] as const)('%s never ends up in a body', async (_, foot, issue) => {
    const given = await whole({ foot: foot.map(String) });
    expect(itemsOf(given)).toEqual(TWO);
    expect(issueOf(given)).toMatchObject(issue);
  });

  it('may be a table', async () => {
    const body = [...HEAD, '【基层动态】', ...ITEMS].map((line) => paragraph(line)).join('');
    const given = await imported(
      {
        '旧刊.docx': docx({
          body: body + table([['报送：市委。'], ['印发：各县（市、区）。'], ['云岭市委组织部 2024年3月5日'], ['共印80份']]),
        }),
      },
      { split: true, to: 'pub/issue-8' },
    );
    expect(itemsOf(given)).toEqual(TWO);
    expect(issueOf(given)).toMatchObject({
      copies: 80,
      distribution: [
        { label: '报送', to: '市委。' },
        { label: '印发', to: '各县（市、区）。' },
      ],
    });
  });
});

describe('items', () => {
  it.each([
    ['of two marks', [ITEMS[0], `▲临溪区修渠。${B}（临溪区）`]],
    ['of marks of two kinds', [ITEMS[0], `●临溪区修渠。${B}（临溪区）`]],
    ['numbered 1.', [`1.清河县查春播。${A}（清河县）`, `2.临溪区修渠。${B}（临溪区）`]],
    ['numbered 1、', [`1、清河县查春播。${A}（清河县）`, `2、临溪区修渠。${B}（临溪区）`]],
    ['numbered 一、', ['一、清河县查春播', `${A}（清河县）`, '二、临溪区修渠', `${B}（临溪区）`]],
    ['numbered （一）', ['（一）清河县查春播', `${A}（清河县）`, '（二）临溪区修渠', `${B}（临溪区）`]],
    ['with titles on lines of their own', ['清河县查春播', `${A}（清河县）`, '临溪区修渠', `${B}（临溪区）`]],
    ['numbered ①', [`①清河县查春播。${A}（清河县）`, `②临溪区修渠。${B}（临溪区）`]],
    ['behind their sources', [`清河县：清河县查春播。${A}`, `临溪区：临溪区修渠。${B}`]],
    ['with titles in brackets and no mark', [`【清河县查春播】${A}（清河县）`, `【临溪区修渠】${B}（临溪区）`]],
    ['with titles in brackets', [`△【清河县查春播】${A}（清河县）`, `△【临溪区修渠】${B}（临溪区）`]],
    ['one of them without a mark', [ITEMS[0], '临溪区修渠', `${B}（临溪区）`]],
  ] as const)('%s are separated', async (_, items) => {
    expect(itemsOf(await whole({ items: items.map(String) }))).toEqual(TWO);
  });

  it('without attributions keep their sources blank, and the guess is reported', async () => {
    const given = await whole({ section: [], items: ['清河县查春播', A, '临溪区修渠', B] });
    expect(itemsOf(given)).toEqual([
      ['清河县查春播', undefined, A],
      ['临溪区修渠', undefined, B],
    ]);
    expect(remarksOf(given)).toContain('assumed-items');
    expect(given.result.diagnostics.map(({ code }) => code)).toContain('value-present');
  });

  it('may have a subtitle, and a table of typed bars', async () => {
    const given = await whole({ items: ['△清河县查春播', '——以东山乡为例', A, '| 乡镇 | 站点 |', '| 东山 | 3 |', '（清河县）'] });
    expect([...given.items.values()].map(({ values, body }) => [values.title, wordsOf(body)])).toEqual([
      ['清河县查春播——以东山乡为例', [A, '乡镇|站点', '东山|3']],
    ]);
  });

  it('may be one article with headings of its own', async () => {
    const given = await split([
      '云岭组工信息',
      '〔2024〕3号',
      '云岭市委组织部　2024年3月5日',
      '关于春播工作情况的通报',
      '各县（市、区）：',
      '现将春播工作情况通报如下。',
      '一、基本情况',
      A,
      '二、下步打算',
      B,
      ...FOOT,
    ]);
    expect([...given.items.values()].map(({ values }) => values.title)).toEqual(['关于春播工作情况的通报']);
    expect(issueOf(given)).toMatchObject({ number: 3, date: '2024-03-05' });
  });
});

describe('a masthead', () => {
  it.each([
    [['云岭组工信息', '第3号', '云岭市委组织部　2024年3月5日'], { number: 3, date: '2024-03-05' }],
    [['云岭组工信息', '第3号（总第45号）', '2024年3月5日'], { number: 3, total: 45, date: '2024-03-05' }],
    [['云岭组工信息', 'NO.3', '云岭市委组织部　2024.3.5'], { number: 3, date: '2024-03-05' }],
    [['云岭组工信息', '[2024]3', '云岭市委组织部　2024年3月5日'], { number: 3, date: '2024-03-05' }],
    [['云组信息〔2024〕3号', '云岭市委组织部　2024年3月5日'], { number: 3, date: '2024-03-05' }],
    [['云岭组工信息', '（三）', '云岭市委组织部　2024年3月5日'], { number: 3, date: '2024-03-05' }],
    [['云岭组工信息', '二〇二四年第三期（总第四十五期）', '二〇二四年三月五日'], { number: 3, total: 45, date: '2024-03-05' }],
    [['云 岭 组 工 信 息', '第八十七期', '2024年3月5日'], { number: 87, date: '2024-03-05' }],
    [
      ['云岭组工信息', '第3期', '（2024年2月26日—3月3日）', '云岭市委组织部　2024年3月5日'],
      { number: 3, date: '2024-03-05', period: '2024年2月26日—3月3日' },
    ],
    [['云岭组工信息', '第3期', '2024年2月26日至2024年3月3日', '2024年3月5日'], { number: 3, date: '2024-03-05' }],
    [
      ['机密　　　编号：000123', '云岭市第九届人民代表大会第二次会议', '简　报', '第 五 期', '大会秘书处　2024年3月5日'],
      { number: 5, copy: '000123', date: '2024-03-05' },
    ],
    [['云岭组工信息', '2024年第3期（总第45期）', '主办：中共云岭市委组织部　　2024年3月5日'], { number: 3, total: 45, date: '2024-03-05' }],
  ])('%j', async (head, issue) => {
    const given = await whole({ head });
    expect(issueOf(given)).toMatchObject(issue);
    expect(itemsOf(given)).toEqual(TWO);
  });

  it('reports values without a key in issue.yaml', async () => {
    const given = await whole({ head: ['云岭组工信息', '第3—4期合刊', '2024年3月'] });
    expect(issueOf(given)).toMatchObject({ number: 3, through: 4 });
    expect(textOf(given, 'issue.yaml')).toContain('# 没有用上：2024年3月');
  });
});

describe('an editor’s note', () => {
  it.each([
    ['编者按：现刊发两则，供各地学习。'],
    ['编者按　现刊发两则，供各地学习。'],
    ['【编者按】现刊发两则，供各地学习。'],
    ['编者按\n现刊发两则，供各地学习。'],
    ['（编者按：现刊发两则，供各地学习。）'],
    ['编者的话：现刊发两则，供各地学习。'],
  ])('%s', async (note) => {
    expect(issueOf(await whole({ head: [...HEAD, note] }))).toMatchObject({ note: '现刊发两则，供各地学习。' });
    const given = await whole({ section: ['【基层动态】', note] });
    expect([...given.items.values()][0]?.values.note).toBe('现刊发两则，供各地学习。');
    expect(itemsOf(given)).toEqual(TWO);
  });
});

it('takes the sentences between an editor’s note and the first section', async () => {
  const given = await whole({ head: [...HEAD, '编者按：', '现刊发两则。', '供各地学习。'] });
  expect(issueOf(given)).toMatchObject({ note: '现刊发两则。供各地学习。' });
  expect(itemsOf(given)).toEqual(TWO);
});

describe('a section title', () => {
  it.each([
    '【基层动态】',
    '■基层动态',
    '★基层动态★',
    '◆◆基层动态◆◆',
    '≡基层动态≡',
    '▍基层动态',
    '>>>基层动态',
    '一、基层动态',
    '第一部分　基层动态',
    '基层动态：',
    '〔基层动态〕',
    '— 基层动态 —',
  ])('%s is that of the publication', async (section) => {
    const given = await whole({ section: [section] });
    expect(itemsOf(given)).toEqual(TWO);
    expect([...given.items.values()].map(({ values }) => values.category)).toEqual(['基层动态', '基层动态']);
  });

  it.each(['【工作交流】', '★工作交流★', '≡工作交流≡', '▍工作交流', '〔工作交流〕', '工作交流'])(
    '%s is unknown, and kept beside the items',
    async (section) => {
      const given = await whole({ section: [section] });
      expect(itemsOf(given)).toEqual(TWO);
      expect(textOf(given, '01-清河县查春播.md')).toContain('# 栏目：工作交流');
    },
  );

  it('may have a subsection below it', async () => {
    const given = await whole({ section: ['【基层动态】'], items: ['〔春耕备播〕', ITEMS[0] ?? '', '〔水利建设〕', ITEMS[1] ?? ''] });
    expect(itemsOf(given)).toEqual(TWO);
    expect([...given.items.values()].map(({ values }) => values.category)).toEqual(['基层动态', '基层动态']);
  });
});

describe('contents', () => {
  const bare = ['清河县查春播工作情况', '临溪区修渠工作情况'];
  it.each([
    ['with dotted leaders', '本期导读', ['◆清河县查春播……1', '◆临溪区修渠……1']],
    ['with numbers', '目　　录', ['1．清河县查春播（1）', '2．临溪区修渠（2）']],
    ['without page numbers', '本期要目', ['清河县查春播', '临溪区修渠']],
    ['with the items’ own marks', '本期要目', ['△清河县查春播', '△临溪区修渠']],
    ['with sections', '目录', ['基层动态', '清河县查春播 1', '临溪区修渠 2']],
  ])('%s are not items', async (_, title, lines) => {
    const given = await whole({ head: [...HEAD, title, ...lines] });
    expect(itemsOf(given)).toEqual(TWO);
  });

  it('distinguish titles when there are no marks', async () => {
    const given = await whole({
      head: [...HEAD, '本期要目', ...bare],
      section: [],
      items: [bare[0] ?? '', A, '主要做法', B, bare[1] ?? '', B],
    });
    expect([...given.items.values()].map(({ values }) => values.title)).toEqual(bare);
  });
});

describe('new files', () => {
  it('are named after their titles', async () => {
    const given = await whole({ items: [`△清河县查春播。${A}`, `△临溪区修渠。${B}`] });
    expect(given.result.written.filter((name) => name.endsWith('.md'))).toEqual(['01-清河县查春播.md', '02-临溪区修渠.md']);
  });

  it('have sources known to the publication', async () => {
    expect(itemsOf(await whole({})).map(([, source]) => source)).toEqual(SOURCES);
  });
});

import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout, PlacedBlock, SetLine } from '../../src/model/layout.ts';
import { bulletinOf, dot, fill, heading, layoutOf, natural, nowhere, paragraph, runs } from './pages.ts';

const title = '岳西县建立“经济课堂”双周讲学制度。';

/** Lines of the sample's first page: stretched, squeezed, hanging, natural. */
export const sampleLines: readonly SetLine[] = [
  fill([...runs('△', false), ...runs(title, true), ...runs('制定计划。', true), ...runs('设置')], 2),
  fill('“课程表”，首批邀请财政、统计、招商等10个经济部门负责人'),
  fill('以及10名企业负责人、10名挂职博士授课。同时要求部机关每'),
  fill('人每年至少申报1个讲课主题或领学1个经济专题。明确内容。'),
  fill('部门负责人、专家学者授课以双招双引、项目落地、财税金融等'),
  fill('《区块链》《国富论》等经济书籍，利用“周例会”开展“大'),
  fill('力专项调研3次、谈心谈话70余人次，制定班子优化、干部培养、', 0, true),
  fill('“二十大工程”,邀请浙大、上海交大等沪苏浙先发地区高校、科'),
  fill('经济书籍的人们走在一条又长又直的路上看见远处的山和水'),
  natural('作为干部评先评优重要参考依据。（岳西县委组织部）'),
];

export const galleryBulletin: Bulletin = bulletinOf({
  sections: [
    {
      title: '市内信息',
      items: [
        {
          id: '01.md',
          mark: '△',
          title,
          titleStyle: 'run-in',
          attributionStyle: 'end',
          attribution: '（岳西县委组织部）',
          note: null,
          body: [],
          notes: [],
        },
        {
          id: '02.md',
          mark: '',
          title: '另起一行的题目',
          titleStyle: 'line',
          attributionStyle: 'none',
          attribution: null,
          note: null,
          body: [],
          notes: [],
        },
      ],
    },
  ],
});

const contents: PlacedBlock[] = [
  heading(7, '本期要目', 'contents-title', 'center'),
  heading(8, '市内信息', 'contents-section'),
  paragraph(9, [natural('岳西县建立“经济课堂”双周讲学制度', 2)], 'contents-entry', { item: '01.md', target: 2 }),
  paragraph(10, [fill('另起一行的题目很长很长，长得一行里写不下，只好分作两行写，', 2, true), natural('这是第二行', 2)], 'contents-entry', {
    item: '02.md',
    target: 3,
  }),
];

const cells = (texts: readonly string[]) => texts.map((text) => [{ ...natural(text), measure: 7 }]);

const third: PlacedBlock[] = [
  paragraph(0, [natural(runs('另起一行的题目', false, 'heiti'))], 'item-title', { item: '02.md', align: 'center' }),
  { ...heading(1, '一、第一级标题', 'heading-1'), item: '02.md' },
  { ...heading(2, '（一）第二级标题', 'heading-2'), item: '02.md' },
  {
    kind: 'table',
    row: 3,
    rows: 3,
    item: '02.md',
    source: { type: 'table', align: [], head: [], rows: [], place: nowhere },
    size: 16,
    columns: [8, 8, 8],
    align: ['left', 'center', 'right'],
    cells: [
      { head: true, rows: 1, cells: cells(['单位', '篇数', '得分']) },
      { head: false, rows: 1, cells: cells(['岳西县', '12', '36.5']) },
      { head: false, rows: 1, cells: cells(['迎江区', '8', '24']) },
    ],
    continued: false,
  },
  {
    kind: 'image',
    row: 7,
    rows: 6,
    item: '02.md',
    image: {
      type: 'image',
      path: 'dot.png',
      alt: '一个红点',
      caption: null,
      data: dot,
      format: 'png',
      width: 1,
      height: 1,
      place: nowhere,
    },
    width: 56,
    height: 56,
  },
  paragraph(13, [natural('图1　一个红点')], 'caption', { align: 'center', item: '02.md' }),
  paragraph(
    14,
    [
      natural(
        [
          ...runs('正文里的注号'),
          { text: '①', face: 'fangsong', strong: false, gap: 0, raised: true },
          ...runs('与'),
          { text: '链接', face: 'fangsong', strong: false, gap: 0, href: 'https://example.cn/' },
          ...runs('都在行中。'),
        ],
        2,
      ),
    ],
    'body',
    { item: '02.md' },
  ),
  paragraph(15, [natural('（大观区委组织部）')], 'attribution', { align: 'right', item: '02.md' }),
];

const imprint: PlacedBlock = {
  kind: 'imprint',
  row: 16,
  rows: 6,
  entries: [
    { label: natural('报：', 1), lines: [natural('省委组织部，本部领导。', 3)] },
    {
      label: natural('送：', 1),
      lines: [natural('各县（市、区）委书记、组织部长，市委各部委负责同志，', 3), natural('主要负责人。', 3)],
    },
    { label: natural('发：', 1), lines: [natural('电子版发县（市、区）委组织部。', 3)] },
  ],
  copies: { ...natural('共印300份', 1), measure: 26 },
  issuer: { office: natural('中共安庆市委组织部办公室', 1), date: { ...natural('2021年9月15日印发', 1), measure: 26 } },
};

/** Four pages with some of everything: masthead and contents, a text page, headings with table and picture, an unnumbered imprint. */
export const gallery: Layout = layoutOf(
  [
    [{ kind: 'masthead', row: 0, rows: 6 }, ...contents],
    [heading(0, '市内信息', 'section-title', 'center'), paragraph(1, sampleLines, 'body', { item: '01.md' })],
    third,
    [imprint],
  ],
  [1, 2, 3, null],
);

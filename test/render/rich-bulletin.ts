import type { Block, HeadingLevel, Image } from '../../src/model/body.ts';
import type { Bulletin } from '../../src/model/bulletin.ts';
import { toFileStart } from '../../src/model/place.ts';
import { dot } from './pages.ts';
import { paragraph, sampleBulletin, text } from './sample-bulletin.ts';

/** A bulletin with every node of a body, and texts that would execute, break or vanish if treated as markup. */

const place = toFileStart('rich.md');

/** Strings with a meaning in XML, Word's fields, npm `docx`’s placeholders and page numbers, or a terminal. */
export const hostile = [
  '<w:p/></w:t></w:r><script>alert(1)</script>',
  ']]>&amp;&#x0;&lt;',
  '{#list-0-0}{##picture-1}{#picture-1}{rId1}{da39a3ee5e6b4b0d3255bfef95601890afd80709.png}',
  'CURRENT',
  '" w:val="x\' onload=',
  '{ PAGEREF _Item1 \\h } \\o',
  '=HYPERLINK("http://example.invalid")',
  '  前后  空格  ',
  '𠮷𡈽 👨‍👩‍👧 é\u0301 \u202Eabc\u202C \u200B',
  '$&$1$`',
];

const cell = (value: string) => ({ children: value === '' ? [] : [text(value)], place });

const heading = (level: HeadingLevel, value: string): Block => ({ type: 'heading', level, children: [text(value)], place });

const entry = (...blocks: Extract<Block, { type: 'list' }>['entries'][number]['blocks']) => ({ blocks, place });

const line = (value: string) => ({ type: 'paragraph', children: [text(value)], place }) as const;

const image = (format: Image['format'], rest: Partial<Image> = {}): Image => ({
  type: 'image',
  path: `images/chart.${format}`,
  alt: `图“${format}”<&>`,
  caption: null,
  data: format === 'svg' ? new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>') : dot,
  format,
  width: 800,
  height: 400,
  place,
  ...rest,
});

export const everyNode: readonly Block[] = [
  paragraph('首段。'),
  heading(1, '一、一级标题'),
  {
    type: 'paragraph',
    children: [
      text('见'),
      { ...text('安庆先锋网'), href: 'https://example.invalid/a?b=1&c=“二”' },
      { type: 'note', number: 1, place },
      text('，或'),
      { ...text('写信', true), href: 'mailto:office@example.invalid' },
      { type: 'note', number: 2, place },
      text('。'),
    ],
    place,
  },
  heading(2, '（一）二级标题'),
  heading(3, '1.三级标题'),
  heading(4, '（1）四级标题'),
  { type: 'paragraph', children: [text('断行之前'), { type: 'break', place }, text('断行之后', true)], place },
  {
    type: 'list',
    ordered: true,
    start: 3,
    entries: [
      entry(line('第三条'), line('第三条的第二段')),
      entry(line('第四条'), { type: 'list', ordered: false, start: 1, entries: [entry(line('其下一点'))], place }),
    ],
    place,
  },
  { type: 'list', ordered: true, start: 1, entries: [entry(line('另一列表第一条'))], place },
  {
    type: 'table',
    align: [null, 'right', 'center'],
    head: [cell('单位'), cell('篇数'), cell('')],
    rows: Array.from({ length: 30 }, (_, row) => [cell(`第${row + 1}县（市、区）委组织部`), cell(String(row * 7)), cell('')]),
    place,
  },
  image('png', { caption: '图1 双周讲学制度' }),
  image('jpeg', { width: 40, height: 4000 }),
  image('svg', { caption: '图2 矢量图' }),
];

export const richBulletin: Bulletin = {
  ...sampleBulletin,
  masthead: { ...sampleBulletin.masthead, total: '总第345期', notice: '内部资料 注意保存', copy: '编号：000012', signer: '签发人：张三' },
  start: 'continue',
  note: '本期集中刊发各地做法。',
  contents: {
    title: '本期要目',
    sections: [{ title: '要情', entries: [{ title: '另起一行的题目', item: 'a.md' }] }],
  },
  sections: [
    {
      title: '要情',
      items: [
        {
          id: 'a.md',
          mark: '',
          title: '另起一行的题目',
          titleStyle: 'line',
          attributionStyle: 'end',
          attribution: '（甲单位）',
          note: '甲单位的做法值得各地借鉴。',
          body: everyNode,
          notes: [
            { number: 1, children: [text('见'), { ...text('原文'), href: 'http://example.invalid/' }, text('。')], place },
            { number: 2, children: [text('2021年起实行。')], place },
          ],
        },
        {
          id: 'b.md',
          mark: '△',
          title: '题目后面就是列表。',
          titleStyle: 'run-in',
          attributionStyle: 'end',
          attribution: '（乙单位）',
          note: null,
          body: [...everyNode.filter(({ type }) => type === 'list').slice(0, 1), paragraph('末段。')],
          notes: [{ number: 1, children: [text('末段之后的注。')], place }],
        },
        {
          id: 'c.md',
          mark: '△',
          title: '只有题目。',
          titleStyle: 'run-in',
          attributionStyle: 'end',
          attribution: '（丙单位）',
          note: null,
          body: [],
          notes: [],
        },
        {
          id: 'd.md',
          mark: '△',
          title: '敌意文字。',
          titleStyle: 'run-in',
          attributionStyle: 'none',
          attribution: null,
          note: '编者按里的<b>&amp;{#x}。',
          body: hostile.map(paragraph),
          notes: [],
        },
      ],
    },
  ],
  imprint: {
    distribution: sampleBulletin.imprint.distribution,
    copies: '共印300份',
    issuer: { office: '中共安庆市委组织部办公室', date: '2021年9月15日印发' },
    doubleSided: true,
  },
};

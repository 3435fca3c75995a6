import type { Typed } from './typed.ts';

const item = (lines: readonly string[], body = '正文。') => `---\n${lines.join('\n')}\n---\n${body}`;
const TITLE = 'title: 一篇稿件';
const SOURCE = 'source: 甲县';
const CATEGORY = 'category: 动态';
const DATE = 'date: 2026-03-01';

/** A case of front matter, and the file that `--fix` makes of it where it mends it. */
export interface TypedFields extends Typed {
  readonly fixed?: string;
}

/** Item 4: front matter, line by line. */
export const frontMatter: readonly TypedFields[] = [
  {
    name: 'a full-width colon',
    typed: item(['title：一篇稿件', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['yaml-valid'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'full-width colons throughout',
    typed: item(['标题：一篇稿件', '来源：甲县', '类别：动态', '日期：2026-03-01']),
    printed: null,
    said: ['yaml-valid', 'yaml-valid', 'yaml-valid', 'yaml-valid'],
    fixed: item(['标题: 一篇稿件', '来源: 甲县', '类别: 动态', '日期: 2026-03-01']),
  },
  {
    name: 'a colon without a blank',
    typed: item(['title:一篇稿件', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['yaml-valid'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'a full-width blank behind the colon',
    typed: item(['title:　一篇稿件', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['yaml-valid'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'a full-width colon and another error',
    typed: item(['title：一篇稿件', SOURCE, CATEGORY, 'date: 2026-02-30']),
    printed: null,
    said: ['yaml-valid', 'value-date'],
  },
  {
    name: 'a full-width colon and an unknown key',
    typed: item(['title：一篇稿件', SOURCE, CATEGORY, DATE, '作者：张三']),
    printed: null,
    said: ['yaml-valid', 'yaml-valid', 'key-known'],
  },
  { name: 'a full-width colon inside a value', typed: item(['title: 甲县：推进改革', SOURCE, CATEGORY, DATE]), printed: '正文。' },
  {
    name: 'a topic cut off',
    typed: item(['title: 青溪县推行 #随手拍# 治理', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['value-comment'],
    fixed: item(['title: "青溪县推行 #随手拍# 治理"', SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'a topic at the start',
    typed: item(['title: #随手拍# 治理', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['value-present', 'value-comment'],
    fixed: item(['title: "#随手拍# 治理"', SOURCE, CATEGORY, DATE]),
  },
  { name: 'a comment', typed: item([TITLE, `${SOURCE} # 牵头`, CATEGORY, DATE]), printed: '正文。' },
  {
    name: 'no fences',
    typed: `${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n\n正文。`,
    printed: null,
    said: ['front-matter-present'],
    fixed: `---\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n---\n\n正文。`,
  },
  {
    name: 'no fences, in Chinese',
    typed: '标题: 一篇稿件\n来源: 甲县\n类别: 动态\n日期: 2026-03-01\n正文。',
    printed: null,
    said: ['front-matter-present'],
    fixed: '---\n标题: 一篇稿件\n来源: 甲县\n类别: 动态\n日期: 2026-03-01\n---\n正文。',
  },
  {
    name: 'no opening fence',
    typed: `${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n---\n正文。`,
    printed: null,
    said: ['front-matter-present'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'no closing fence',
    typed: `---\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n\n正文。`,
    printed: null,
    said: ['front-matter-closed'],
    fixed: `---\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n---\n\n正文。`,
  },
  {
    name: 'three points below',
    typed: `---\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n...\n正文。`,
    printed: null,
    said: ['front-matter-closed'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'dashes around',
    typed: `\n———\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n———\n正文。`,
    printed: null,
    said: ['front-matter-present'],
    fixed: `\n${item([TITLE, SOURCE, CATEGORY, DATE])}`,
  },
  {
    name: 'no fences, empty lines between the keys and a line below',
    typed: `${TITLE}\n\n${SOURCE}\n${CATEGORY}\n${DATE}\n\n---\n正文。`,
    printed: null,
    said: ['front-matter-present'],
    fixed: `---\n${TITLE}\n\n${SOURCE}\n${CATEGORY}\n${DATE}\n---\n正文。`,
  },
  ...(
    [
      ['甲县: 推进改革', '"甲县: 推进改革"'],
      ['"甲县"推进改革', `'"甲县"推进改革'`],
      ['[重要]推进改革', '"[重要]推进改革"'],
      ['@甲县推进改革', '"@甲县推进改革"'],
      ['- 推进改革', '"- 推进改革"'],
    ] as const
  ).map(([typed, fixed]) => ({
    name: `the title ${typed}`,
    typed: item([`title: ${typed}`, SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['yaml-valid'],
    fixed: item([`title: ${fixed}`, SOURCE, CATEGORY, DATE]),
  })),
  {
    name: 'two keys on a line',
    typed: item(['title: 一篇稿件; source: 甲县', CATEGORY, DATE]),
    printed: null,
    said: ['key-present', 'yaml-valid'],
  },
  { name: 'a quote that is not closed', typed: item([`title: '一篇稿件`, SOURCE, CATEGORY, DATE]), printed: null, said: ['yaml-valid'] },
  {
    name: 'blanks within keys',
    typed: item(['标 题: 一篇稿件', '来　源: 甲县', CATEGORY, DATE]),
    printed: null,
    said: ['key-present', 'key-present', 'key-known', 'key-known'],
    fixed: item(['标题: 一篇稿件', '来源: 甲县', CATEGORY, DATE]),
  },
  {
    name: 'keys in capitals',
    typed: item(['Title: 一篇稿件', SOURCE, CATEGORY, DATE]),
    printed: null,
    said: ['key-present', 'key-known'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  {
    name: 'four hyphens below',
    typed: `---\n${TITLE}\n${SOURCE}\n${CATEGORY}\n${DATE}\n----\n正文。`,
    printed: null,
    said: ['front-matter-closed'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE]),
  },
  ...(
    [
      ['2026/3/1', '2026-03-01'],
      ['2026.3.1', '2026-03-01'],
      ['20260301', '2026-03-01'],
      ['２０２６-０３-０１', '2026-03-01'],
      ['２０２６年３月１日', '2026-03-01'],
      ['2026 年 3 月 1 日', '2026-03-01'],
      ['"2026/03/01"', '2026-03-01'],
      ['“2026-03-01”', '2026-03-01'],
      ['2026—03—01', '2026-03-01'],
      ['2026年3月1号', '2026-03-01'],
      ['二〇二六年三月一日', '2026-03-01'],
      ['2026-03-01T08:00:00', '2026-03-01'],
    ] as const
  ).map(([typed, fixed]) => ({
    name: `the date ${typed}`,
    typed: item([TITLE, SOURCE, CATEGORY, `date: ${typed}`]),
    printed: null,
    said: ['value-date'],
    fixed: item([TITLE, SOURCE, CATEGORY, `date: ${fixed}`]),
  })),
  { name: 'the date 2026年3月1日', typed: item([TITLE, SOURCE, CATEGORY, 'date: 2026年3月1日']), printed: '正文。' },
  { name: 'a day that does not exist', typed: item([TITLE, SOURCE, CATEGORY, 'date: 2026/2/30']), printed: null, said: ['value-date'] },
  { name: 'a list of sources', typed: item([TITLE, 'source: [甲县, 乙区]', CATEGORY, DATE]), printed: null, said: ['value-kind'] },
  {
    name: 'a number in quotes',
    typed: item([TITLE, SOURCE, CATEGORY, DATE, 'order: "1"']),
    printed: null,
    said: ['value-kind'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE, 'order: 1']),
  },
  {
    name: 'a full-width number',
    typed: item([TITLE, SOURCE, CATEGORY, DATE, 'order: １２']),
    printed: null,
    said: ['value-kind'],
    fixed: item([TITLE, SOURCE, CATEGORY, DATE, 'order: 12']),
  },
  { name: 'bold in a title', typed: item(['title: 甲县**推进**改革', SOURCE, CATEGORY, DATE]), printed: '正文。', said: ['markup-plain'] },
  {
    name: 'a link in a title',
    typed: item(['title: 甲县[改革](https://a.cn)', SOURCE, CATEGORY, DATE]),
    printed: '正文。',
    said: ['markup-plain'],
  },
  { name: 'a break in a title', typed: item(['title: 甲县<br>改革', SOURCE, CATEGORY, DATE]), printed: '正文。', said: ['markup-plain'] },
  {
    name: 'a no-break space in a title',
    typed: item(['title: 甲县&nbsp;改革', SOURCE, CATEGORY, DATE]),
    printed: '正文。',
    said: ['markup-plain'],
  },
  { name: 'a note in a title', typed: item(['title: 甲县改革[^1]', SOURCE, CATEGORY, DATE]), printed: '正文。', said: ['markup-plain'] },
  {
    name: 'code in an editor’s note',
    typed: item([TITLE, SOURCE, CATEGORY, DATE, 'note: 请看 `甲`。']),
    printed: '正文。',
    said: ['markup-plain'],
  },
];

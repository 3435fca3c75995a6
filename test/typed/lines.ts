import type { Typed } from './typed.ts';

const LONG = '全县扎实推进和美乡村建设，累计投入资金三千余万元，建成示范村';

/** Item 1: paragraphs as Word and WPS users type them. */
export const lines: readonly Typed[] = [
  { name: 'indents of two full-width spaces', typed: '　　甲县推进改革。\n　　乙镇落实到位。', printed: '甲县推进改革。¶乙镇落实到位。' },
  { name: 'three indented lines', typed: '　　甲。\n　　乙。\n　　丙。', printed: '甲。¶乙。¶丙。' },
  { name: 'an indented line after one without', typed: '甲县推进改革。\n　　乙镇落实到位。', printed: '甲县推进改革。¶乙镇落实到位。' },
  { name: 'indents with half-width spaces between', typed: '　 　甲。\n　 　乙。', printed: '甲。¶乙。' },
  { name: 'an indent after a line without a stop', typed: '主要做法\n　　全县推进改革。', printed: '主要做法¶全县推进改革。' },
  { name: 'more than two full-width spaces', typed: '　　　甲。\n　　　　乙。', printed: '甲。¶乙。' },
  { name: 'an indented line that opens with bold', typed: '　　甲。\n　　**乙。**丙。', printed: '甲。¶*乙。*丙。' },
  { name: 'an indented line after a list', typed: '- 甲\n- 乙\n　　丙。', printed: '●甲¶●乙¶丙。' },
  { name: 'an indented line after a table', typed: '| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n　　丙。', printed: '|甲|乙|¶|1|2|¶丙。' },
  { name: 'an indented line after a heading', typed: '# 一、甲\n　　乙。', printed: '# 一、甲¶乙。' },
  { name: 'an indented line after a note', typed: '甲[^1]。\n\n[^1]: 注。\n　　乙。', printed: '甲①。¶乙。' },
  { name: 'an indented line after a backslash', typed: '甲\\\n　　乙', printed: '甲/　　乙' },
  { name: 'a line of full-width spaces', typed: '甲。\n　　\n乙。', printed: '甲。¶乙。' },
  { name: 'a line of one full-width space', typed: '甲，\n　\n乙。', printed: '甲，¶乙。' },
  { name: 'a line of no-break spaces', typed: '甲，\n\u00a0\u00a0\n乙。', printed: '甲，¶乙。' },
  { name: 'a full-width line before a heading', typed: '甲。\n　　\n# 一、乙', printed: '甲。¶# 一、乙' },
  { name: 'a full-width line before a list', typed: '甲：\n　　\n- 乙\n- 丙', printed: '甲：¶●乙¶●丙' },
  {
    name: 'a number of the first level',
    typed: '现将情况报告如下。\n一、加强领导。成立专班。\n二、狠抓落实。',
    printed: '现将情况报告如下。¶一、加强领导。成立专班。¶二、狠抓落实。',
  },
  {
    name: 'a number after a colon',
    typed: '主要做法如下：\n一、加强领导。\n二、狠抓落实。',
    printed: '主要做法如下：¶一、加强领导。¶二、狠抓落实。',
  },
  { name: 'numbers of the second level', typed: '（一）加强领导；\n（二）狠抓落实。', printed: '（一）加强领导；¶（二）狠抓落实。' },
  {
    name: 'numbers of the second level in ASCII brackets',
    typed: '甲。\n(一)加强领导。\n(二)狠抓落实。',
    printed: '甲。¶(一)加强领导。¶(二)狠抓落实。',
  },
  { name: 'numbers with a full-width stop', typed: '甲。\n1．加强领导。\n2．狠抓落实。', printed: '甲。¶1．加强领导。¶2．狠抓落实。' },
  {
    name: 'numbers with a half-width stop and no blank',
    typed: '甲。\n1.加强领导。\n2.狠抓落实。',
    printed: '甲。¶1.加强领导。¶2.狠抓落实。',
  },
  { name: 'numbers with an enumeration comma', typed: '甲。\n1、加强领导。\n2、狠抓落实。', printed: '甲。¶1、加强领导。¶2、狠抓落实。' },
  {
    name: 'numbers in full-width brackets',
    typed: '甲。\n（1）加强领导。\n（2）狠抓落实。',
    printed: '甲。¶（1）加强领导。¶（2）狠抓落实。',
  },
  { name: 'circled numbers', typed: '甲：\n①加强领导；\n②狠抓落实。', printed: '甲：¶①加强领导；¶②狠抓落实。' },
  { name: 'the mark of an item', typed: '甲县推进改革。\n△乙县落实到位。', printed: '甲县推进改革。¶△乙县落实到位。' },
  { name: 'a second number that Markdown takes for text', typed: '甲。\n2. 乙。', printed: '甲。¶2. 乙。' },
  {
    name: 'headings without stops, numbered',
    typed: '一、基本情况\n（一）人口\n1．总量。全县50万人。',
    printed: '一、基本情况¶（一）人口¶1．总量。全县50万人。',
  },
  { name: 'articles', typed: '甲。\n第一条　总则。\n第二条　细则。', printed: '甲。¶第一条　总则。¶第二条　细则。' },
  {
    name: 'an exclamation and a question',
    typed: '怎么办？\n一、加强领导！\n二、狠抓落实。',
    printed: '怎么办？¶一、加强领导！¶二、狠抓落实。',
  },
  { name: 'a stop inside quotes', typed: '他说：“马上办。”\n一、加强领导。', printed: '他说：“马上办。”¶一、加强领导。' },
  {
    name: 'a number amid a sentence stays',
    typed: '全县共有\n一、二季度项目12个。',
    printed: '全县共有一、二季度项目12个。',
    said: ['line-joined'],
  },
  { name: 'indents of four half-width spaces', typed: '甲县推进改革。\n    乙镇落实到位。', printed: '甲县推进改革。¶乙镇落实到位。' },
  {
    name: 'one line a paragraph',
    typed: '全县推进改革。\n乙镇落实到位，成效明显。\n丙村获评先进。',
    printed: '全县推进改革。¶乙镇落实到位，成效明显。¶丙村获评先进。',
    said: ['line-parted'],
  },
  {
    name: 'one line a paragraph with semicolons',
    typed: '一是推进改革；\n二是落实到位，成效明显；\n三是获评先进。',
    printed: '一是推进改革；¶二是落实到位，成效明显；¶三是获评先进。',
    said: ['line-parted'],
  },
  {
    name: 'a long and a short line',
    typed: `${LONG}十二个。\n下一步，将总结推广。`,
    printed: `${LONG}十二个。¶下一步，将总结推广。`,
    said: ['line-parted'],
  },
  { name: 'fields', typed: '组长：张三\n副组长：李四\n成员：王五', printed: '组长：张三¶副组长：李四¶成员：王五', said: ['line-parted'] },
  { name: 'a sign-off', typed: '青溪县人民政府\n2026年3月1日', printed: '青溪县人民政府¶2026年3月1日', said: ['line-parted'] },
  {
    name: 'hard wraps of a PDF',
    typed: '全县扎实推进和美乡村建设，累计投入资金三\n千余万元，建成示范村十二个，带动农户增收\n两千余元，群众满意度明显提升。',
    printed: '全县扎实推进和美乡村建设，累计投入资金三千余万元，建成示范村十二个，带动农户增收两千余元，群众满意度明显提升。',
  },
  {
    name: 'a paragraph that ends early amid hard wraps',
    typed: '全县扎实推进和美乡村建设，累计投入资金三\n千余万元，建成示范村十二个。\n下一步将总结推广经验做法，力争年内再建成\n示范村八个。',
    printed: '全县扎实推进和美乡村建设，累计投入资金三千余万元，建成示范村十二个。¶下一步将总结推广经验做法，力争年内再建成示范村八个。',
    said: ['line-parted'],
  },
  {
    name: 'a stop at the end of a full line amid hard wraps',
    typed:
      '全县扎实推进和美乡村建设，累计投入资金三\n千余万元，建成示范村十二个，群众都说好。\n下一步将总结推广经验做法，力争年内再建成\n示范村八个。',
    printed:
      '全县扎实推进和美乡村建设，累计投入资金三千余万元，建成示范村十二个，群众都说好。下一步将总结推广经验做法，力争年内再建成示范村八个。',
    said: ['line-joined'],
  },
  {
    name: 'a title-like line above a long one',
    typed: `主要做法\n${LONG}十二个，成效明显`,
    printed: `主要做法${LONG}十二个，成效明显`,
    said: ['line-joined'],
  },
  { name: 'a soft wrap after a comma', typed: '推进改革，\n落实到位。', printed: '推进改革，落实到位。' },
  {
    name: 'a soft wrap inside a word',
    typed: '全县扎实推进和美乡村建设，累计投入资\n金三千万元。',
    printed: '全县扎实推进和美乡村建设，累计投入资金三千万元。',
  },
  { name: 'a soft wrap beside letters', typed: '使用 Word\nand WPS。', printed: '使用 Word and WPS。' },
  { name: 'a line break of two spaces', typed: '甲  \n乙', printed: '甲/乙' },
  { name: 'paragraphs with empty lines', typed: '甲。\n\n乙。', printed: '甲。¶乙。' },
  {
    name: 'a lead-in on each line',
    typed: '**制定计划。**设置课程表。\n**明确内容。**紧扣实际。',
    printed: '*制定计划。*设置课程表。¶*明确内容。*紧扣实际。',
    said: ['line-parted'],
  },
];

import type { Explanation } from '../explanation.ts';
import type { imageCodes } from '../image-codes.ts';
import type { noteCodes } from '../note-codes.ts';
import type { readingCodes } from '../reading.ts';
import type { yamlCodes } from '../yaml-codes.ts';

/** Explanations of the codes of the read phase. */
export const readingExplanations = {
  'encoding-known': {
    reason: {
      zh: '编码认不出来，读进来的就可能是错字。宁可不读，不能印错。',
      en: 'A file in an unknown encoding could be read as wrong characters; not reading it is safer than misprinting it.',
    },
    wrong: '稿件存成了别的编码（如 Big5），打开是乱码',
    right: '用记事本或 WPS 另存为 UTF-8',
  },
  'encoding-utf8': {
    reason: {
      zh: 'GBK 等旧编码缺少一些字，转存时容易出错，UTF-8 在哪里打开都一样。',
      en: 'Legacy encodings such as GBK lack characters and are easily misread; UTF-8 reads the same everywhere.',
    },
    wrong: '稿件存成了 GBK',
    right: '用记事本或 WPS 另存为 UTF-8',
  },
  'character-printable': {
    reason: {
      zh: '控制符和私用区的字符没有字形，印出来是空白或方框。',
      en: 'Control and private-use characters have no glyph; they print as a blank or a box.',
    },
    wrong: '全县 共有176个村。',
    right: '全县共有176个村。',
  },
  'file-name-printable': {
    reason: {
      zh: '文件名会写进成品，里面的控制符会带进去。',
      en: 'File names appear in the output, and control characters with them.',
    },
    wrong: '01-岳西\\u0007.md',
    right: '01-岳西.md',
  },
  'file-bounded': {
    reason: {
      zh: '一篇稿件只有几页，过大的文件多半放错了，读它又慢又占内存。',
      en: 'An item has a few pages; a huge file is probably the wrong one, and costs time and memory.',
    },
    wrong: '把 30 MB 的数据文件存成 03-数据.md',
    right: '只留稿件的文字',
  },
  'file-inside': {
    reason: {
      zh: '本期的文件都放在本期文件夹里，复制、归档时才不会缺。',
      en: 'All files of an issue lie in its folder, so that a copy of the folder is complete.',
    },
    wrong: '03-太湖.md 是指向别处的链接',
    right: '把文件复制到本期文件夹里',
  },
  'file-name-unique': {
    reason: {
      zh: '文件名只有大小写或字符写法不同，换一台电脑就会互相覆盖。',
      en: 'Names that differ only in case or Unicode normalisation overwrite each other on another system.',
    },
    wrong: '01-岳西.md 和 01-岳西.MD',
    right: '01-岳西.md 和 02-岳西.md',
  },
  'file-read': {
    reason: {
      zh: '只读 Markdown 稿件，Word 文件放在这里不会印出来。',
      en: 'Only Markdown items are read; a Word file in the folder is not printed.',
    },
    wrong: '03-太湖.docx',
    right: '03-太湖.md',
  },
  'issue-bounded': {
    reason: {
      zh: '一期几十篇稿件就很多了，再多多半是放错了文件。',
      en: 'An issue has a few dozen items; many more are probably the wrong files.',
    },
    wrong: '一期文件夹里有一万个文件',
    right: '只留本期的稿件和图片',
  },
  'sibling-readable': {
    reason: {
      zh: '旁边的期读不了，期号有没有重复、稿件有没有登过就查不出来。',
      en: 'Repeated numbers and items cannot be detected without reading the neighbouring issues.',
    },
    wrong: 'issue-11 没有读取权限',
    right: '给 issue-11 加上读取权限',
  },
  'text-bounded': {
    reason: {
      zh: '层层嵌套或极长的文字排不成版，多半是粘贴出了错。',
      en: 'Deeply nested or extremely long text cannot be typeset and was probably pasted by mistake.',
    },
    wrong: '>>>>>>>>>>>>>>>>>>>>>>>> 文字',
    right: '文字',
  },
  'front-matter-present': {
    reason: {
      zh: '标题、来源、类别和日期决定稿件排在哪里、怎样署名。',
      en: 'Title, source, category and date determine an item’s position and attribution.',
    },
    wrong: '某县立足实际，……',
    right: '---\n标题: 某县做好春耕生产\n来源: 某县\n类别: 动态\n日期: 2026-03-01\n---\n某县立足实际，……',
  },
  'front-matter-closed': {
    reason: {
      zh: '没有结束行，程序分不清哪里是项目、哪里是正文。',
      en: 'Without a closing line, front matter and text cannot be told apart.',
    },
    wrong: '---\n标题: 某县做好春耕生产\n某县立足实际，……',
    right: '---\n标题: 某县做好春耕生产\n---\n某县立足实际，……',
  },
  'front-matter-yaml': {
    reason: { zh: '只接受 YAML 一种写法；其他写法有的能夹带程序。', en: 'Only YAML is supported; other formats can carry code.' },
    wrong: "---js\n{ title: '某县做好春耕生产' }\n---",
    right: '---\n标题: 某县做好春耕生产\n---',
  },
  'markup-printable': {
    reason: {
      zh: '印不出来的写法会悄悄丢字，所以指出来由编辑决定。',
      en: 'Markup that cannot be printed would silently lose text, so it is reported for the editor to decide.',
    },
    wrong: '各地要*高度*重视。',
    right: '各地要**高度**重视。',
  },
  'bold-paired': {
    reason: { zh: '** 不配对就不起作用，会把星号印在纸上。', en: 'Unpaired ** have no effect and print as asterisks.' },
    wrong: '** 制定计划。**设置课程表。',
    right: '**制定计划。**设置课程表。',
  },
  'link-address': {
    reason: {
      zh: '地址不全或不是网页、邮箱，读者点不开；有的地址会运行程序。',
      en: 'Incomplete addresses do not open, and some schemes run programs.',
    },
    wrong: '[安庆先锋网](www.example.com)',
    right: '[安庆先锋网](https://www.example.com)',
  },
  'link-words': {
    reason: { zh: '印在纸上的是链接的文字，没有文字就什么也印不出来。', en: 'Only a link’s text is printed.' },
    wrong: '公示见[](https://www.example.com)。',
    right: '公示见[安庆先锋网](https://www.example.com)。',
  },
  'heading-depth': {
    reason: { zh: '公文的层次最多四级：一、（一）1.（1）。', en: 'Official documents have four levels: 一、（一）1.（1）.' },
    wrong: '##### 更小的标题',
    right: '#### （1）更小的标题',
    standard: 'GB/T 9704-2012, 7.3.3',
  },
  'heading-text': {
    reason: { zh: '没有文字的标题印出来是一个空行。', en: 'A heading without text prints as an empty line.' },
    wrong: '## ',
    right: '## （一）主要做法',
  },
  'table-row-fits': {
    reason: { zh: '多出来的格没有栏，排不进表里。', en: 'Cells beyond the header have no column.' },
    wrong: '| 单位 | 数量 |\n| - | - |\n| 某县 | 3 | 5 |',
    right: '| 单位 | 数量 | 排名 |\n| - | - | - |\n| 某县 | 3 | 5 |',
  },
  'table-columns': {
    reason: {
      zh: '一页宽 28 个字，栏数再多就一栏不到一个字。',
      en: 'A page is 28 characters wide; more columns would get less than one character each.',
    },
    wrong: '一个 30 栏的表',
    right: '拆成两个表，各 15 栏',
  },
} as const satisfies Record<
  Exclude<keyof typeof readingCodes, keyof typeof imageCodes | keyof typeof noteCodes | keyof typeof yamlCodes>,
  Explanation
>;

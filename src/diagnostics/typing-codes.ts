import type { PlainMarkup } from '../model/plain-markup.ts';
import { defineCode, type Texts } from './define.ts';

/** Markup that Markdown does not take for such, whose meaning would be lost, and what to write instead. */
const lost = {
  'wiki-image': {
    name: { zh: '![[…]] 这种写法的图片', en: 'An image written as ![[…]]' },
    hint: { zh: '请写成 ![说明](images/文件名.png)，单独占一段', en: 'Write ![text](images/file.png) in a paragraph of its own' },
  },
  'wiki-link': {
    name: { zh: '[[…]] 这种写法的链接', en: 'A link written as [[…]]' },
    hint: {
      zh: '链接请写成 [文字](https://…)；只要文字请去掉方括号；要印出方括号请写成 \\[\\[',
      en: 'Write [words](https://…), keep the words alone, or write \\[\\[ to print the brackets',
    },
  },
  'image-path': {
    name: { zh: '图片的写法', en: 'The image' },
    hint: {
      zh: '请写成 ![说明](images/文件名.png)，单独占一段；文件名里有空格、括号的，用尖括号括起来：![说明](<images/图 一 (1).png>)',
      en: 'Write ![text](images/file.png) in a paragraph of its own; put a path with blanks or brackets in <…>',
    },
  },
  'link-path': {
    name: { zh: '链接的写法', en: 'The link' },
    hint: {
      zh: '请写成 [文字](https://…)，用半角括号，地址里不留空格；只要文字请去掉括号和地址',
      en: 'Write [words](https://…) with ASCII brackets and no blank in the address, or keep the words alone',
    },
  },
  'heading-space': {
    name: { zh: '标题的 # 号', en: 'The # of a heading' },
    hint: { zh: '# 号与标题文字之间请空一格；要印出 # 本身请写成 \\#', en: 'Put a blank behind the #; write \\# to print one' },
  },
  'heading-marks': {
    name: { zh: '七个以上的 # 号', en: 'More than six #' },
    hint: { zh: '标题用一到四个 # 号；要印出 # 本身请写成 \\#', en: 'Use one to four # for a heading; write \\# to print one' },
  },
  'table-delimiters': {
    name: { zh: '表格（表头下面缺少分隔行，或分隔行不对）', en: 'The table (no row of hyphens below its head, or a wrong one)' },
    hint: {
      zh: '请在表头下面写一行 | --- | --- |，格数与表头相同，用半角的 | 和 -；不是表格请把 | 写成 \\|',
      en: 'Write | --- | --- | below the head, with as many cells, or \\| to print a |',
    },
  },
  'table-grid': {
    name: { zh: '用线条或 +---+ 画的表格', en: 'A table drawn with lines or +---+' },
    hint: { zh: '请改写成 | 甲 | 乙 |，表头下面写 | --- | --- |', en: 'Write rows as | a | b | with | --- | --- | below the head' },
  },
  'table-blanks': {
    name: { zh: '用制表符（Tab）或空格对齐的几行文字', en: 'Lines with tabs or spaces between their columns' },
    hint: {
      zh: '是表格请写成 | 甲 | 乙 |，表头下面写 | --- | --- |；各成一段的，行与行之间空一行；都不是的，只留一个空格',
      en: 'Write a table as | a | b | with | --- | --- | below the head, put empty lines between paragraphs, or leave one space',
    },
  },
  'table-end': {
    name: { zh: '表格下面那一行的换段', en: 'The paragraph right below the table' },
    hint: { zh: '它成了表格的一行：请在表格后面空一行', en: 'It became a row: put an empty line behind the table' },
  },
  'note-inline': {
    name: { zh: '^[…] 这种写法的注释', en: 'A note written as ^[…]' },
    hint: { zh: '请写成 [^1]，注释的内容写在文末：[^1]: 内容', en: 'Write [^1], and its text at the end: [^1]: text' },
  },
  'note-brackets': {
    name: { zh: '用【】或全角方括号写的注释', en: 'A note in full-width brackets' },
    hint: { zh: '请用半角的方括号：[^1]', en: 'Write it with ASCII brackets: [^1]' },
  },
  'comment-percent': {
    name: { zh: '%%…%% 这种写法的备注', en: 'A comment written as %%…%%' },
    hint: { zh: '备注请写成 <!-- … -->；要印出 % 请写成 \\%', en: 'Write it as <!-- … -->, or \\% to print a percent sign' },
  },
} as const satisfies Record<string, { name: Texts; hint: Texts }>;

/** A kind of markup that was meant and is lost. */
export type LostMarkup = keyof typeof lost;

/** Marks that print as they are, though they look like markup. */
const plain: Readonly<Record<PlainMarkup, Texts>> = {
  highlight: { zh: '==…==（高亮）', en: '==…== (highlight)' },
  math: { zh: '$…$（公式）', en: '$…$ (mathematics)' },
  italics: { zh: '_…_（斜体）', en: '_…_ (italics)' },
  strike: { zh: '~…~（删除线）', en: '~…~ (strikethrough)' },
  subscript: { zh: '~…~（下标）', en: '~…~ (subscript)' },
  superscript: { zh: '^…^（上标）', en: '^…^ (superscript)' },
  task: { zh: '[ ]（待办方框）', en: '[ ] (a task)' },
  backslash: { zh: '段末的反斜杠 \\', en: 'The backslash at the end of a paragraph' },
  entity: { zh: '&…; 这种字符代码', en: 'A character reference, &…;' },
  attributes: { zh: '{…} 里的属性', en: 'Attributes in {…}' },
  template: { zh: '{{…}}（模板标记）', en: '{{…}} (a template’s mark)' },
  contents: { zh: '[TOC]（目录）', en: '[TOC] (contents)' },
  container: { zh: '::: 容器', en: 'A ::: container' },
  ruler: { zh: '一行横线', en: 'A line of dashes' },
  tags: { zh: '#…（标签）', en: '#… (tags)' },
  emoji: { zh: ':…:（表情代码）', en: ':…: (an emoji’s name)' },
  bold: { zh: '＊＊ 或 __（加粗）', en: '＊＊ or __ (bold)' },
  code: { zh: '反引号 `', en: 'Backticks' },
  link: { zh: '[文字](地址)（链接）', en: '[words](address), a link' },
  note: { zh: '[^1]（注释）', en: '[^1], a note' },
  html: { zh: '<…>（HTML）', en: '<…>, HTML' },
  heading: { zh: '# 号', en: '#' },
};

/** What can be wrong with how a text was typed: lines, numbers, and marks that Markdown does not take for markup. */
export const typingCodes = {
  'line-joined': defineCode({
    severity: 'warning',
    sentence: () => ({
      zh: '这里换了行，上下两行排成了一段',
      en: 'The line ends here, and was joined with the next into one paragraph',
    }),
    hint: () => ({
      zh: '是两段请在中间空一行，或在下一行开头空两个全角空格；是一段请把两行连起来',
      en: 'Put an empty line between two paragraphs; join the lines of one',
    }),
  }),
  'line-parted': defineCode<{ count: number }>({
    severity: 'note',
    sentence: ({ count }) => ({
      zh: count === 1 ? '这里换了行，下一行排成了另一段' : `这里起每行排成了一段，共 ${count} 处换行`,
      en:
        count === 1
          ? 'The line ends here, and the next was made a paragraph'
          : `From here on each line was made a paragraph (${count} line ends)`,
    }),
    hint: () => ({ zh: '段与段之间请空一行；是一段请把两行连起来', en: 'Put an empty line between paragraphs; join the lines of one' }),
  }),
  'list-follows': defineCode<{ before: number; number: number }>({
    severity: 'warning',
    sentence: ({ before, number }) => ({
      zh: `列表的编号从 ${before} 到 ${number}，不连续，照原样印出`,
      en: `The list goes from ${before} to ${number}; the numbers are printed as written`,
    }),
    hint: ({ number }) => ({
      zh: `请改正编号；这里不是编号的，请写成“${number}\\.”，或与上文之间隔开一段`,
      en: `Correct the numbers; write “${number}\\.” if this is not a list`,
    }),
  }),
  'list-nested': defineCode({
    severity: 'warning',
    sentence: () => ({
      zh: '这一项缩进不够，没有成为上一项的下级，与上一项同级印出',
      en: 'This entry is indented too little to be below the one before, and is printed beside it',
    }),
    hint: () => ({
      zh: '是下级请让它与上一项的文字对齐（“- ”下面空两格，“1. ”下面空三格）；是同级请去掉行首的空格',
      en: 'Indent it to the text of the entry before (two spaces below “- ”, three below “1. ”), or remove its indent',
    }),
  }),
  'markup-recognised': defineCode<{ markup: LostMarkup }>({
    sentence: ({ markup }) => ({ zh: `${lost[markup].name.zh}没有起作用`, en: `${lost[markup].name.en} has no effect` }),
    hint: ({ markup }) => lost[markup].hint,
  }),
  'markup-plain': defineCode<{ markup: PlainMarkup; text: string }>({
    severity: 'warning',
    sentence: ({ markup, text }) => ({
      zh: `${plain[markup].zh}没有起作用，会照原样印出：“${text}”`,
      en: `${plain[markup].en} has no effect and is printed as it is: “${text}”`,
    }),
    hint: () => ({ zh: '请删去标记，只留要印的文字', en: 'Remove the marks and keep the words that are to be printed' }),
  }),
  'reference-visible': defineCode<{ text: string }>({
    severity: 'warning',
    sentence: ({ text }) => ({
      zh: `“${text}”是空格或看不见的字符的代码`,
      en: `“${text}” stands for a space or a character that nobody sees`,
    }),
    hint: () => ({ zh: '要空格请直接打空格，否则请删去', en: 'Type a space if one is meant, else delete it' }),
  }),
} as const;

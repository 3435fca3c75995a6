import type { Texts } from './define.ts';

/** Markdown that a bulletin cannot print, and what to write instead. */
export const markups = {
  emphasis: {
    name: { zh: '斜体（单个 * 或 _）', en: 'Italics (a single * or _)' },
    hint: {
      zh: '公文不用斜体；要加粗请写成 **文字**，要印出 * 本身请写成 \\*',
      en: 'Write **text** for bold, or \\* to print an asterisk',
    },
  },
  strikethrough: {
    name: { zh: '删除线（~~）', en: 'Strikethrough (~~)' },
    hint: { zh: '请把不要的文字删去', en: 'Delete the struck-out text' },
  },
  'link-title': {
    name: { zh: '链接地址后面引号里的文字', en: 'A link title in quotes' },
    hint: { zh: '请删去引号和引号里的文字', en: 'Delete the title and its quotes' },
  },
  reference: {
    name: { zh: '引用式链接（[文字][编号]）', en: 'A reference-style link' },
    hint: {
      zh: '链接请写成 [文字](https://…)；要印出方括号请写成 \\[',
      en: 'Write [text](https://…) for a link, or \\[ to print a bracket',
    },
  },
  definition: {
    name: { zh: '链接定义（[编号]: 地址）', en: 'A link definition' },
    hint: {
      zh: '请删去这一行，把地址写在文字后面：[文字](https://…)；要印出方括号请写成 \\[',
      en: 'Delete the line and write [text](https://…) in place, or \\[ to print a bracket',
    },
  },
  'image-reference': {
    name: { zh: '引用式图片', en: 'A reference-style image' },
    hint: { zh: '请写成 ![说明](images/文件名.png)', en: 'Write ![text](images/file.png)' },
  },
  'note-label': {
    name: { zh: '标号里有空格或没有标号的注释', en: 'A note whose label is empty or has a space' },
    hint: { zh: '请写成 [^1] 的样子；要印出方括号请写成 \\[', en: 'Write it as [^1], or \\[ to print a bracket' },
  },
  'note-first': {
    name: { zh: '一段或一行开头的注释标记（[^…]）', en: 'A note mark ([^…]) at the start of a paragraph or line' },
    hint: { zh: '请把它移到所注的词后面', en: 'Move it after the word it annotates' },
  },
  'note-in-heading': {
    name: { zh: '标题里的注释标记（[^…]）', en: 'A note mark ([^…]) in a heading' },
    hint: { zh: '请把它移到下面的正文里', en: 'Move it to the text below' },
  },
  'note-in-table': {
    name: { zh: '表格里的注释标记（[^…]）', en: 'A note mark ([^…]) in a table' },
    hint: {
      zh: '请把它移到表格前后的正文里，或在表格下面另起一段说明',
      en: 'Move it to the text around the table, or explain in a paragraph below the table',
    },
  },
  'note-in-note': {
    name: { zh: '注释里的注释标记（[^…]）', en: 'A note mark ([^…]) in a note' },
    hint: { zh: '请把两条注释并成一条，或都标在正文里', en: 'Merge the two notes, or mark both in the text' },
  },
  'note-inside': {
    name: { zh: '列表里的注释内容（[^…]: ）', en: 'A note’s text ([^…]: ) in a list' },
    hint: { zh: '请移到文末，前面空一行，行首不空格', en: 'Move it below the text, after an empty line and without leading spaces' },
  },
  quote: {
    name: { zh: '引用段落（行首的 >）', en: 'A block quote (> at the start of a line)' },
    hint: { zh: '请去掉行首的 >', en: 'Remove the > at the start of the line' },
  },
  code: {
    name: { zh: '行首空四格或用 ``` 围起的文字', en: 'A code block (four leading spaces, or ```)' },
    hint: {
      zh: '请去掉行首的空格和 ```；首行缩进由排版自动加',
      en: 'Remove the leading spaces or the ```; indents are added automatically',
    },
  },
  'inline-code': {
    name: { zh: '反引号 ` 围起的文字', en: 'Code (backticks)' },
    hint: { zh: '请去掉反引号', en: 'Remove the backticks' },
  },
  html: {
    name: { zh: '尖括号写的标记（HTML，如 <br>）', en: 'HTML markup' },
    hint: {
      zh: '请删去；要换行，请在上一行末尾加反斜杠 \\；要印出 < 请写成 \\<',
      en: 'Remove it; end a line with \\ to break it, or write \\< to print a <',
    },
  },
  'comment-text': {
    name: { zh: '与注释 <!-- --> 同在一行的文字', en: 'Text on the same line as a comment' },
    hint: {
      zh: '这些文字会随注释一起不印：请让注释单独占一行',
      en: 'It is dropped with the comment: put the comment on a line of its own',
    },
  },
  'comment-open': {
    name: { zh: '没有结束的注释（<!-- 之后没有 -->）', en: 'An unclosed comment (<!-- without -->)' },
    hint: { zh: '请在注释结束处补上 -->', en: 'Add --> where the comment ends' },
  },
  rule: {
    name: { zh: '分隔线', en: 'A horizontal rule' },
    hint: { zh: '请删去这一行', en: 'Delete the line' },
  },
  'underlined-heading': {
    name: { zh: '用下一行的 --- 或 === 标出的标题', en: 'A heading underlined with --- or ===' },
    hint: { zh: '是标题请在行首写 # 号；不是标题请删去下面那一行', en: 'Start a heading with #; otherwise delete the line below' },
  },
  'entry-empty': {
    name: { zh: '没有文字的列表项', en: 'A list entry without text' },
    hint: {
      zh: '请补上文字，或删去这一项；行首的数字不是编号的，请写成“2026\\.”',
      en: 'Write its text or delete it; write “2026\\.” if the number does not begin a list',
    },
  },
  'heading-in-list': {
    name: { zh: '列表里的标题', en: 'A heading in a list' },
    hint: { zh: '请把标题移出列表', en: 'Move the heading out of the list' },
  },
  'table-in-list': {
    name: { zh: '列表里的表格', en: 'A table in a list' },
    hint: { zh: '请把表格移出列表，前后各空一行', en: 'Move the table out of the list, with an empty line before and after it' },
  },
  'image-in-text': {
    name: { zh: '夹在文字、列表或表格里的图片', en: 'An image inside text, a list or a table' },
    hint: { zh: '请让图片单独成段，前后各空一行', en: 'Put the image in a paragraph of its own, with an empty line before and after it' },
  },
  other: {
    name: { zh: '这种标记', en: 'This markup' },
    hint: { zh: '请改写成普通文字', en: 'Rewrite it as plain text' },
  },
} as const satisfies Record<string, { name: Texts; hint: Texts }>;

/** A kind of markup that cannot be printed. */
export type Markup = keyof typeof markups;

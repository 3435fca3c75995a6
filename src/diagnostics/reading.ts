import { boundCodes } from './bounds.ts';
import { defineCode } from './define.ts';
import { imageCodes } from './image-codes.ts';
import { type Markup, markups } from './markup.ts';
import { noteCodes } from './note-codes.ts';
import { yamlCodes } from './yaml-codes.ts';

/** Codes of the read phase: unreadable files, invalid front matter, Markdown that cannot be printed. */
export const readingCodes = {
  'encoding-known': defineCode({
    sentence: () => ({ zh: '认不出文件的编码', en: 'Unknown file encoding' }),
    hint: () => ({ zh: '请用记事本或 WPS 打开，另存为 UTF-8 编码的文本', en: 'Save the file as UTF-8 text' }),
  }),
  'encoding-utf8': defineCode<{ encoding: string }>({
    severity: 'note',
    sentence: ({ encoding }) => ({
      zh: `文件不是 UTF-8 编码，已按 ${encoding} 读取`,
      en: `Not UTF-8; read as ${encoding}`,
    }),
    hint: () => ({ zh: '请核对文字有无错乱，最好另存为 UTF-8', en: 'Check the text for wrong characters, and save it as UTF-8' }),
  }),
  'character-printable': defineCode<{ codePoint: string }>({
    sentence: ({ codePoint }) => ({
      zh: `这里有一个印不出来的字符（${codePoint}）`,
      en: `Unprintable character (${codePoint})`,
    }),
    hint: () => ({ zh: '请删去后重新输入；它多半是粘贴时带进来的', en: 'Delete it and retype the text; it was probably pasted in' }),
  }),
  'file-name-printable': defineCode<{ codePoint: string }>({
    sentence: ({ codePoint }) => ({
      zh: `文件名里有印不出来的字符（${codePoint}）`,
      en: `Unprintable character in the file name (${codePoint})`,
    }),
    hint: () => ({ zh: '请给文件改名', en: 'Rename the file' }),
  }),
  'file-name-unique': defineCode<{ other: string }>({
    severity: 'warning',
    sentence: ({ other }) => ({
      zh: `文件名与“${other}”看上去一样，只是大小写或字符的编码不同`,
      en: `The file name differs from “${other}” only in case or Unicode normalisation`,
    }),
    hint: () => ({
      zh: '在 Windows 和 macOS 上两个文件只能留下一个；请核对是不是同一篇，或给其中一个改名',
      en: 'Windows and macOS keep only one of the two: check whether they are the same item, or rename one',
    }),
  }),
  'file-read': defineCode<{ name: string; text: boolean }>({
    severity: 'warning',
    sentence: ({ name }) => ({
      zh: `“${name}”不是稿件文件（.md），没有编进本期`,
      en: `“${name}” is not an item (.md) and was left out`,
    }),
    hint: ({ text }) =>
      text
        ? {
            zh: '是稿件请把扩展名改成 .md，开头写上标题、来源、类别、日期；不是稿件请移出本期文件夹',
            en: 'For an item, use the extension .md and start with title, source, category and date; otherwise move it out of the issue folder',
          }
        : {
            zh: '是稿件请把文字存成 .md 文件，开头写上标题、来源、类别、日期；不是稿件请移出本期文件夹',
            en: 'For an item, save its text as .md, starting with title, source, category and date; otherwise move it out of the issue folder',
          },
  }),
  'file-inside': defineCode({
    sentence: () => ({
      zh: '这是文件夹、失效的链接，或者指向所在文件夹之外的链接，没有读取',
      en: 'Not read: a folder, a broken link, or a link out of the folder it is in',
    }),
    hint: () => ({ zh: '请把文件本身复制到这里', en: 'Copy the file itself here' }),
  }),
  'sibling-readable': defineCode<{ name: string; reason: string }>({
    severity: 'note',
    sentence: ({ name, reason }) => ({
      zh: `旁边的“${name}”读不了（${reason}），没有与它核对期号、日期和稿件`,
      en: `Cannot read the neighbouring “${name}” (${reason}); numbers, dates and items were not compared with it`,
    }),
    hint: () => ({ zh: '请检查读取权限；不影响本期编印', en: 'Check its permissions; this issue is not affected' }),
  }),
  'front-matter-present': defineCode({
    sentence: () => ({ zh: '稿件开头没有写标题、来源等项目', en: 'The item has no front matter' }),
    hint: () => ({
      zh: '请在第一行写三个半角减号 ---，下面逐行写“标题: …”“来源: …”“类别: …”“日期: …”，再以一行 --- 结束',
      en: 'Start the file with a line ---, then title:, source:, category: and date:, then another line ---',
    }),
  }),
  'front-matter-closed': defineCode({
    sentence: () => ({ zh: '稿件开头的项目没有结束', en: 'Front matter is not closed' }),
    hint: () => ({
      zh: '请在项目与正文之间单独写一行 ---（三个半角减号，后面不写别的）',
      en: 'Put a line with only --- between front matter and text',
    }),
  }),
  'front-matter-yaml': defineCode<{ language: string }>({
    sentence: ({ language }) => ({
      zh: `--- 后面写了“${language}”，不支持这种写法`,
      en: `Unsupported front matter language: “${language}”`,
    }),
    hint: () => ({ zh: '第一行请只写 ---，下面按“标题: …”的格式写', en: 'Write only --- on the first line, and YAML below' }),
  }),
  'markup-printable': defineCode<{ markup: Markup }>({
    sentence: ({ markup }) => ({ zh: `${markups[markup].name.zh}印不出来`, en: `${markups[markup].name.en} cannot be printed` }),
    hint: ({ markup }) => markups[markup].hint,
  }),
  'bold-paired': defineCode({
    severity: 'warning',
    sentence: () => ({ zh: '这里的 ** 不起作用，会原样印出', en: 'These ** have no effect and would be printed' }),
    hint: () => ({
      zh: '加粗的文字前后各写一个 **，与文字之间不留空格；要印出 * 请写成 \\*',
      en: 'Put ** on both sides of the text without spaces inside; write \\* to print an asterisk',
    }),
  }),
  'link-address': defineCode<{ address: string }>({
    sentence: ({ address }) => ({
      zh: address === '' ? '链接没有写地址' : `链接的地址不能用：“${address}”`,
      en: address === '' ? 'The link has no address' : `Invalid link address: “${address}”`,
    }),
    hint: () => ({
      zh: '地址请写全，以 https:// 或 http:// 开头（电子邮箱以 mailto: 开头）；不要链接请只留文字',
      en: 'Write the full address, starting with https://, http:// or mailto:, or keep only the text',
    }),
  }),
  'link-words': defineCode({
    sentence: () => ({ zh: '链接没有文字，印不出来', en: 'The link has no text to print' }),
    hint: () => ({ zh: '请写成 [文字](https://…)', en: 'Write [text](https://…)' }),
  }),
  'heading-depth': defineCode<{ depth: number }>({
    sentence: ({ depth }) => ({
      zh: `标题最多四级，这里是第 ${depth} 级`,
      en: `Heading level ${depth} is too deep; four levels at most`,
    }),
    hint: () => ({ zh: '请减少 # 号，或改成普通段落', en: 'Use fewer #, or make it a paragraph' }),
  }),
  'heading-text': defineCode({
    sentence: () => ({ zh: '标题里没有文字', en: 'The heading has no text' }),
    hint: () => ({ zh: '请补上文字，或删去 # 号', en: 'Add its text, or delete the #' }),
  }),
  'table-row-fits': defineCode<{ cells: number; columns: number }>({
    sentence: ({ cells, columns }) => ({
      zh: `这一行有 ${cells} 格，表头只有 ${columns} 格`,
      en: `The row has ${cells} cells, the header only ${columns}`,
    }),
    hint: () => ({ zh: '请补表头或删去多余的格；格内要印 | 请写成 \\|', en: 'Extend the header or remove cells; write \\| to print a |' }),
  }),
  'table-columns': defineCode<{ columns: number; limit: number }>({
    sentence: ({ columns, limit }) => ({
      zh: `表格有 ${columns} 列，最多 ${limit} 列`,
      en: `The table has ${columns} columns; ${limit} at most`,
    }),
    hint: () => ({ zh: '请把表格拆开', en: 'Split the table' }),
  }),
  ...boundCodes,
  ...noteCodes,
  ...yamlCodes,
  ...imageCodes,
} as const;

import { defineCode, type Texts } from './define.ts';

/** What is wrong with a list of words, and what to do about it. */
const problems = {
  quotes: [
    { zh: '引号没有成对，这一行起读不了', en: 'A quote is not closed; the list cannot be read from here on' },
    { zh: '请用表格软件打开，核对后另存为 CSV', en: 'Open the file in a spreadsheet program, check it and save it as CSV' },
  ],
  header: [
    { zh: '第一行没有列名“不用”，不知道哪一列是错词', en: 'The first row has no column “avoid”, which names the wrong words' },
    { zh: '请在第一行写列名：不用、改用、例外、说明、起始', en: 'Name the columns in the first row: avoid, use, except, note, since' },
  ],
  column: [
    { zh: '不认识这一列，没有读取', en: 'This column is unknown and was not read' },
    { zh: '列名可用：不用、改用、例外、说明、起始', en: 'Columns are: avoid, use, except, note, since' },
  ],
  rows: [
    { zh: '词表太长，从这一行起没有读取', en: 'The list is too long; it was not read from this row on' },
    { zh: '一份词表最多 5000 行，请删去不用的', en: 'A list has at most 5,000 rows; delete what is not needed' },
  ],
  word: [
    { zh: '这一行没有写“不用”的词', en: 'This row has no word to avoid' },
    { zh: '请补上，或删去这一行', en: 'Add it, or delete the row' },
  ],
  long: [
    { zh: '一格里的词最多 40 个字', en: 'A word has at most 40 characters' },
    { zh: '请写词或短语，不写整句；几个词之间用“|”或“；”分开', en: 'Give words or phrases, not sentences; separate several by “|”' },
  ],
  same: [
    { zh: '“改用”与“不用”是同一个词', en: 'The word to use is the word to avoid' },
    { zh: '请核对这一行', en: 'Check the row' },
  ],
  except: [
    { zh: '“例外”里没有包含“不用”的词', en: 'An exception does not contain the word to avoid' },
    { zh: '例外要写含有这个词的说法，如“按装”的例外“按装机容量”', en: 'Give a longer phrase with the word: 按装机容量 for 按装' },
  ],
  since: [
    { zh: '“起始”不是日期', en: '“since” is not a date' },
    { zh: '请写成 2018-03-21 或 2018年3月21日', en: 'Write it as 2018-03-21' },
  ],
  repeat: [
    { zh: '这个词上面已经列过，这一行没有用', en: 'This word is listed above; the row was not used' },
    { zh: '请删去一行', en: 'Delete one of the rows' },
  ],
} as const satisfies Record<string, readonly [Texts, Texts]>;

/** Why a list of words cannot be imported. */
const refusals = {
  format: [
    { zh: '词表要是 XLSX 或 CSV，这个文件不是', en: 'A list of words is XLSX or CSV; this file is neither' },
    { zh: '请用 WPS 表格或 Excel 打开，另存为 XLSX 后再导入', en: 'Open it in Excel or WPS, save it as XLSX, and import that' },
  ],
  encrypted: [
    { zh: '文件加了密码，打不开', en: 'The file is password-protected' },
    { zh: '请去掉密码，另存后再导入', en: 'Remove the password, save it, and import that' },
  ],
  damaged: [
    { zh: '文件损坏，读不出来', en: 'The file is damaged' },
    { zh: '请用 WPS 表格或 Excel 打开，另存后再导入', en: 'Open it in Excel or WPS, save it again, and import that' },
  ],
  size: [
    { zh: '文件太大，不像一份词表', en: 'The file is too large for a list of words' },
    { zh: '请只留下词表，另存后再导入', en: 'Keep only the list, save it, and import that' },
  ],
  empty: [
    { zh: '第一张工作表里没有词', en: 'The first sheet has no words' },
    {
      zh: '请把词表放在第一张工作表里，第一行写列名',
      en: 'Put the list on the first sheet, with the names of the columns in the first row',
    },
  ],
} as const satisfies Record<string, readonly [Texts, Texts]>;

export type TermRefusal = keyof typeof refusals;

export type TermProblem = keyof typeof problems;

/** Codes for lists of words. A row with a problem is left out; the others are used. */
export const termCodes = {
  'terms-valid': defineCode<{ problem: TermProblem; row: number }>({
    severity: 'warning',
    sentence: ({ problem, row }) => ({
      zh: `词表第 ${row} 行：${problems[problem][0].zh}`,
      en: `Row ${row} of the list of words: ${problems[problem][0].en}`,
    }),
    hint: ({ problem }) => problems[problem][1],
  }),
  'terms-readable': defineCode<{ refusal: TermRefusal }>({
    sentence: ({ refusal }) => refusals[refusal][0],
    hint: ({ refusal }) => refusals[refusal][1],
  }),
} as const;

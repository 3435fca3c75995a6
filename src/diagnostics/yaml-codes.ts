import { defineCode, quoteNames, type Texts } from './define.ts';

/** YAML syntax errors. */
const problems = {
  colon: {
    sentence: { zh: '“名称: 内容”的写法不对', en: 'Not a “key: value” line' },
    hint: { zh: '冒号要用半角的 : ，后面空一格，例如“标题: 某某县……”', en: 'Use an ASCII colon followed by a space: “title: …”' },
  },
  'inner-colon': {
    sentence: { zh: '内容里又有半角冒号加空格', en: 'The value contains a colon followed by a space' },
    hint: { zh: '请改用全角冒号，或用英文双引号把内容括起来："…"', en: 'Put the value in double quotes: "…"' },
  },
  indent: {
    sentence: { zh: '行首的空格对不齐', en: 'Inconsistent indentation' },
    hint: { zh: '同一层的各行，行首空格数要一样', en: 'Indent lines of one level by the same number of spaces' },
  },
  tab: {
    sentence: { zh: '行首用了制表符（Tab）', en: 'Tab in the indentation' },
    hint: { zh: '行首请用空格', en: 'Indent with spaces' },
  },
  start: {
    sentence: { zh: '内容不能以这个符号开头', en: 'A value cannot start with this character' },
    hint: { zh: '请用英文双引号把内容括起来："…"', en: 'Put the value in double quotes: "…"' },
  },
  quote: {
    sentence: { zh: '引号或括号没有配对', en: 'Unclosed quote or bracket' },
    hint: { zh: '请补上另一半；用英文引号括起的内容里请用中文引号', en: 'Add the missing half; inside "…" use Chinese quotes' },
  },
  escape: {
    sentence: { zh: '英文双引号里的反斜杠用法不对', en: 'Invalid backslash inside double quotes' },
    hint: { zh: '要写反斜杠本身，请写成 \\\\', en: 'Write \\\\ for a backslash' },
  },
  documents: {
    sentence: { zh: '一个文件里只能有一份内容，这里又用 --- 开了一份', en: 'A second YAML document starts here' },
    hint: { zh: '请删去这一行 ---', en: 'Delete the line ---' },
  },
  nesting: {
    sentence: { zh: '嵌套太深', en: 'Nested too deeply' },
    hint: { zh: '请核对这里的括号和行首空格', en: 'Check the brackets and leading spaces here' },
  },
  other: {
    sentence: { zh: '这里的写法看不懂', en: 'Invalid YAML' },
    hint: {
      zh: '请按“名称: 内容”的格式写；内容里有 : # 等符号时用英文双引号括起来',
      en: 'Write “key: value”; put a value with : or # in double quotes',
    },
  },
} as const satisfies Record<string, { sentence: Texts; hint: Texts }>;

/** A YAML syntax error. */
export type YamlProblem = keyof typeof problems;

/** YAML features that are rejected: nobody needs them here, and some expand a small file beyond bounds. */
const extras = {
  anchor: { zh: '锚点（&）', en: 'Anchors (&)' },
  alias: { zh: '别名（*）', en: 'Aliases (*)' },
  tag: { zh: '标签（!）', en: 'Tags (!)' },
  merge: { zh: '合并（<<）', en: 'Merge keys (<<)' },
  'complex-key': { zh: '列表形式的名称', en: 'Keys that are lists' },
} as const satisfies Record<string, Texts>;

/** A YAML feature that is rejected. */
export type YamlExtra = keyof typeof extras;

/** Kinds of value. */
const kinds = {
  text: { zh: '文字', en: 'text' },
  line: { zh: '一行文字', en: 'one line of text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '“是”或“否”', en: 'true or false' },
  list: { zh: '列表（每行以“- ”开头）', en: 'a list (lines starting with “- ”)' },
  mapping: { zh: '一组“名称: 内容”', en: 'a mapping (lines of “key: value”)' },
  nothing: { zh: '空的', en: 'nothing' },
} as const satisfies Record<string, Texts>;

/** A kind of value. */
export type ValueKind = keyof typeof kinds;

/** Codes for YAML in front matter, issue.yaml and bulletin.yaml: syntax, keys, values. */
export const yamlCodes = {
  'yaml-valid': defineCode<{ problem: YamlProblem }>({
    sentence: ({ problem }) => problems[problem].sentence,
    hint: ({ problem }) => problems[problem].hint,
  }),
  'yaml-plain': defineCode<{ extra: YamlExtra }>({
    sentence: ({ extra }) => ({ zh: `这里不能用${extras[extra].zh}`, en: `${extras[extra].en} are not supported` }),
    hint: () => ({
      zh: '请直接写出内容；要写这个符号本身，请用英文双引号括起来',
      en: 'Write the value itself; to print the character, put it in double quotes',
    }),
  }),
  'key-known': defineCode<{ key: string; nearest: readonly string[] }>({
    sentence: ({ key }) => ({ zh: `不认识“${key}”这一项`, en: `Unknown key “${key}”` }),
    hint: ({ nearest }) =>
      nearest.length === 0
        ? { zh: '请删去，或对照说明改正', en: 'Remove it, or see the documentation' }
        : { zh: `是不是要写${quoteNames(nearest).zh}？`, en: `Did you mean ${quoteNames(nearest).en}?` },
  }),
  'key-once': defineCode<{ key: string; line: number }>({
    sentence: ({ key, line }) => ({ zh: `“${key}”写了两次，第一次在第 ${line} 行`, en: `Duplicate key “${key}”, first on line ${line}` }),
    hint: () => ({ zh: '请只留一个', en: 'Keep only one' }),
  }),
  'key-one-spelling': defineCode<{ key: string; other: string; line: number }>({
    sentence: ({ key, other, line }) => ({
      zh: `“${key}”和第 ${line} 行的“${other}”是同一项`,
      en: `“${key}” and “${other}” on line ${line} are the same key`,
    }),
    hint: () => ({ zh: '中文、英文写法请只留一个', en: 'Keep only one of the two' }),
  }),
  'key-present': defineCode<{ key: string; zh: string }>({
    sentence: ({ key, zh }) => ({ zh: `缺少“${zh}”（${key}）`, en: `Missing key “${key}”` }),
    hint: ({ key, zh }) => ({ zh: `请补上一行“${zh}: …”`, en: `Add a line “${key}: …”` }),
  }),
  'value-present': defineCode<{ key: string }>({
    sentence: ({ key }) => ({ zh: `“${key}”没有填写`, en: `“${key}” is empty` }),
    hint: () => ({ zh: '请填上内容', en: 'Add a value' }),
  }),
  'value-kind': defineCode<{ key: string; expected: ValueKind; found: ValueKind; text: string }>({
    sentence: ({ key, expected, found, text }) => ({
      zh: `“${key}”应是${kinds[expected].zh}，这里是${text === '' ? kinds[found].zh : `“${text}”`}`,
      en: `“${key}” must be ${kinds[expected].en}, not ${text === '' ? kinds[found].en : `“${text}”`}`,
    }),
    hint: ({ key, found, expected }) =>
      /^(?:source|来源)$/.test(key) && found === 'list'
        ? { zh: '来源只写牵头单位，其他单位写在“联合来源”（with）里', en: 'Name the leading source here and the others in “with”' }
        : expected === 'integer' || expected === 'number'
          ? { zh: '请只写阿拉伯数字，不加引号和“第”“期”等字', en: 'Write digits alone, without quotes or words' }
          : null,
  }),
  'value-comment': defineCode<{ text: string }>({
    sentence: ({ text }) => ({
      zh: `空格后面的 # 是备注的开头，“${text}”不会印出`,
      en: `A # behind a blank begins a comment; “${text}” would not be printed`,
    }),
    hint: () => ({
      zh: '要印出 #，请用英文双引号把内容括起来；是备注请在 # 后面空一格',
      en: 'Put the value in double quotes to print the #, or a blank behind the # of a comment',
    }),
  }),
  'value-date': defineCode<{ key: string; text: string }>({
    sentence: ({ key, text }) => ({
      zh: `“${key}”里的“${text}”写法不对，或没有这一天`,
      en: `Invalid date in “${key}”: “${text}”`,
    }),
    hint: () => ({ zh: '请写成 2021-09-10 或 2021年9月10日', en: 'Write it as 2021-09-10 or 2021年9月10日' }),
  }),
  'value-choice': defineCode<{ key: string; text: string; choices: readonly string[] }>({
    sentence: ({ key, text }) => ({ zh: `“${key}”不能是“${text}”`, en: `Invalid value for “${key}”: “${text}”` }),
    hint: ({ choices }) => ({ zh: `可以写：${quoteNames(choices).zh}`, en: `Use one of ${quoteNames(choices).en}` }),
  }),
  'value-range': defineCode<{ key: string; text: string; minimum: number | null; maximum: number | null }>({
    sentence: ({ key, text, minimum, maximum }) => ({
      zh: `“${key}”${minimum === null ? '' : `最小是 ${minimum}，`}${maximum === null ? '' : `最大是 ${maximum}，`}这里是“${text}”`,
      en: `“${key}” must be ${minimum === null ? `at most ${maximum}` : `at least ${minimum}`}, not “${text}”`,
    }),
  }),
  'value-length': defineCode<{ key: string; text: string; maximum: number }>({
    sentence: ({ key, text, maximum }) => ({
      zh: `“${key}”最多 ${maximum} 个字，这里是“${text}”`,
      en: `“${key}” may have at most ${maximum} characters: “${text}”`,
    }),
  }),
  'value-valid': defineCode<{ key: string; text: string }>({
    sentence: ({ key, text }) => ({ zh: `“${key}”不能是“${text}”`, en: `Invalid value for “${key}”: “${text}”` }),
    hint: () => ({ zh: '请对照说明改正', en: 'See the documentation of this key' }),
  }),
} as const;

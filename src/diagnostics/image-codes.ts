import { defineCode, type Texts } from './define.ts';

/** Why an image's path is refused. */
const pathProblems = {
  empty: { zh: '没有写图片的路径', en: 'The image has no path' },
  absolute: { zh: '图片路径不能是网址、盘符或绝对路径', en: 'An image’s path cannot be an address, a drive or absolute' },
  backslash: { zh: '图片路径里有反斜杠 \\', en: 'The image’s path has a backslash' },
  outside: { zh: '图片不在本期文件夹里', en: 'The image is not inside the issue’s folder' },
  character: { zh: '图片路径里有不能用的字符', en: 'The image’s path has a character that cannot be used' },
  long: { zh: '图片路径太长', en: 'The image’s path is too long' },
} as const satisfies Record<string, Texts>;

/** Why an image's path is refused. */
export type PathProblem = keyof typeof pathProblems;

/** What an SVG may not hold. */
const svgProblems = {
  syntax: { zh: '不是完整的 SVG', en: 'it is no well-formed SVG' },
  doctype: { zh: '含有 DOCTYPE 或实体声明', en: 'it declares a document type or entities' },
  script: { zh: '含有脚本', en: 'it holds a script' },
  external: { zh: '引用了外部内容', en: 'it refers to something outside itself' },
  complexity: { zh: '过于复杂', en: 'it is too complex' },
} as const satisfies Record<string, Texts>;

/** Why an SVG is refused. */
export type SvgProblem = keyof typeof svgProblems;

/** What can be wrong with an image. */
export const imageCodes = {
  'image-inside': defineCode<{ path: string; problem: PathProblem }>({
    sentence: ({ path, problem }) => ({
      zh: path === '' ? pathProblems[problem].zh : `${pathProblems[problem].zh}：“${path}”`,
      en: path === '' ? pathProblems[problem].en : `${pathProblems[problem].en}: “${path}”`,
    }),
    hint: () => ({
      zh: '请把图片放进本期文件夹，路径写成 images/文件名.png 的样子',
      en: 'Put the image into the issue’s folder and write its path as images/file.png',
    }),
  }),
  'image-exists': defineCode<{ path: string }>({
    sentence: ({ path }) => ({ zh: `找不到图片“${path}”`, en: `No image “${path}”` }),
    hint: () => ({ zh: '请核对文件名，包括大小写和扩展名', en: 'Check the file name, its case and its extension' }),
  }),
  'image-format': defineCode<{ path: string }>({
    sentence: ({ path }) => ({ zh: `“${path}”不是完好的 PNG、JPEG 或 SVG 图片`, en: `“${path}” is no intact PNG, JPEG or SVG image` }),
    hint: () => ({ zh: '请另存为 PNG 或 JPEG', en: 'Save it as PNG or JPEG' }),
  }),
  'image-bounded': defineCode<{ path: string; limit: Texts }>({
    sentence: ({ path, limit }) => ({ zh: `图片“${path}”超过 ${limit.zh}`, en: `Image “${path}” is larger than ${limit.en}` }),
    hint: () => ({ zh: '请缩小后再用；A4 纸上 2000 像素宽就够', en: 'Make it smaller; 2,000 pixels across are enough on A4' }),
  }),
  'image-safe': defineCode<{ path: string; problem: SvgProblem }>({
    sentence: ({ path, problem }) => ({
      zh: `不能用图片“${path}”：${svgProblems[problem].zh}`,
      en: `Image “${path}” cannot be used: ${svgProblems[problem].en}`,
    }),
    hint: () => ({ zh: '请另存为 PNG', en: 'Save it as PNG' }),
  }),
} as const;

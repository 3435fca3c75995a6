import { defineCode, type Texts } from './define.ts';

/** Why an image's path is rejected. */
const pathProblems = {
  empty: { zh: '没有写图片的路径', en: 'Image has no path' },
  absolute: { zh: '图片路径不能是网址、盘符或绝对路径', en: 'Image path must be relative, not a URL or an absolute path' },
  backslash: { zh: '图片路径里有反斜杠 \\', en: 'Image path contains a backslash' },
  outside: { zh: '图片不在本期文件夹里', en: 'Image is outside the issue folder' },
  character: { zh: '图片路径里有不能用的字符', en: 'Image path contains an invalid character' },
  long: { zh: '图片路径太长', en: 'Image path is too long' },
} as const satisfies Record<string, Texts>;

/** A reason to reject an image's path. */
export type PathProblem = keyof typeof pathProblems;

/** Why an SVG is rejected. */
const svgProblems = {
  syntax: { zh: '不是完整的 SVG', en: 'it is not well-formed SVG' },
  doctype: { zh: '含有 DOCTYPE 或实体声明', en: 'it declares a document type or entities' },
  script: { zh: '含有脚本', en: 'it contains a script' },
  external: { zh: '引用了外部内容', en: 'it refers to external content' },
  filter: { zh: '用了滤镜（阴影、模糊之类）', en: 'it uses filters, such as shadows or blur' },
  text: { zh: '文字太多', en: 'it has too much text' },
  complexity: { zh: '过于复杂', en: 'it is too complex' },
} as const satisfies Record<string, Texts>;

/** A reason to reject an SVG. */
export type SvgProblem = keyof typeof svgProblems;

/** Kinds of JPEG that cannot be printed. */
const jpegProblems = {
  cmyk: { zh: '是 CMYK（印刷四色）的 JPEG', en: 'is a CMYK JPEG' },
  coding: { zh: '用了少见的 JPEG 编码（12 位、无损或算术编码）', en: 'uses a rare JPEG coding (12-bit, lossless or arithmetic)' },
} as const satisfies Record<string, Texts>;

/** Why a JPEG is refused. */
export type JpegProblem = keyof typeof jpegProblems;

/** Codes for images. */
export const imageCodes = {
  'image-inside': defineCode<{ path: string; problem: PathProblem }>({
    sentence: ({ path, problem }) => ({
      zh: path === '' ? pathProblems[problem].zh : `${pathProblems[problem].zh}：“${path}”`,
      en: path === '' ? pathProblems[problem].en : `${pathProblems[problem].en}: “${path}”`,
    }),
    hint: () => ({
      zh: '请把图片放进本期文件夹，路径写成 images/文件名.png 的样子',
      en: 'Put the image into the issue folder and write its path as images/file.png',
    }),
  }),
  'image-exists': defineCode<{ path: string }>({
    sentence: ({ path }) => ({ zh: `找不到图片“${path}”`, en: `Image not found: “${path}”` }),
    hint: () => ({ zh: '请核对文件名，包括大小写和扩展名', en: 'Check the file name, including case and extension' }),
  }),
  'image-format': defineCode<{ path: string }>({
    sentence: ({ path }) => ({ zh: `“${path}”不是完好的 PNG、JPEG 或 SVG 图片`, en: `“${path}” is not a valid PNG, JPEG or SVG image` }),
    hint: () => ({ zh: '请另存为 PNG 或 JPEG', en: 'Save it as PNG or JPEG' }),
  }),
  'image-supported': defineCode<{ path: string; problem: JpegProblem }>({
    sentence: ({ path, problem }) => ({
      zh: `图片“${path}”${jpegProblems[problem].zh}，印不了`,
      en: `Image “${path}” ${jpegProblems[problem].en} and cannot be printed`,
    }),
    hint: () => ({
      zh: '请在看图软件里另存为 RGB 颜色的普通 JPEG，或另存为 PNG',
      en: 'Save it as an ordinary JPEG in RGB colours, or as PNG',
    }),
  }),
  'image-bounded': defineCode<{ path: string; limit: Texts }>({
    sentence: ({ path, limit }) => ({ zh: `图片“${path}”超过 ${limit.zh}`, en: `Image “${path}” is larger than ${limit.en}` }),
    hint: () => ({ zh: '请缩小后再用；A4 纸上 2000 像素宽就够', en: 'Reduce it; a width of 2,000 pixels is enough for A4' }),
  }),
  'image-safe': defineCode<{ path: string; problem: SvgProblem }>({
    sentence: ({ path, problem }) => ({
      zh: `不能用图片“${path}”：${svgProblems[problem].zh}`,
      en: `Cannot use image “${path}”: ${svgProblems[problem].en}`,
    }),
    hint: () => ({ zh: '请另存为 PNG', en: 'Save it as PNG' }),
  }),
} as const;

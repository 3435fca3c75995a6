import type { Line } from './lines.ts';

const HEADING =
  /^[【〔[《◆■●★☆—─-]*(?:本[期版刊](?:内容|摘要|要闻|提要|重点|头条)|(?:本[期版刊])?(?:要目|目录|内容提要|内容导读|导读|导航|看点|目次|要闻导读|重点内容|索引)|CONTENTS)[】〕\]》◆■●★☆—─-]*[：:]?$/;
const NUMBERED = /(?:\s|[.…·•．‥—-]{2})[（(]?\d{1,3}[）)]?$/;
/** Lines of one entry. */
const WRAPPED = 3;
/** Characters of a title; shorter words may also stand in the text. */
const SHORTEST = 6;

/** Whether a line is the heading of the contents, however it is spaced. */
export function isContentsHeading(line: string): boolean {
  const words = line.slice(0, 40).replace(/\s+/g, '');
  return words.length <= 14 && HEADING.test(words);
}

/** Whether a line ends with a page number, as entries of the contents do. */
export function isNumberedEntry(line: string): boolean {
  return NUMBERED.test(line);
}

/** Titles that the contents list, without blanks and page numbers. */
export function listContentsTitles(entries: readonly string[]): ReadonlySet<string> {
  return new Set(
    entries.map((entry) => entry.replace(NUMBERED, '').replace(/[\s.…·•．‥]+/g, '')).filter((title) => title.length >= SHORTEST),
  );
}

/** Range of the lines below the heading of the contents, through the last that ends with a page number. */
export function findContentsLines(lines: readonly Line[]): { readonly start: number; readonly end: number } {
  const start = lines.findIndex(({ text }) => isContentsHeading(text)) + 1;
  let end = start;
  while (start > 0) {
    const next = lines.slice(end, end + WRAPPED).findIndex(({ text }) => isNumberedEntry(text));
    if (next === -1) break;
    end += next + 1;
  }
  return { start, end };
}

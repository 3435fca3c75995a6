import type { Issue } from '../../model/issue.ts';
import type { Publication } from '../../model/publication.ts';
import { findDay } from '../recognise/dates.ts';
import { removeSpaces } from '../text/join.ts';

/** What the masthead of a printed issue says. */
export interface Masthead {
  readonly issue: Partial<Issue>;
  /** Titles of the items that the contents list. */
  readonly contents: readonly string[];
  /** Lines that say nothing known. */
  readonly unknown: readonly string[];
}

const NUMBER = '([0-9０-９]{1,6}|[一二三四五六七八九十百千零]{1,7})';

/** Readers of a line: each takes what it knows out of the line, and gives what it says. */
const readers: readonly (readonly [RegExp, (match: RegExpExecArray) => Partial<Issue>])[] = [
  [new RegExp(`[（(]?\\s*总\\s*第?\\s*${NUMBER}\\s*期\\s*[）)]?`), ([, total = '']) => ({ total: parseNumber(total) })],
  [/增\s*刊/, () => ({ supplement: true })],
  [new RegExp(`(?:[（(〔]?\\d{4}[）)〕]?\\s*年?\\s*)?第\\s*${NUMBER}\\s*期`), ([, number = '']) => ({ number: parseNumber(number) })],
  [new RegExp(`[（(〔]\\d{4}[）)〕]\\s*第?\\s*${NUMBER}\\s*[号期]`), ([, number = '']) => ({ number: parseNumber(number) })],
  [
    /签\s*发\s*人?\s*[：:]\s*(\p{Script=Han}\s+\p{Script=Han}(?!\p{Script=Han})|[\p{Script=Han}·]{2,})/u,
    ([, signer = '']) => ({ signer: signer.replace(/\s/g, '') }),
  ],
  [
    /(秘密|机密|绝密)(?:\s*★\s*([0-9一二三四五六七八九十]+[年月日天]|长期))?/,
    ([, level = '', term]) => ({ classification: { level: level as '秘密', ...(term === undefined ? {} : { term }) } }),
  ],
  [/(特急|加急)/, ([, urgency = '']) => ({ urgency: urgency as '特急' })],
  [/(?:份号|编号)\s*[：:]?\s*(\d{4,8})/, ([, copy = '']) => ({ copy })],
];

/** Characters of a line of a masthead. */
const LONGEST = 600;

const CONTENTS = /^(?:本期)?(?:要目|目录|内容提要|导读)$/;

/** Words before an editor's note. */
export const NOTE = /^(?:编者按|编者的话|按)\s*[：:]\s*/;

/** Reads the lines above the first section. */
export function readMasthead(lines: readonly string[], publication: Publication): Masthead {
  let issue: Partial<Issue> = {};
  const contents: string[] = [];
  const unknown: string[] = [];
  const own = [publication.name, publication.publisher, publication.masthead.notice ?? ''].map(removeSpaces);
  const sections = new Set(publication.sections.map(({ title }) => removeSpaces(title)));
  let listing = false;
  for (const line of lines) {
    if (line.length > LONGEST) unknown.push(line);
    else if (CONTENTS.test(removeSpaces(line)) || removeSpaces(line) === removeSpaces(publication.masthead.contents_title)) listing = true;
    else if (NOTE.test(line)) issue = { ...issue, note: line.replace(NOTE, '').trim() };
    else if (listing && !/。$/.test(line)) {
      const title = line.replace(/[\s.…·。]*\d{0,3}$/, '').trim();
      if (title !== '' && !sections.has(removeSpaces(title))) contents.push(title);
    } else {
      const { said, rest } = readLine(line);
      issue = { ...said, ...issue };
      const left = own
        .reduce((text, known) => (known === '' ? text : text.replace(known, '')), removeSpaces(rest))
        .replace(/^[—―─━_=*＿（）()]+$/, '');
      if (left !== '') unknown.push(rest.replace(/\s+/g, ' ').trim());
    }
  }
  return { issue, contents, unknown };
}

function readLine(line: string): { readonly said: Partial<Issue>; readonly rest: string } {
  let said: Partial<Issue> = {};
  let rest = line;
  for (const [pattern, meaning] of readers) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    said = { ...meaning(match), ...said };
    rest = rest.replace(match[0], ' ');
  }
  const day = findDay(rest);
  return day === null ? { said, rest } : { said: { ...said, date: day.iso }, rest: rest.replace(day.written, ' ') };
}

/** A number that is written in digits or hanzi (12, １２, 十二, 一百零五); undefined for nought in hanzi, which counts nothing. */
function parseNumber(written: string): number | undefined {
  const digits = written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d{1,6}$/.test(digits)) return Number(digits);
  let total = 0;
  let figure = 0;
  for (const character of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit !== undefined) {
      total += (figure === 0 ? 1 : figure) * unit;
      figure = 0;
    } else figure = '零一二三四五六七八九'.indexOf(character);
  }
  return total + figure === 0 ? undefined : total + figure;
}

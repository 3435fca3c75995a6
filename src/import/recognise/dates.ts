import { toIsoDay } from '../../model/day.ts';

const ZERO_TO_NINE = '[〇○零Oо一二三四五六七八九]';
const CHINESE = new RegExp(`(${ZERO_TO_NINE}{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`);
const DAY = /(?<![0-9])((?:19|20)\d{2})\s*[年.\-/_．]\s*(\d{1,2})\s*[月.\-/_．]\s*(\d{1,2})(?![0-9])\s*日?/;
const COMPACT = /(?<![0-9])((?:19|20)\d{2})(\d{2})(\d{2})(?![0-9])/;

/** A date as it occurs in a text. */
export interface Day {
  readonly iso: string;
  /** The characters of the date. */
  readonly written: string;
}

/** Finds the first full date: 2021年9月10日, 2021-09-10, 2021.9.10, 二〇二一年九月十日; null if there is none. */
export function findDay(text: string): Day | null {
  const [chinese, cy = '', cm = '', cd = ''] = CHINESE.exec(text) ?? [];
  if (chinese !== undefined) return makeDay(chinese, toFigures(cy), String(parseTens(cm)), String(parseTens(cd)));
  const [written, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  return written === undefined ? null : makeDay(written.trimEnd(), year, month, day);
}

/** Like `findDay`, but also accepts 20210910, as file names use it. */
export function findDayInName(name: string): Day | null {
  const found = findDay(name);
  if (found !== null) return found;
  const [written, year = '', month = '', day = ''] = COMPACT.exec(name) ?? [];
  return written === undefined ? null : makeDay(written, year, month, day);
}

/** The date if the line contains nothing else but brackets and spaces. */
export function parseWholeDay(line: string): Day | null {
  const day = findDay(line);
  return day !== null && /^[\s（()）]*$/.test(line.replace(day.written, '')) ? day : null;
}

function makeDay(written: string, year: string, month: string, day: string): Day | null {
  const iso = toIsoDay(`${year}-${month}-${day}`);
  return iso === null ? null : { iso, written };
}

function toFigures(chinese: string): string {
  return [...chinese].map((figure) => Math.max(0, '〇一二三四五六七八九'.indexOf(figure))).join('');
}

/** 十 is 10, 十二 12, 二十 20, 三十一 31. */
function parseTens(chinese: string): number {
  const [before = '', after = ''] = chinese.includes('十') ? chinese.split('十') : ['', chinese];
  const figure = (character: string) => '〇一二三四五六七八九'.indexOf(character);
  const ten = chinese.includes('十') ? (before === '' ? 10 : figure(before) * 10) : 0;
  return ten + (after === '' ? 0 : figure(after));
}

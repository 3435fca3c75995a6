import { isAbbreviated } from './abbreviations.ts';
import { classifyAfter, classifyBefore, isChineseClause } from './context.ts';
import type { Pair } from './pairs.ts';
import type { Stops } from './stops.ts';

/** `unclear`: wrong, but the intended mark is not certain. */
export type MarkVerdict = 'right' | 'slip' | 'unclear';

/** Judges half-width punctuation by whether it stands in Chinese text. */
export function judgeStop(text: string, { start, end, written }: Pick<Stops, 'start' | 'end' | 'written'>): MarkVerdict {
  if (written === '.') return judgePoint(text, start);
  const [before, after] = [classifyBefore(text, start), classifyAfter(text, end)];
  if (written === ',' && OPENS.test(text.slice(0, start < 9 ? start : 0))) return 'right';
  if (/[,:]/.test(written) && before === 'digit' && after === 'digit') return 'right';
  return isInChinese(text, start, end, before, after) ? 'slip' : 'right';
}

/** Whether a span stands next to Chinese text or ends a Chinese clause. */
export function isInChinese(
  text: string,
  start: number,
  end: number,
  before = classifyBefore(text, start),
  after = classifyAfter(text, end),
): boolean {
  if (before === 'chinese' || after === 'chinese') return true;
  const besideQuote = /[“”‘’]/.test(text[start - 1] ?? '') || /[“”‘’]/.test(text[end] ?? '');
  return (after === 'end' || besideQuote) && isChineseClause(text, start);
}

/** Numbers of headings and entries, left to other rules: `一.`, `1.`, `Ⅰ.`, `（1）.` at the start or after a mark. */
const NUMBERED = /(?:^|[\s，。；：、！？“（])(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[Ⅰ-ⅿ]|[（(][\d一二三四五六七八九十]{1,3}[)）])$/;

/** The same at the start of a passage. */
const OPENS = /^(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[（(][\d一二三四五六七八九十]{1,3}[)）])$/;

/** A point is a full stop if it ends a sentence; not in numbers, file names, addresses, abbreviations and labels. */
function judgePoint(text: string, at: number): MarkVerdict {
  const next = text[at + 1] ?? '';
  // `3.5`, `.docx`, `gov.cn`, `./`
  if (/[!-~]/.test(next) && !/["')\]]/.test(next)) return 'right';
  const before = text.slice(Math.max(0, at - 8), at);
  const last = before.at(-1) ?? '';
  if (last === '' || /\s/.test(last) || NUMBERED.test(before)) return 'right';
  const after = classifyAfter(text, at + 1);
  if (/\d/.test(last)) return isAfterNumber(before, text.slice(at + 1, at + 3), after) && isChineseClause(text, at) ? 'slip' : 'right';
  if (/[A-Za-z]/.test(last)) return !isAbbreviated(text, at) && isInChinese(text, at, at + 1, 'latin', after) ? 'slip' : 'right';
  if (!isInChinese(text, at, at + 1, classifyBefore(text, at), after)) return 'right';
  // `马克思.恩格斯` may mean 。 or ·.
  return /^\p{Script=Han}/u.test(text.slice(at + 1, at + 3)) && /\p{Script=Han}$/u.test(before) ? 'unclear' : 'slip';
}

/** `共计25.` and `投资3700.下一步` end a sentence; `1.加强领导`, `附件2.名单` and `1. ` do not. */
function isAfterNumber(before: string, following: string, after: string): boolean {
  const [digits] = /[\d.,]+$/.exec(before) as RegExpExecArray;
  if (digits === before) return false;
  const isHan = /^\p{Script=Han}/u.test(following);
  return after === 'end' || (/^\s*$/.test(following) === false && after === 'chinese' && (!isHan || digits.length >= 3));
}

/** Whether a pair with a half-width bracket should be full-width. */
export function isBracketSlip(text: string, { opening, closing }: Pair): boolean {
  if (opening.written !== '(' || closing.written !== ')') return true;
  const [start, end] = [opening.at, closing.at + 1];
  // `方案(终稿).docx`
  if (/^\.[A-Za-z\d]{1,5}(?![A-Za-z\d])/.test(text.slice(end, end + 7))) return false;
  const inside = text.slice(start + 1, Math.min(closing.at, start + 200));
  if (/[\p{Script=Han}，。、；：？！《》]/u.test(inside)) return true;
  // `参数(u)`, `f(x)`, `2021(3)`, and `(0556)5551234`.
  if (/^[A-Za-z]$/.test(inside) || /[!-~]/.test(text[start - 1] ?? '') || (/^[\d+ -]+$/.test(inside) && /\d/.test(text[end] ?? '')))
    return false;
  const before = classifyBefore(text, start);
  return before === 'chinese' || ((before === 'end' || before === 'other') && classifyAfter(text, end) === 'chinese');
}

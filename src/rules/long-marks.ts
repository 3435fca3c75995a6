import { sideAfter, sideBefore } from './context.ts';
import { isInChinese, type Verdict } from './half-width.ts';

/** What was written for a mark that takes two characters: …… or ——. */
export interface LongMark {
  readonly start: number;
  readonly end: number;
  readonly mark: '……' | '——';
  /** What could stand there, likeliest first; the first for certain when the verdict says so. */
  readonly instead: readonly string[];
  readonly verdict: Exclude<Verdict, 'right'>;
}

/** Several 。 behind another stop are no ellipsis but stops too many. */
const LONG = /…+|·{3,}|\.{2,}|(?<![，。、；：？！,;:?!])。{3,}|[-－–―─—]{2,}/g;

/** Ellipses and dashes of a text that are not written …… and ——, in Chinese text. */
export function* longMarksOf(text: string): Generator<LongMark> {
  for (const { 0: written, index } of text.matchAll(LONG)) {
    const end = index + written.length;
    if (written === '……' || written === '…………' || written === '——') continue;
    if (/^[…·.。]/.test(written)) {
      if (isEllipsis(text, index, end)) yield ellipsis(index, written);
    } else if (sideBefore(text, index) === 'chinese' && sideAfter(text, end) === 'chinese') yield dash(index, written);
  }
}

/** Dots are none in `../` and `1...10`; 。。。 always are. */
function isEllipsis(text: string, start: number, end: number): boolean {
  if (text[start] === '。') return true;
  const next = text[end] ?? '';
  if (/[/\\]/.test(next) || (/\d/.test(next) && /\d/.test(text.charAt(start - 1)))) return false;
  return isInChinese(text, start, end);
}

/** Two points may have been meant for one stop, and many … for anything. */
function ellipsis(start: number, written: string): LongMark {
  const isCertain = written !== '..' && !/^…{5,}$/.test(written);
  const instead = written === '..' ? ['。', '……'] : ['……'];
  return { start, end: start + written.length, mark: '……', instead, verdict: isCertain ? 'slip' : 'unclear' };
}

/** ── and ―― are drawn for a dash; a hyphen may also join two ends (合肥—上海). */
function dash(start: number, written: string): LongMark {
  const isCertain = /^[―─]{2}$/.test(written);
  return {
    start,
    end: start + written.length,
    mark: '——',
    instead: isCertain ? ['——'] : ['——', '—'],
    verdict: isCertain ? 'slip' : 'unclear',
  };
}

import { classifyAfter, classifyBefore } from './context.ts';
import { isInChinese, type MarkVerdict } from './half-width.ts';

/** A mark written instead of …… or ——. */
export interface LongMark {
  readonly start: number;
  readonly end: number;
  readonly mark: '……' | '——';
  /** Candidates, likeliest first; the first is certain if the verdict is `slip`. */
  readonly instead: readonly string[];
  readonly verdict: Exclude<MarkVerdict, 'right'>;
}

/** Several 。 after another stop are surplus stops, not an ellipsis. */
const LONG = /…+|·{3,}|\.{2,}|(?<![，。、；：？！,;:?!])。{3,}|[-－–―─—]{2,}/g;

/** Finds ellipses and dashes in Chinese text that are not written …… and ——. */
export function* findLongMarks(text: string): Generator<LongMark> {
  for (const { 0: written, index } of text.matchAll(LONG)) {
    const end = index + written.length;
    if (written === '……' || written === '…………' || written === '——') continue;
    if (/^[…·.。]/.test(written)) {
      if (isEllipsis(text, index, end)) yield makeEllipsis(index, written);
    } else if (classifyBefore(text, index) === 'chinese' && classifyAfter(text, end) === 'chinese') yield makeDash(index, written);
  }
}

/** `../` and `1...10` are not ellipses; 。。。 always is. */
function isEllipsis(text: string, start: number, end: number): boolean {
  if (text[start] === '。') return true;
  const next = text[end] ?? '';
  if (/[/\\]/.test(next) || (/\d/.test(next) && /\d/.test(text.charAt(start - 1)))) return false;
  return isInChinese(text, start, end);
}

/** Two points may stand for one stop; a long run of … for anything. */
function makeEllipsis(start: number, written: string): LongMark {
  const isCertain = written !== '..' && !/^…{5,}$/.test(written);
  const instead = written === '..' ? ['。', '……'] : ['……'];
  return { start, end: start + written.length, mark: '……', instead, verdict: isCertain ? 'slip' : 'unclear' };
}

/** ── and ―― stand for a dash; a hyphen may also join two ends (合肥—上海). */
function makeDash(start: number, written: string): LongMark {
  const isCertain = /^[―─]{2}$/.test(written);
  return {
    start,
    end: start + written.length,
    mark: '——',
    instead: isCertain ? ['——'] : ['——', '—'],
    verdict: isCertain ? 'slip' : 'unclear',
  };
}

import { isAbbreviated } from './abbreviations.ts';

/** Stops (点号) that may be a slip: a half-width one, or several of either width side by side with nothing between. */
export interface Stops {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** `single`: one; `emphatic`: several ？ and ！; `dots`: what was meant for an ellipsis; `doubled`: one and the same; `contrary`: different ones. */
  readonly sort: 'single' | 'emphatic' | 'dots' | 'doubled' | 'contrary';
}

const STOPS = /\.{2,}|。{3,}|(?:[，。、；：？！,;:?!]|\.(?!\.)){2,}|[,.;:?!]/g;

/** The full-width mark for each half-width one. */
const FULL = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };

/** A text with every half-width mark full-width. */
export function fullWidth(text: string): string {
  return text.replace(/[,.;:?!()]/g, (mark) => FULL[mark as keyof typeof FULL]);
}

/** Such stops of a text, in order. Linear. */
export function* stopsOf(text: string): Generator<Stops> {
  for (const { 0: run, index } of text.matchAll(STOPS)) {
    const isDots = /^(?:\.{2,}|。{3,})$/.test(run);
    // What belongs to a word is no stop: the point of `Ltd.`, the mark of `Yahoo!`, the point that `.docx` begins with.
    const start = index + (!isDots && run.length > 1 && belongsToWord(text, index, run) ? 1 : 0);
    const end = index + run.length - (run.length > 1 && run.endsWith('.') && /[A-Za-z\d]/.test(text[index + run.length] ?? '') ? 1 : 0);
    const written = text.slice(start, end);
    if (written !== '') yield { start, end, written, sort: isDots ? 'dots' : sortOf(written) };
  }
}

function belongsToWord(text: string, index: number, run: string): boolean {
  if (run.startsWith('.')) return isAbbreviated(text, index);
  return /^[!?]/.test(run) && /[A-Za-z]/.test(text[index - 1] ?? '') && !/^[!?]+$/.test(run);
}

function sortOf(written: string): Stops['sort'] {
  if (written.length === 1) return 'single';
  const full = fullWidth(written);
  if (/^[？！]+$/.test(full)) return 'emphatic';
  return full === full[0]?.repeat(full.length) ? 'doubled' : 'contrary';
}

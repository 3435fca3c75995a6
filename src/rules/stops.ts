import { isAbbreviated } from './abbreviations.ts';

/** Stops (点号) that may be wrong: half-width, or several in a row. */
export interface Stops {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** `emphatic`: several ？ and ！; `dots`: meant as an ellipsis; `doubled`: the same mark twice; `contrary`: different marks. */
  readonly sort: 'single' | 'emphatic' | 'dots' | 'doubled' | 'contrary';
}

const STOPS = /\.{2,}|。{3,}|(?:[，。、；：？！,;:?!]|\.(?!\.)){2,}|[,.;:?!]/g;

/** Full-width forms of half-width punctuation. */
const FULL = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };

/** Converts half-width punctuation to full width. */
export function toFullWidth(text: string): string {
  return text.replace(/[,.;:?!()]/g, (mark) => FULL[mark as keyof typeof FULL]);
}

/** Finds suspicious stops in text order. Linear. */
export function* findStops(text: string): Generator<Stops> {
  for (const { 0: run, index } of text.matchAll(STOPS)) {
    const isDots = /^(?:\.{2,}|。{3,})$/.test(run);
    // Marks that belong to a word are not stops: `Ltd.`, `Yahoo!`, `.docx`.
    const start = index + (!isDots && run.length > 1 && belongsToWord(text, index, run) ? 1 : 0);
    const end = index + run.length - (run.length > 1 && run.endsWith('.') && /[A-Za-z\d]/.test(text[index + run.length] ?? '') ? 1 : 0);
    const written = text.slice(start, end);
    if (written !== '') yield { start, end, written, sort: isDots ? 'dots' : classifyStops(written) };
  }
}

function belongsToWord(text: string, index: number, run: string): boolean {
  if (run.startsWith('.')) return isAbbreviated(text, index);
  return /^[!?]/.test(run) && /[A-Za-z]/.test(text[index - 1] ?? '') && !/^[!?]+$/.test(run);
}

function classifyStops(written: string): Stops['sort'] {
  if (written.length === 1) return 'single';
  const full = toFullWidth(written);
  if (/^[？！]+$/.test(full)) return 'emphatic';
  return full === full[0]?.repeat(full.length) ? 'doubled' : 'contrary';
}

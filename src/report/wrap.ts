import { measureWidth } from './columns.ts';

/** Punctuation that cannot start a line. */
const CLOSING = /^[，。、；：？！）》〉】」』”’…—,.;:?!)\]}]/u;

/** Punctuation that cannot end a line. */
const OPENING = /[（《〈【「『“‘([{]$/u;

interface WrapOptions {
  /** Display width, in columns. */
  readonly width: number;
  /** Prefix of every line but the first. */
  readonly indent: string;
  /** Columns taken on the first line. */
  readonly used?: number;
  /** See `ReportStyle`. */
  readonly wide?: boolean;
}

/**
 * Wraps a line of text at a display width, in columns. Breaks at spaces and between Chinese characters; never inside a word, code, path or
 * option, nor before closing or after opening punctuation. Words wider than a line stay whole.
 */
export function wrap(text: string, { width, indent, used = 0, wide = false }: WrapOptions): string {
  if (used + measureWidth(text, wide) <= width) return text;
  const lines: string[] = [];
  let line = '';
  for (const piece of splitPieces(text)) {
    const taken = lines.length === 0 ? used : 0;
    if ((line.trim() !== '' || taken > indent.length) && taken + measureWidth(line + piece.trimEnd(), wide) > width) {
      lines.push(line.trimEnd());
      line = indent + piece.trimStart();
    } else line += piece;
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}

/** Splits a text into pieces that stay whole, each with the spaces after it. */
function splitPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const [token] of text.matchAll(/[^\S\n]+|[!-~\u00a1-\u02ff]+|./gsu)) {
    const last = pieces.at(-1);
    if (last !== undefined && (token.trim() === '' || CLOSING.test(token) || OPENING.test(last))) pieces.splice(-1, 1, last + token);
    else pieces.push(token);
  }
  return pieces;
}

import type { Line } from './lines.ts';
import { chooseJoint, ENDED, INDENT } from './sentence.ts';

/** Maximum pieces of one printed line. */
const PIECES = 5;

/** Context for joining pieces. */
interface JoinContext {
  /** Width of a full line, in ems. */
  readonly width: number;
  readonly isTitle: (line: string) => boolean;
  readonly isStart: (line: Line) => boolean;
}

/**
 * Rejoins lines that a PDF reader split where print was squeezed: the pieces fill the line width exactly. A piece that ends a sentence may
 * end a paragraph, so it counts only if other pieces do not.
 */
export function rejoinPieces(lines: readonly Line[], joining: JoinContext): readonly Line[] {
  const strict = mergePieces(lines, joining, false);
  return strict.length === lines.length ? lines : mergePieces(lines, joining, true);
}

function mergePieces(lines: readonly Line[], joining: JoinContext, afterStops: boolean): readonly Line[] {
  const result: Line[] = [];
  // Masthead lines above the first item are short and never joined.
  const begin = lines.findIndex(joining.isStart);
  let next = 0;
  for (const [at, first] of lines.entries()) {
    if (at < next) continue;
    const isAlone = begin === -1 || at < begin || joining.isTitle(first.text);
    const count = isAlone ? 1 : countPiecesAt(lines.slice(at, at + PIECES), joining, afterStops);
    const others = lines.slice(at + 1, at + count);
    const text = others.reduce((before, { text: after }) => before + chooseJoint(before, after) + after, first.text);
    result.push({ ...first, text, width: first.width + others.reduce((sum, other) => sum + other.width - other.indent, 0) });
    next = at + count;
  }
  return result;
}

/** How many lines, from the first, are pieces of one. */
function countPiecesAt(lines: readonly Line[], { width, isStart }: JoinContext, afterStops: boolean): number {
  let filled = 0;
  let characters = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const isIndented = line.indent >= INDENT && !isPlaced(line, characters);
    const isParted = before !== undefined && (isStart(line) || line.afterBlank || line.afterPage || isIndented);
    const isEnd = before !== undefined && !afterStops && ENDED.test(before.text) && !/[：:]$/.test(before.text);
    const extent = index === 0 ? line.width : line.width - line.indent;
    if (isParted || isEnd || filled + extent > width + 1.5) return 1;
    filled += extent;
    characters += line.text.length;
    // The first line may have lost its indent.
    if (filled >= width - 2) return index + 1;
  }
  return 1;
}

/** Whether the indent of a piece is as wide as the text before it on the line, as layout-preserving converters write it. */
function isPlaced({ indent }: Line, characters: number): boolean {
  return characters > 0 && Math.abs(indent * 2 - characters) <= 3;
}

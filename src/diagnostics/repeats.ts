import type { Texts } from './define.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** How many diagnostics of one code are listed per line of a file, and per file; beyond, they are counted. */
const MOST_PER_LINE = 10;
const MOST_PER_FILE = 200;

/**
 * Keeps the first diagnostics of each code on a line and in a file, and counts the rest in `more` and in the message of the last one kept, so
 * that reports stay small whatever a file contains. Diagnostics with and without a fix are counted apart. Keeps the order; doing it twice
 * changes nothing.
 */
export function foldRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const perLine = fold(diagnostics, MOST_PER_LINE, ({ line }) => line, { zh: '这一行还有', en: 'on this line' });
  return fold(perLine, MOST_PER_FILE, () => 0, { zh: '这个文件还有', en: 'in this file' });
}

/** The diagnostics of one code on a line or in a file. */
interface Group {
  listed: number;
  /** Index of the last one listed. */
  last: number;
  /** How many are not listed, and where those of personal data are. */
  more: number;
  readonly masked: Diagnostic['place'][];
}

function fold(
  diagnostics: readonly Diagnostic[],
  most: number,
  lineOf: (place: Diagnostic['place']) => number,
  where: Texts,
): Diagnostic[] {
  const groups = new Map<string, Group>();
  const kept: Diagnostic[] = [];
  for (const found of diagnostics) {
    const { code, severity, place, fix } = found;
    const key = `${lineOf(place)} ${code} ${severity} ${fix !== undefined} ${place.file}`;
    const group = groups.get(key) ?? { listed: 0, last: 0, more: 0, masked: [] };
    if (group.listed === most) {
      group.more += countOne(found);
      if (found.secret === true) group.masked.push(place, ...(found.masked ?? []));
    } else {
      group.listed += 1;
      group.last = kept.push(found) - 1;
    }
    groups.set(key, group);
  }
  for (const group of groups.values()) if (group.more > 0) kept[group.last] = withMore(kept[group.last] as Diagnostic, group, where);
  return kept;
}

function withMore(found: Diagnostic, { more, masked }: Group, where: Texts): Diagnostic {
  const { zh, en } = found.message;
  return {
    ...found,
    more: (found.more ?? 0) + more,
    ...(found.secret === true && { masked: [...(found.masked ?? []), ...masked] }),
    message: { zh: `${zh}（${where.zh} ${more} 处）`, en: `${en} (and ${more} more ${where.en})` },
  };
}

/** Counts diagnostics by severity, with those that `foldRepeats` left out. */
export function countSeverities(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const found of diagnostics) counts[found.severity] += countOne(found);
  return counts;
}

/** A diagnostic and those like it that `foldRepeats` left out. */
export function countOne({ more = 0 }: Diagnostic): number {
  return 1 + more;
}

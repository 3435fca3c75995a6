import type { Diagnostic, Severity } from './diagnostic.ts';

/** How many diagnostics of one code are listed per line of a file; beyond, they are counted. */
const MOST_PER_LINE = 10;

/**
 * Keeps the first diagnostics of each code on a line and counts the rest in `more` and in the message of the last one kept, so that reports
 * stay small whatever a line contains. Diagnostics with and without a fix are counted apart. Keeps the order.
 */
export function foldRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, { listed: number; last: number; more: number }>();
  const kept: Diagnostic[] = [];
  for (const found of diagnostics) {
    const { code, severity, place, fix } = found;
    const key = `${place.line} ${code} ${severity} ${fix !== undefined} ${place.file}`;
    const group = groups.get(key) ?? { listed: 0, last: 0, more: 0 };
    if (group.listed === MOST_PER_LINE) group.more += 1;
    else {
      group.listed += 1;
      group.last = kept.push(found) - 1;
    }
    groups.set(key, group);
  }
  for (const { last, more } of groups.values()) if (more > 0) kept[last] = withMore(kept[last] as Diagnostic, more);
  return kept;
}

function withMore(found: Diagnostic, more: number): Diagnostic {
  const { zh, en } = found.message;
  return { ...found, more, message: { zh: `${zh}（这一行还有 ${more} 处）`, en: `${en} (and ${more} more on this line)` } };
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

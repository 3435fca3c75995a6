import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';

/** What can be mended at once, and what cannot be. */
export interface Choice {
  /** The findings whose fixes are made. */
  readonly taken: readonly Diagnostic[];
  /** Their edits, in order; between those of two findings stands a character at least. */
  readonly edits: readonly Edit[];
  /** Findings whose fix cannot be written in the file's encoding. */
  readonly leftOut: readonly Diagnostic[];
}

/**
 * Chooses among the fixes of one file those that can be made together: the first of two that meet wins, and the other is found again, if it
 * still applies, when the text is checked once more. A fix is made as a whole or not at all.
 *
 * @param text decoded, as the edits count it
 * @param canWrite whether an edit can be written in the file
 */
export function choose(text: string, found: readonly Diagnostic[], canWrite: (edit: Edit) => boolean): Choice {
  const taken: Diagnostic[] = [];
  const leftOut: Diagnostic[] = [];
  const edits: Edit[] = [];
  // Every offset that an edit taken so far touches, its end among them.
  const touched = new Uint8Array(text.length + 1);
  for (const one of found) {
    const fix = (one.fix ?? []).map((edit) => narrowed(text, edit)).filter((edit) => edit !== null);
    if (fix.length === 0) continue;
    if (!fix.every(canWrite)) leftOut.push(one);
    else if (fix.every(({ start, end }) => !touched.subarray(start, end + 1).includes(1))) {
      for (const { start, end } of fix) touched.fill(1, start, end + 1);
      edits.push(...fix);
      taken.push(one);
    }
  }
  return { taken, edits: edits.sort((a, b) => a.start - b.start || a.end - b.end), leftOut };
}

/** The text with all edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...parts, text.slice(at)].join('');
}

/**
 * An edit without what it would replace by the same; null when nothing is left of it. A rule may give a phrase for a phrase, and of that
 * only the characters that differ are to be written. Throws when an edit lies beyond the text or parts a surrogate pair: a defect of the
 * rule.
 */
function narrowed(content: string, { start, end, text }: Edit): Edit | null {
  if (start < 0 || end < start || end > content.length || partsPair(content, start) || partsPair(content, end)) {
    throw new RangeError(`an edit from ${start} to ${end} of a text of ${content.length}`);
  }
  const before = content.slice(start, end);
  const most = Math.min(before.length, text.length);
  let head = 0;
  while (head < most && before[head] === text[head]) head += 1;
  while (head > 0 && (partsPair(before, head) || partsPair(text, head))) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  while (tail > 0 && (partsPair(before, before.length - tail) || partsPair(text, text.length - tail))) tail -= 1;
  const rest = { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
  return rest.start === rest.end && rest.text === '' ? null : rest;
}

function partsPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) as number) > 0xffff;
}

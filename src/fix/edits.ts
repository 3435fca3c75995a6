import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';

/** The fixes that can be applied together, and those that cannot be written. */
export interface Choice {
  /** Findings whose fixes are applied. */
  readonly taken: readonly Diagnostic[];
  /** Edits in file order. Edits of two findings have at least one character between them. */
  readonly edits: readonly Edit[];
  /** Findings whose fix cannot be written in the file's encoding. */
  readonly leftOut: readonly Diagnostic[];
}

/**
 * Chooses the fixes of one file that can be applied together. Of two overlapping fixes the first wins; the other is found again when the
 * text is checked once more. A fix is applied whole or not at all.
 *
 * @param text decoded text that the offsets refer to
 * @param canWrite whether the file's encoding can express an edit
 */
export function chooseEdits(text: string, found: readonly Diagnostic[], canWrite: (edit: Edit) => boolean): Choice {
  const taken: Diagnostic[] = [];
  const leftOut: Diagnostic[] = [];
  const edits: Edit[] = [];
  // Marks every offset an accepted edit touches, including its end.
  const touched = new Uint8Array(text.length + 1);
  for (const one of found) {
    const fix = (one.fix ?? []).map((edit) => narrowEdit(text, edit)).filter((edit) => edit !== null);
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

/** Applies edits to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...parts, text.slice(at)].join('');
}

/**
 * Strips the common prefix and suffix from an edit, so that only the characters that differ are written. Returns null for an edit that
 * changes nothing. Throws `RangeError` for an edit outside the text or inside a surrogate pair, which is a defect of the rule.
 */
function narrowEdit(content: string, { start, end, text }: Edit): Edit | null {
  if (start < 0 || end < start || end > content.length || splitsPair(content, start) || splitsPair(content, end)) {
    throw new RangeError(`an edit from ${start} to ${end} of a text of ${content.length}`);
  }
  const before = content.slice(start, end);
  const most = Math.min(before.length, text.length);
  let head = 0;
  while (head < most && before[head] === text[head]) head += 1;
  while (head > 0 && (splitsPair(before, head) || splitsPair(text, head))) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  while (tail > 0 && (splitsPair(before, before.length - tail) || splitsPair(text, text.length - tail))) tail -= 1;
  const rest = { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
  return rest.start === rest.end && rest.text === '' ? null : rest;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) as number) > 0xffff;
}

import { join } from 'node:path';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { applyEdits, createRewriter, type Rewriter } from '../fix/index.ts';
import type { Host } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import type { BulletinItem } from '../model/bulletin.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { decode, readItemAlone } from '../read/index.ts';
import {
  applyChanges,
  type BaseLine,
  changesOf,
  type LeftOut,
  mergeLines,
  printedLines,
  type ReviewedLine,
  readable,
  type Unit,
  unitsOf,
} from './pull/index.ts';

/** A file that pulling changes. */
export interface PulledFile {
  /** As in `Place.file`. */
  readonly file: string;
  /** Name in the folder. */
  readonly name: string;
  /** The bytes it was read as; null for a file that is new. */
  readonly original: Uint8Array | null;
  readonly bytes: Uint8Array;
  /** Decoded texts. */
  readonly before: string;
  readonly after: string;
}

/** What pulling one item came to. */
export interface PulledItem {
  /** Null when it does not change. */
  readonly file: PulledFile | null;
  readonly leftOut: readonly LeftOut[];
}

/** An item, and its lines in the documents. */
export interface ItemLines {
  readonly item: BulletinItem;
  readonly draft: ItemDraft;
  /** As the files print it now. */
  readonly now: readonly ReviewedLine[];
  /** As the document was made, when that was before the file changed; null when it has not. */
  readonly base: readonly ReviewedLine[] | null;
  readonly edited: readonly ReviewedLine[];
}

/**
 * Finds the edits of an item's file that bring the changes of a document home.
 *
 * @param folder the issue's, absolute
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function pullItem(host: Host, folder: string, { item, draft, now, base, edited: given }: ItemLines): Promise<PulledItem> {
  const filled = (lines: readonly ReviewedLine[]) => lines.filter(({ text }) => text !== '');
  const merged = base === null ? null : mergeLines(filled(base), filled(now), filled(given));
  const target = merged?.lines ?? filled(given);
  if (sameLines(filled(now), target) && merged === null) return { file: null, leftOut: [] };
  const units = unitsOf(draft);
  const lines =
    units === null
      ? null
      : baseLines(
          [false, true].map((ownLine) => printedLines(item, units, ownLine)),
          filled(now),
        );
  if (units === null || lines === null) return { file: null, leftOut: [wholeOf(draft, filled(now), target)] };

  const placeOf = (unit: Unit, start = 0, end = unit.text.length) => {
    const from = unit.starts[start] ?? unit.holder.span.start;
    return units.source.place(from, unit.ends[end - 1] ?? from);
  };
  const { changes, leftOut } = changesOf(lines, target, placeOf);
  const conflicts = (merged?.conflicts ?? []).map(({ line, before, after }): LeftOut => {
    const unit = lines[line]?.printed.units[0]?.unit;
    return { reason: 'conflict', place: unit === undefined ? toFileStart(draft.file) : placeOf(unit), before, after };
  });
  const bytes = await host.readFile(join(folder, draft.name));
  const decoded = decode(bytes);
  if (decoded === null) return { file: null, leftOut: [wholeOf(draft, filled(now), target)] };
  const rewriter = await createRewriter(bytes, decoded.encoding);
  const { edits, unsafe, otherWeights } = await applyChanges(units, changes, reader(host, folder, draft.name, rewriter));
  const lacks = (text: string) => !rewriter.canWrite({ start: 0, end: 0, text });
  const refused = unsafe.map((change): LeftOut => {
    const text = change.kind === 'replace' ? change.text : change.kind === 'insert' ? change.line.text : '';
    const place = change.kind === 'replace' ? placeOf(change.unit, change.start, change.end) : placeOf(change.unit);
    return { reason: lacks(readable(text)) ? 'encoding' : 'unsafe', place, ...change.shown };
  });
  const weights = otherWeights.map((words): LeftOut => ({ reason: 'bold', place: toFileStart(draft.file), before: words, after: words }));
  const all = [...leftOut, ...conflicts, ...refused, ...weights];
  if (edits.length === 0) return { file: null, leftOut: all };
  const after = applyEdits(decoded.text, edits);
  return {
    file: { file: draft.file, name: draft.name, original: bytes, bytes: rewriter.rewrite(edits), before: decoded.text, after },
    leftOut: all,
  };
}

/** Reads an item as it would be with edits made. */
function reader(host: Host, folder: string, name: string, rewriter: Rewriter) {
  return async (edits: readonly Edit[]): Promise<readonly Unit[] | null> => {
    if (!edits.every((edit) => rewriter.canWrite(edit))) return null;
    const draft = await readItemAlone(await withFiles(host, folder, new Map([[name, rewriter.rewrite(edits)]])), folder, name);
    return draft === null ? null : (unitsOf(draft)?.all ?? null);
  };
}

/** The lines of the printed item with those of its document; null when they are not the same. */
function baseLines(ways: readonly (readonly BaseLine['printed'][])[], now: readonly ReviewedLine[]): readonly BaseLine[] | null {
  for (const way of ways) {
    const printed = way.filter(({ text }) => text !== '');
    if (printed.length !== now.length || !printed.every(({ text, row }, at) => text === now[at]?.text && row === now[at]?.row)) continue;
    return printed.map((each, at) => ({ printed: each, line: now[at] as ReviewedLine }));
  }
  return null;
}

function sameLines(one: readonly ReviewedLine[], other: readonly ReviewedLine[]): boolean {
  return (
    one.length === other.length &&
    one.every((line, at) => {
      const { text, weight, emphasised } = other[at] as ReviewedLine;
      return line.text === text && line.weight === weight && emphasised.every((words) => line.emphasised.includes(words));
    })
  );
}

function wholeOf({ file }: ItemDraft, before: readonly ReviewedLine[], after: readonly ReviewedLine[]): LeftOut {
  const text = (lines: readonly ReviewedLine[]) => lines.map((line) => line.text).join('\n');
  return { reason: 'unsafe', place: toFileStart(file), before: text(before), after: text(after) };
}

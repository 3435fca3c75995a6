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
  type Change,
  findChanges,
  type ItemUnits,
  type LeftOutChange,
  type MergedLines,
  mergeLines,
  type PlaceOf,
  type ReviewedLine,
  splitIntoUnits,
  toPrintedLines,
  toReadable,
  type Unit,
} from './pull/index.ts';

/** A file that pulling changes or creates. */
export interface PulledFile {
  /** As in `Place.file`. */
  readonly file: string;
  /** Name in the folder. */
  readonly name: string;
  /** The bytes as they were read; null for a new file. */
  readonly original: Uint8Array | null;
  readonly bytes: Uint8Array;
  /** Decoded texts. */
  readonly before: string;
  readonly after: string;
}

export interface PulledItem {
  /** Null when the file does not change. */
  readonly file: PulledFile | null;
  readonly leftOut: readonly LeftOutChange[];
}

/** An item and its lines in the documents. */
export interface ItemLines {
  readonly item: BulletinItem;
  readonly draft: ItemDraft;
  /** As its file prints them now. */
  readonly now: readonly ReviewedLine[];
  /** As they were sent out; null when the file has not changed since. */
  readonly base: readonly ReviewedLine[] | null;
  readonly edited: readonly ReviewedLine[];
}

/**
 * Finds the edits of an item's file that take over the changes of its lines.
 *
 * @param folder absolute path of the issue
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function pullItem(host: Host, folder: string, lines: ItemLines): Promise<PulledItem> {
  const { item, draft } = lines;
  const [now, edited] = [withoutEmpty(lines.now), withoutEmpty(lines.edited)];
  const merged = lines.base === null ? null : mergeLines(withoutEmpty(lines.base), now, edited);
  const target = merged?.lines ?? edited;
  if (merged === null && isSame(now, target)) return { file: null, leftOut: [] };

  const units = splitIntoUnits(draft);
  const base = units === null ? null : findBaseLines(item, units, now);
  const bytes = await host.readFile(join(folder, draft.name));
  const decoded = decode(bytes);
  if (units === null || base === null || decoded === null) return { file: null, leftOut: [leaveOutWhole(draft, now, target)] };

  const placeOf = createPlaceFinder(units);
  const { changes, leftOut } = findChanges(base, target, placeOf);
  const rewriter = await createRewriter(bytes, decoded.encoding);
  const reread = createRereader(host, folder, draft.name, rewriter);
  const { edits, unsafe, weightChanges } = await applyChanges(units, changes, reread);
  const all = [
    ...leftOut,
    ...listConflicts(merged, base, draft, placeOf),
    ...unsafe.map((change) => leaveOutUnsafe(change, rewriter, placeOf)),
    ...weightChanges.map((words): LeftOutChange => ({ reason: 'bold', place: toFileStart(draft.file), before: words, after: words })),
  ];
  if (edits.length === 0) return { file: null, leftOut: all };
  const texts = { before: decoded.text, after: applyEdits(decoded.text, edits) };
  return { file: { file: draft.file, name: draft.name, original: bytes, bytes: rewriter.rewrite(edits), ...texts }, leftOut: all };
}

function withoutEmpty(lines: readonly ReviewedLine[]): readonly ReviewedLine[] {
  return lines.filter(({ text }) => text !== '');
}

/** Whether edited lines are those of the file, with no weight changed and no emphasis added. */
function isSame(now: readonly ReviewedLine[], edited: readonly ReviewedLine[]): boolean {
  return (
    now.length === edited.length &&
    now.every((line, at) => {
      const { text, weights, emphasized } = edited[at] as ReviewedLine;
      const hasSameWeights = line.weights.every((weight, index) => weight === weights[index]);
      return line.text === text && hasSameWeights && emphasized.every((words) => line.emphasized.includes(words));
    })
  );
}

/** Combines the printed lines of an item with the lines of its document; null when they differ. Only the layout knows where the attribution is. */
function findBaseLines(item: BulletinItem, units: ItemUnits, now: readonly ReviewedLine[]): readonly BaseLine[] | null {
  for (const ownLine of [false, true]) {
    const printed = toPrintedLines(item, units, ownLine).filter(({ text }) => text !== '');
    const isMatch = printed.length === now.length && printed.every(({ text, row }, at) => text === now[at]?.text && row === now[at]?.row);
    if (isMatch) return printed.map((each, at) => ({ printed: each, line: now[at] as ReviewedLine }));
  }
  return null;
}

function createPlaceFinder({ source }: ItemUnits): PlaceOf {
  return (unit, start = 0, end = unit.text.length) => {
    const from = unit.starts[start] ?? unit.container.span.start;
    return source.place(from, unit.ends[end - 1] ?? from);
  };
}

/** Returns a function that reads an item as it would be after edits. */
function createRereader(host: Host, folder: string, name: string, rewriter: Rewriter) {
  return async (edits: readonly Edit[]): Promise<readonly Unit[] | null> => {
    if (!edits.every((edit) => rewriter.canWrite(edit))) return null;
    const draft = await readItemAlone(await withFiles(host, folder, new Map([[name, rewriter.rewrite(edits)]])), folder, name);
    return draft === null ? null : (splitIntoUnits(draft)?.all ?? null);
  };
}

function listConflicts(merged: MergedLines | null, base: readonly BaseLine[], draft: ItemDraft, placeOf: PlaceOf): LeftOutChange[] {
  return (merged?.conflicts ?? []).map(({ line, before, after }) => {
    const unit = base[line]?.printed.units[0]?.unit;
    return { reason: 'conflict', place: unit === undefined ? toFileStart(draft.file) : placeOf(unit), before, after };
  });
}

function leaveOutUnsafe(change: Change, rewriter: Rewriter, placeOf: PlaceOf): LeftOutChange {
  const text = change.kind === 'replace' ? change.words.text : change.kind === 'insert' ? change.line.text : '';
  const canEncode = rewriter.canWrite({ start: 0, end: 0, text: toReadable(text) });
  const place = change.kind === 'replace' ? placeOf(change.unit, change.start, change.end) : placeOf(change.unit);
  return { reason: canEncode ? 'unsafe' : 'encoding', place, ...change.shown };
}

function leaveOutWhole({ file }: ItemDraft, before: readonly ReviewedLine[], after: readonly ReviewedLine[]): LeftOutChange {
  const toText = (lines: readonly ReviewedLine[]) => lines.map(({ text }) => text).join('\n');
  return { reason: 'unsafe', place: toFileStart(file), before: toText(before), after: toText(after) };
}

import { basename, join } from 'node:path';
import { createRewriter } from '../fix/index.ts';
import { fileName, type Host } from '../host/host.ts';
import { toRemarksName } from '../model/item-names.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { ReviewRemark } from '../model/remarks.ts';
import { decode } from '../read/index.ts';
import { formatRemarks, type LeftOutChange, type ReviewedDocument, selectNewRemarks, toRemark } from './pull/index.ts';
import type { PulledFile } from './pull-item.ts';

/** The files that the comments of a document change. */
export interface PulledRemarks {
  readonly files: readonly PulledFile[];
  readonly leftOut: readonly LeftOutChange[];
  /** Number of new remarks. */
  readonly count: number;
}

/**
 * Adds the comments of a document to the remarks files of their items.
 *
 * @param lines indices of the document's lines by item
 */
export async function pullRemarks(
  host: Host,
  manuscript: Manuscript,
  document: ReviewedDocument,
  lines: ReadonlyMap<string, readonly number[]>,
): Promise<PulledRemarks> {
  const { byItem, leftOut } = assignToItems(document, lines);
  const files: PulledFile[] = [];
  let count = 0;
  for (const [item, found] of byItem) {
    const known = manuscript.reviewRemarks.find((draft) => draft.item === item);
    const fresh = selectNewRemarks(known?.values.remarks ?? [], found);
    if (fresh.length === 0) continue;
    // An existing file may be spelt differently: a.Remarks.yaml.
    const name = known === undefined ? toRemarksName(item) : basename(known.file);
    const path = join(manuscript.folder, name);
    const file = fileName(host, path);
    const original = known === undefined ? null : await host.readFile(path);
    const written = await appendRemarks(original, fresh);
    if (written === null) {
      leftOut.push(...fresh.map((remark) => ({ ...leaveOut(remark), place: toFileStart(file) })));
      continue;
    }
    files.push({ file, name, original, ...written });
    count += fresh.length;
  }
  return { files, leftOut, count };
}

function assignToItems({ comments }: ReviewedDocument, lines: ReadonlyMap<string, readonly number[]>) {
  const byItem = new Map<string, ReviewRemark[]>();
  const leftOut: LeftOutChange[] = [];
  for (const comment of comments) {
    const remark = toRemark(comment);
    if (remark === null) continue;
    const [item] = [...lines].find(([, own]) => comment.line !== null && own.includes(comment.line)) ?? [];
    if (item === undefined) leftOut.push(leaveOut(remark));
    else byItem.set(item, [...(byItem.get(item) ?? []), remark]);
  }
  return { byItem, leftOut };
}

function leaveOut({ author, text, on = '' }: ReviewRemark): LeftOutChange {
  return { reason: 'comment', place: null, before: on, after: `${author}：${text}` };
}

/** Returns null when the remarks cannot be appended to the file, or its encoding lacks a character. */
async function appendRemarks(original: Uint8Array | null, remarks: readonly ReviewRemark[]) {
  const decoded = original === null ? null : decode(original);
  const before = decoded?.text ?? '';
  const added = formatRemarks(before, remarks);
  if (added === null) return null;
  if (original === null || decoded === null) return { before, after: added, bytes: new TextEncoder().encode(added) };
  const rewriter = await createRewriter(original, decoded.encoding);
  const edit = { start: before.length, end: before.length, text: added };
  return rewriter.canWrite(edit) ? { before, after: before + added, bytes: rewriter.rewrite([edit]) } : null;
}

import { basename, join } from 'node:path';
import { createRewriter } from '../fix/index.ts';
import { fileName, type Host } from '../host/host.ts';
import { toRemarksName } from '../model/item-names.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { ReviewRemark } from '../model/remarks.ts';
import { decode } from '../read/index.ts';
import { type LeftOut, moreRemarks, newRemarks, type Reviewed, remarkOf } from './pull/index.ts';
import type { PulledFile } from './pull-item.ts';

/** The comments of a document as remarks beside the items they are on. */
export async function pullRemarks(host: Host, manuscript: Manuscript, document: Reviewed, lines: ReadonlyMap<string, readonly number[]>) {
  const files: PulledFile[] = [];
  const leftOut: LeftOut[] = [];
  const byItem = new Map<string, ReviewRemark[]>();
  for (const comment of document.comments) {
    const remark = remarkOf(comment);
    if (remark === null) continue;
    const item = [...lines].find(([, own]) => comment.line !== null && own.includes(comment.line))?.[0];
    if (item === undefined)
      leftOut.push({ reason: 'comment', place: null, before: remark.on ?? '', after: `${remark.author}：${remark.text}` });
    else byItem.set(item, [...(byItem.get(item) ?? []), remark]);
  }
  let count = 0;
  for (const [item, found] of byItem) {
    const known = manuscript.reviewRemarks.find((draft) => draft.item === item);
    const fresh = newRemarks(known?.values.remarks ?? [], found);
    if (fresh.length === 0) continue;
    // A file that is there may be spelt in another way: a.Remarks.yaml.
    const name = known === undefined ? toRemarksName(item) : basename(known.file);
    const file = fileName(host, join(manuscript.folder, name));
    const original = known === undefined ? null : await host.readFile(join(manuscript.folder, name));
    const written = await withRemarks(original, fresh);
    if (written === null) {
      for (const { author, text, on = '' } of fresh)
        leftOut.push({ reason: 'comment', place: toFileStart(file), before: on, after: `${author}：${text}` });
      continue;
    }
    files.push({ file, name, original, ...written });
    count += fresh.length;
  }
  return { files, leftOut, count };
}

async function withRemarks(original: Uint8Array | null, remarks: readonly ReviewRemark[]) {
  const decoded = original === null ? null : decode(original);
  const before = decoded?.text ?? '';
  const more = moreRemarks(before, remarks);
  if (more === null) return null;
  const edit = { start: before.length, end: before.length, text: more };
  if (original === null || decoded === null) return { before, after: more, bytes: new TextEncoder().encode(more) };
  const rewriter = await createRewriter(original, decoded.encoding);
  return rewriter.canWrite(edit) ? { before, after: before + more, bytes: rewriter.rewrite([edit]) } : null;
}

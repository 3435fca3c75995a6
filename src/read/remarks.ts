import { join } from 'node:path';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { fileName, type Host } from '../host/host.ts';
import { foldedName, remarksNameOf } from '../model/item-names.ts';
import type { ReviewRemarksDraft } from '../model/manuscript.ts';
import { startOf } from '../model/place.ts';
import { reviewRemarksSchema } from '../model/remarks.ts';
import type { Budget } from './budget.ts';
import { brokenDraft } from './draft.ts';
import { insideFolder } from './inside.ts';
import type { Report } from './source.ts';
import { readYamlFile } from './yaml-file.ts';

/**
 * Reads the reviewers' remarks on an issue's items; reports files that belong to no item.
 *
 * @param folder the issue's, absolute
 * @param names of the files of remarks in it
 * @param items names of its items
 * @throws NodeJS.ErrnoException when a file cannot be read
 */
export async function readReviewRemarks(
  host: Host,
  folder: string,
  { names, items }: { readonly names: readonly string[]; readonly items: readonly string[] },
  { budget, report }: { readonly budget: Budget; readonly report: Report },
): Promise<readonly ReviewRemarksDraft[]> {
  const itemOf = new Map(items.map((item) => [foldedName(remarksNameOf(item)), item]));
  const drafts: ReviewRemarksDraft[] = [];
  for (const name of names) {
    const item = itemOf.get(foldedName(name)) ?? null;
    const path = join(folder, name);
    const file = fileName(host, path);
    if (item === null)
      report(createDiagnostic('remarks-item', startOf(file), { item: toExcerpt(name.replace(/\.remarks\.yaml$/i, '.md')) }));
    const found = await insideFolder(host, folder, path);
    const inside = found !== null && found !== 'outside';
    if (!inside) report(createDiagnostic('file-inside', startOf(file), {}));
    const draft = inside ? await readYamlFile(host, path, reviewRemarksSchema, report) : brokenDraft(file, reviewRemarksSchema);
    budget.text(draft.text, startOf(file));
    drafts.push({ ...draft, item });
  }
  return drafts;
}

import { join } from 'node:path';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { fileName, type Host } from '../host/host.ts';
import { foldName, toRemarksName } from '../model/item-names.ts';
import type { ReviewRemarksDraft } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import { reviewRemarksSchema } from '../model/remarks.ts';
import type { Budget } from './budget.ts';
import { createBrokenDraft } from './draft.ts';
import { resolveInside } from './inside.ts';
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
  const itemOf = new Map(items.map((item) => [foldName(toRemarksName(item)), item]));
  const drafts: ReviewRemarksDraft[] = [];
  for (const name of names) {
    const item = itemOf.get(foldName(name)) ?? null;
    const path = join(folder, name);
    const file = fileName(host, path);
    if (item === null)
      report(createDiagnostic('remarks-item', toFileStart(file), { item: toExcerpt(name.replace(/\.remarks\.yaml$/i, '.md')) }));
    const found = await resolveInside(host, folder, path);
    const inside = found !== null && found !== 'outside';
    if (!inside) report(createDiagnostic('file-inside', toFileStart(file), {}));
    const draft = inside ? await readYamlFile(host, path, reviewRemarksSchema, report) : createBrokenDraft(file, reviewRemarksSchema);
    budget.text(draft.text, toFileStart(file));
    drafts.push({ ...draft, item });
  }
  return drafts;
}

import { basename, dirname, join, resolve } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import { type Entry, fileName, type Host } from '../host/host.ts';
import { issueSchema } from '../model/issue.ts';
import { findItemNames, findRemarksNames, findUnreadNames, foldName, toRemarksName } from '../model/item-names.ts';
import { type Draft, listDrafts, type Manuscript, type ReviewRemarksDraft, type Sibling } from '../model/manuscript.ts';
import { toFileStart } from '../model/place.ts';
import type { Periodical } from '../model/publication/periodical.ts';
import { type Publication, publicationSchema } from '../model/publication.ts';
import { reviewRemarksSchema } from '../model/remarks.ts';
import { type Standing, toStanding } from '../model/series.ts';
import { mapInBatches } from './batches.ts';
import { ENTRIES, ITEMS } from './bounds.ts';
import { Budget } from './budget.ts';
import { createBrokenDraft, createEmptyDraft } from './draft.ts';
import { resolveInside } from './inside.ts';
import { readItem } from './item.ts';
import { createFieldPassages } from './origin.ts';
import { addPrintedItems, type ReportUnreadable, readPrintedItems, readSibling } from './siblings.ts';
import { type Report, Source } from './source.ts';
import { addListedTerms } from './terms.ts';
import { readYamlFile } from './yaml-file.ts';

export { replaceUnprintable } from './characters.ts';
export { decode } from './decode.ts';
export { findPublication } from './find-publication.ts';
export { readItemAlone } from './item.ts';

export { readTemplate, type Template } from './template.ts';
export { addPrintedItems, readPrintedItems, readSibling };

/** Name of the file that describes an issue. */
const ISSUE = 'issue.yaml';

/** What the caller already knows when it reads many issues of a publication. */
export interface ReadOptions {
  /**
   * The siblings, or a function that finds them for an issue's standing and reports what it cannot read; none by default. The issue itself
   * may be among them.
   */
  readonly siblings?:
    | readonly Sibling[]
    | ((before: Standing, unread: ReportUnreadable, restart?: Periodical['restart']) => Promise<readonly Sibling[]>);
  /** As `readPublication` returns it; its diagnostics are not reported again. */
  readonly publication?: Draft<Publication>;
  /** What is read: `issue.yaml` alone, front matter too, or everything (default). */
  readonly depth?: 'issue' | 'fields' | 'all';
}

/**
 * Reads a publication.
 *
 * @param publicationFile as `findPublication` gives it
 * @throws NodeJS.ErrnoException when it cannot be read
 */
export async function readPublication(
  host: Host,
  publicationFile: string,
): Promise<{ readonly publication: Draft<Publication>; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const publication = await readPublicationDraft(host, publicationFile, (found) => diagnostics.push(found));
  return { publication, diagnostics };
}

async function readPublicationDraft(host: Host, publicationFile: string, report: Report): Promise<Draft<Publication>> {
  const path = resolve(host.cwd, publicationFile);
  if ((await resolveInside(host, dirname(path), path)) === 'outside') {
    report(createDiagnostic('file-inside', toFileStart(fileName(host, path)), {}));
    return createBrokenDraft(fileName(host, path), publicationSchema);
  }
  return addListedTerms(host, path, await readYamlFile(host, path, publicationSchema, report), report);
}

/** An issue as read, and all diagnostics about its files, in file order. */
export interface Reading {
  readonly manuscript: Manuscript;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an issue: its publication, its `issue.yaml`, its items and its siblings. Problems in the content are reported, never thrown.
 *
 * @param folder of the issue
 * @param publicationFile as `findPublication` gives it
 * @throws NodeJS.ErrnoException if the environment fails: no folder, no permission
 */
export async function readIssue(host: Host, folder: string, publicationFile: string, options: ReadOptions = {}): Promise<Reading> {
  const home = resolve(host.cwd, folder);
  const { depth = 'all' } = options;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => diagnostics.push(found);
  const entries = await host.list(home);
  const publication = options.publication ?? (await readPublicationDraft(host, publicationFile, report));
  const issue = await readIssueFile(host, home, report);
  const names = findItemNames(entries);
  reportNames(names, entries, (name) => fileName(host, join(home, name)), issue.file, report);
  await reportHiddenItems(host, home, entries, report);
  const budget = new Budget();
  budget.text(issue.text, toFileStart(issue.file));
  const items = await mapInBatches(depth === 'issue' ? [] : names.slice(0, ITEMS), (name) =>
    readItem(host, home, name, { budget, report, fieldsOnly: depth === 'fields' }),
  );
  const remarked = depth === 'all' ? findRemarksNames(entries).slice(0, ITEMS) : [];
  const reviewRemarks =
    remarked.length === 0 ? [] : await readReviewRemarks(host, home, { names: remarked, items: names }, { budget, report });
  const own = fileName(host, join(dirname(home), await nameBesideSiblings(host, home), ISSUE));
  const standing = toStanding(
    issue.values,
    home,
    items.map(({ values }) => values),
  );
  const unread = (name: string, reason: string) => report(createDiagnostic('sibling-readable', toFileStart(issue.file), { name, reason }));
  const { siblings: given = [] } = options;
  const beside = typeof given === 'function' ? await given(standing, unread, publication.values.series?.restart) : given;
  const siblings = beside.filter(({ file }) => file !== own);
  const files = listDrafts({ publication, issue, items, reviewRemarks }).map(({ file }) => file);
  budget.report(files, report);
  const passages = createFieldPassages(issue, new Source(issue.file, issue.text), { note: 'editors-note' });
  return {
    manuscript: { publication, issue, folder: home, items, passages, reviewRemarks, siblings },
    diagnostics: sortByPlace(diagnostics, files),
  };
}

/** Finds the issue's folder name among its siblings, also if it was reached through a link beside it. */
async function nameBesideSiblings(host: Host, home: string): Promise<string> {
  const [real, parent] = [await host.realPath(home), await host.realPath(dirname(home))];
  return basename(dirname(real) === parent ? real : home);
}

async function readIssueFile(host: Host, folder: string, report: Report) {
  const path = join(folder, ISSUE);
  const file = fileName(host, path);
  // Everything in it can be derived, so the file is optional.
  if ((await host.stat(path)) === null) return createEmptyDraft(file, issueSchema);
  const found = await resolveInside(host, folder, path);
  if (found === null || found === 'outside') {
    report(createDiagnostic('file-inside', toFileStart(file), {}));
    return createBrokenDraft(file, issueSchema);
  }
  return readYamlFile(host, path, issueSchema, report);
}

/** Folders that never contain items. */
const NO_ITEMS = /^(?:\.|dist$|images$|originals$|图片$|附件$)/i;
/** Maximum number of folders to search. */
const FOLDERS = 20;

/** Reports items that are not read: in subfolders, and in a readme. */
async function reportHiddenItems(host: Host, home: string, entries: readonly Entry[], report: Report): Promise<void> {
  const reportHidden = (name: string) =>
    report(createDiagnostic('file-read', toFileStart(fileName(host, join(home, name))), { name: toExcerpt(name), text: true }));
  for (const { name, kind } of entries.slice(0, ENTRIES)) {
    if (kind === 'file' && /^readme\.(?:md|markdown)$/i.test(name)) {
      const text = new TextDecoder().decode(await host.readPart(join(home, name), 0, 1_000));
      if (/^\ufeff?---\r?\n/.test(text) && /^(?:title|标题)\s*[:：]/m.test(text)) reportHidden(name);
    }
  }
  const folders = entries.filter(({ name, kind }) => kind === 'folder' && !NO_ITEMS.test(name)).slice(0, FOLDERS);
  for (const folder of folders) {
    const inner = await host.list(join(home, folder.name));
    for (const name of findItemNames(inner).slice(0, FOLDERS)) reportHidden(`${folder.name}/${name}`);
  }
}

/** Reports problems with file names: too many files, duplicate names, submissions that are not items. */
function reportNames(
  names: readonly string[],
  entries: readonly Entry[],
  fileOf: (name: string) => string,
  issueFile: string,
  report: Report,
): void {
  if (entries.length > ENTRIES) report(createDiagnostic('issue-bounded', toFileStart(issueFile), { bound: 'files', limit: ENTRIES }));
  const excess = names[ITEMS];
  if (excess !== undefined) report(createDiagnostic('issue-bounded', toFileStart(fileOf(excess)), { bound: 'items', limit: ITEMS }));
  const first = new Map<string, string>();
  for (const name of names.slice(0, ITEMS)) {
    const other = first.get(foldName(name));
    if (other !== undefined) report(createDiagnostic('file-name-unique', toFileStart(fileOf(name)), { other: toExcerpt(other) }));
    else first.set(foldName(name), name);
  }
  for (const { name, text } of findUnreadNames(entries).slice(0, ITEMS)) {
    report(createDiagnostic('file-read', toFileStart(fileOf(name)), { name: toExcerpt(name), text }));
  }
}

/**
 * Reads the reviewers' remarks on an issue's items; reports files that belong to no item.
 *
 * @param folder the issue's, absolute
 * @param names of the files of remarks in it
 * @param items names of its items
 * @throws NodeJS.ErrnoException when a file cannot be read
 */
async function readReviewRemarks(
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

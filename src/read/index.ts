import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { byPlace } from '../diagnostics/order.ts';
import { fileName, type Host } from '../host.ts';
import { issueSchema } from '../model/issue.ts';
import { itemNames } from '../model/item-names.ts';
import type { Draft, Manuscript, Sibling } from '../model/manuscript.ts';
import { startOf } from '../model/place.ts';
import { type Publication, publicationSchema } from '../model/publication.ts';
import { inBatches } from './batches.ts';
import { brokenDraft, emptyDraft } from './draft.ts';
import { insideFolder } from './inside.ts';
import { readItem } from './item.ts';
import { fieldPassages } from './origin.ts';
import { readSibling, readSiblings } from './siblings.ts';
import { type Report, Source } from './source.ts';
import { readYamlFile } from './yaml-file.ts';

export { findPublication } from './find-publication.ts';
export { readTemplate, type Template } from './template.ts';
export { readSibling, readSiblings };

/** Name of the file that describes an issue. */
const ISSUE = 'issue.yaml';

/** What spares reading the same again when many issues of a publication are read. */
export interface ReadOptions {
  /** What `readSiblings` gave for the folder around the issue; the issue itself may be among them. */
  readonly siblings?: readonly Sibling[];
  /** What `readPublication` gave; what is wrong in it is not said again. */
  readonly publication?: Draft<Publication>;
  /** How much is read: `issue.yaml` alone, the items' front matter too, or all, which is the default. */
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
  const publication = await readYamlFile(host, resolve(host.cwd, publicationFile), publicationSchema, (found) => diagnostics.push(found));
  return { publication, diagnostics };
}

/** An issue as it was read, and everything wrong with its files, in file order. */
export interface Reading {
  readonly manuscript: Manuscript;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an issue: its publication, its `issue.yaml`, its items and what stands beside it. Content can make it report, never throw.
 *
 * @param folder of the issue
 * @param publicationFile as `findPublication` gives it
 * @throws NodeJS.ErrnoException when the surroundings fail: no folder, no permission
 */
export async function readIssue(host: Host, folder: string, publicationFile: string, options: ReadOptions = {}): Promise<Reading> {
  const home = resolve(host.cwd, folder);
  const { depth = 'all' } = options;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => diagnostics.push(found);
  const entries = await host.list(home);
  const publication = options.publication ?? (await readYamlFile(host, resolve(host.cwd, publicationFile), publicationSchema, report));
  const issue = await readIssueFile(host, home, report);
  const items = await inBatches(depth === 'issue' ? [] : itemNames(entries), (name) =>
    readItem(host, home, name, report, depth === 'fields'),
  );
  const own = fileName(host, join(dirname(home), await nameBesideSiblings(host, home), ISSUE));
  const siblings = (options.siblings ?? (await readSiblings(host, dirname(home)))).filter(({ file }) => file !== own);
  const files = [publication.file, issue.file, ...items.map((item) => item.file)];
  const passages = fieldPassages(issue, new Source(issue.file, issue.text), { note: 'editors-note' });
  return { manuscript: { publication, issue, folder: home, items, passages, siblings }, diagnostics: byPlace(diagnostics, files) };
}

/** The name an issue goes by among its siblings: its own, also when it was come to by a link beside it. */
async function nameBesideSiblings(host: Host, home: string): Promise<string> {
  const [real, parent] = [await host.realPath(home), await host.realPath(dirname(home))];
  return basename(dirname(real) === parent ? real : home);
}

async function readIssueFile(host: Host, folder: string, report: Report) {
  const path = join(folder, ISSUE);
  const file = fileName(host, path);
  // Everything in it can be derived, so it may be missing.
  if ((await host.stat(path)) === null) return emptyDraft(file, issueSchema);
  const found = await insideFolder(host, folder, path);
  if (found === null || found === 'outside') {
    report(diagnostic('file-inside', startOf(file), {}));
    return brokenDraft(file, issueSchema);
  }
  return readYamlFile(host, path, issueSchema, report);
}

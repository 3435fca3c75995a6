import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { fileName, type Host } from '../host/host.ts';
import { deriveIssueDate, deriveIssueNumber } from '../model/derive.ts';
import { findItemNames } from '../model/item-names.ts';
import type { Sibling } from '../model/manuscript.ts';
import { comesBefore, recentBefore, type Standing } from '../model/series.ts';
import type { SiblingStanding, Unread } from '../read/siblings.ts';
import { program } from '../version.ts';
import { readManifest } from '../write/manifest.ts';
import type { Session } from './session.ts';

/** The issues of a folder as they see each other, but for their items. Plain data. */
export interface Siblings {
  /** By folder name. */
  readonly standings: readonly SiblingStanding[];
  /** What could not be read, and the system's code. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
}

/** Where the manifest of the issue in a folder lies, absolute. */
export type ManifestOf = (folder: string) => string;

/**
 * Reads the siblings of a folder, as `readSiblings` does. What a manifest says of an `issue.yaml` that has not changed since need not be
 * parsed again.
 *
 * @param parent absolute
 * @param few so many folders are read without asking their manifests
 */
export async function siblingsIn(host: Host, parent: string, manifestOf: ManifestOf, few = 0): Promise<Siblings> {
  const standings: SiblingStanding[] = [];
  const unread: { name: string; reason: string }[] = [];
  const tell = (path: string, error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    // Anything else is a defect of ours.
    if (typeof code !== 'string') throw error;
    unread.push({ name: toExcerpt(basename(path)), reason: code });
  };
  try {
    const folders = (await host.list(parent)).filter(({ kind }) => kind === 'folder').map(({ name }) => join(parent, name));
    for (const folder of folders.sort()) {
      const found = await standingIn(host, folder, folders.length > few ? manifestOf : null).catch((error) => tell(folder, error));
      if (found) standings.push(found);
    }
  } catch (error) {
    tell(parent, error);
  }
  return { standings, unread };
}

async function standingIn(host: Host, folder: string, manifestOf: ManifestOf | null): Promise<SiblingStanding | null> {
  const manifest = manifestOf && (await readManifest(host, manifestOf(folder)));
  const known = manifest?.bulletin === program ? manifest.inputs['issue.yaml'] : null;
  const path = join(folder, 'issue.yaml');
  if (known && (await host.digest(path))?.sha256 === known.sha256 && manifest !== null) {
    const { number, supplement, total, date, year } = manifest.issue.standing;
    return { folder, file: fileName(host, path), number, supplement, total, date, year };
  }
  if (!known && (await isNoIssue(host, folder))) return null;
  const { readSibling } = await import('../read/index.ts');
  return readSibling(host, folder);
}

/** Whether a folder is certainly none, so that nothing need be loaded to find out: templates, pictures. */
async function isNoIssue(host: Host, folder: string): Promise<boolean> {
  const entries = await host.list(folder);
  return entries.every(({ name }) => name !== 'issue.yaml') && findItemNames(entries).length === 0;
}

/** Who knows the siblings of an issue for `readIssue`: the session, whose items are read once for all issues. */
export function siblingsOf(session: Pick<Session, 'siblings' | 'printed'>, folder: string) {
  return async (before: Standing, tell: Unread): Promise<readonly Sibling[]> => {
    const { withItems } = await import('../read/index.ts');
    const { standings, unread } = await session.siblings(dirname(folder));
    for (const { name, reason } of unread) tell(name, reason);
    return withItems(standings, { before, unread: tell }, session.printed);
  };
}

/**
 * The siblings that an issue is checked against, as one hash: the standings of those that do not come after it, and the items of those its
 * own are compared with. What a later issue brings out of order is said of the later issue, so a new one at an archive's end makes none
 * before it out of date. Of other years than its own and those beside it only those count whose total is not below its own.
 */
export async function siblingsHash(session: Pick<Session, 'siblings' | 'contents'>, folder: string, own: Standing): Promise<string> {
  const { standings } = await session.siblings(dirname(folder));
  const others = standings.filter((sibling) => sibling.folder !== folder);
  const hash = createHash('sha256');
  for (const sibling of others) {
    if (!concerns(sibling, own)) continue;
    const { number, supplement, total, date, year } = sibling;
    hash.update(JSON.stringify([basename(sibling.folder), number, supplement, total, date, year]));
  }
  for (const sibling of recentBefore(own, others)) hash.update(await session.contents(sibling.folder));
  return hash.digest('hex');
}

function concerns(sibling: Standing, own: Standing): boolean {
  if (comesBefore(own, sibling)) return false;
  const isNear = sibling.year === undefined || own.year === undefined || Math.abs(Number(sibling.year) - Number(own.year)) <= 1;
  return isNear || (sibling.total !== undefined && own.total !== undefined && sibling.total >= own.total);
}

/** What a selection of issues goes by. */
export type DatedIssue = Pick<Standing, 'number' | 'date'>;

/** The number and, where it is asked for, the date of an issue; a date that its file leaves out is that of its newest item. */
export async function datedIssue(host: Host, folder: string, { standings }: Siblings, dated: boolean): Promise<DatedIssue> {
  const own = standings.find((sibling) => sibling.folder === folder) ?? { number: deriveIssueNumber({}, folder), date: undefined };
  if (own.date !== undefined || !dated) return own;
  const { findPublication, readIssue } = await import('../read/index.ts');
  const publication = await findPublication(host, folder);
  if (publication === null) return own;
  const { manuscript } = await readIssue(host, folder, publication, { siblings: [], depth: 'fields' });
  const values = manuscript.items.map((item) => item.values);
  return { number: deriveIssueNumber(manuscript.issue.values, folder), date: deriveIssueDate(manuscript.issue.values, values) };
}

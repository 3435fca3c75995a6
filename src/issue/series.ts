import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { type Digest, fileName, type Host } from '../host/host.ts';
import { deriveIssueDate, deriveIssueNumber } from '../model/derive.ts';
import { findItemNames } from '../model/item-names.ts';
import type { Draft, PrintedItem, Sibling } from '../model/manuscript.ts';
import type { Periodical } from '../model/publication/periodical.ts';
import type { Publication } from '../model/publication.ts';
import { compareAge, isBefore, type Standing, toStanding } from '../model/series.ts';
import { createSeriesIndex, type SeriesIndex } from '../model/series-index.ts';
import { mapInBatches } from '../read/batches.ts';
import { addPrintedItems, findPublication, readIssue, readSibling } from '../read/index.ts';
import type { ReportUnreadable, SiblingStanding } from '../read/siblings.ts';
import { program } from '../version.ts';
import { readManifest } from '../write/manifest.ts';
import { allIssues } from './locate-publication.ts';
import { recoverSources } from './recover.ts';

/** The issues of one folder, without their items. Plain data. */
export interface Siblings {
  /** Sorted by folder name. */
  readonly standings: readonly SiblingStanding[];
  /** Folders that could not be read, each with the system's error code. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
}

/** The other issues, read once for all builds of a run. */
export interface Series {
  /** @param parent the folder around the issues, absolute */
  siblings(parent: string): Promise<Siblings>;
  /** The items that an issue has printed. Throws a NodeJS.ErrnoException. */
  printed(folder: string): Promise<readonly PrintedItem[]>;
  /** A SHA-256 over all items of an issue, hexadecimal. */
  contents(folder: string): Promise<string>;
}

/** Siblings arranged for finding those that concern one issue. */
interface SiblingIndex extends SeriesIndex<SiblingStanding> {
  readonly byFolder: ReadonlyMap<string, SiblingStanding>;
  /** What `hashSiblings` hashes of a sibling. */
  lineOf(sibling: SiblingStanding): string;
}

const indexes = new WeakMap<Siblings, Map<Periodical['restart'], SiblingIndex>>();

/** Arranges siblings; once for the same object. */
function indexSiblings(siblings: Siblings, restart: Periodical['restart'] = 'year'): SiblingIndex {
  const arranged = indexes.get(siblings) ?? new Map<Periodical['restart'], SiblingIndex>();
  indexes.set(siblings, arranged);
  const known = arranged.get(restart);
  if (known !== undefined) return known;
  const { standings } = siblings;
  const lines = new Map<SiblingStanding, string>();
  const index: SiblingIndex = {
    ...createSeriesIndex(standings, restart),
    byFolder: new Map(standings.map((standing) => [standing.folder, standing])),
    lineOf: (sibling) => {
      const line = lines.get(sibling) ?? formatStanding(sibling);
      lines.set(sibling, line);
      return line;
    },
  };
  arranged.set(restart, index);
  return index;
}

function formatStanding({ folder, number, through, supplement, total, date, year }: SiblingStanding): string {
  return JSON.stringify([basename(folder), number, through, supplement, total, date, year]);
}

/** Gives the absolute path of the manifest of the issue in a folder. */
export type ManifestOf = (folder: string) => string;

/**
 * Reads the siblings in a folder. An `issue.yaml` that has not changed since its manifest was written is not parsed again.
 *
 * @param parent absolute
 * @param few in a folder with at most this many, manifests are not asked: parsing is quicker than loading the code that hashes
 */
export async function readSiblings(host: Host, parent: string, manifestOf: ManifestOf, few = 0): Promise<Siblings> {
  const standings: SiblingStanding[] = [];
  const unread: { name: string; reason: string }[] = [];
  const note = (path: string, error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    // An error that is not from the file system is a defect.
    if (typeof code !== 'string') throw error;
    unread.push({ name: toExcerpt(basename(path)), reason: code });
  };
  try {
    const folders = (await host.list(parent)).filter(({ kind }) => kind === 'folder').map(({ name }) => join(parent, name));
    for (const folder of folders.sort()) {
      const found = await readStanding(host, folder, folders.length > few ? manifestOf : null).catch((error) => note(folder, error));
      if (found) standings.push(found);
    }
  } catch (error) {
    note(parent, error);
  }
  return { standings, unread };
}

async function readStanding(host: Host, folder: string, manifestOf: ManifestOf | null): Promise<SiblingStanding | null> {
  // A manifest that cannot be read is reported for its own issue; here `issue.yaml` has the same values.
  const manifest = manifestOf && (await readManifest(host, manifestOf(folder)).catch(() => null));
  const known = manifest?.bulletin === program ? manifest.inputs['issue.yaml'] : null;
  const path = join(folder, 'issue.yaml');
  if (known && (await host.digest(path))?.sha256 === known.sha256 && manifest !== null) {
    const { number, through, supplement, total, date, year } = manifest.issue.standing;
    return { folder, file: fileName(host, path), number, ...(through && { through }), supplement, total, date, year };
  }
  if (!known && (await holdsNoIssue(host, folder))) return null;
  return readSibling(host, folder);
}

/** Rules out folders of templates or pictures without loading a parser. */
async function holdsNoIssue(host: Host, folder: string): Promise<boolean> {
  const entries = await host.list(folder);
  return entries.every(({ name }) => name !== 'issue.yaml') && findItemNames(entries).length === 0;
}

/** Creates the function with which `readIssue` gets the siblings of an issue, including the items to compare with. */
export function createSiblingReader(series: Pick<Series, 'siblings' | 'printed'>, folder: string) {
  return async (before: Standing, unread: ReportUnreadable, restart?: Periodical['restart']): Promise<readonly Sibling[]> => {
    const siblings = await series.siblings(dirname(folder));
    for (const { name, reason } of siblings.unread) unread(name, reason);
    const index = indexSiblings(siblings, restart);
    return addPrintedItems(index.concerning(before, index.byFolder.get(folder)), before, series.printed, unread, restart);
  };
}

/**
 * Hashes what an issue is checked against: the standings of the siblings that do not come after it, and the items its own are compared with.
 * Findings about the order are reported on the later issue, so a new issue does not make earlier ones stale.
 */
export async function hashSiblings(
  series: Pick<Series, 'siblings' | 'contents'>,
  folder: string,
  own: Standing,
  restart?: Periodical['restart'],
): Promise<string> {
  const index = indexSiblings(await series.siblings(dirname(folder)), restart);
  const isOther = (sibling: SiblingStanding) => sibling.folder !== folder;
  const hash = createHash('sha256');
  for (const sibling of index.concerning(own, index.byFolder.get(folder))) {
    if (isOther(sibling) && mayContradict(sibling, own, restart)) hash.update(index.lineOf(sibling));
  }
  for (const sibling of index.recentBefore(own)) if (isOther(sibling)) hash.update(await series.contents(sibling.folder));
  return hash.digest('hex');
}

/** Whether what is found in an issue may depend on another: on one that is not later, or has its number or total. */
function mayContradict(sibling: Standing, own: Standing, restart?: Periodical['restart']): boolean {
  if (!isBefore(own, sibling, restart)) return true;
  const { number, through = number, supplement, total } = sibling;
  if (supplement !== own.supplement) return false;
  const isTaken = number !== undefined && own.number !== undefined && number <= own.number && (through ?? number) >= own.number;
  return isTaken || (total !== undefined && total === own.total);
}

/** Hashes the items of an issue. */
export async function hashItems(host: Host, folder: string, digest: (path: string) => Promise<Digest | null>): Promise<string> {
  const hash = createHash('sha256');
  try {
    for (const name of findItemNames(await host.list(folder))) hash.update(`${name} ${(await digest(join(folder, name)))?.sha256}\n`);
  } catch (error) {
    // Comparing items skips an unreadable sibling, too.
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  }
  return hash.digest('hex');
}

/** Reads the number and, if `dated`, the date of an issue; without a date of its own it has that of its newest item. */
export async function readDated(
  host: Host,
  folder: string,
  siblings: Siblings,
  dated: boolean,
): Promise<Pick<Standing, 'number' | 'date'>> {
  const own = indexSiblings(siblings).byFolder.get(folder) ?? { number: deriveIssueNumber({}, folder), date: undefined };
  if (own.date !== undefined || !dated) return own;
  const publication = await findPublication(host, folder);
  if (publication === null) return own;
  const { manuscript } = await readIssue(host, folder, publication, { siblings: [], depth: 'fields' });
  const values = manuscript.items.map((item) => item.values);
  return { number: deriveIssueNumber(manuscript.issue.values, folder), date: deriveIssueDate(manuscript.issue.values, values) };
}

/** An issue of a publication and its standing. */
export interface StandingIssue extends Standing {
  /** Absolute. */
  readonly folder: string;
}

/**
 * Reads the standings of all issues of a publication, oldest first. An issue without a known year sorts last.
 *
 * @param publicationFile absolute
 * @throws NodeJS.ErrnoException when one cannot be read
 */
export async function readAllStandings(
  host: Host,
  publicationFile: string,
  publication: Draft<Publication>,
): Promise<readonly StandingIssue[]> {
  const folders = await allIssues(host, publicationFile);
  const found = await mapInBatches(folders, async (folder): Promise<StandingIssue> => {
    await recoverSources(host, folder);
    const { file: _, ...known } = (await readSibling(host, folder)) ?? { file: '', folder, ...toStanding({}, folder) };
    if (known.date !== undefined) return known;
    const { manuscript } = await readIssue(host, folder, publicationFile, { publication, depth: 'fields', siblings: [] });
    const values = manuscript.items.map((item) => item.values);
    return { folder, ...toStanding(manuscript.issue.values, folder, values) };
  });
  return [...found].sort(compareAge);
}

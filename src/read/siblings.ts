import { basename, join } from 'node:path';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { fileName, type Host } from '../host/host.ts';
import { type Issue, issueSchema } from '../model/issue.ts';
import { findItemNames } from '../model/item-names.ts';
import type { PrintedItem, Sibling } from '../model/manuscript.ts';
import { recentBefore, type Standing, standingOf } from '../model/series.ts';
import { mapInBatches } from './batches.ts';
import { resolveInside } from './inside.ts';
import { readPrintedItems } from './printed-items.ts';
import { readYamlFile } from './yaml-file.ts';

/** Which siblings' items are wanted, and whom to tell what could not be read. */
export interface SiblingOptions {
  /**
   * Reads items of those siblings alone that came before this issue, 60 at most and none older than a year. Without it the items of all
   * are read: once for a whole archive, whose issues are then read with these siblings given.
   */
  readonly before?: Standing;
  readonly unread?: Unread;
}

/** Told the folder's name and the system's code (EACCES) of what could not be read; what can is used. */
export type Unread = (name: string, reason: string) => void;

/** A sibling without its items. */
export interface SiblingStanding extends Standing {
  /** Its `issue.yaml`, also where it has none. */
  readonly file: string;
  /** Absolute. */
  readonly folder: string;
}

/** What an issue's folder is called by default; one that has items may do without `issue.yaml`. */
const ISSUE_NAME = /^(?:issue[-_ ]?)?(?:\d{4}[-_年])?第?\d{1,6}期?$/i;

/**
 * The issues of a folder, by folder name: every folder in it that holds an `issue.yaml`, or is named like an issue and holds items, with
 * its number, series and date, and the fingerprints of its items. What is wrong in them is not said here, as they are not what is being
 * built, and what cannot be read is left out. Each file is opened once.
 *
 * @param parent absolute
 */
export async function readSiblings(host: Host, parent: string, { before, unread }: SiblingOptions = {}): Promise<readonly Sibling[]> {
  const entries = await orTell(parent, unread, [], () => host.list(parent));
  const folders = entries.filter(({ kind }) => kind === 'folder').map(({ name }) => join(parent, name));
  const found = await mapInBatches(folders.sort(), (folder) => orTell(folder, unread, null, () => readSibling(host, folder)));
  const siblings = found.filter((sibling) => sibling !== null);
  return withItems(siblings, { before, unread }, (folder) => readPrintedItems(host, folder));
}

/** Siblings with the items that are wanted of them. */
export async function withItems(
  siblings: readonly SiblingStanding[],
  { before, unread }: { readonly before: Standing | undefined; readonly unread: Unread | undefined },
  printed: (folder: string) => Promise<readonly PrintedItem[]>,
): Promise<readonly Sibling[]> {
  const wanted = new Set(before === undefined ? siblings : recentBefore(before, siblings));
  return mapInBatches(siblings, async (sibling) => {
    const { folder, ...standing } = sibling;
    const items = wanted.has(sibling) ? await orTell(folder, unread, [], () => printed(folder)) : [];
    return { ...standing, items };
  });
}

/** What was asked for, or something else, and a word of it, when the surroundings fail. */
async function orTell<T>(path: string, unread: Unread | undefined, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Anything else is a defect of ours.
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    unread?.(toExcerpt(basename(path)), code);
    return otherwise;
  }
}

/** The issue in a folder as its siblings see it, but for its items; null when it is none. Throws a NodeJS.ErrnoException. */
export async function readSibling(host: Host, folder: string): Promise<SiblingStanding | null> {
  const path = join(folder, 'issue.yaml');
  const found = await resolveInside(host, folder, path);
  if (found === 'outside') return null;
  if (found === null && !(ISSUE_NAME.test(basename(folder)) && findItemNames(await host.list(folder)).length > 0)) return null;
  const values: Partial<Issue> = found === null ? {} : (await readYamlFile(host, path, issueSchema, () => {})).values;
  return { folder, file: fileName(host, path), ...standingOf(values, folder) };
}

import { basename, join } from 'node:path';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { fileName, type Host } from '../host/host.ts';
import { createFingerprint } from '../model/fingerprint.ts';
import { type Issue, issueSchema } from '../model/issue.ts';
import { findItemNames } from '../model/item-names.ts';
import type { PrintedItem, Sibling } from '../model/manuscript.ts';
import type { Periodical } from '../model/publication/periodical.ts';
import { findRecent, type Standing, toStanding } from '../model/series.ts';
import { mapInBatches } from './batches.ts';
import { ITEM_BYTES } from './bounds.ts';
import { decode } from './decode.ts';
import { readBoundedFile } from './files.ts';
import { resolveInside } from './inside.ts';
import { readYamlFile } from './yaml-file.ts';

/** Receives the folder's name and the system's error code (EACCES) of a sibling that could not be read. */
export type ReportUnreadable = (name: string, reason: string) => void;

/** A sibling without its items. */
export interface SiblingStanding extends Standing {
  /** Name of its `issue.yaml`, whether or not there is one. */
  readonly file: string;
  /** Absolute. */
  readonly folder: string;
}

/** The usual names of an issue's folder; a folder with such a name and items needs no `issue.yaml`. */
const ISSUE_NAME = /^(?:issue[-_ ]?)?(?:\d{4}[-_年])?第?\d{1,6}期?$/i;

/** Reads the standing of the issue in a folder, ignoring errors in its `issue.yaml`; null if there is none. Throws a NodeJS.ErrnoException. */
export async function readSibling(host: Host, folder: string): Promise<SiblingStanding | null> {
  const path = join(folder, 'issue.yaml');
  const found = await resolveInside(host, folder, path);
  if (found === 'outside') return null;
  if (found === null && !(ISSUE_NAME.test(basename(folder)) && findItemNames(await host.list(folder)).length > 0)) return null;
  const values: Partial<Issue> = found === null ? {} : (await readYamlFile(host, path, issueSchema, () => {})).values;
  return { folder, file: fileName(host, path), ...toStanding(values, folder) };
}

/** Adds to the siblings an issue is compared with (see `findRecent`) the items they printed; the others get none. */
export async function addPrintedItems(
  siblings: readonly SiblingStanding[],
  before: Standing,
  printed: (folder: string) => Promise<readonly PrintedItem[]>,
  unread: ReportUnreadable,
  restart?: Periodical['restart'],
): Promise<readonly Sibling[]> {
  const wanted = new Set(findRecent(before, siblings, restart));
  return mapInBatches(siblings, async (sibling) => {
    const { folder, ...standing } = sibling;
    const items = wanted.has(sibling) ? await printed(folder).catch((error) => noteUnread(folder, error, unread)) : [];
    return { ...standing, items };
  });
}

function noteUnread(path: string, error: unknown, unread: ReportUnreadable): [] {
  const { code } = error as NodeJS.ErrnoException;
  // An error that is not from the file system is a defect.
  if (typeof code !== 'string') throw error;
  unread(toExcerpt(basename(path)), code);
  return [];
}

/**
 * Reads the title and fingerprint of each item of a sibling. There may be hundreds, so it parses neither YAML nor Markdown and opens no
 * picture; it skips links, oversized files and unknown encodings.
 *
 * @param folder absolute
 * @throws NodeJS.ErrnoException when the folder or a file in it cannot be read
 */
export async function readPrintedItems(host: Host, folder: string): Promise<PrintedItem[]> {
  const files = (await host.list(folder)).filter(({ kind }) => kind === 'file');
  const items: PrintedItem[] = [];
  for (const name of findItemNames(files)) {
    const path = join(folder, name);
    const bytes = await readBoundedFile(host, path, ITEM_BYTES);
    const decoded = bytes === null ? null : decode(bytes);
    if (decoded !== null) items.push({ file: fileName(host, path), title: findTitle(decoded.text), text: createFingerprint(decoded.text) });
  }
  return items;
}

/** Finds the title in front matter without parsing YAML: one line, quoted or not. */
function findTitle(text: string): string {
  const fence = text.indexOf('\n---', text.indexOf('---'));
  const [, written = ''] = /^(?:title|标题) *:[ \t]+(.*)$/m.exec(text.slice(0, Math.max(0, fence))) ?? [];
  const [, , quoted] = /^(["'])(.*)\1/.exec(written) ?? [];
  return (quoted ?? written.replace(/[ \t]#.*$/, '')).trim();
}

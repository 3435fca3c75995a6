import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../failures.ts';
import { type Entry, fileName, type Host } from '../host/host.ts';
import { deriveIssueNumber } from '../model/derive.ts';
import { findItemNames } from '../model/item-names.ts';
import { findPublication } from '../read/find-publication.ts';
import { isInterrupted } from '../write/recover.ts';
import { recoverSources, tryRecoverSources } from './recover.ts';

/** Name of the file that makes a folder a publication. */
const PUBLICATION = 'bulletin.yaml';

/**
 * Finds the `bulletin.yaml` for a path, absolute: the file itself, the one in the folder, or the nearest above. Recovers its folder (see
 * `recoverSources`). Throws a Failure if there is none.
 */
export async function locatePublication(host: Host, path: string): Promise<string> {
  const file = await findPublicationFile(host, path);
  await recoverSources(host, dirname(file));
  return file;
}

async function findPublicationFile(host: Host, path: string): Promise<string> {
  const folder = resolve(host.cwd, path);
  const found = await host.stat(folder);
  if (found?.kind === 'file' && basename(folder) === PUBLICATION) return folder;
  if (found?.kind === 'folder') {
    const own = join(folder, PUBLICATION);
    if ((await host.stat(own))?.kind === 'file') return own;
    const above = await findPublication(host, folder);
    if (above !== null) return above;
  }
  throw new Failure(
    'usage',
    found === null
      ? { zh: `找不到“${path}”`, en: `Not found: “${path}”` }
      : {
          zh: `“${path}”不是刊物的文件夹：那里和上级文件夹里都没有 bulletin.yaml`,
          en: `“${path}” is not a publication: neither it nor a folder above has a bulletin.yaml`,
        },
    { zh: '请写刊物的文件夹，也就是 bulletin.yaml 所在的文件夹', en: 'Give the folder in which the publication’s bulletin.yaml lies' },
  );
}

/** How many levels of folders, such as one per year, issues are searched for in. */
const DEPTH = 4;

/**
 * Lists every issue of a publication, absolute, by path: each folder that holds an `issue.yaml`, or items and has a number in its name. Folders
 * inside an issue, other publications and hidden folders are skipped.
 *
 * @param publication absolute path of the `bulletin.yaml`
 */
export async function allIssues(host: Host, publication: string): Promise<readonly string[]> {
  return listIssuesBelow(host, dirname(publication), DEPTH);
}

/**
 * Finds the issues for a path: all of a publication for its folder or `bulletin.yaml`; the issue around a file, as hooks name the files that
 * changed; otherwise the path itself. Throws a Failure if the publication has none.
 */
export async function listIssuesAt(host: Host, path: string): Promise<readonly string[]> {
  const given = resolve(host.cwd, path);
  const isFile = (await host.stat(given))?.kind === 'file';
  if (isFile && basename(given) !== PUBLICATION) return [(await findIssueAround(host, given)) ?? path];
  const folder = isFile ? dirname(given) : given;
  const publication = join(folder, PUBLICATION);
  if ((await host.stat(publication))?.kind !== 'file') return [path];
  const issues = await allIssues(host, publication);
  if (issues.length > 0) return issues.map((issue) => fileName(host, issue));
  throw new Failure(
    'usage',
    { zh: `刊物“${basename(folder)}”里还没有一期`, en: `The publication “${basename(folder)}” has no issue yet` },
    { zh: '一期是其中一个文件夹，里面有 issue.yaml 或稿件', en: 'An issue is a folder in it that holds an issue.yaml or items' },
  );
}

/** Finds the issue that a file lies in, at any depth, as messages name it; null if there is none. The file need not exist. */
export async function findIssueAround(host: Host, file: string): Promise<string | null> {
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) {
    const held = await host.list(at);
    if (held.some(({ name }) => name === PUBLICATION)) return null;
    if (isIssue(basename(at), held)) return fileName(host, at);
  }
  return null;
}

async function listIssuesBelow(host: Host, folder: string, depth: number): Promise<readonly string[]> {
  const entries = await host.list(folder);
  const names = entries
    .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.') && name !== 'node_modules')
    .map(({ name }) => name);
  const found: string[] = [];
  for (const name of names.sort()) {
    const path = join(folder, name);
    const held = await listRecovered(host, path);
    if (held === 'unreadable') {
      // Its error is reported when it is opened, and does not keep the others from being listed.
      if (deriveIssueNumber({}, name) !== undefined) found.push(path);
      continue;
    }
    if (held.some((entry) => entry.name === PUBLICATION)) continue;
    if (isIssue(name, held)) found.push(path);
    else if (depth > 1) found.push(...(await listIssuesBelow(host, path, depth - 1)));
  }
  return found;
}

async function listRecovered(host: Host, folder: string): Promise<readonly Entry[] | 'unreadable'> {
  try {
    const entries = await host.list(folder);
    if (!isInterrupted(entries)) return entries;
    await tryRecoverSources(host, folder);
    return await host.list(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return 'unreadable';
  }
}

function isIssue(name: string, held: readonly Entry[]): boolean {
  return held.some((entry) => entry.name === 'issue.yaml') || (findItemNames(held).length > 0 && deriveIssueNumber({}, name) !== undefined);
}

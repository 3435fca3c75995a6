import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { findPublication } from '../read/find-publication.ts';
import { recoverSources } from './recover.ts';

/** An issue on disk: its folder and the `bulletin.yaml` it belongs to, both absolute. */
export interface Located {
  readonly folder: string;
  readonly publication: string;
}

/**
 * Finds the issue at a path, and recovers its folder and its publication's (see `recoverSources`). The Failure for anything else says what was
 * found and what to type.
 *
 * @param recover for a run over many issues: recovers a folder that they share only once
 */
export async function locateIssue(host: Host, path: string, recover = (shared: string) => recoverSources(host, shared)): Promise<Located> {
  const folder = resolve(host.cwd, path);
  const found = await host.stat(folder);
  if (found === null) throw await explainMissing(host, path, folder);
  if (found.kind !== 'folder') throw await refuseFile(host, path, folder);
  await recoverSources(host, folder);
  const names = (await host.list(folder)).map((entry) => entry.name);
  if (names.includes('bulletin.yaml')) throw refusePublication(host, path, folder, await listIssuesIn(host, folder));
  const publication = await findPublication(host, folder);
  if (publication === null) {
    throw createUsageFailure(
      { zh: `“${path}”和它的上级文件夹里都没有 bulletin.yaml`, en: `There is no bulletin.yaml in “${path}” or any folder above it` },
      {
        zh: '一期要放在刊物文件夹里，刊物文件夹里要有 bulletin.yaml（写刊名、栏目、来源单位）',
        en: 'Put the issue in the folder of a publication, which has a bulletin.yaml with its name, sections and sources',
      },
    );
  }
  if (!names.includes('issue.yaml') && !names.some((name) => /\.md$/i.test(name))) {
    throw createUsageFailure(
      {
        zh: `“${path}”里既没有 issue.yaml，也没有稿件（.md），不是一期`,
        en: `“${path}” holds neither an issue.yaml nor items (.md), so it is not an issue`,
      },
      suggestIssues(host, await listIssuesIn(host, dirname(publication))),
    );
  }
  await recover(dirname(publication));
  return { folder, publication };
}

/** Lists the folders directly in a publication that hold an `issue.yaml`, absolute, by name. */
export async function listIssuesIn(host: Host, publication: string): Promise<string[]> {
  const folders = (await host.list(publication)).filter((entry) => entry.kind === 'folder').map((entry) => join(publication, entry.name));
  const held = await Promise.all(folders.map(async (folder) => ((await host.stat(join(folder, 'issue.yaml'))) === null ? [] : [folder])));
  return held.flat().sort();
}

async function explainMissing(host: Host, path: string, folder: string): Promise<Failure> {
  const parent = dirname(folder);
  const beside = (await host.stat(parent))?.kind === 'folder' ? await listIssuesIn(host, parent) : [];
  return createUsageFailure({ zh: `找不到“${path}”`, en: `Not found: “${path}”` }, suggestIssues(host, beside));
}

async function refuseFile(host: Host, path: string, file: string): Promise<Failure> {
  const folder = dirname(file);
  return createUsageFailure(
    { zh: `“${path}”是一个文件，不是一期的文件夹`, en: `“${path}” is a file, not the folder of an issue` },
    basename(file) === 'bulletin.yaml'
      ? suggestIssues(host, await listIssuesIn(host, folder))
      : { zh: `请写它所在的文件夹：${toShownPath(host, folder)}`, en: `Give its folder: ${toShownPath(host, folder)}` },
  );
}

function refusePublication(host: Host, path: string, folder: string, issues: readonly string[]): Failure {
  return createUsageFailure(
    { zh: `“${path}”是刊物“${basename(folder)}”的文件夹，不是其中一期`, en: `“${path}” is the folder of a publication, not of one issue` },
    suggestIssues(host, issues),
  );
}

function suggestIssues(host: Host, issues: readonly string[]): { zh: string; en: string } | null {
  if (issues.length === 0) return null;
  const some = issues.slice(-3).map((issue) => toShownPath(host, issue));
  const more = issues.length > some.length;
  return { zh: `这里有：${some.join('、')}${more ? ' 等' : ''}`, en: `Issues here: ${some.join(', ')}${more ? ' and others' : ''}` };
}

function toShownPath(host: Host, path: string): string {
  return (path === host.cwd ? '.' : (toPathBelow(host.cwd, path) ?? path)).replaceAll('\\', '/');
}

function createUsageFailure(found: { zh: string; en: string }, todo: { zh: string; en: string } | null): Failure {
  return new Failure('usage', found, todo);
}

import { join, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Host } from '../../host/host.ts';
import { findItemNames } from '../../model/item-names.ts';

/** Whether a word of the command line may be a pattern: some shells, those of Windows among them, hand it on as it is. */
export function isPattern(word: string): boolean {
  return /[*?[\]{}]/.test(word);
}

/** Folders a pattern with ** is looked for in, below the one it starts from. */
const DEPTH = 8;

/**
 * The issues whose folders a pattern names, as typed: `anqing/issue-*`, `2021/issue-{1,2}`, `**` for any folders. Hidden folders and what
 * an issue holds are not looked into.
 *
 * @param pattern with forward slashes, on Windows with either
 */
export async function issuesMatching(host: Host, pattern: string): Promise<string[]> {
  const posix = host.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const { base, glob } = picomatch.scan(posix.replace(/\/+$/, ''));
  const isMatch = picomatch(glob);
  const depth = glob.includes('**') ? DEPTH : glob.split('/').length;
  const found: string[] = [];
  const visit = async (way: string, left: number): Promise<void> => {
    const folder = resolve(host.cwd, base, way);
    const entries = await host.list(folder);
    for (const { name, kind } of entries) {
      if (name.startsWith('.') || !(await isFolder(host, join(folder, name), kind))) continue;
      const next = way === '' ? name : `${way}/${name}`;
      const isIssue = await looksLikeIssue(host, join(folder, name));
      if (isIssue && isMatch(next)) found.push(base === '' ? next : `${base.replace(/\/$/, '')}/${next}`);
      if (!isIssue && left > 1) await visit(next, left - 1);
    }
  };
  if ((await host.stat(resolve(host.cwd, base)))?.kind === 'folder') await visit('', depth);
  return found;
}

async function isFolder(host: Host, path: string, kind: string): Promise<boolean> {
  return kind === 'folder' || (kind === 'link' && (await host.stat(path))?.kind === 'folder');
}

async function looksLikeIssue(host: Host, folder: string): Promise<boolean> {
  const entries = await host.list(folder);
  const names = entries.map(({ name }) => name);
  return !names.includes('bulletin.yaml') && (names.includes('issue.yaml') || findItemNames(entries).length > 0);
}

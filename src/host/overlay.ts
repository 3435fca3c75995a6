import { createHash } from 'node:crypto';
import { basename, dirname, join, sep } from 'node:path';
import type { Entry, Host } from './host.ts';

/**
 * A host on which the given files exist, so that they can be checked before they are written.
 *
 * @param folder absolute; it need not exist
 * @param files contents by path relative to the folder
 */
export async function withFiles(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<Host> {
  const real = await realPath(host, folder);
  // Under both names: paths with their links resolved lead to the real folder.
  const written = new Map([folder, real].flatMap((home) => [...files].map(([name, data]) => [join(home, name), data] as const)));
  const folders = new Set([...written.keys()].flatMap((path) => listFoldersAbove(path, path.startsWith(folder + sep) ? folder : real)));
  const isNew = async (path: string) => written.has(path) || (folders.has(path) && (await host.stat(path)) === null);
  return {
    ...host,
    readFile: async (path, limit) => written.get(path) ?? host.readFile(path, limit),
    readPart: async (path, offset, length) => written.get(path)?.slice(offset, offset + length) ?? host.readPart(path, offset, length),
    digest: async (path) => {
      const data = written.get(path);
      if (data === undefined) return host.digest(path);
      return { bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
    },
    stat: async (path) => {
      const data = written.get(path);
      if (data !== undefined) return { kind: 'file', size: data.length };
      return folders.has(path) ? { kind: 'folder', size: 0 } : host.stat(path);
    },
    kindAt: async (path) => (written.has(path) ? 'file' : (await isNew(path)) ? 'folder' : host.kindAt(path)),
    // The added files are not links.
    realPath: async (path) => ((await isNew(path)) ? realPath(host, path) : host.realPath(path)),
    list: async (path) => {
      if (!folders.has(path)) return host.list(path);
      const there = (await host.stat(path)) === null ? [] : await host.list(path);
      const added = [...written.keys(), ...folders]
        .filter((each) => dirname(each) === path)
        .map((each): Entry => ({ name: basename(each), kind: written.has(each) ? 'file' : 'folder' }));
      return [...there.filter(({ name }) => !added.some((each) => each.name === name)), ...added];
    },
  };
}

/** Resolves the links in the part of the path that exists. */
async function realPath(host: Host, path: string): Promise<string> {
  if ((await host.stat(path)) !== null) return host.realPath(path);
  return dirname(path) === path ? path : join(await realPath(host, dirname(path)), basename(path));
}

/** The folders from a file's parent up to the given one. */
function listFoldersAbove(path: string, folder: string): string[] {
  const parent = dirname(path);
  return parent === folder || !parent.startsWith(folder + sep) ? [folder] : [parent, ...listFoldersAbove(parent, folder)];
}

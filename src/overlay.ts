import { basename, dirname, join, sep } from 'node:path';
import type { Entry, Host } from './host.ts';

/**
 * A host on which some files stand as they would after writing them, so that they can be checked before anything is written.
 *
 * @param folder absolute
 * @param files by path from the folder
 */
export function withFiles(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Host {
  const written = new Map([...files].map(([name, data]) => [join(folder, name), data]));
  const folders = new Set([...written.keys()].flatMap((path) => foldersAbove(path, folder)));
  return {
    ...host,
    readFile: async (path) => written.get(path) ?? host.readFile(path),
    readPart: async (path, offset, length) => written.get(path)?.slice(offset, offset + length) ?? host.readPart(path, offset, length),
    stat: async (path) => {
      const data = written.get(path);
      if (data !== undefined) return { kind: 'file', size: data.length };
      return folders.has(path) ? { kind: 'folder', size: 0 } : host.stat(path);
    },
    // What is written is no link, and where it is to be written nothing is yet.
    realPath: async (path) =>
      written.has(path) || (folders.has(path) && (await host.stat(path)) === null)
        ? join(await realParent(path), basename(path))
        : host.realPath(path),
    list: async (path) => {
      if (!folders.has(path)) return host.list(path);
      const there = (await host.stat(path)) === null ? [] : await host.list(path);
      const added = [...written.keys(), ...folders]
        .filter((each) => dirname(each) === path)
        .map((each): Entry => ({ name: basename(each), kind: written.has(each) ? 'file' : 'folder' }));
      return [...there.filter(({ name }) => !added.some((each) => each.name === name)), ...added];
    },
  };

  async function realParent(path: string): Promise<string> {
    const parent = dirname(path);
    if ((await host.stat(parent)) !== null) return host.realPath(parent);
    return join(await realParent(parent), basename(parent));
  }
}

/** The folders from the one above a file up to the given one, which may be missing as well. */
function foldersAbove(path: string, folder: string): string[] {
  const parent = dirname(path);
  return parent === folder || !parent.startsWith(folder + sep) ? [folder] : [parent, ...foldersAbove(parent, folder)];
}

import { below, type Host } from '../host/host.ts';

/** What content can do to a path: name nothing, go through a file, turn in circles, be too long. Anything else is the surroundings'. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

/**
 * The file at a path once all links are followed: null when there is none, `outside` when it does not lie in the folder.
 *
 * @param folder absolute
 * @throws NodeJS.ErrnoException when the disk or a permission fails
 */
export async function insideFolder(
  host: Host,
  folder: string,
  path: string,
): Promise<{ readonly path: string; readonly size: number } | 'outside' | null> {
  try {
    const [real, home] = [await host.realPath(path), await host.realPath(folder)];
    if (below(home, real) === null) return 'outside';
    const stat = await host.stat(real);
    return stat?.kind === 'file' ? { path: real, size: stat.size } : null;
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

import { type Host, toPathBelow } from '../host/host.ts';

/** Errors that a path written by an author can cause; any other is a failure of the system. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

/**
 * Resolves a path and its links to a file: null when there is none, `outside` when it lies outside the folder.
 *
 * @param folder absolute
 * @throws NodeJS.ErrnoException when the disk or a permission fails
 */
export async function resolveInside(
  host: Host,
  folder: string,
  path: string,
): Promise<{ readonly path: string; readonly size: number } | 'outside' | null> {
  try {
    const [real, home] = [await host.realPath(path), await host.realPath(folder)];
    if (toPathBelow(home, real) === null) return 'outside';
    const stat = await host.stat(real);
    return stat?.kind === 'file' ? { path: real, size: stat.size } : null;
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

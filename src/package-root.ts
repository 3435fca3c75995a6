import { fileURLToPath } from 'node:url';

/**
 * The package's own folder, which contains `templates` and `fonts`. Correct for this source file and for the bundle, since both are one
 * folder below the root.
 */
const root = new URL('../', import.meta.url);

/** Absolute path of a file that ships with the package. */
export function packagedPath(name: string): string {
  return fileURLToPath(new URL(name, root));
}

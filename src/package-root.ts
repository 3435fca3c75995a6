import { fileURLToPath } from 'node:url';

/**
 * The package's own folder, where `templates` and `fonts` lie. True for this source file and for the bundle alike, as both stand one
 * folder below the root.
 */
const root = new URL('../', import.meta.url);

/** Absolute path of something that ships with the package. */
export function packagedPath(name: string): string {
  return fileURLToPath(new URL(name, root));
}

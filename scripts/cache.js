import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Folder for what a script downloads, outside the checkout, whose tree CI wants clean: HOME may be empty or relative there.
 *
 * @param {string} name
 */
export function cacheFolder(name) {
  const homes = [process.env.XDG_CACHE_HOME ?? '', join(homedir(), '.cache')];
  return join(homes.find((home) => isAbsolute(home)) ?? tmpdir(), name);
}

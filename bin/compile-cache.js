// Keeps the code that V8 compiles for the next start. Node has this from 22.8 on; earlier versions start without.
// A code cache of our own for Node 20 was measured and dropped: it needs a second, CommonJS bundle, and saves 11 % of a build's CPU time over
// that bundle without it.
import { lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * Enables Node's compile cache in a folder that only this user can write. Node's default is a predictable path under the system's folder for
 * temporary files, where another user could put code for us to run. Without a safe folder there is no cache, and no message. Node honours
 * NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE itself.
 */
export function enableCompileCache() {
  if (module.enableCompileCache === undefined || process.env.NODE_COMPILE_CACHE) return;
  try {
    const parent = cacheHome();
    // `homedir` is empty or relative where HOME is: the working folder is no place for code to run.
    if (!isAbsolute(parent)) return;
    const folder = join(parent, 'bulletin');
    // Under sudo, the home may be another user's: root's folders have no place in it.
    if (ownsFolder(parent) || ownsFolder(dirname(parent))) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (ownsFolder(folder, 0o022)) module.enableCompileCache(folder);
  } catch {
    // There is no home, or it cannot be written.
  }
}

/** Writes the cache now. `process.exit` need not. */
export function flushCompileCache() {
  module.flushCompileCache?.();
}

/** The user's folder for caches, by the convention of the system. */
function cacheHome() {
  const { LOCALAPPDATA, XDG_CACHE_HOME = '' } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/**
 * Whether a path is a folder, not a link to one, of the user who runs this. Windows keeps the folders of users apart by itself.
 *
 * @param {string} path
 * @param {number} [forbidden] permission bits that must not be set
 */
function ownsFolder(path, forbidden = 0) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & forbidden) === 0);
}

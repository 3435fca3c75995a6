import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What `npm pack --json` says of a package. */
export interface Packed {
  readonly filename: string;
  /** Bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** The package, packed and installed. */
export interface Installed {
  readonly packed: Packed;
  readonly tarball: string;
  /** An empty folder with the package and what npm installed for it. */
  readonly folder: string;
  /** The output of npm. */
  readonly said: string;
}

/** Makes the package as it would be published, `prepare` included, and installs it in an empty folder. */
export function packAndInstall(): Installed {
  const parent = mkdtempSync(join(tmpdir(), 'bulletin-package-'));
  // The output of `prepare` precedes the JSON.
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', parent], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output.slice(output.search(/^\[$/m))) as Packed[];
  if (packed === undefined) throw new Error('npm packed nothing');
  const folder = join(parent, 'empty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const tarball = join(parent, packed.filename);
  const { status, stdout, stderr } = npm(folder, ['install', '--no-audit', tarball]);
  if (status !== 0) throw new Error(`npm could not install it:\n${stdout}${stderr}`);
  return { packed, tarball, folder, said: stdout + stderr };
}

/** Runs npm without this repository's settings. */
export function npm(cwd: string, args: readonly string[]) {
  return spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** Runs a tool from the registry in the given version. */
export function npx(cwd: string, tool: string, args: readonly string[]) {
  return spawnSync('npx', ['--yes', tool, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

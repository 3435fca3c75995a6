// `npm run kit`: archives for offices without network or administrator. Each holds Node, the program with its packages and fonts, licences, and a
// file that opens a terminal by double click. The same sources give the same bytes. `npm run kit -- linux-x64 --to folder` makes one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTarball, makeZip } from './archives.js';
import { startFiles } from './kit-start.js';
import { fetchNode } from './nodes.js';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What npm calls each system, and the newest Node of a supported line that its registry has for it. */
const systems = {
  // The newest line that runs in Wine, in which this kit is tested.
  'win-x64': { npm: ['--os=win32', '--cpu=x64'], node: '22.23.3' },
  'linux-x64': { npm: ['--os=linux', '--cpu=x64', '--libc=glibc'], node: '24.21.0' },
  'linux-arm64': { npm: ['--os=linux', '--cpu=arm64', '--libc=glibc'], node: '24.21.0' },
  'darwin-arm64': { npm: ['--os=darwin', '--cpu=arm64'], node: '22.23.2' },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string', default: 'kits' } } });
const unknown = positionals.find((system) => systems[system] === undefined);
if (unknown !== undefined) throw new Error(`Unknown system ${unknown}: choose from ${Object.keys(systems).join(', ')}`);
mkdirSync(values.to, { recursive: true });
for (const system of positionals.length > 0 ? positionals : Object.keys(systems)) {
  const archive = makeKit(system);
  const path = join(resolve(values.to), archive.name);
  writeFileSync(path, archive.bytes);
  const sha256 = createHash('sha256').update(archive.bytes).digest('hex');
  console.log(
    `${path}  ${(archive.bytes.length / 1e6).toFixed(1)} MB, ${(archive.unpacked / 1e6).toFixed(1)} MB unpacked  sha256 ${sha256}`,
  );
}

function makeKit(system) {
  const work = mkdtempSync(join(tmpdir(), 'bulletin-kit-'));
  try {
    const folder = `bulletin-${manifest.version}-${system}`;
    fill(join(work, folder), system);
    const entries = entriesOf(work);
    const unpacked = entries.reduce((sum, { data }) => sum + data.length, 0);
    const isWindows = system.startsWith('win');
    return { name: `${folder}.${isWindows ? 'zip' : 'tar.gz'}`, bytes: (isWindows ? makeZip : makeTarball)(entries), unpacked };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Puts everything of a kit into a folder. */
function fill(folder, system) {
  const app = join(folder, 'app');
  mkdirSync(app, { recursive: true });
  copyPackage(app);
  installDependencies(app, systems[system].npm);
  const node = fetchNode(systems[system].node, system);
  cpSync(node, join(folder, system.startsWith('win') ? 'node.exe' : 'node'));
  cpSync(licenceOf(node, systems[system].node), join(folder, 'LICENSE-node.txt'));
  for (const file of ['LICENSE', 'THIRD-PARTY.md']) cpSync(join(root, file), join(folder, file));
  // Its links lead to the documents of the package.
  const readme = readFileSync(join(root, 'README.zh-CN.md'), 'utf8');
  writeFileSync(join(folder, 'README.zh-CN.md'), readme.replace(/\]\((?![a-z]+:|#)/g, '](app/'));
  // Beside the program, where people look for them.
  cpSync(join(app, 'examples'), join(folder, 'examples'), { recursive: true });
  for (const [path, text] of Object.entries(startFiles(system))) writeFileSync(join(folder, path), text);
}

/** Node's licence. Not every package has it, and it is the same for every system. */
function licenceOf(node, version) {
  const own = join(dirname(node), '..', 'LICENSE');
  return existsSync(own) ? own : join(dirname(fetchNode(version, 'linux-x64')), '..', 'LICENSE');
}

/** Copies what `files` in package.json names, as npm would pack it. */
function copyPackage(app) {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 }),
  );
  for (const { path } of files) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    cpSync(join(root, path), join(app, path));
  }
}

/** Installs the packages that package-lock.json names, for another system; npm compares each with its hash there. */
function installDependencies(app, system) {
  cpSync(join(root, 'package-lock.json'), join(app, 'package-lock.json'));
  const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...system];
  execFileSync('npm', ['ci', ...options], { cwd: app, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
  rmSync(join(app, 'package-lock.json'));
  // npm's own record of what it installed, and links to commands.
  for (const name of ['.package-lock.json', '.bin']) rmSync(join(app, 'node_modules', name), { recursive: true, force: true });
}

/** All files below a folder, by path. Windows has no permission to execute, so it is told by what each file is. */
function entriesOf(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      return { path: name, data: readFileSync(path), executable: /^[^/]+\/(?:node|bulletin|.*\.(?:desktop|command))$/.test(name) };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

// The second step of `npm run lock`, after a change of dependencies. npm leaves an optional dependency out of package-lock.json when the registry at
// hand does not have it, and `npm ci` then refuses the lock everywhere. Native packages (Biome, Typst …) have one optional package for each
// platform: this adds the missing ones, and takes the hashes that entries lack from the metadata of the registry.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = addPlatformPackages();
const incomplete = Object.entries(lock.packages).filter(([path, { integrity, link }]) => path !== '' && !link && integrity === undefined);
const failed = [];
const queue = [...incomplete];
await Promise.all(Array.from({ length: 4 }, completeQueue));

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Packages added to the lock: ${added.length}; hashes added: ${incomplete.length - failed.length}`);
if (failed.length > 0) {
  // test/third-party.test.ts names the few that may stay without one.
  console.error(`LEFT OUT: the registry at hand does not give the hashes of ${failed.join(', ')}`);
}

/** @returns {string[]} names of the added packages */
function addPlatformPackages() {
  const names = [];
  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const platform = platformOf(name);
      if (lock.packages[path] !== undefined || platform === null) continue;
      lock.packages[path] = {
        version,
        ...platform,
        ...(parent.dev === true ? { dev: true } : {}),
        license: parent.license,
        optional: true,
      };
      names.push(name);
    }
  }
  return names;
}

/** Takes entries off the queue and asks the registry for the hash of each. */
async function completeQueue() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [path, entry] = next;
    const { version, ...rest } = entry;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    try {
      const args = ['view', `${name}@${version}`, 'dist.integrity', '--json'];
      const { stdout } = await promisify(execFile)('npm', args, { shell: process.platform === 'win32' });
      const integrity = JSON.parse(stdout);
      if (!/^sha512-/.test(integrity)) throw new Error(`no SHA-512: ${integrity}`);
      lock.packages[path] = { version, integrity, ...rest };
    } catch {
      failed.push(`${name}@${version}`);
    }
  }
}

/** The platform of a native package, by the end of its name; null when it names none. */
function platformOf(name) {
  const [, os, cpu, rest = ''] =
    /[-/](win32|darwin|linux|android|freebsd|openharmony)-(x64|arm64|arm|ia32|ppc64|riscv64|s390x)(-\w+)?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return null;
  const libc = os !== 'linux' ? undefined : rest.includes('musl') ? 'musl' : rest.includes('gnu') ? 'glibc' : undefined;
  return { cpu: [cpu], os: [os], ...(libc === undefined ? {} : { libc: [libc] }) };
}

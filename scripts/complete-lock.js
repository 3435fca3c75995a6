// Run after a change of dependencies: `npm run lock`. npm leaves an optional dependency out of package-lock.json when the registry at hand
// does not have it, and `npm ci` then refuses the lock everywhere. Native packages (Biome, Typst …) have one optional package a platform;
// this adds the ones that are missing, so that the lock serves Windows, macOS and Linux wherever it was made.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];

for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[path] !== undefined || platform === null) continue;
    lock.packages[path] = { version, ...platform, ...(parent.dev === true ? { dev: true } : {}), license: parent.license, optional: true };
    added.push(name);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock is complete.' : `Added to the lock: ${added.join(', ')}`);

/** The system a native package is for, by the end of its name; null when it names none. */
function platformOf(name) {
  const [, os, cpu, rest = ''] =
    /[-/](win32|darwin|linux|android|freebsd|openharmony)-(x64|arm64|arm|ia32|ppc64|riscv64|s390x)(-\w+)?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return null;
  const libc = os !== 'linux' ? undefined : rest.includes('musl') ? 'musl' : rest.includes('gnu') ? 'glibc' : undefined;
  return { cpu: [cpu], os: [os], ...(libc === undefined ? {} : { libc: [libc] }) };
}

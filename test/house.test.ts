import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoose, layers, modules, pathOf } from '../.dependency-cruiser.mjs';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const rooms = Object.keys(layers);
const allowed: Readonly<Record<string, readonly string[]>> = layers;

/** A file of the room: the room itself, or a file planted in it. */
const fileIn = (room: string) => (isLoose(room) ? `src/${room}.ts` : `src/${room}/planted.ts`);

/** Modules of Node that only the listed rooms may use. */
const guarded = [
  'node:fs',
  'node:fs/promises',
  'node:process',
  'node:os',
  'node:child_process',
  'node:net',
  'node:http',
  'node:https',
  'node:worker_threads',
  'node:vm',
];

/** A tree with one file a room, each of which imports a file of every other room and every guarded module. */
let tree = '';
let refused: ReadonlySet<string>;
let circular: readonly string[];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'bulletin-house-'));
  cpSync(join(root, '.dependency-cruiser.mjs'), join(tree, '.dependency-cruiser.mjs'));
  for (const room of rooms) {
    const file = join(tree, fileIn(room));
    mkdirSync(dirname(file), { recursive: true });
    const targets = rooms.filter((other) => other !== room).map((other) => importOf(relative(dirname(fileIn(room)), fileIn(other))));
    writeFileSync(file, [...targets, ...guarded].map((path, at) => `import { name as name${at} } from '${path}';\n`).join(''));
  }
  writeFileSync(join(tree, 'src', 'stray.ts'), 'export const name = 1;\n');
  writeFileSync(join(tree, 'src', 'model', 'to-stray.ts'), "import type { name } from '../stray.ts';\n");
  writeFileSync(join(tree, 'src', 'model', 'circle-a.ts'), "import type { B } from './circle-b.ts';\nexport type A = B;\n");
  writeFileSync(join(tree, 'src', 'model', 'circle-b.ts'), "import type { A } from './circle-a.ts';\nexport type B = A;\n");
  const violations = violationsOf(tree);
  refused = new Set(violations.filter(({ rule }) => rule.name !== 'no-circle').map(({ from, to }) => `${from} -> ${to}`));
  circular = violations.filter(({ rule }) => rule.name === 'no-circle').map(({ from }) => from);
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function importOf(path: string): string {
  const posix = path.replaceAll('\\', '/');
  return posix.startsWith('.') ? posix : `./${posix}`;
}

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

function violationsOf(folder: string): readonly Violation[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--output-type', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return JSON.parse(stdout).summary.violations;
}

describe('the layers', () => {
  it.each(rooms)('refuse every import into %s that the table does not allow, and no other', (target) => {
    const sources = rooms.filter((room) => room !== target);
    const crossed = sources.filter((room) => refused.has(`${fileIn(room)} -> ${fileIn(target)}`));
    expect(crossed).toEqual(sources.filter((room) => !allowed[room]?.includes(target)));
  });

  it.each(guarded)('let %s into the rooms that may use it alone', (module) => {
    const name = module.replace('node:', '');
    const crossed = rooms.filter((room) => refused.has(`${fileIn(room)} -> ${name}`));
    expect(crossed).toEqual(rooms.filter((room) => !new RegExp(`^(?:${(modules as Record<string, string>)[room] ?? '-'})$`).test(name)));
  });

  it('refuse a file outside the table, and a circle of types', () => {
    expect(refused).toContain('src/model/to-stray.ts -> src/stray.ts');
    expect(circular).toContain('src/model/circle-a.ts');
  });

  it('name every folder and loose file of src', () => {
    const known = (path: string) => rooms.some((room) => new RegExp(pathOf(room)).test(path));
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => `src/${name.replaceAll('\\', '/')}`);
    expect(files.filter((file) => file.endsWith('.ts') && !known(file))).toEqual([]);
    expect(files.filter((file) => /^src\/[^/]+\.ts$/.test(file)).length).toBeLessThanOrEqual(6);
  });

  it('keep files short', () => {
    const lines = (path: string) => readFileSync(join(root, path), 'utf8').split('\n').length - 1;
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.map((name) => [lines(`src/${name}`), name] as const).filter(([count]) => count > 300)).toEqual([]);
    expect(lines('biome.json')).toBeLessThan(200);
  });

  it('leave V8 and the private parts of Node alone', () => {
    const launch = readdirSync(join(root, 'bin')).map((name) => readFileSync(join(root, 'bin', name), 'utf8'));
    expect(launch.join('')).not.toMatch(/process\.binding|setFlagsFromString|cachedData|node:vm|--[a-z-]+=\d/);
  });

  it('are kept by src', () => {
    expect(violationsOf(root)).toEqual([]);
  }, 60_000);
});

it('names the version of the package', () => {
  expect(version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
});

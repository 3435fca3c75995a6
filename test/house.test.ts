import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');

/** File and import: whether the linter must take the arrow. */
const arrows: readonly (readonly [file: string, target: string, taken: boolean])[] = [
  ['src/read/a.ts', '../rules/index.ts', false],
  ['src/rules/a.ts', '../read/index.ts', false],
  ['src/assemble/a.ts', '../typeset/index.ts', false],
  ['src/typeset/a.ts', '../render/index.ts', false],
  ['src/render/pdf/a.ts', '../../typeset/index.ts', false],
  ['src/render/docx/a.ts', '../../build.ts', false],
  ['src/report/a.ts', '../commands/build.ts', false],
  ['src/fix/a.ts', '../read/decode.ts', false],
  ['src/commands/e.ts', '../fix/index.ts', false],
  ['src/archive/statistics/a.ts', '../../read/index.ts', false],
  ['src/archive/statistics/outputs/a.ts', '../../../stats.ts', false],
  ['src/import/a.ts', '../rules/index.ts', false],
  ['src/import/e.ts', '../pull/index.ts', false],
  ['src/pull/a.ts', '../render/docx/items.ts', false],
  ['src/pull/c.ts', '../pull-issue.ts', false],
  ['src/pull/d.ts', '../host.ts', false],
  ['src/commands/f.ts', '../pull/index.ts', false],
  ['src/import/docx/a.ts', '../../import-items.ts', false],
  ['src/import/c.ts', 'node:fs/promises', false],
  ['src/import/e.ts', '../review/compare.ts', false],
  ['src/review/a.ts', '../read/index.ts', false],
  ['src/review/c.ts', '../render/docx/index.ts', false],
  ['src/review/d.ts', '../host.ts', false],
  ['src/render/a.ts', '../review/compare.ts', false],
  ['src/commands/f.ts', '../review/compare.ts', false],
  ['src/read/e.ts', '../compare-issue.ts', false],
  ['src/review/b.ts', '../render/docx/style-ids.ts', true],
  ['src/review/e.ts', '../import/docx/xml.ts', true],
  ['src/import/d.ts', '../host.ts', false],
  ['src/read/c.ts', '../import/index.ts', false],
  ['src/rules/c.ts', '../archive/statistics/count.ts', false],
  ['src/read/d.ts', '../ls.ts', false],
  ['src/rules/d.ts', '../ls.ts', false],
  ['src/model/a.ts', '../diagnostics/diagnostic.ts', false],
  ['src/diagnostics/a.ts', '../read/index.ts', false],
  ['src/commands/a.ts', '../read/index.ts', false],
  ['src/fonts/a.ts', 'node:fs/promises', false],
  ['src/write/a.ts', '../read/index.ts', false],
  ['src/read/c.ts', '../write/manifest.ts', false],
  ['src/archive/a.ts', '../render/index.ts', false],
  ['src/archive/c.ts', 'node:fs', false],
  ['src/commands/e.ts', '../write/manifest.ts', false],
  ['src/a.ts', 'node:fs', false],
  ['src/read/b.ts', '../model/place.ts', true],
  ['src/rules/b.ts', '../diagnostics/diagnostic.ts', true],
  ['src/render/pdf/b.ts', '../../model/layout.ts', true],
  ['src/import/b.ts', '../read/decode.ts', true],
  ['src/pull/b.ts', '../import/docx/xml.ts', true],
  ['src/archive/statistics/b.ts', '../../model/item.ts', true],
  ['src/commands/b.ts', '../build.ts', true],
  ['src/fix/b.ts', '../diagnostics/diagnostic.ts', true],
  ['src/commands/d.ts', '../archive/index.ts', true],
  ['src/archive/b.ts', '../build.ts', true],
  ['src/write/b.ts', '../model/layout.ts', true],
  ['src/commands/c.ts', '../archive/statistics/outputs/index.ts', true],
  ['src/diagnostics/b.ts', '../model/place.ts', true],
];

/** Lints a tree that holds one import a file, under the house's own configuration; gives the files whose import was refused. */
function refused(): Set<string> {
  const tree = mkdtempSync(join(tmpdir(), 'bulletin-house-'));
  try {
    const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...configuration, $schema: undefined, vcs: { enabled: false } }));
    for (const [file, target] of arrows) {
      mkdirSync(join(tree, dirname(file)), { recursive: true });
      writeFileSync(join(tree, file), `import { thing } from '${target}';\n\nconsole.log(thing);\n`);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '.'], { cwd: tree, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    return new Set(diagnostics.filter(({ category }) => category.endsWith('/noRestrictedImports')).map(({ location }) => location.path));
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

describe('the house', () => {
  it('has arrows that run one way, and a linter that holds them', () => {
    const crossed = refused();
    expect(arrows.map(([file, target]) => [file, target, !crossed.has(file)])).toEqual(arrows);
  });

  it('says the version of the package', () => {
    expect(version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');

/** Whether the linter lets a file of the house import something: every rule runs, the one that holds the arrows is asked. */
function mayImport(file: string, target: string): boolean {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const input = `import { thing } from '${target}';\n\nconsole.log(thing);\n`;
  const { stderr } = spawnSync(process.execPath, [biome, 'lint', `--stdin-file-path=${file}`], { cwd: root, input, encoding: 'utf8' });
  return !stderr.includes('noRestrictedImports');
}

describe('the house', () => {
  it.each([
    ['src/read/x.ts', '../rules/index.ts'],
    ['src/rules/x.ts', '../read/index.ts'],
    ['src/assemble/x.ts', '../typeset/index.ts'],
    ['src/typeset/x.ts', '../render/index.ts'],
    ['src/render/pdf/x.ts', '../../typeset/index.ts'],
    ['src/render/docx/x.ts', '../../build.ts'],
    ['src/report/x.ts', '../commands/build.ts'],
    ['src/model/x.ts', '../diagnostics/diagnostic.ts'],
    ['src/diagnostics/x.ts', '../read/index.ts'],
    ['src/commands/x.ts', '../read/index.ts'],
    ['src/read/x.ts', 'node:fs/promises'],
    ['src/build.ts', 'node:fs'],
  ])('%s may not import %s', (path, target) => {
    expect(mayImport(path, target)).toBe(false);
  });

  it.each([
    ['src/read/x.ts', '../model/place.ts'],
    ['src/rules/x.ts', '../diagnostics/diagnostic.ts'],
    ['src/render/pdf/x.ts', '../../model/layout.ts'],
    ['src/commands/x.ts', '../build.ts'],
    ['src/diagnostics/x.ts', '../model/place.ts'],
  ])('%s may import %s', (path, target) => {
    expect(mayImport(path, target)).toBe(true);
  });

  it('says the version of the package', () => {
    expect(version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  });

  it('keeps what is generated out of git', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
    expect(tracked.filter((path) => /^(dist|fonts|node_modules|coverage)\/|\/dist\//.test(path))).toEqual([]);
  });
});

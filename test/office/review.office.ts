import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pageSchema } from '../../src/model/page.ts';
import { renderTrackedDocx } from '../../src/render/docx/comparison.ts';
import { toSide } from '../../src/review/compare/bulletin-side.ts';
import { compare } from '../../src/review/compare/compare.ts';
import { testFaces } from '../render/pages.ts';
import { richBulletin } from '../render/rich-bulletin.ts';
import { sampleBulletin } from '../render/sample-bulletin.ts';
import { pairOfSides, textsOf } from '../review/comparing.ts';
import { has } from './tools.ts';

/** The system's Python, for which the LibreOffice bridge is packaged. */
const PYTHON = '/usr/bin/python3';

function hasBridge(): boolean {
  const here = spawnSync(PYTHON, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0;
  if (!here) console.warn('LEFT OUT: tracked changes accepted and rejected by LibreOffice (Debian package python3-uno)');
  return here;
}

const page = pageSchema.parse(parse(readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8')));
const properties = { title: '简报', author: '办公室', date: '2026-03-01' };

describe.runIf(has('soffice') && hasBridge())('LibreOffice', () => {
  it('gives the new text by accepting all tracked changes and the old one by rejecting them', () => {
    const work = mkdtempSync(join(tmpdir(), 'bulletin-review-'));
    const [sample, rich] = [toSide(sampleBulletin), toSide(richBulletin)];
    const pairs = [[sample, rich], [rich, sample], ...fc.sample(pairOfSides, { numRuns: 60, seed: 6 })] as const;
    return Promise.all(
      pairs.map(async ([before, after], index) => {
        const template = { path: '', source: '' };
        const comparison = compare(before, after, properties);
        const job = { comparison, bulletin: sampleBulletin, page, faces: testFaces, template, author: '王科长', date: '2026-03-02' };
        const path = join(work, `${index}.docx`);
        writeFileSync(path, await renderTrackedDocx(job));
        return path;
      }),
    )
      .then((paths) => {
        const told = execFileSync(PYTHON, [join(import.meta.dirname, 'decide.py'), join(work, 'profile'), ...paths], { encoding: 'utf8' });
        const solid = (lines: readonly string[]) => lines.filter((line) => line.trim() !== '');
        expect(JSON.parse(told)).toEqual(
          pairs.map(([before, after]) => ({ taken: solid(textsOf(after)), refused: solid(textsOf(before)) })),
        );
      })
      .finally(() => rmSync(work, { recursive: true, force: true }));
  });
});

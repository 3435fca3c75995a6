import { describe, expect, it } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/fix/index.ts';
import { createPolicy, rules, runRules } from '../../src/rules/index.ts';
import type { Files } from '../memory-host.ts';
import { read } from '../read/reading.ts';
import { type Case, filesOf, fixturesOf } from '../rules/fixture.ts';
import { slips, withSlips } from './slips.ts';

withSlips();

/** Maximum passes of `--fix`, as in `src/check/mend.ts`. */
const PASSES = 10;

/** Applies all fixes of an issue; returns the resulting files, and the remaining findings. */
async function mended(files: Files, folder: string | undefined) {
  let at = { ...files };
  for (let pass = 0; pass <= PASSES; pass += 1) {
    const { manuscript } = await read(at, folder);
    const found = createPolicy(manuscript).apply(runRules(manuscript));
    const before = at;
    for (const { file, text } of [manuscript.publication, manuscript.issue, ...manuscript.items]) {
      const { edits } = chooseEdits(
        text,
        found.filter(({ place }) => place.file === file),
        () => true,
      );
      const path = file === 'bulletin.yaml' ? '../bulletin.yaml' : file.slice(file.indexOf('/') + 1);
      if (edits.length > 0) at = { ...at, [path]: applyEdits(text, edits) };
    }
    if (at === before) return { files: at, found };
  }
  throw new Error('the fixes come to no end');
}

/** The wrong cases of a rule that has fixes for them. */
function mendable(code: string): readonly Case[] {
  return slips.some((slip) => slip.code === code)
    ? [{ body: '甲错，误。', fixed: '乙正，正。' }]
    : fixturesOf(code).wrong.filter(({ fixed }) => fixed !== undefined);
}

const cases = [...rules, ...slips.slice(0, 1)].flatMap(({ code }) => mendable(code).map((fixture) => [code, fixture] as const));

describe('fixing', () => {
  it.each(cases)('is idempotent and removes the finding: %s %j', async (code, fixture) => {
    const { files } = filesOf(fixture);
    const once = await mended(files, fixture.folder);
    expect(once.files).not.toEqual(files);
    expect(once.found.filter((one) => one.code === code && one.fix !== undefined)).toEqual([]);
    expect((await mended(once.files, fixture.folder)).files).toEqual(once.files);
  });
});

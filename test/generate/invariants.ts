import { expect } from 'vitest';
import { check } from '../../src/check/check.ts';
import { Failure } from '../../src/failures.ts';
import { RAW } from '../canaries.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';
import { ran } from './whole.ts';

/**
 * Checks what must hold for any files; throws if it does not.
 *
 * @param most whether they are also checked again, reported on a terminal and, without errors, built
 */
export async function holds(files: Files, { most }: { readonly most: boolean }): Promise<'refused' | 'checked' | 'built'> {
  const first = await checked(files);
  if (!most) return first === null ? 'refused' : 'checked';
  expect(await checked(files)).toEqual(first);
  const said = await ran(files, ['check', 'issue-1']);
  clean(said);
  if (first === null) {
    expect([2, 3]).toContain(said.exit);
    return 'refused';
  }
  const errors = first.filter(({ severity }) => severity === 'error').length;
  expect([0, 1, 2]).toContain(said.exit);
  expect(said.exit === 0).toBe(errors === 0);
  if (errors > 0) return 'checked';
  const made = await ran(files, ['build', 'issue-1', '--fonts', 'bundled']);
  clean(made);
  expect(made.exit, made.err).toBe(0);
  return 'built';
}

/** The terminal gets only readable text, and no trace of a defect. */
function clean({ exit, out, err }: { readonly exit: number; readonly out: string; readonly err: string }): void {
  expect(exit, err).not.toBe(70);
  expect(out + err).not.toMatch(/\n {4}at .*:\d+:\d+/);
  expect(RAW.exec((out + err).replaceAll('\r\n', '\n'))).toBeNull();
}

/** The findings of a check, or null if it failed; every place must be inside its file. */
async function checked(files: Files) {
  const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  try {
    const { diagnostics, texts } = await check(host, 'issue-1');
    for (const { code, place } of diagnostics) {
      const lines = (texts.get(place.file) ?? '').split('\n');
      const ends = [
        [place.line, place.column],
        [place.endLine, place.endColumn],
      ] as const;
      for (const [line, column] of ends) {
        const length = lines[line - 1]?.length ?? -1;
        expect(
          line >= 1 && column >= 1 && column <= length + 1,
          `${code} at ${JSON.stringify(place)} of ${lines.length} lines, ${length} long`,
        ).toBe(true);
      }
      expect(
        place.line < place.endLine || (place.line === place.endLine && place.column <= place.endColumn),
        `${code} ${JSON.stringify(place)}`,
      ).toBe(true);
    }
    return diagnostics;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return null;
  }
}

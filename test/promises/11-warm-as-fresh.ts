import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeArchive } from '../build/generate.ts';
import { outputsOf, run } from '../build/whole-processes.ts';
import type { Promised } from './promise.ts';

const BUILD = ['build', '--fonts', 'bundled'];

export const warmAsFresh: Promised = {
  number: 11,
  zh: '连续编排与单独编排，印出来一样',
  en: 'A warm process prints what a fresh one prints',
  run: async ({ folder, of }) => {
    const count = of(300, 2);
    const issues = makeArchive(join(folder, 'warm'), { issues: count, seed: 3 });
    cpSync(join(folder, 'warm'), join(folder, 'fresh'), { recursive: true });
    // One process and one compiler for all of them: a worker is replaced after a hundred issues, the process itself never.
    expect((await run(join(folder, 'warm'), [...BUILD, '--all', '-j', '1'])).code).toBe(0);
    const queue = [...issues];
    const lane = async () => {
      for (let issue = queue.shift(); issue !== undefined; issue = queue.shift()) {
        const { code, err } = await run(join(folder, 'fresh'), [...BUILD, issue]);
        expect(code, err).toBe(0);
      }
    };
    await Promise.all([lane(), lane()]);
    const expected = outputsOf(join(folder, 'fresh'), issues);
    expect(outputsOf(join(folder, 'warm'), issues)).toEqual(expected);
    const pdfs = Object.values(expected).flatMap((files) => Object.entries(files).filter(([name]) => name.endsWith('.pdf')));
    expect(new Set(pdfs.map(([, hash]) => hash)).size).toBe(count);
    return `${count} distinct issues from one process, each byte-equal to that of a process of its own`;
  },
};

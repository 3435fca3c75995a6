import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runRules } from '../../src/rules/index.ts';
import { read } from '../read/reading.ts';
import { item } from './check.ts';

interface Slip {
  readonly kind: string;
  readonly wrong: string;
  readonly right: string;
}

/** Slips of the kinds that offices make, each with its right form; `npm run bench:rules` measures the same. */
const SLIPS: readonly Slip[] = JSON.parse(readFileSync(join(import.meta.dirname, 'bench', 'slips.json'), 'utf8'));

/** Share of the slips that must be found. */
const RECALL = 0.95;

/** Codes of what is reported of a sentence, at warning level and above. */
async function report(sentence: string): Promise<readonly string[]> {
  const title = /^title:(.*)$/.exec(sentence)?.[1];
  const text = title === undefined ? item({}, sentence) : item({ title }, '会议听取了汇报。');
  const { manuscript } = await read({ 'a.md': text });
  return runRules(manuscript)
    .filter(({ severity }) => severity !== 'note')
    .map(({ code }) => code);
}

it('finds nearly all of the slips', async () => {
  const found = await Promise.all(SLIPS.map(async ({ wrong }) => (await report(wrong)).length > 0));
  const missed = SLIPS.filter((_, index) => found[index] === false).map(({ kind, wrong }) => `${kind}: ${wrong}`);
  expect(SLIPS.length).toBeGreaterThan(250);
  expect(missed.length / SLIPS.length, missed.join('\n')).toBeLessThanOrEqual(1 - RECALL);
});

it('reports none of their right forms', async () => {
  const reported = await Promise.all(SLIPS.map(async ({ right }) => ({ right, codes: await report(right) })));
  expect(reported.filter(({ codes }) => codes.length > 0)).toEqual([]);
});

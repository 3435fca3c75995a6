import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { promises } from './index.ts';
import type { Kept } from './promise.ts';
import { tried } from './trial.ts';

/** One promise in full, in a process of its own: `scripts/promises.js` says which, and where the result is to be written. */
const { BULLETIN_PROMISE, BULLETIN_PROMISE_RESULT = '', BULLETIN_PROMISE_SHARE = '1' } = process.env;
const promised = promises.find(({ number }) => String(number) === BULLETIN_PROMISE);

it(`promise ${BULLETIN_PROMISE} is kept`, async () => {
  if (promised === undefined) throw new Error('scripts/promises.js runs this, one promise at a time');
  const { number, zh, en } = promised;
  const started = performance.now();
  const outcome = await tried(promised, 'whole', Number(BULLETIN_PROMISE_SHARE)).then(
    (done) => ({ kept: true, ...done }),
    (error: unknown) => ({ kept: false, figure: error instanceof Error ? (error.stack ?? error.message) : String(error), leftOut: [] }),
  );
  const result: Kept = { number, zh, en, ...outcome, seconds: Math.round((performance.now() - started) / 1000) };
  writeFileSync(BULLETIN_PROMISE_RESULT, JSON.stringify(result));
  expect(result.kept, result.figure).toBe(true);
});

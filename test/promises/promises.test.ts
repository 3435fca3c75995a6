import { describe, expect, it } from 'vitest';
import { promises } from './index.ts';
import { tried } from './trial.ts';

/** A small cut of every promise; `npm run promises` tries all of it. */
describe('a part of the promise', () => {
  it.each(promises.map((promised) => [promised.number, promised.en, promised] as const))('%i is kept: %s', async (_, __, promised) => {
    const { figure } = await tried(promised, 'small');
    expect(figure).toMatch(/\d/);
  });
});

import { expect, it } from 'vitest';
import { PUBLICATION, read } from './reading.ts';

/** The keys of `rules` are the publication’s own: repeated and empty ones are reported. */

const found = async (...lines: readonly string[]) =>
  (await read({ '../bulletin.yaml': `${PUBLICATION}rules:\n${lines.map((line) => `  ${line}\n`).join('')}` })).found;

it.each([
  ['one key twice', ['item-new: note', 'item-new: warning'], 'key-once bulletin.yaml:9:3-9:11'],
  ['a key without a level', ['item-new:'], 'value-present bulletin.yaml:8:3-8:11'],
])('conflicting or empty levels of one code are rejected: %s', async (_, lines, expected) => {
  expect(await found(...lines)).toContain(expected);
});

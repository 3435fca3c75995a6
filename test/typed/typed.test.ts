import { describe, expect, it } from 'vitest';
import { lines } from './lines.ts';
import { lists } from './lists.ts';
import { markup } from './markup.ts';
import { readTyped, type Typed } from './typed.ts';

describe.each<[string, readonly Typed[]]>([
  ['lines', lines],
  ['lists', lists],
  ['markup', markup],
])('%s', (_, cases) => {
  it.each(cases)('$name', async ({ typed, printed, said = [] }) => {
    expect(await readTyped(typed)).toEqual({ printed, said });
  });
});

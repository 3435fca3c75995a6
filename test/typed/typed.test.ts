import { describe, expect, it } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/fix/index.ts';
import { FRONT, readItem } from '../read/reading.ts';
import { frontMatter } from './front-matter.ts';
import { lines } from './lines.ts';
import { lists } from './lists.ts';
import { markup } from './markup.ts';
import { readTyped, type Typed } from './typed.ts';

describe.each<[string, readonly Typed[]]>([
  ['lines', lines],
  ['lists', lists],
  ['markup', markup],
  ['front matter', frontMatter],
])('%s', (_, cases) => {
  it.each(cases)('$name', async ({ typed, printed, said = [] }) => {
    expect(await readTyped(typed)).toEqual({ printed, said });
  });
});

describe('--fix', () => {
  it.each(frontMatter.flatMap(({ name, typed, fixed }) => (fixed === undefined ? [] : [{ name, typed, fixed }])))(
    'fixes $name',
    async ({ typed, fixed }) => {
      const { diagnostics } = await readItem(typed);
      const mended = applyEdits(typed, chooseEdits(typed, diagnostics, () => true).edits);
      expect(mended).toBe(fixed);
      expect((await readTyped(mended)).printed).toBe('正文。');
    },
  );

  it.each([...lines, ...lists].map(({ name, typed }) => ({ name, typed })))(
    'prints every character as before: $name',
    async ({ typed }) => {
      const before = await readItem(FRONT + typed);
      const text = FRONT + typed;
      const mended = applyEdits(text, chooseEdits(text, before.diagnostics, () => true).edits);
      const ink = (printed: string | null) => printed?.replace(/[\s¶\d.]/g, '');
      expect(ink((await readTyped(mended)).printed)).toBe(ink((await readTyped(typed)).printed));
    },
  );
});

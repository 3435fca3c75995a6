import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check/check.ts';
import { rules } from '../src/rules/index.ts';
import { memoryHost } from './memory-host.ts';

/**
 * An issue with sixty slips of all groups: in the files of `slips`, ⟦code:…⟧ encloses the characters that must be reported under that code.
 * The marks are removed before the issue is checked.
 */
const folder = join(import.meta.dirname, 'slips');

/** A file without its marks, and the findings they require: `code line:column-endLine:endColumn`. */
function unmarked(marked: string): { text: string; slips: string[] } {
  const slips: string[] = [];
  const open: { code: string; from: string }[] = [];
  let text = '';
  let [line, column] = [1, 1];
  for (let at = 0; at < marked.length; at += 1) {
    const character = marked[at] ?? '';
    if (character === '⟦') {
      const colon = marked.indexOf(':', at);
      open.push({ code: marked.slice(at + 1, colon), from: `${line}:${column}` });
      at = colon;
    } else if (character === '⟧') {
      const { code, from } = open.pop() ?? { code: 'a mark without a beginning', from: '' };
      slips.push(`${code} ${from}-${line}:${column}`);
    } else {
      text += character;
      [line, column] = character === '\n' ? [line + 1, 1] : [line, column + 1];
    }
  }
  return { text, slips };
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(md|yaml)$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), ...unmarked(readFileSync(join(folder, name), 'utf8')) }));
const slips = files.flatMap((file) => file.slips.map((slip) => `${file.name} ${slip}`));

describe('an issue with sixty slips', () => {
  it('covers every group of rules with sixty slips', () => {
    const groupOf = new Map(rules.map(({ code, group }) => [code, group]));
    const groups = new Set(slips.flatMap((slip) => groupOf.get(slip.split(' ')[1] ?? '') ?? []));
    expect(slips).toHaveLength(60);
    expect([...groups].sort()).toEqual(['language', 'privacy', 'provenance', 'series', 'shape', 'wording']);
  });

  it('yields exactly sixty findings, each at its characters', async () => {
    const host = memoryHost(Object.fromEntries(files.map(({ name, text }) => [`/work/${name}`, text])));
    const { diagnostics } = await check(host, 'issue-8');
    const found = diagnostics.map(
      ({ code, place: { file, line, column, endLine, endColumn } }) => `${file} ${code} ${line}:${column}-${endLine}:${endColumn}`,
    );
    expect(found.sort()).toEqual([...slips].sort());
  });
});

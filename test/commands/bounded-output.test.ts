import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { reporters } from '../../src/report/reporters.ts';
import { filesWith, ITEM } from '../canaries.ts';
import { packagedHost } from '../packaged-host.ts';

/** Repeatable parts of a line: each of them is a finding. */
const REPEATED: readonly (readonly [name: string, text: string])[] = [
  ['bidirectional overrides', '\u202e\u2066'],
  ['opening quotes', '“'],
  ['straight quotes', '甲"乙"'],
  ['half-width commas', '甲,'],
  ['doubled stops', '甲。。'],
  ['control characters', '\u0007'],
  ['personal data', '电话13800138000。'],
  ['links without an address', '[甲]()'],
  ['notes without a text', '甲[^1]'],
  ['HTML', '<b>甲</b>'],
];

async function check(repeated: string, times: number, argv: readonly string[]) {
  const files = filesWith({ 'issue-1/a.md': ITEM.replace('邀请', `邀${repeated.repeat(times)}请`) });
  const host = packagedHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`/work/${path}`, content])));
  const exit = await main(['check', 'issue-1', '--lang', 'en', ...argv], host);
  return { exit, out: host.stdout.text };
}

describe('a line with many findings of one kind', () => {
  it.each(REPEATED)('gives no more output for more of them: %s', async (_, repeated) => {
    for (const format of Object.keys(reporters)) {
      const some = await check(repeated, 40, ['--format', format]);
      const many = await check(repeated, 400, ['--format', format]);
      expect([0, 1]).toContain(many.exit);
      // Longer text makes more lines and pages, which adds a note or two.
      expect([format, many.out.length <= some.out.length * 1.1 + 1500]).toEqual([format, true]);
    }
  });

  it('lists ten of them and counts the rest, in every format', async () => {
    const text = await check('甲,', 400, []);
    expect(text.out.match(/marks-full-width/g)).toHaveLength(10);
    expect(text.out).toContain('(and 390 more on this line)');
    const json = JSON.parse((await check('甲,', 400, ['--json'])).out);
    expect(json.summary.fixable).toBe(400);
    expect(json.diagnostics.map(({ more }: { more: number }) => more)).toEqual([...Array(9).fill(0), 390]);
    const sarif = JSON.parse((await check('甲,', 400, ['--format', 'sarif'])).out);
    expect(sarif.runs[0].results.at(-1).occurrenceCount).toBe(391);
    expect((await check('甲,', 400, ['--format', 'line'])).out).toContain('(and 390 more on this line)');
  });

  it('lists 200 of a file, and counts the rest', async () => {
    const text = await check('甲,\n\n', 1_000, []);
    expect(text.out.match(/marks-full-width/g)).toHaveLength(200);
    expect(text.out).toContain('(and 800 more in this file)');
    expect(JSON.parse((await check('甲,\n\n', 1_000, ['--json'])).out).summary.fixable).toBe(1_000);
  });

  it('masks the personal data of all of them, listed or not', async () => {
    const text = await check('11010519491231002X、', 40, []);
    expect(text.out).toContain('(and 30 more on this line)');
    expect(text.out).not.toContain('11010519491231002X');
  });

  it('has all of them fixed, listed or not', async () => {
    expect((await check('甲,', 400, ['--fix'])).exit).toBe(0);
  });

  it('ends when each pass of --fix only halves them', async () => {
    expect((await check('“', 3000, ['--fix'])).exit).not.toBe(70);
  });
});

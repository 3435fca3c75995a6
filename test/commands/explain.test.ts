import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyCode } from '../../src/check/explain.ts';
import { main } from '../../src/cli.ts';
import { codes } from '../../src/diagnostics/codes.ts';
import { rules } from '../../src/rules/index.ts';
import { memoryHost } from '../memory-host.ts';
import { readBody } from '../read/reading.ts';

async function run(...argv: string[]) {
  const host = memoryHost({});
  const exit = await main(argv, host);
  return { exit, out: host.stdout.text, err: host.stderr.text };
}

describe('bulletin explain', () => {
  it('shows the reason, a wrong and a right example, and how to suppress a finding', async () => {
    const { exit, out } = await run('explain', 'title-unique');
    expect(exit).toBe(0);
    expect(out).toContain('title-unique  错误\n');
    for (const word of ['不妥：', '改为：', '规则: { title-unique: 关闭 }', '<!-- 忽略 title-unique：理由 -->'])
      expect(out).toContain(word);
    expect((await run('explain', 'title-unique', '--lang', 'en')).out).toContain('set “rules: { title-unique: off }” in bulletin.yaml');
  });

  it('shows no level for codes whose level is fixed', async () => {
    expect((await run('explain', 'body-present')).out).not.toContain('改级别');
  });

  it('lists every code once', async () => {
    const { out } = await run('explain');
    const listed = [...out.matchAll(/^ {4}([a-z0-9-]+) /gm)].map(([, code]) => code);
    expect(listed.sort()).toEqual([...Object.keys(codes), ...rules.map(({ code }) => code)].sort());
  });

  it('suggests the nearest names for an unknown code', async () => {
    const { exit, err } = await run('explain', 'titel-unique');
    expect(exit).toBe(2);
    expect(err).toMatch(/^错误：没有“titel-unique”这条规则\n {4}是不是要写 title-unique/);
    expect((await run('explain', '\u001b[2J')).err).not.toContain('\u001b');
  });

  it.each([
    ['引号', ['quotes-curly', 'marks-paired']],
    ['yaml', ['yaml-valid', 'yaml-plain']],
    ['Quotes', ['quotes-curly']],
  ])('finds codes by a word: %s', async (word, expected) => {
    const { exit, out } = await run('explain', word);
    expect(exit).toBe(0);
    for (const code of expected) expect(out).toContain(code);
    expect(out).not.toContain('number-follows');
  });

  it('shows the page when only one code has the word', async () => {
    expect((await run('explain', 'quotes-cur')).out).toBe((await run('explain', 'quotes-curly')).out);
  });

  it('names the standard of a rule', async () => {
    expect((await run('explain', 'range-dash')).out).toContain('    依据：GB/T 15834-2011');
    expect((await run('explain', 'range-dash', '--lang', 'en')).out).toContain('    Standard: GB/T 15834-2011');
  });

  it('lists the severities in English, in a column', async () => {
    const lines = (await run('explain', '--lang', 'en')).out.split('\n');
    const reasons = lines.filter((line) => line.startsWith('    ')).map((line) => line.search(/(?<=(?:error|warning|note) {2,})\S/));
    expect(new Set(reasons).size).toBe(1);
  });

  it('gives all codes as JSON', async () => {
    const { version, codes: found } = JSON.parse((await run('explain', '--json')).out);
    expect([version, found.length]).toEqual([1, everyCode().length]);
  });

  it('gives one code as JSON', async () => {
    const { codes: found } = JSON.parse((await run('explain', 'title-unique', '--json')).out);
    expect(found).toMatchObject([{ code: 'title-unique', chapter: 'provenance', severity: 'error', settable: true }]);
  });
});

describe('the reference', () => {
  // Renewed with `npx vitest run -u`, as every golden file.
  it.each([
    ['zh', 'rules.zh-CN.md'],
    ['en', 'rules.md'],
  ])('in docs is what the rules say: %s', async (language, file) => {
    const { out } = await run('explain', '--markdown', '--lang', language);
    await expect(out).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', 'docs', file));
  });

  it('has a reason in both languages and two examples for every code', () => {
    for (const { reason, wrong, right } of everyCode()) {
      expect(reason.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(reason.en).toMatch(/^[A-Z].*\.$/);
      expect(wrong).not.toBe(right);
    }
  });

  const shownInBodies = [
    'markup-printable',
    'bold-paired',
    'link-address',
    'link-words',
    'heading-depth',
    'heading-text',
    'table-row-fits',
  ];
  const ofBodies = everyCode().filter(
    ({ code }) => shownInBodies.includes(code) || code.startsWith('note-') || code === 'character-printable',
  );

  it.each(ofBodies.map((each) => [each.code, each] as const))(
    'shows for %s an example that is reported and one that is not',
    async (code, each) => {
      const codesIn = async (body: string) => (await readBody(body)).diagnostics.map((found) => found.code);
      expect(await codesIn(each.wrong)).toContain(code);
      expect(await codesIn(each.right)).toEqual([]);
    },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { runRules } from '../../src/rules/index.ts';
import { PUBLICATION, read } from '../read/reading.ts';
import { item } from './check.ts';
import { filesOf } from './fixture.ts';
import { SLIPS } from './slips.ts';

const page = (name: string) => readFileSync(join(import.meta.dirname, 'pages', name), 'utf8').trim();
const CLEAN = page('clean-1.md');
/** Reports, speeches, notices, verse, lists of names, regulations, tables. */
const PAGES = readdirSync(join(import.meta.dirname, 'pages'));
const LEADERS =
  '领导: [{ 姓名: 张某山, 职务: [市委书记] }, { 姓名: 李某水, 职务: [市委副书记、市长] }, { 姓名: 王某林, 职务: [副市长] }]\n';
const PUBLISHED = { '../bulletin.yaml': PUBLICATION + LEADERS };

/** Positions of the page where a sentence can be inserted: after full stops of running text, outside quotations and bold words. */
const STOPS = [...CLEAN.matchAll(/(?<![\n-].{0,40})。(?=\p{Script=Han})/gu)].map(({ index }) => index + 1);

async function found(body: string): Promise<{ found: Diagnostic[]; text: string }> {
  const { manuscript } = await read({ ...PUBLISHED, 'a.md': item({}, body) });
  return { found: runRules(manuscript).filter(({ severity }) => severity !== 'note'), text: manuscript.items[0]?.text ?? '' };
}

function written({ code, place }: Diagnostic): string {
  return `${code} ${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}

/** Applies every fix to a text, from its end on. */
function mended(text: string, diagnostics: readonly Diagnostic[]): string {
  const edits = diagnostics.flatMap(({ fix = [] }) => fix).sort((a, b) => b.start - a.start);
  return edits.reduce((before, { start, end, text: by }) => before.slice(0, start) + by + before.slice(end), text);
}

describe('pages of correct prose', () => {
  it('have no finding at warning level or above', async () => {
    expect(STOPS.length).toBeGreaterThan(15);
    for (const name of PAGES) expect((await found(page(name))).found.map(written), name).toEqual([]);
  });

  it('are not changed by --fix: names, titles, quotations, verse and numbers stay', async () => {
    for (const name of PAGES) {
      const { manuscript } = await read({ ...PUBLISHED, 'a.md': item({}, page(name)) });
      const fixed = runRules(manuscript).filter(({ fix = [] }) => fix.length > 0);
      expect(fixed.map(written), name).toEqual([]);
    }
  });

  it.each(SLIPS)('with one slip have one finding, %s: %s', async (code, sentence) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STOPS), async (stop) => {
        const body = `${CLEAN.slice(0, stop)}${sentence}${CLEAN.slice(stop)}`;
        const { files, marked } = filesOf({ body });
        const { manuscript } = await read({ ...files, ...PUBLISHED });
        const reported = runRules(manuscript).filter(({ severity }) => severity !== 'note');
        expect(reported.map(written)).toEqual(marked.map((place) => `${code} ${place}`));
        // A fix is not reported again, and causes no other finding.
        const [slip] = reported;
        if (slip?.fix === undefined) return;
        const again = await found(
          mended(manuscript.items[0]?.text ?? '', reported)
            .split('\n---\n')
            .slice(1)
            .join('\n---\n'),
        );
        expect(again.found.filter((one) => one.code === code).map(written)).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

/** Characters that rules look for, in combinations that no author would write. */
const HOSTILE = fc.array(
  fc.constantFrom(
    ...'中一十二百千万零〇年月日名项第个，。、：；“”《》（）—～-–~ 　\t１９ＡＺ％．＠0123456789.,:/@*+aZ張發佈王李张X×',
    ...[
      '13800138000',
      '110101199003074514',
      '6222021001116245702',
      '布署',
      '既使',
      '张某山',
      '李某水',
      '市长',
      '百分之',
      'https://',
      '二〇二一年',
      '𠮷',
      '\n\n',
      '**',
    ],
  ),
  { maxLength: 60 },
);

describe('arbitrary text', () => {
  it('is checked without errors: places inside the file, fixes that apply once', async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (characters) => {
        const { found: first, text } = await found(characters.join(''));
        const lines = text.split('\n');
        for (const { place } of first) {
          if (!place.file.endsWith('a.md')) continue;
          expect(place.line).toBeGreaterThan(0);
          expect(place.line < place.endLine || place.column <= place.endColumn).toBe(true);
          expect(place.endColumn).toBeLessThanOrEqual((lines[place.endLine - 1]?.length ?? 0) + 1);
        }
        // After the fix of a rule it finds nothing more; fixes of other rules may bring characters together that it reports then.
        for (const code of ['spaces-absent', 'digits-half-width']) {
          const own = (diagnostics: readonly Diagnostic[]) => diagnostics.filter((one) => one.code === code && one.fix !== undefined);
          const { manuscript } = await read({ ...PUBLISHED, 'a.md': mended(text, own(first)) });
          expect(own(runRules(manuscript)).map(written)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('reveals only the ends of a personal number', async () => {
    const numbers = ['13800138000', '110101199003074514', '6222021001116245702', 'zhangsan@163.com'];
    for (const number of numbers) {
      const { found: told } = await found(`王某，${number}。`);
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).not.toContain(number);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { Passage } from '../../src/model/passage.ts';
import { charactersVisible } from '../../src/rules/characters-visible.ts';
import { enumerationComma } from '../../src/rules/enumeration-comma.ts';
import { marksFullWidth } from '../../src/rules/marks-full-width.ts';
import { marksPaired } from '../../src/rules/marks-paired.ts';
import { marksSingle } from '../../src/rules/marks-single.ts';
import { quotesCurly } from '../../src/rules/quotes-curly.ts';
import { FRONT, readBody } from '../read/reading.ts';
import { prose, seeded, written } from './seeded-prose.ts';

const rules = [marksFullWidth, marksPaired, quotesCurly, marksSingle, enumerationComma, charactersVisible];

function run(manuscript: Manuscript): Diagnostic[] {
  return rules.flatMap((rule) => [...rule.check({ manuscript, settable: [] })]);
}

/** The findings in a body of one line. */
async function findings(body: string): Promise<Diagnostic[]> {
  return run((await readBody(body)).manuscript);
}

function shown({ code, place }: Diagnostic): string {
  return `${code} ${place.line}:${place.column}-${place.endColumn}`;
}

/** A body with all fixes applied. */
function mended(body: string, found: readonly Diagnostic[]): string {
  const edits = found.flatMap(({ fix = [] }) => fix).sort((a, b) => b.start - a.start);
  return edits.reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), FRONT + body).slice(FRONT.length);
}

describe('punctuation rules', () => {
  it('accept correct prose', async () => {
    await fc.assert(
      fc.asyncProperty(prose, async (pieces) => {
        expect((await findings(written(pieces))).map(shown)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('report one slip once, at its place; the fix removes it and causes no other finding', async () => {
    await fc.assert(
      fc.asyncProperty(seeded, async ({ text, code, start, end }) => {
        const found = await findings(text);
        expect(found.map(shown)).toEqual([`${code} 7:${start + 1}-${end + 1}`]);
        if (found.some(({ fix }) => fix !== undefined)) expect((await findings(mended(text, found))).map(shown)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const MARKS = '，。、；：？！,.;:?!()（）“”‘’"\'《》〈〉【】〔〕「」…—-·\u200b\u00a0\ufeff';
  const anything = fc.string({ unit: fc.constantFrom(...MARKS, ...'甲乙和a1 *\n\\#😀'), maxLength: 40 });

  it('never throw, report inside the file in a stable order, and converge when fixed', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const found = await findings(body);
        expect((await findings(body)).map(shown)).toEqual(found.map(shown));
        const lines = `${FRONT}${body}`.split('\n');
        for (const { place } of found) {
          expect(place.endColumn).toBeLessThanOrEqual((lines[place.endLine - 1]?.length ?? -1) + 1);
          expect(place.line < place.endLine || place.column < place.endColumn).toBe(true);
        }
        // A fix may bring two marks together that are then one slip; --fix repeats until nothing is left, so it must end.
        let [text, next] = [body, mended(body, found)];
        for (let pass = 0; pass < 10 && next !== text; pass += 1) [text, next] = [next, mended(next, await findings(next))];
        expect(next).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each([...MARKS])('accept a long run of %s', (mark) => {
    for (const unit of [mark, `甲${mark}`, `a${mark}`, `“${mark}`, `${mark}”`, `(${mark}`, `1${mark}1 `]) {
      expect(() => run(oneParagraph(unit.repeat(3_000)))).not.toThrow();
    }
  });
});

/** A manuscript of one paragraph, without a reader. */
function oneParagraph(text: string): Manuscript {
  const numbers = Array.from({ length: text.length + 1 }, (_, index) => index);
  const file = 'a.md';
  const origin = {
    text,
    starts: numbers,
    ends: numbers.slice(1),
    place: (start: number, end: number) => ({ file, line: 1, column: start + 1, endLine: 1, endColumn: end + 1 }),
  };
  const draft = { file, text, values: {}, broken: new Set<never>(), place: () => undefined };
  const item = { ...draft, name: file, body: [], notes: [], passages: [new Passage('paragraph', text, origin)] };
  const empty = { ...draft, text: '' };
  return { publication: empty, issue: empty, folder: '/', items: [item], passages: [], reviewRemarks: [], siblings: [] };
}

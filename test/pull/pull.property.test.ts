import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReviewedDocx } from '../../src/review/pull/index.ts';
import { issues, typed } from './documents.ts';
import { issueOf, pull, type Restructuring, rebuilt, rephrased, restructured, runsOf, textsOf, type Wording } from './pulling.ts';

/** The lines of a document that are not empty. */
async function linesOf(document: Uint8Array): Promise<string[]> {
  return (await readReviewedDocx(document)).lines.map(({ text }) => text).filter((text) => text !== '');
}

/** Runs with generated text. */
const GENERATED = /^(?:编者按：|注：|（.*）$|[①-⑳△]|[甲乙丙][县市]：)/;

/** Ranges within some runs of a document, with their replacements. */
function wordings(document: Uint8Array): fc.Arbitrary<readonly Wording[]> {
  const runs = runsOf(document).map(({ text, inItem }, run) => ({ text: [...text], inItem, run }));
  const open = runs.filter(({ text, inItem }) => inItem && text.length > 3 && !GENERATED.test(text.join('')));
  const one = fc
    .record({ at: fc.nat(), from: fc.nat(), length: fc.nat({ max: 4 }), text: typed, tracked: fc.boolean() })
    .map(({ at, from, length, text, tracked }): Wording => {
      const chosen = open[at % open.length] ?? { text: [], run: -1 };
      const first = 1 + (from % (chosen.text.length - 2));
      const last = Math.min(chosen.text.length - 1, first + length);
      return {
        run: chosen.run,
        start: chosen.text.slice(0, first).join('').length,
        end: chosen.text.slice(0, last).join('').length,
        text,
        tracked,
      };
    });
  return fc.uniqueArray(one, { selector: ({ run }) => run, minLength: 1, maxLength: 6 });
}

describe('pulling', () => {
  it('changes no byte of an issue that nobody edited', async () => {
    await fc.assert(
      fc.asyncProperty(issues, async (items) => {
        const { host, document } = await issueOf(items);
        const before = new Map(host.files);
        const { files, leftOut } = await pull(host, document);
        expect({ files, leftOut }).toEqual({ files: [], leftOut: [] });
        for (const [path, bytes] of before) expect(host.files.get(path)).toEqual(bytes);
      }),
      { numRuns: 12 },
    );
  });

  it('writes edited words so that the issue prints as edited', async () => {
    await fc.assert(
      fc.asyncProperty(issues, fc.nat(), async (items, seed) => {
        const { host, document } = await issueOf(items);
        const [changes = []] = fc.sample(wordings(document), { numRuns: 1, seed });
        const edited = rephrased(document, changes);
        const { leftOut } = await pull(host, edited);
        expect(leftOut, JSON.stringify(changes)).toEqual([]);
        expect(withoutContents(await linesOf(await rebuilt(host)))).toEqual(withoutContents(await linesOf(edited)));
        const touched = changes.length;
        const before = Object.entries(items).flatMap(([name, text]) => linesIn(text).map((line) => `${name} ${line}`));
        const after = new Set(Object.entries(textsOf(host)).flatMap(([name, text]) => linesIn(text).map((line) => `${name} ${line}`)));
        // A paragraph may have a source line for each run, but an edit within a run changes one of them, or joins two.
        expect(before.filter((line) => !after.has(line)).length).toBeLessThanOrEqual(2 * touched);
      }),
      { numRuns: 12 },
    );
  });

  it('writes paragraphs that were split, joined, added, removed or rewritten, or reports them', async () => {
    await fc.assert(
      fc.asyncProperty(issues, restructurings, async (items, change) => {
        const { host, document } = await issueOf(items);
        const edited = restructured(document, change);
        const { leftOut, files } = await pull(host, edited);
        const now = withoutContents(await linesOf(await rebuilt(host)));
        const [before, wanted] = [withoutContents(await linesOf(document)), withoutContents(await linesOf(edited))];
        if (leftOut.length === 0) expect(now).toEqual(wanted);
        // What is reported is left unchanged.
        else if (files.length === 0) expect(now).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});

const restructurings = fc.record({
  kind: fc.constantFrom('removed', 'added', 'parted', 'joined', 'rewritten'),
  paragraph: fc.nat(),
  words: typed.map((text) => `新写的${text}一段`),
}) satisfies fc.Arbitrary<Restructuring>;

/** The lines of a file with their ends. */
function linesIn(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Titles are also in the contents, where nobody edits them. */
function withoutContents(lines: readonly string[]): string[] {
  return lines.filter((line) => !/\t\d+$/.test(line));
}

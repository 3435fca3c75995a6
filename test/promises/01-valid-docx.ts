import fc from 'fast-check';
import { expect } from 'vitest';
import { brokenDocx } from '../generate/broken-docx.ts';
import { built } from '../generate/built.ts';
import { issue } from '../generate/issue.ts';
import { complaints, unseenFaults } from '../render/docx-reader.ts';
import { builtFixture, fixtureIssues } from './fixtures.ts';
import { inTurn } from './in-turn.ts';
import type { Promised } from './promise.ts';

/** What the Open XML SDK or our own checks have against a document; a file that cannot be opened at all is refused by an exception. */
async function faults(bytes: Uint8Array): Promise<string[]> {
  try {
    return [...(await complaints(bytes)), ...unseenFaults(bytes)];
  } catch (error) {
    return [String(error)];
  }
}

export const validDocx: Promised = {
  number: 1,
  zh: 'DOCX 合乎标准',
  en: 'Valid DOCX',
  run: async ({ of, folder }) => {
    const fixtures = fixtureIssues().slice(0, of(Number.POSITIVE_INFINITY, 1));
    const documents: Uint8Array[] = [];
    for (const fixture of fixtures) documents.push((await builtFixture(fixture, folder)).docx);
    const generated = fc.sample(issue(), of(500, 1));
    for (const { files } of generated) {
      const { docx, errors } = await built(files, ['docx']);
      if (docx === undefined) throw new Error(`a generated issue was refused: ${JSON.stringify(errors)}\n${JSON.stringify(files)}`);
      documents.push(docx);
    }
    await inTurn(documents, 2, async (bytes, at) => {
      expect(await faults(bytes), `document ${at}`).toEqual([]);
    });

    const rich = documents.slice(fixtures.length).sort((one, other) => other.length - one.length)[0] ?? new Uint8Array();
    const broken = brokenDocx(rich, of(2, 1)).filter((_, at) => at % of(1, 10) === 0);
    const passed: string[] = [];
    await inTurn(broken, 2, async ({ how, bytes }) => {
      if ((await faults(bytes)).length === 0) passed.push(how);
    });
    expect(passed).toEqual([]);
    const ways = new Set(broken.map(({ how }) => how)).size;
    return `0 faults in ${fixtures.length} fixtures and ${generated.length} generated issues; ${broken.length} documents broken in ${ways} ways, all rejected`;
  },
};

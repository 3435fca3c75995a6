import fc from 'fast-check';
import mammoth from 'mammoth';
import { expect } from 'vitest';
import { built } from '../generate/built.ts';
import { type GeneratedIssue, manyItems } from '../generate/issue.ts';
import { readPdf } from '../render/pdf-reader.ts';
import type { Promised } from './promise.ts';

/** Below the type area stands the page number alone (templates/jianbao/constants.yaml), in mm from the top of the sheet. */
const END_OF_TEXT = 37 + 225 + 1;

const AN_ISSUE = 40;

/**
 * What is compared: line ends and gaps come and go with the lines, a reader may give a character in its compatible form, and characters that
 * are one glyph in a face (two widths of dash, the straight parts of tall brackets) are one to whoever reads glyphs.
 */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replaceAll('\u2012', '\u2013')
    .replace(/[⎜⎟⎢⎥⎪]/g, '⎜');
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { pages } = await readPdf(bytes);
  return bare(pages.flatMap(({ words }) => words.filter(({ baseline }) => baseline < END_OF_TEXT).map(({ text }) => text)).join(''));
}

async function textOfDocx(bytes: Uint8Array): Promise<string> {
  return bare((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value);
}

/** Every stretch of every item, one after the other; how many characters were found. */
function found(text: string, items: GeneratedIssue['items'], where: string): number {
  let characters = 0;
  for (const item of items) {
    let from = 0;
    for (const stretch of item.map(bare)) {
      const at = text.indexOf(stretch, from);
      expect(
        at,
        `${where}: “${stretch}” after “${text.slice(Math.max(0, from - 40), from)}”, before “${text.slice(from, from + 80)}”`,
      ).toBeGreaterThanOrEqual(0);
      from = at + stretch.length;
      characters += [...stretch].length;
    }
  }
  return characters;
}

export const noTextLost: Promised = {
  number: 4,
  zh: '不丢一个字',
  en: 'No text lost',
  run: async ({ of }) => {
    const texts = of(2000, 10);
    let characters = 0;
    for (const { files, items } of fc.sample(manyItems(Math.min(AN_ISSUE, texts)), Math.ceil(texts / AN_ISSUE))) {
      const { docx, pdf, errors } = await built(files);
      if (docx === undefined || pdf === undefined) throw new Error(`a generated issue was refused: ${JSON.stringify(errors)}`);
      characters += found(await textOfDocx(docx), items, 'DOCX');
      found(await textOfPdf(pdf), items, 'PDF');
    }
    return `${texts} texts, ${characters} characters, each found again in PDF (pdf.js) and DOCX (mammoth)`;
  },
};

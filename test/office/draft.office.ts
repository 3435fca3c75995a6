import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPdf } from '../render/pdf-reader.ts';
import { bulletin, imprint, lines } from '../typeset/making.ts';
import { throughLibreOffice } from './libreoffice.ts';
import { setIssue } from './set-issue.ts';
import { has } from './tools.ts';

/** A draft has its line numbers in the margin, at their own size, in LibreOffice as in print. */
const work = mkdtempSync(join(tmpdir(), 'bulletin-draft-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it.runIf(has('soffice'))('numbers the lines of a draft in ten points', async () => {
  const issue = { ...bulletin([lines(10)], { imprint }), draft: { mark: '送审稿', lineNumbers: true } };
  const { docx, pdf } = await setIssue(issue);
  const path = join(work, 'draft.docx');
  writeFileSync(path, docx);
  const [opened = ''] = throughLibreOffice([path], work);
  for (const data of [pdf, readFileSync(opened)]) {
    const [, second] = (await readPdf(data)).pages;
    const numbers = second?.words.filter(({ text, left }) => /^\d+$/.test(text) && left < 28) ?? [];
    expect(numbers.map(({ text }) => Number(text)).toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(new Set(numbers.map(({ size }) => Math.round(size)))).toEqual(new Set([10]));
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout } from '../../src/model/layout.ts';
import { sampleBulletin } from '../typeset/sample.ts';
import { setIssue } from './set-issue.ts';
import { has, run } from './tools.ts';
import { kinds, unseen } from './unseen.ts';

/** A printed line is one line of text to every reader of the PDF. */
const work = mkdtempSync(join(tmpdir(), 'bulletin-extraction-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const issues: readonly (readonly [string, Bulletin])[] = [
  ['the sample', sampleBulletin],
  ...kinds.map((kind, index) => [kind, unseen(kind, index + 1)] as const),
];

/** The lines of paragraphs as printed. Tables stand beside each other and contents end in a number. */
function linesOf({ pages }: Layout): string[] {
  return pages
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'paragraph' && block.target === null ? block.lines : []))
    .map(({ runs }) => runs.map(({ text }) => text).join(''));
}

/** The lines of a PDF as pdf.js selects and searches them: its own blanks included. */
async function readLines(data: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const lines: string[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    lines.push(
      ...items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .split('\n'),
    );
  }
  await pdf.destroy();
  return lines;
}

/** Readers, by the command that gives the text of a PDF. */
const readers = {
  'pdftotext -layout': (path: string) => run('pdftotext', ['-layout', path, '-']),
  'pdftotext -raw': (path: string) => run('pdftotext', ['-raw', path, '-']),
  pdftotext: (path: string) => run('pdftotext', [path, '-']),
  mutool: (path: string) => run('mutool', ['draw', '-q', '-F', 'text', path]),
} as const;

describe.runIf(has('pdftotext') && has('mutool'))('the text of a PDF', () => {
  it.each(issues)('has every printed line as a line, and no blank that is not printed: %s', async (name, issue) => {
    const { layout, pdf } = await setIssue(issue);
    const printed = linesOf(layout);
    const inPdfJs = new Set((await readLines(pdf)).map((line) => line.trim()));
    expect(
      printed.filter((line) => !inPdfJs.has(line.trim())),
      'pdf.js',
    ).toEqual([]);
    const path = join(work, `${name.replaceAll(' ', '-')}.pdf`);
    writeFileSync(path, pdf);
    for (const [reader, read] of Object.entries(readers)) {
      const found = new Set(
        read(path)
          .split(/[\n\f]/)
          .map((line) => line.trim()),
      );
      expect(
        printed.filter((line) => !found.has(line.trim())),
        reader,
      ).toEqual([]);
    }
  });
});

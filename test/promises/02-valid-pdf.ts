import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { built } from '../generate/built.ts';
import { issue } from '../generate/issue.ts';
import { has } from '../office/tools.ts';
import { readPdf } from '../render/pdf-reader.ts';
import { builtFixture, fixtureIssues } from './fixtures.ts';
import type { Promised } from './promise.ts';

/** The PostScript names of the fonts a PDF may hold, which the package's files bear. */
const shipped = new Set(readdirSync(new URL('../../fonts', import.meta.url)).map((name) => name.replace(/\.ttf$/, '')));

export const validPdf: Promised = {
  number: 2,
  zh: 'PDF 合乎标准（PDF/A-2b）',
  en: 'Valid PDF',
  run: async ({ of, folder, leaveOut }) => {
    const fixtures = fixtureIssues().slice(0, of(Number.POSITIVE_INFINITY, 1));
    const documents: Uint8Array[] = [];
    for (const fixture of fixtures) documents.push((await builtFixture(fixture, folder)).pdf);
    for (const { files } of fc.sample(issue(), of(100, 1))) {
      const { pdf, errors } = await built(files, ['pdf']);
      if (pdf === undefined) throw new Error(`a generated issue was refused: ${JSON.stringify(errors)}`);
      documents.push(pdf);
    }
    const qpdf = has('qpdf');
    if (!qpdf) leaveOut('qpdf --check: qpdf is not installed (Debian package qpdf)');
    const fonts = new Set<string>();
    for (const bytes of documents) {
      const { metadata, pages, tagged } = await readPdf(bytes);
      expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/u);
      expect(tagged).toBe(true);
      for (const { name, embedded } of pages.flatMap((page) => page.fonts)) {
        const font = name.replace(/^[A-Z]{6}\+|-Regular$/g, '');
        expect([font, shipped.has(font), embedded]).toEqual([font, true, true]);
        fonts.add(font);
      }
      if (!qpdf) continue;
      const path = join(folder, 'checked.pdf');
      writeFileSync(path, bytes);
      const { status, stdout } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
    }
    const checked = qpdf ? ', qpdf --check clean' : '';
    return `${documents.length} documents, each PDF/A-2b and tagged${checked}; ${fonts.size} fonts, all embedded and of the package`;
  },
};

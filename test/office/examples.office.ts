import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { type ReadPage, readPdf } from '../render/pdf-reader.ts';
import { throughLibreOffice } from './libreoffice.ts';
import { PITCH, ROWS, rowsOf, TOP } from './rows.ts';
import { has, run } from './tools.ts';

/** The examples' outputs as seen by LibreOffice and qpdf. */
const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-office-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const issues = ['issue-12', 'issue-13'];
const built = new Map<string, { readonly docx: string; readonly pdf: string }>();

beforeAll(async () => {
  for (const name of issues) {
    const issue = join(root, 'examples', name);
    const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output: join(work, name), fonts: 'bundled' });
    const [docx = '', pdf = ''] = outputs.map(({ path }) => path);
    built.set(name, { docx, pdf });
  }
});

describe.runIf(has('qpdf'))('qpdf', () => {
  it.each(issues)('qpdf finds nothing wrong with the PDF: %s', (name) => {
    expect(run('qpdf', ['--check', built.get(name)?.pdf ?? ''])).toContain('No syntax or stream encoding errors found');
  });
});

describe.runIf(has('soffice'))('LibreOffice', () => {
  const read = new Map<string, { readonly opened: readonly ReadPage[]; readonly printed: readonly ReadPage[] }>();

  beforeAll(async () => {
    const paths = throughLibreOffice(
      issues.map((name) => built.get(name)?.docx ?? ''),
      work,
    );
    for (const [index, name] of issues.entries()) {
      const pages = async (path: string | undefined) => (await readPdf(readFileSync(path ?? ''))).pages;
      read.set(name, { opened: await pages(paths[index]), printed: await pages(built.get(name)?.pdf) });
    }
  });

  const pagesOf = (name: string) => read.get(name) ?? { opened: [], printed: [] };

  it.each(issues)('the DOCX has the pages of the PDF with the same items on each: %s', (name) => {
    const { opened, printed } = pagesOf(name);
    expect(opened).toHaveLength(printed.length);
    const starts = (pages: readonly ReadPage[]) => pages.map(({ text }) => text.split('△').length - 1);
    expect(starts(opened)).toEqual(starts(printed));
    for (const label of ['报：', '送：', '发：']) expect(opened.at(-1)?.text).toContain(label);
  });

  // The contents wrap differently: LibreOffice 7.4 puts no page number beyond a right indent, which the layout's two clear characters would
  // need.
  it.each(issues)('the DOCX breaks every line of text where the PDF does: %s', (name) => {
    const { opened, printed } = pagesOf(name);
    expect(opened.slice(1).map(rowsOf)).toEqual(printed.slice(1).map(rowsOf));
  });

  it('sets 22 lines on a full page, at the pitch of the grid', () => {
    // The fifth page of the sample is all text in one face.
    const baselines = [...new Set(pagesOf('issue-12').opened[4]?.lines.map(({ baseline }) => Math.round(baseline * 10) / 10))]
      .filter((baseline) => baseline < TOP + ROWS * PITCH)
      .sort((one, other) => one - other);
    expect(baselines).toHaveLength(ROWS);
    for (const [row, baseline] of baselines.entries()) expect(Math.abs(baseline - (baselines[0] ?? 0) - row * PITCH)).toBeLessThan(0.1);
  });

  it('sets the dash of the page number 7 mm below the type area, within the tolerance of the fonts', () => {
    // The top of a 一字线 is 0.3 to 0.38 of its size above the baseline.
    for (const { lines } of pagesOf('issue-12').opened) {
      const folio = lines.find(({ text }) => /^—\s*\d+\s*—$/.test(text));
      const dash = (folio?.baseline ?? 0) - 0.34 * 14 * (25.4 / 72);
      expect(Math.abs(dash - TOP - 225 - 7)).toBeLessThan(0.1);
    }
  });
});

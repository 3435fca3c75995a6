import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadPage, readPdf } from '../render/pdf-reader.ts';
import { throughLibreOffice } from './libreoffice.ts';
import { rowsOf } from './rows.ts';
import { setIssue } from './set-issue.ts';
import { has } from './tools.ts';
import { kinds, unseen } from './unseen.ts';

/** Issues that nothing was tuned for break in LibreOffice where they break in print. */
const work = mkdtempSync(join(tmpdir(), 'bulletin-lines-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const SEEDS = [11, 14, 203, 303];
const issues = kinds.flatMap((kind) => SEEDS.map((seed) => ({ name: `${kind} ${seed}`, issue: unseen(kind, seed) })));

describe.runIf(has('soffice'))('LibreOffice', () => {
  const read = new Map<string, { readonly opened: readonly ReadPage[]; readonly printed: readonly ReadPage[] }>();

  beforeAll(async () => {
    const printed = new Map<string, readonly ReadPage[]>();
    for (const { name, issue } of issues) {
      const { pdf, docx } = await setIssue(issue);
      printed.set(name, (await readPdf(pdf)).pages);
      writeFileSync(join(work, `${name.replace(' ', '-')}.docx`), docx);
    }
    const paths = throughLibreOffice(
      issues.map(({ name }) => join(work, `${name.replace(' ', '-')}.docx`)),
      work,
    );
    for (const [index, { name }] of issues.entries()) {
      const opened = (await readPdf(readFileSync(paths[index] ?? ''))).pages;
      read.set(name, { opened, printed: printed.get(name) ?? [] });
    }
  });

  const pagesOf = (name: string) => read.get(name) ?? { opened: [], printed: [] };
  const names = issues.map(({ name }) => name);

  it.each(names)('has 99 percent of the lines of the PDF behind its first page: %s', (name) => {
    const { opened, printed } = pagesOf(name);
    const lines = printed
      .slice(1)
      .flatMap(rowsOf)
      .filter((row) => row !== '');
    const theirs = new Set(opened.slice(1).flatMap(rowsOf));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((row) => !theirs.has(row)).length).toBeLessThanOrEqual(lines.length * 0.01);
  });

  // The last line of text goes to the last page; see below.
  it.each(names)('has them in their rows, but for the last two pages: %s', (name) => {
    const { opened, printed } = pagesOf(name);
    const rows = printed.slice(1, -2).flatMap(rowsOf);
    const theirs = opened.slice(1, -2).flatMap(rowsOf);
    expect(rows.filter((row, index) => row !== theirs[index]).length).toBeLessThanOrEqual(rows.length * 0.02);
  });

  // The last line of text goes to the imprint's page; LibreOffice takes a short paragraph whole.
  it.each(names)('begins every page but the last where the PDF does: %s', (name) => {
    const { opened, printed } = pagesOf(name);
    expect(opened).toHaveLength(printed.length);
    const starts = (pages: readonly ReadPage[]) => pages.slice(1, -1).map((page) => rowsOf(page)[0]);
    expect(starts(opened)).toEqual(starts(printed));
  });
});

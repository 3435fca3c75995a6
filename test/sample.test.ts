import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { nodeHost } from '../src/host/node/index.ts';
import { type ReadLine, type ReadPage, type ReadPdf, readPdf } from './render/pdf-reader.ts';

const issue = join(import.meta.dirname, '..', 'examples', 'issue-12');
const blank = /\s+/gu;

/** The text of the real issue: sections, items, 报/送/发, in printed order, without the fixture's own headings. */
const sample = readFileSync(join(import.meta.dirname, 'typeset', 'fixtures', 'text.md'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('## ('))
  .map((line) => line.replace(/^## /, '').replace(blank, ''));

it('the example has exactly the sample’s text', async () => {
  const names = (await readdir(issue)).filter((name) => name.endsWith('.md')).sort();
  const items = sample.filter((line) => line.startsWith('△'));
  expect(names).toHaveLength(items.length);
  for (const [index, name] of names.entries()) {
    const [, title = '', body = ''] = /title: (.*)\n[\s\S]*?\n---\n([\s\S]*)$/.exec(await readFile(join(issue, name), 'utf8')) ?? [];
    const text = `${title}。${body}`.replaceAll('**', '').replace(blank, '');
    expect(items[index]).toContain(text);
    expect(items[index]?.replace(text, '')).toMatch(/^△(宿州市委组织部：)?(（..?[县区]委组织部）)?$/);
  }
});

describe('its outputs', () => {
  const output = mkdtempSync(join(tmpdir(), 'bulletin-sample-'));
  let docx = Buffer.alloc(0);
  let pdf: ReadPdf;

  beforeAll(async () => {
    const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output, fonts: 'bundled' });
    const [first, second] = await Promise.all(outputs.map(({ path }) => readFile(path)));
    docx = first ?? docx;
    pdf = await readPdf(second ?? Buffer.alloc(0));
  });
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  it('contain all of it in order', async () => {
    // Page numbers are among the lines of the PDF's text; the text itself has no such sequence.
    expectInOrder(pdf.pages.map(({ text }) => text.replace(blank, '').replace(/—\d+—/g, '')).join(''));
    expectInOrder((await mammoth.extractRawText({ buffer: docx })).value.replace(blank, ''));
  });

  it('break lines and pages as the office printed them (pages 2 to 4 are its first three)', () => {
    for (const [index, lines] of printed.entries()) {
      const page = bodyOf(pdf.pages[index + 1]).map(({ text }) => text.replace(blank, ''));
      expect(page).toEqual(lines);
    }
    expect(printed.map((lines) => lines.length)).toEqual([21, 21, 21]);
    expect(pdf.pages).toHaveLength(6);
    expect(pdf.pages[5]?.text).toMatch(/报：.*送：.*发：.*— 6 —$/);
  });

  it('fill the type area from edge to edge within 0.3 mm, on baselines a 22nd of it apart within 0.05 mm', () => {
    const row = 225 / 22;
    let full = 0;
    for (const page of pdf.pages.slice(1)) {
      const lines = bodyOf(page).filter(({ size }) => Math.abs(size - 16) < 0.01);
      const first = lines[0]?.baseline ?? 0;
      for (const [index, line] of lines.entries()) {
        expect(Math.abs((line.baseline - first) / row - Math.round((line.baseline - first) / row)) * row).toBeLessThan(0.05);
        // A line followed by another of its paragraph is full; only first lines are indented.
        const next = lines[index + 1];
        if (next === undefined || Math.abs(next.left - 28) > 0.3 || line.right < 170) continue;
        full += 1;
        expect(Math.abs(line.right - 184)).toBeLessThan(0.3);
        if (!line.text.startsWith('△')) expect(Math.abs(line.left - 28)).toBeLessThan(0.3);
      }
    }
    expect(full).toBeGreaterThan(80);
  });
});

/** The lines of a page without its number and, on the last page, the imprint, which is smaller. */
function bodyOf(page: ReadPage | undefined): readonly ReadLine[] {
  return page?.lines.filter(({ text }) => !/^— \d+ —$/.test(text)) ?? [];
}

/** The three printed pages as lists of lines, without the blanks that the office's PDF has between hanzi and figures. */
const printed = readFileSync(join(import.meta.dirname, 'typeset', 'fixtures', 'layout-pages-1-3.txt'), 'utf8')
  .split(/^=== .*\n/m)
  .slice(1)
  .map((page) =>
    page
      .split('\n')
      .map((line) => line.replace(blank, ''))
      .filter((line) => line !== ''),
  );

function expectInOrder(text: string): void {
  // Titles are in the contents as well, so each part is searched for after the previous one.
  let from = text.indexOf(sample.find((line) => line.startsWith('△')) ?? '') - (sample[0]?.length ?? 0);
  for (const part of sample) {
    const at = text.indexOf(part, from);
    expect(at, `“${part.slice(0, 30)}…” after character ${from}`).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

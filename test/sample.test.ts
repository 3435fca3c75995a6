import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import { build } from '../src/build.ts';
import { nodeHost } from '../src/host-node.ts';
import { readPdf } from './render/pdf-reader.ts';

const issue = join(import.meta.dirname, '..', 'examples', 'issue-12');
const blank = /\s+/gu;

/** The words of the real issue: sections, items, 报/送/发, in printed order; headings of the fixture itself left out. */
const sample = readFileSync(join(import.meta.dirname, 'render', 'sample-text.md'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('## ('))
  .map((line) => line.replace(/^## /, '').replace(blank, ''));

it('the example holds the sample’s text to the character', async () => {
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

it('all of it is found, in order, in the PDF and in the DOCX', async () => {
  const output = await mkdtemp(join(tmpdir(), 'bulletin-sample-'));
  try {
    const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output, fonts: 'bundled' });
    const [docx, pdf] = await Promise.all(outputs.map(({ path }) => readFile(path)));
    // Page numbers stand between the lines of the PDF's text; the text itself holds no such run.
    const { pages } = await readPdf(pdf ?? new Uint8Array());
    expectInOrder(pages.map(({ text }) => text.replace(blank, '').replace(/—\d+—/g, '')).join(''));
    expectInOrder((await mammoth.extractRawText({ buffer: docx ?? Buffer.alloc(0) })).value.replace(blank, ''));
  } finally {
    await rm(output, { recursive: true, force: true });
  }
});

function expectInOrder(text: string): void {
  // Titles stand in the contents as well, so each part is looked for behind the one before.
  let from = text.indexOf(sample.find((line) => line.startsWith('△')) ?? '') - (sample[0]?.length ?? 0);
  for (const part of sample) {
    const at = text.indexOf(part, from);
    expect(at, `“${part.slice(0, 30)}…” after character ${from}`).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

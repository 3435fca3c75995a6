import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { throughLibreOffice } from './libreoffice.ts';
import { has, run } from './tools.ts';

/** The kinds of bulletins under examples/kinds have the same letters on the same pages in the PDF and in the DOCX as LibreOffice opens it. */
const kinds = join(import.meta.dirname, '..', '..', 'examples', 'kinds');
const work = mkdtempSync(join(tmpdir(), 'bulletin-kinds-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const pagesOf = (pdf: string) =>
  run('pdftotext', ['-layout', pdf, '-'])
    .split('\f')
    .map((page) => [...page.replace(/[^\p{L}\p{N}△]/gu, '')].sort().join(''))
    .filter((page) => page !== '');

it.runIf(has('soffice') && has('pdftotext'))('print alike in both formats', async () => {
  const built = [];
  for (const name of readdirSync(kinds)) {
    const issue = join(kinds, name, readdirSync(join(kinds, name)).find((folder) => folder.startsWith('issue-')) ?? '');
    const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output: join(work, name), fonts: 'bundled' });
    built.push({ name, docx: outputs[0]?.path ?? '', pdf: outputs[1]?.path ?? '' });
  }
  const opened = throughLibreOffice(
    built.map(({ docx }) => docx),
    work,
  );
  for (const [index, { name, pdf }] of built.entries()) expect([name, pagesOf(opened[index] ?? '')]).toEqual([name, pagesOf(pdf)]);
});

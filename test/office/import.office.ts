import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { importItems } from '../../src/import/plan/import-items.ts';
import { toPlainText } from '../../src/model/body.ts';
import { readIssue } from '../../src/read/index.ts';
import { libreOfficeCases } from '../import/libreoffice-cases.ts';
import { has, run } from './tools.ts';

/** The fixtures of test/import, remade by the installed LibreOffice from text, HTML and OpenDocument. */
const fixtures = join(import.meta.dirname, '..', 'import', 'fixtures');
const work = mkdtempSync(join(tmpdir(), 'bulletin-import-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.runIf(has('soffice'))('a DOCX that LibreOffice makes now', () => {
  it.each(libreOfficeCases.map((each) => [each.name, each] as const))('comes in whole: %s', async (name, { source, filter, holds }) => {
    const reading = filter === undefined ? [] : [`--infilter=${filter}`];
    run('soffice', [
      `-env:UserInstallation=file://${work}/profile`,
      '--headless',
      ...reading,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      work,
      join(fixtures, source),
    ]);
    await holds(readFileSync(join(work, `${name}.docx`)));
  });
});

const examples = join(import.meta.dirname, '..', '..', 'examples');

async function wordsOf(issue: string) {
  const { manuscript } = await readIssue(nodeHost(), issue, join(issue, '..', 'bulletin.yaml'));
  return manuscript.items.map(({ values: { title, source, category }, body }) => ({
    title,
    source,
    category,
    body: body.map((block) => (block.type === 'paragraph' ? toPlainText(block.children) : '')),
  }));
}

describe.runIf(has('pdftotext'))('the text of a printed PDF', () => {
  it.each([[[]], [['-layout']], [['-raw']]])('imports back to the items it was printed from: pdftotext %j', async (mode) => {
    const cwd = mkdtempSync(join(work, 'pdf-'));
    mkdirSync(join(cwd, 'anqing'));
    cpSync(join(examples, 'bulletin.yaml'), join(cwd, 'anqing', 'bulletin.yaml'));
    const { outputs } = await build(nodeHost(), { issue: join(examples, 'issue-12'), formats: ['pdf'], output: cwd, fonts: 'bundled' });
    writeFileSync(join(cwd, 'old.txt'), run('pdftotext', [...mode, outputs[0]?.path ?? '', '-']));
    const { issue, imported } = await importItems({ ...nodeHost(), cwd }, { files: ['old.txt'], to: 'anqing/issue-12', split: true });
    expect(imported[0]?.issue).toMatchObject({ number: 12, date: '2021-09-15' });
    expect(imported[0]?.remarks.filter(({ kind }) => kind === 'unplaced')).toEqual([]);
    expect(await wordsOf(issue)).toEqual(await wordsOf(join(examples, 'issue-12')));
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { libreOfficeCases } from '../import/libreoffice-cases.ts';
import { has, run } from './tools.ts';

/** The fixtures of test/import made anew by the LibreOffice that is here, from text, a web page and an OpenDocument text. */
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
